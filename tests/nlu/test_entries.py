"""Whether the right answer is said: not only the topic but the entry; the table is printed.

A wrong specific answer sounds sure and misleads; the general answer of the topic, with the right entry a
tap away, is always better.
"""

from __future__ import annotations

from collections import Counter

import pytest

from actions.answer import Answer
from actions.entry_meant import general_entry
from actions.offers import with_offers
from knowledge.library import Library
from knowledge.models import WHOLE_COUNTRY
from nlu.encoder import default_encoder
from nlu.normalise import normalise
from tests.conftest import TODAY
from tests.nlu.answering import entries_said, ranked_topics
from tests.nlu.examples import FOLDER, examples, read

# Measured; see docs/nlu-scores.md.
LEAST_RIGHT, LEAST_RIGHT_OR_OFFERED, MOST_WRONG = 0.8, 0.85, 0.11


def held_out() -> list[tuple[str, list[str]]]:
    """Each message with the entries that answer it rightly, the best first."""
    return [(str(one["text"]), one["entries"]) for one in read(FOLDER / "heldout_entries.yml")]


def outcome(answer: Answer, text: str, accepted: list[str]) -> str:
    """What the worker gets: right, right but said second, offered (under a general answer), general ..."""
    said = entries_said(answer, text)
    if said is None:
        return "asked back"
    entry = said.entry
    if entry.key in accepted:
        return "right"
    if said.also is not None and said.also.key in accepted:
        return "second"
    search = answer.services.library.search
    if entry != general_entry(search, entry.topic, on=TODAY):
        return "wrong"
    ranked = ranked_topics(text)
    buttons = with_offers(
        entry, normalise(text), ranked, general=True, search=search, on=TODAY, region=WHOLE_COUNTRY
    )
    payloads = {button.payload for button in buttons}
    first_asks = {one.asks[0] for one in search.entries(on=TODAY) if one.key in accepted and one.asks}
    return "offered" if payloads & first_asks else "general"


def test_the_right_entry_is_said_or_offered(answer: Answer, capsys: pytest.CaptureFixture[str]) -> None:
    encoded = default_encoder().encoded
    got = Counter(outcome(answer, text, accepted) for text, accepted in held_out())
    with capsys.disabled():
        print(f"\n{'entries':<24}" + "".join(f"{name:>12}" for name in sorted(got)))
        print(f"{got.total():<24}" + "".join(f"{got[name] / got.total():>12.1%}" for name in sorted(got)))
        print(f"{default_encoder().encoded - encoded} sentences encoded")
    assert got["right"] / got.total() >= LEAST_RIGHT
    assert (got["right"] + got["second"] + got["offered"]) / got.total() >= LEAST_RIGHT_OR_OFFERED
    assert got["wrong"] / got.total() <= MOST_WRONG


def test_nothing_held_out_was_trained_on() -> None:
    trained = {normalise(text) for texts in examples().values() for text in texts}
    assert [text for text, _ in held_out() if normalise(text) in trained] == []


def test_every_entry_it_names_exists(library: Library) -> None:
    known = {entry.key for entry in library.search.entries(on=TODAY)}
    named = {key for _, accepted in held_out() for key in accepted}
    assert named <= known
    assert all(accepted for _, accepted in held_out())
