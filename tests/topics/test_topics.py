"""What every topic folder promises, and what the four topics of the first release hold."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest

from actions.sensitive import GOES_ON
from knowledge.check import Checked, check
from knowledge.entries import Entry
from knowledge.errors import Fault
from knowledge.library import Library
from knowledge.topic_files import TopicFile, read_topic, topic_paths
from nlu.sensitive import KINDS, OF_ANOTHER
from tests.conftest import TODAY

TOPIC_FILES = topic_paths()
FULL_TOPICS = ("wage_arrears", "legal_aid", "union_station", "union_membership")
LEAST_ENTRIES, LEAST_WAYS_OF_ASKING = 12, 80

each_topic = pytest.mark.parametrize("path", TOPIC_FILES, ids=lambda path: path.parent.name)


@pytest.fixture(scope="module")
def faults() -> list[Fault]:
    return check(Checked(), today=TODAY)


@pytest.fixture(scope="module")
def all_published(library: Library) -> list[Entry]:
    """Everything published; read once, because every read takes a second."""
    return library.entries.published(on=TODAY)


@pytest.fixture
def published(all_published: list[Entry], path: Path) -> list[Entry]:
    """What the topic publishes."""
    return [entry for entry in all_published if entry.topic == path.parent.name]


@functools.cache
def read(path: Path) -> TopicFile:
    """The topic's file, read once."""
    return read_topic(path)


@each_topic
def test_the_check_passes(path: Path, faults: list[Fault]) -> None:
    file = read(path).file
    assert [str(fault) for fault in faults if fault.file == file and not fault.warning] == []


@each_topic
def test_everything_written_is_published(path: Path, published: list[Entry], library: Library) -> None:
    written = read(path)
    expired = {entry.id for entry in written.entries if entry.valid_to and entry.valid_to < TODAY}
    assert [entry.id for entry in published] == [
        entry.id for entry in written.entries if entry.id not in expired
    ]
    assert written.id in {topic.id for topic in library.entries.topics()}


@each_topic
def test_every_way_of_asking_finds_its_entry(path: Path, published: list[Entry], library: Library) -> None:
    topic = path.parent.name
    for entry in published:
        for ask in entry.asks:
            best = library.search.in_topic(topic, ask, on=TODAY, region=entry.region)[0]
            assert (best.entry.key, best.score, best.asked) == (entry.key, 1.0, ask)


@each_topic
def test_every_button_finds_the_entry_it_names(
    path: Path, published: list[Entry], all_published: list[Entry], library: Library
) -> None:
    targets = {(one.title, one.asks[0]): one for one in all_published}
    for entry, written in zip(published, read(path).entries, strict=True):
        assert len(entry.follow_ups) == len(written.follow_ups)
        for button in entry.follow_ups:
            target = targets[button.title, button.payload]
            first = library.search.everywhere(button.payload, on=TODAY, region=target.region)[0]
            assert (first.entry.key, first.score) == (target.key, 1.0)


@each_topic
def test_every_topic_is_asked_for_in_many_ways(path: Path) -> None:
    written = read(path)
    assert sum(len(entry.ask) for entry in written.entries) >= LEAST_WAYS_OF_ASKING


@pytest.mark.parametrize("topic", FULL_TOPICS)
def test_the_first_topics_are_full(topic: str, library: Library, all_published: list[Entry]) -> None:
    entries = library.entries.published(on=TODAY, topic=topic)
    assert entries == [entry for entry in all_published if entry.topic == topic]
    assert len(entries) >= LEAST_ENTRIES


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


def test_every_alarm_has_its_reviewed_reply(library: Library) -> None:
    """nlu knows the kinds of alarm, the topics hold the replies; neither may lag behind the other."""
    replies = {entry.id: entry for entry in library.entries.published(on=TODAY) if entry.scope == "sensitive"}
    assert set(replies) == {*KINDS, f"distress{OF_ANOTHER}", *GOES_ON.values()}
    for entry in replies.values():
        assert "110" in entry.answer or "12351" in entry.answer
