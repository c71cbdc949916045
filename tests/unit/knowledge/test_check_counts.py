"""There are as many entries as were promised, in each topic and in all."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.check import Checked, check
from knowledge.entry_counts import COUNTS_FILE, read_counts
from knowledge.errors import BadDataFile, Fault
from knowledge.topic_files import read_topic, topic_paths
from tests.unit.knowledge.written import TODAY, ContentInFolder, entry


@pytest.fixture
def counts(content: ContentInFolder) -> Path:
    written = {"overall": 4, "each": 1, "topics": [{"id": "wage_arrears", "least": 3}]}
    return content.write(content.root / "counts.yml", written)


def faults_of(content: ContentInFolder, counts: Path) -> list[Fault]:
    checked = Checked(folder=content.folder, figures=None, counts=counts, places=False)
    return check(checked, today=TODAY)


def test_enough(content: ContentInFolder, counts: Path) -> None:
    content.topic("wage_arrears", *(entry(name) for name in ("one", "two", "three")))
    content.topic("legal_aid", entry("four"))
    assert faults_of(content, counts) == []


def test_too_few_of_a_topic_and_in_all(content: ContentInFolder, counts: Path) -> None:
    content.topic("wage_arrears", entry("one"), entry("two"))
    overall, topic = faults_of(content, counts)
    assert topic.problem == "wage_arrears has 2 entries and needs 3"
    assert not topic.warning
    assert overall.problem == "all topics together have 2 entries and need 4"
    assert overall.warning


def test_a_topic_that_was_lost(content: ContentInFolder, counts: Path) -> None:
    content.topic("legal_aid", *(entry(name) for name in ("one", "two", "three", "four")))
    (fault,) = faults_of(content, counts)
    assert fault.problem == "there is no topic wage_arrears"


@pytest.mark.parametrize(
    ("topics", "problem"),
    [
        ("[{id: a, least: 3}, {id: a, least: 4}]", "two counts for a"),
        ("[{id: a, least: 1}]", "a needs no more than every topic does"),
        ("[{id: a}]", "topic has no least"),
    ],
)
def test_counts_that_cannot_be_used(
    content: ContentInFolder, counts: Path, topics: str, problem: str
) -> None:
    counts.write_text(f"overall: 4\neach: 1\ntopics: {topics}\n", encoding="utf-8")
    with pytest.raises(BadDataFile, match=problem):
        read_counts(counts)
    content.topic("legal_aid", entry("one"))
    assert problem in [fault.problem for fault in faults_of(content, counts)]


def test_what_was_promised() -> None:
    counts = read_counts(COUNTS_FILE)
    assert counts.overall >= 500
    for path in topic_paths():
        topic = read_topic(path)
        assert len(topic.entries) >= counts.least(topic.id) >= 4
