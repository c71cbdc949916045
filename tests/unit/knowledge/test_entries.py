"""Entries: what holds on a day, for a person somewhere, with buttons that lead on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from knowledge.database import Database
from knowledge.entries import Button, Entry, EntryRepository, LawReference
from knowledge.errors import EntryNotFound
from knowledge.load import load
from tests.unit.knowledge.test_load import staff_publishes
from tests.unit.knowledge.written import NOW, TODAY, ContentInFolder, entry

Loaded = Callable[..., EntryRepository]


@pytest.fixture
def loaded(database: Database, content: ContentInFolder) -> Loaded:
    def load_topic(*entries: dict[str, Any]) -> EntryRepository:
        content.topic("wage_arrears", *entries)
        load(database, now=NOW, folder=content.folder)
        return EntryRepository(database)

    return load_topic


def keys(entries: list[Entry]) -> list[str]:
    return [one.key for one in entries]


def test_everything_of_an_entry(loaded: Loaded) -> None:
    repository = loaded(entry("first_steps", more="细节", sources=["newspaper"], action="action_answer"))
    found = repository.get(topic="wage_arrears", entry="first_steps", on=TODAY)
    assert found.key == "wage_arrears/first_steps"
    assert found.asks == ("first_steps怎么办", "碰到first_steps该找谁")
    assert found.law == (LawReference("劳动合同法", "第八十五条"),)
    assert found.sources[0].date == dt.date(2026, 1, 29)
    assert (found.version, found.origin, found.region, found.action) == (
        1,
        "shipped",
        "000000",
        "action_answer",
    )
    assert (found.more, found.reviewed_on, found.valid_to) == ("细节", dt.date(2026, 11, 1), None)


@pytest.mark.parametrize(
    ("on", "holds"),
    [
        (dt.date(2019, 12, 31), False),
        (dt.date(2020, 1, 1), True),
        (dt.date(2020, 12, 31), True),
        (dt.date(2021, 1, 1), False),
    ],
)
def test_holds_from_its_first_day_to_its_last(loaded: Loaded, on: dt.date, holds: bool) -> None:
    repository = loaded(entry("first_steps", valid_from=dt.date(2020, 1, 1), valid_to=dt.date(2020, 12, 31)))
    assert keys(repository.published(on=on)) == (["wage_arrears/first_steps"] if holds else [])
    if not holds:
        with pytest.raises(EntryNotFound, match="no published entry wage_arrears/first_steps"):
            repository.get(topic="wage_arrears", entry="first_steps", on=on)


@pytest.mark.parametrize(
    ("region", "holds"),
    [("370602", True), ("370600", True), ("370000", False), ("110000", False), ("000000", False)],
)
def test_an_entry_for_a_city_holds_in_its_districts(loaded: Loaded, region: str, holds: bool) -> None:
    repository = loaded(entry("first_steps", region="山东省烟台市"))
    try:
        found = repository.get(topic="wage_arrears", entry="first_steps", on=TODAY, region=region)
    except EntryNotFound:
        assert not holds
    else:
        assert holds
        assert found.region == "370600"


def test_buttons_say_the_first_way_of_asking(loaded: Loaded) -> None:
    repository = loaded(
        entry("first_steps", follow_ups=["where", "expired", "absent"]),
        entry("where", title="去哪投诉", ask=["欠薪去哪投诉", "找谁"]),
        entry("expired", valid_to=dt.date(2020, 1, 1)),
    )
    found = repository.get(topic="wage_arrears", entry="first_steps", on=TODAY)
    assert found.follow_ups == (Button("去哪投诉", "欠薪去哪投诉"),)


def test_a_button_of_a_topic_read_alone_leads_to_another_topic(
    loaded: Loaded, content: ContentInFolder
) -> None:
    content.topic("legal_aid", entry("how", title="申请援助", ask=["怎么申请法律援助"]))
    repository = loaded(entry("first_steps", follow_ups=["legal_aid/how"]))
    (found,) = repository.published(on=TODAY, topic="wage_arrears")
    assert found.follow_ups == (Button("申请援助", "怎么申请法律援助"),)


def test_topics_in_order(loaded: Loaded, content: ContentInFolder) -> None:
    content.topic("legal_aid", entry("how"), title="法律援助")
    repository = loaded(entry())
    assert [(topic.id, topic.title) for topic in repository.topics()] == [
        ("legal_aid", "法律援助"),
        ("wage_arrears", "拖欠工资"),
    ]


def test_staff_versions_count_the_content_on(loaded: Loaded, database: Database) -> None:
    repository = loaded(entry("first_steps"))
    before = repository.content_version()
    staff_publishes(database, "新写的")
    assert repository.content_version() == before + 1
    found = repository.get(topic="wage_arrears", entry="first_steps", on=TODAY)
    assert (found.answer, found.origin, found.version) == ("新写的", "staff", 2)
