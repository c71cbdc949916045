"""What is offered under an answer: the most useful first, every need of the message, nothing twice."""

from __future__ import annotations

import datetime as dt

import pytest

from actions.offers import MOST_BUTTONS, with_offers
from knowledge.database import open_database
from knowledge.entries import Button, Entry, EntryRepository
from knowledge.library import Library
from knowledge.models import WHOLE_COUNTRY
from knowledge.search import EntrySearch
from tests.conftest import TODAY


class Shelf(EntryRepository):
    """Entries that are in no database."""

    def __init__(self, *entries: Entry) -> None:
        super().__init__(open_database("sqlite://"))
        self._entries = list(entries)

    def published(self, *, on: dt.date, topic: str | None = None) -> list[Entry]:
        return self._entries

    def content_version(self) -> int:
        return 1


def entry(key: str, title: str, *asks: str, follow_ups: tuple[Button, ...] = (), scope: str = "in") -> Entry:
    topic, name = key.split("/")
    return Entry(
        topic=topic,
        id=name,
        version=1,
        title=title,
        asks=asks or (title,),
        answer=f"{title}。",
        more="",
        law=(),
        sources=(),
        reviewed_on=TODAY,
        valid_from=dt.date(2020, 1, 1),
        valid_to=None,
        region=WHOLE_COUNTRY,
        follow_ups=follow_ups,
        action=None,
        scope=scope,
        origin="shipped",
    )


# 派遣工被退回 stands in two topics; the general answer on injuries names two of its own entries.
INJURY = entry(
    "work_injury/basics",
    "受了工伤怎么办",
    follow_ups=(Button("工伤认定要多久", "工伤认定要多久"), Button("去哪认定工伤", "去哪里认定工伤")),
)
SHELF = (
    INJURY,
    entry("work_injury/how_long", "工伤认定要多久"),
    entry("work_injury/where", "去哪认定工伤", "去哪里认定工伤"),
    entry("work_injury/finger", "手指受伤赔多少", "手指受伤工伤赔多少"),
    entry("work_injury/foot", "脚受伤赔多少", "脚受伤工伤赔多少"),
    entry("wage_arrears/basics", "工资拖着不给怎么办"),
    entry("wage_arrears/months", "欠几个月工资", "老板欠我两个月工资"),
    entry("social_insurance/basics", "社保不交怎么办", "社保没给我交"),
    entry("dismissal/basics", "被开除怎么办"),
    entry("dismissal/sent_back", "派遣工被退回"),
    entry("labor_relationship/sent_back", "派遣工被退回", "派遣工被退回了"),
    entry("out_of_scope/weather", "天气", "老板今天天气", scope="out"),
)
NEEDS = [("work_injury", 0.9), ("wage_arrears", 0.2), ("social_insurance", 0.2), ("dismissal", 0.05)]
TEXT = "我脚受伤了工伤赔多少老板欠我两个月工资社保也没给我交"


def titles(said: Entry, text: str, ranked: list[tuple[str, float]], *, general: bool) -> list[str]:
    search = EntrySearch(Shelf(*SHELF))
    buttons = with_offers(said, text, ranked, general=general, search=search, on=TODAY, region=WHOLE_COUNTRY)
    return [button.title for button in buttons]


def test_the_closest_entry_is_the_first_button_though_the_answer_names_it_too(library: Library) -> None:
    search = library.search
    general = next(one for one in search.entries(on=TODAY) if one.key == "annual_leave/basics")
    text = "公司不让休年假怎么办呢"
    ranked = [("annual_leave", 1.0)]
    buttons = with_offers(general, text, ranked, general=True, search=search, on=TODAY, region="000000")
    close = [one.entry for one in search.in_topic("annual_leave", text, on=TODAY) if one.entry != general]
    assert buttons[0].title == close[0].title
    assert len(buttons) <= MOST_BUTTONS
    assert len({button.title for button in buttons}) == len(buttons)


def test_what_else_the_message_asks_comes_right_after_the_closest_entry() -> None:
    said = titles(INJURY, TEXT, NEEDS, general=True)
    assert said[:3] == ["脚受伤赔多少", "欠几个月工资", "社保不交怎么办"]
    assert len(said) == MOST_BUTTONS
    assert "被开除怎么办" not in said


def test_under_a_specific_answer_the_needs_lead_and_its_own_follow_ups_fill_the_rest() -> None:
    assert titles(INJURY, TEXT, NEEDS, general=False) == [
        "欠几个月工资",
        "社保不交怎么办",
        "工伤认定要多久",
        "去哪认定工伤",
    ]


def test_a_need_that_no_entry_comes_close_to_is_offered_by_the_general_entry_of_its_topic() -> None:
    ranked = [("work_injury", 0.9), ("dismissal", 0.2)]
    assert titles(INJURY, "脚受伤了，炒我鱿鱼", ranked, general=False)[0] == "被开除怎么办"


def test_what_is_none_of_our_matters_takes_no_place() -> None:
    ranked = [("work_injury", 0.9), ("out_of_scope", 0.3), *NEEDS[1:]]
    said = titles(INJURY, TEXT, ranked, general=False)
    assert said[:2] == ["欠几个月工资", "社保不交怎么办"]
    assert "天气" not in said


def test_the_same_title_from_two_topics_is_offered_once() -> None:
    ranked = [("work_injury", 0.9), ("dismissal", 0.2), ("labor_relationship", 0.2)]
    assert titles(INJURY, "派遣工被退回", ranked, general=False).count("派遣工被退回") == 1


def test_an_answer_does_not_offer_its_own_title() -> None:
    sent_back = next(one for one in SHELF if one.key == "dismissal/sent_back")
    ranked = [("dismissal", 0.9), ("labor_relationship", 0.2)]
    assert titles(sent_back, "派遣工被退回", ranked, general=False) == []


def test_two_names_of_one_answer_are_offered_once() -> None:
    said = entry("work_injury/first", "先做什么", follow_ups=(Button("脚伤怎么赔", "脚受伤工伤赔多少"),))
    other = entry("pension/basics", "退休", follow_ups=(Button("脚伤", "脚受伤工伤赔多少"), *said.follow_ups))
    assert titles(other, "退休", [("pension", 0.9)], general=False) == ["脚伤"]


@pytest.mark.parametrize("general", [True, False])
def test_no_answer_of_ours_offers_anything_twice(library: Library, general: bool) -> None:
    search = library.search
    entries = [one for one in search.entries(on=TODAY) if one.scope == "in" and one.region == WHOLE_COUNTRY]
    topics = sorted({one.topic for one in entries})
    for said in entries[::7]:
        others = [(topic, 0.2) for topic in topics if topic != said.topic][:3]
        buttons = with_offers(
            said,
            said.asks[-1] if said.asks else said.title,
            [(said.topic, 0.9), *others],
            general=general,
            search=search,
            on=TODAY,
            region=WHOLE_COUNTRY,
        )
        shown = [button.title for button in buttons]
        assert len({*shown, said.title}) == len(shown) + 1
        assert len({button.payload for button in buttons}) == len(buttons) <= MOST_BUTTONS
