"""Sources: every one can be named, none rests on what nobody saw."""

from __future__ import annotations

import datetime as dt

import pytest

from knowledge.errors import BadDataFile
from knowledge.sources import read_sources
from tests.unit.knowledge.written import ContentInFolder


def test_shipped_sources_can_be_read() -> None:
    assert all(graded.source.title for graded in read_sources().values())


def test_reads_a_source(content: ContentInFolder) -> None:
    graded = read_sources(content.folder.sources)["newspaper"]
    assert (graded.source.title, graded.source.date, graded.grade) == ("工人日报", dt.date(2026, 1, 29), "B")


def test_all_faults_at_once(content: ContentInFolder) -> None:
    content.write(
        content.folder.sources,
        [{"id": "one", "title": "一", "grade": "D"}, {"id": "one", "title": "二"}, {"id": "two"}, "three"],
    )
    with pytest.raises(BadDataFile) as caught:
        read_sources(content.folder.sources)
    assert {fault.problem for fault in caught.value.faults} == {
        "grade D of one is not one to rest an answer on",
        "two sources have the id one",
        "source has no title",
        "an item is no mapping",
    }
