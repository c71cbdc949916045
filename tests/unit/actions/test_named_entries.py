"""Entries and topics that code knows by name are there; staff who rename one find out here."""

from __future__ import annotations

import pytest

from actions import answer, entry_meant, refusals, somebody_there
from knowledge.library import Library
from nlu import topics
from tests.conftest import TODAY


@pytest.mark.parametrize("entry", sorted(refusals.SMALL_TALK | {answer.UNINTELLIGIBLE}))
def test_small_talk(library: Library, entry: str) -> None:
    known = {one.id for one in library.search.entries(on=TODAY) if one.topic == entry_meant.OUT_OF_SCOPE}
    assert entry in known


def test_topics(library: Library) -> None:
    known = {one.topic for one in library.search.entries(on=TODAY)}
    assert set(topics.LIKELIER) | {topics.OUT_OF_SCOPE, entry_meant.OUT_OF_SCOPE} <= known
    assert topics.OUT_OF_SCOPE == entry_meant.OUT_OF_SCOPE


def test_the_greeting_is_listed(library: Library) -> None:
    assert library.search.exact(somebody_there.GREETING, on=TODAY) is not None
