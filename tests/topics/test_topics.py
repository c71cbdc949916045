"""What every topic folder promises, and what the four topics of the first release hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.check import Checked, check
from knowledge.errors import Fault
from knowledge.library import Library
from knowledge.topic_files import read_topic, topic_paths
from tests.conftest import TODAY

TOPIC_FILES = topic_paths()
FULL_TOPICS = ("wage_arrears", "legal_aid", "union_station", "union_membership")
LEAST_ENTRIES, LEAST_WAYS_OF_ASKING = 12, 40

each_topic = pytest.mark.parametrize("path", TOPIC_FILES, ids=lambda path: path.parent.name)


@pytest.fixture(scope="module")
def faults() -> list[Fault]:
    return check(Checked(), today=TODAY)


@each_topic
def test_the_check_passes(path: Path, faults: list[Fault]) -> None:
    file = read_topic(path).file
    assert [str(fault) for fault in faults if fault.file == file] == []


@each_topic
def test_everything_written_is_published(path: Path, library: Library) -> None:
    written = read_topic(path)
    published = [entry.id for entry in library.entries.published(on=TODAY, topic=written.id)]
    expired = {entry.id for entry in written.entries if entry.valid_to and entry.valid_to < TODAY}
    assert published == [entry.id for entry in written.entries if entry.id not in expired]
    assert written.id in {topic.id for topic in library.entries.topics()}


@each_topic
def test_every_way_of_asking_finds_its_entry(path: Path, library: Library) -> None:
    topic = path.parent.name
    for entry in library.entries.published(on=TODAY, topic=topic):
        for ask in entry.asks:
            best = library.search.in_topic(topic, ask, on=TODAY, region=entry.region)[0]
            assert (best.entry.key, best.score, best.asked) == (entry.key, 1.0, ask)


@each_topic
def test_every_button_finds_the_entry_it_names(path: Path, library: Library) -> None:
    targets = {(one.title, one.asks[0]): one for one in library.entries.published(on=TODAY)}
    for entry, written in zip(
        library.entries.published(on=TODAY, topic=path.parent.name), read_topic(path).entries, strict=True
    ):
        assert len(entry.follow_ups) == len(written.follow_ups)
        for button in entry.follow_ups:
            target = targets[button.title, button.payload]
            first = library.search.everywhere(button.payload, on=TODAY, region=target.region)[0]
            assert (first.entry.key, first.score) == (target.key, 1.0)


@pytest.mark.parametrize("topic", FULL_TOPICS)
def test_the_first_topics_are_full(topic: str, library: Library) -> None:
    entries = library.entries.published(on=TODAY, topic=topic)
    assert len(entries) >= LEAST_ENTRIES
    assert sum(len(entry.asks) for entry in entries) >= LEAST_WAYS_OF_ASKING


@pytest.mark.parametrize(
    ("question", "topic", "law"),
    [
        ("老板拖欠我三个月工资不给怎么办", "wage_arrears", "劳动合同法"),
        ("请不起律师能免费打官司吗", "legal_aid", "法律援助法"),
        ("送外卖的能加入工会吗", "union_membership", "工会法"),
    ],
)
def test_the_questions_this_was_built_for(question: str, topic: str, law: str, library: Library) -> None:
    match = library.search.everywhere(question, on=TODAY)[0]
    assert match.entry.topic == topic
    assert law in {reference.title for reference in match.entry.law}
