"""Whether the right answer is said: not only the topic but the entry; the table is printed.

A wrong specific answer sounds sure and misleads; the general answer of the topic, with the right entry a
tap away, is always better.
"""

from __future__ import annotations

from collections import Counter

import pytest

from actions.answer import Answer
from actions.offers import with_offers
from knowledge.library import Library
from knowledge.models import WHOLE_COUNTRY
from nlu.normalise import normalise
from tests.conftest import TODAY
from tests.nlu.answering import entry_said, ranked_topics
from tests.nlu.examples import FOLDER, examples, read

# Measured; see docs/nlu-scores.md.
LEAST_RIGHT, LEAST_RIGHT_OR_OFFERED, MOST_WRONG = 0.51, 0.84, 0.045


def outcome(answer: Answer, text: str, wanted: str | None) -> str:
    """What the worker gets: right, offered, general, wrong or asked back; None wants the general answer."""
    entry = entry_said(answer, text)
    if entry is None:
        return "asked back"
    if entry.key == wanted:
        return "right"
    search = answer.services.library.search
    entries = {one.key: one for one in search.entries(on=TODAY)}
    general = next(one for one in entries.values() if one.topic == entry.topic)
    if entry != general:
        return "wrong"
    ranked = ranked_topics(text)
    buttons = with_offers(
        entry, normalise(text), ranked, general=True, search=search, on=TODAY, region=WHOLE_COUNTRY
    )
    offered = wanted is not None and entries[wanted].asks[0] in {button.payload for button in buttons}
    return "offered" if offered else "general"


def test_the_right_entry_is_said_or_offered(answer: Answer, capsys: pytest.CaptureFixture[str]) -> None:
    held_out = read(FOLDER / "heldout_entries.yml")
    general = held_out.pop("general")
    got = Counter(outcome(answer, text, key) for key, texts in held_out.items() for text in texts)
    unanswered = Counter(outcome(answer, one["text"], None) for one in general)
    with capsys.disabled():
        print(f"\n{'entries':<24}" + "".join(f"{name:>12}" for name in sorted(got)))
        print(f"{got.total():<24}" + "".join(f"{got[name] / got.total():>12.1%}" for name in sorted(got)))
        print(f"no entry for it: {unanswered['wrong']} of {unanswered.total()} got a specific answer")
    assert got["right"] / got.total() >= LEAST_RIGHT
    assert (got["right"] + got["offered"]) / got.total() >= LEAST_RIGHT_OR_OFFERED
    assert got["wrong"] / got.total() <= MOST_WRONG


def test_nothing_held_out_was_trained_on() -> None:
    trained = {normalise(text) for texts in examples().values() for text in texts}
    held_out = read(FOLDER / "heldout_entries.yml")
    texts = [one["text"] for one in held_out.pop("general")] + [
        t for texts in held_out.values() for t in texts
    ]
    assert [text for text in texts if normalise(text) in trained] == []


def test_every_entry_it_names_exists(library: Library) -> None:
    known = {entry.key for entry in library.search.entries(on=TODAY)}
    assert set(read(FOLDER / "heldout_entries.yml")) - {"general"} <= known
