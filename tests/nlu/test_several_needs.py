"""Whether a message that asks for several things has all of them among its topics, and one that asks for one
thing no other; the shares are printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from actions.offers import MOST_NEEDS, SECOND_NEED
from nlu.normalise import normalise
from nlu.topics import OUT_OF_SCOPE
from tests.nlu.answering import ranked_topics
from tests.nlu.examples import FOLDER, examples, read

# What ends or pauses a sentence; a message without any of it was spoken, not typed.
_PAUSES = frozenset(",，。、;；?？!！ ")
# Measured; see docs/nlu-scores.md.
LEAST_KNOWN = {"first forty": 0.81, "punctuated": 0.7, "spoken": 0.78}
MOST_OTHERS, MOST_ASTRAY, MOST_FOREIGN = 12, 4, 3


@dataclass
class Count:
    """Needs wanted, answered or offered; other topics offered; messages whose first answer is no need."""

    wanted: int = 0
    known: int = 0
    others: int = 0
    astray: int = 0


def answered_or_offered(text: str) -> list[str]:
    """The topic that is answered, then those that are offered besides."""
    first, *rest = ranked_topics(text)
    likely = [topic for topic, score in rest if score >= SECOND_NEED and topic != OUT_OF_SCOPE]
    return [first[0], *likely[:MOST_NEEDS]]


def _kind(number: int, message: dict[str, Any]) -> str:
    if number < 40:
        return "first forty"
    return "punctuated" if _PAUSES.intersection(message["text"]) else "spoken"


def test_every_need_is_answered_or_offered(capsys: pytest.CaptureFixture[str]) -> None:
    counts = {kind: Count() for kind in LEAST_KNOWN}
    for number, message in enumerate(read(FOLDER / "several_needs.yml")):
        said, wanted = answered_or_offered(message["text"]), {*message["topics"]}
        count = counts[_kind(number, message)]
        count.astray += said[0] not in wanted
        count.wanted += len(wanted)
        count.known += len(wanted.intersection(said))
        count.others += len({*said} - wanted - {*message.get("also", [])})
    with capsys.disabled():
        for kind, one in counts.items():
            print(
                f"\n{kind}: {one.known} of {one.wanted} needs answered or offered, "
                f"{one.others} others, {one.astray} astray"
            )
    for kind, one in counts.items():
        assert one.known / one.wanted >= LEAST_KNOWN[kind], kind
    assert sum(one.others for one in counts.values()) <= MOST_OTHERS
    assert sum(one.astray for one in counts.values()) <= MOST_ASTRAY


def test_a_message_with_one_need_offers_no_other_topic(capsys: pytest.CaptureFixture[str]) -> None:
    messages = read(FOLDER / "one_need.yml")
    foreign = [
        one["text"] for one in messages if not {*answered_or_offered(one["text"])[1:]} <= {*one["topics"]}
    ]
    with capsys.disabled():
        print(f"\none need: {len(foreign)} of {len(messages)} offer another topic: {foreign}")
    assert len(foreign) <= MOST_FOREIGN


def test_nothing_of_it_was_trained_on() -> None:
    trained = {normalise(text) for texts in examples().values() for text in texts}
    files = (FOLDER / "several_needs.yml", FOLDER / "one_need.yml")
    texts = [message["text"] for file in files for message in read(file)]
    assert [text for text in texts if normalise(text) in trained] == []
