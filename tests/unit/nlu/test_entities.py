"""Values in a message: what they are, where they stand, and that nothing typed can break the finder."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.entities import LONGEST_TEXT, MESSAGES_REMEMBERED, EntityFinder

TODAY = dt.date(2026, 11, 23)


@pytest.fixture(scope="module")
def finder() -> EntityFinder:
    return EntityFinder()


_FINDER: list[EntityFinder] = []


def _shared() -> EntityFinder:
    if not _FINDER:
        _FINDER.append(EntityFinder())
    return _FINDER[0]


@pytest.mark.parametrize(
    ("text", "found", "value"),
    [
        ("工资5000-8000", "5000-8000", {"yuan": None, "least": "5000.00", "most": "8000.00", "per": None}),
        ("五六千没给", "五六千", {"yuan": None, "least": "5000.00", "most": "6000.00", "per": None}),
        ("三四百块", "三四百块", {"yuan": None, "least": "300.00", "most": "400.00", "per": None}),
        ("一天三五百", "一天三五百", {"yuan": None, "least": "300.00", "most": "500.00", "per": "day"}),
        ("8千到1万", "8千到1万", {"yuan": None, "least": "8000.00", "most": "10000.00", "per": None}),
        ("3-5千块", "3-5千块", {"yuan": None, "least": "3000.00", "most": "5000.00", "per": None}),
        ("2、3万没给", "2、3万", {"yuan": None, "least": "20000.00", "most": "30000.00", "per": None}),
        ("三千四千的没给", "三千四千", {"yuan": None, "least": "3000.00", "most": "4000.00", "per": None}),
        ("欠一万二三", "一万二三", {"yuan": None, "least": "12000.00", "most": "13000.00", "per": None}),
        ("赔了几十万", "几十万", {"yuan": None, "least": "200000.00", "most": "900000.00", "per": None}),
        ("十几万没结", "十几万", {"yuan": None, "least": "110000.00", "most": "190000.00", "per": None}),
        ("5000几块", "5000几块", {"yuan": None, "least": "5100.00", "most": "5900.00", "per": None}),
        ("千儿八百块", "千儿八百块", {"yuan": None, "least": "800.00", "most": "1000.00", "per": None}),
        ("几十个人", "几十个人", {"number": None, "least": "20", "most": "90", "of": "people"}),
        ("二十几口子人", "二十几口子人", {"number": None, "least": "21", "most": "29", "of": "people"}),
        ("30-40个工人", "30-40个工人", {"number": None, "least": "30", "most": "40", "of": "people"}),
        ("5、6个人", "5、6个人", {"number": None, "least": "5", "most": "6", "of": "people"}),
        ("催了三四次", "三四次", {"number": None, "least": "3", "most": "4", "of": "times"}),
        ("两三年", "两三年", {"years": None, "least": "2", "most": "3"}),
        ("三到六个月", "三到六个月", {"months": None, "least": "3", "most": "6"}),
        ("好几个月", "好几个月", {"months": None, "least": "2", "most": "9"}),
        ("十几天", "十几天", {"days": None, "least": "11", "most": "19"}),
        ("三五天", "三五天", {"days": None, "least": "3", "most": "5"}),
        ("12-14个小时", "12-14个小时", {"hours": None, "least": "12", "most": "14"}),
    ],
)
def test_what_is_left_open_has_two_ends(
    finder: EntityFinder, text: str, found: str, value: dict[str, str | None]
) -> None:
    assert [(one.text, one.value) for one in finder.find(text, today=TODAY)] == [(found, value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("三个月没发", {"months": "3"}),
        ("个把月", {"months": "1"}),
        ("个半月", {"months": "1.5"}),
        ("12个钟", {"hours": "12"}),
        ("两个季度", {"months": "6"}),
        ("20来天", {"days": "20"}),
        ("半年", {"months": "6"}),
        ("干了一年零两个月", {"months": "14"}),
        ("俩月没开支", {"months": "2"}),
        ("15天", {"days": "15"}),
        ("3个多月", {"months": "3"}),
        ("一年半", {"months": "18"}),
        ("3年3个月", {"months": "39"}),
        ("两个半月", {"months": "2.5"}),
        ("两年", {"years": "2"}),
        ("工作15年", {"years": "15"}),
        ("两周", {"days": "14"}),
        ("三个半小时", {"hours": "3.5"}),
        ("24小时的驿站", {"hours": "24"}),
        ("15日内", {"days": "15"}),
        ("一天工作12小时", {"hours": "12"}),
        ("二十五个月", {"months": "25"}),
    ],
)
def test_duration(finder: EntityFinder, text: str, value: dict[str, str]) -> None:
    assert [(one.kind, one.value) for one in finder.find(text, today=TODAY)] == [("duration", value)]


@pytest.mark.parametrize(
    "text",
    [
        "12333",
        "电话13800138000",
        "第八十五条",
        "3号楼",
        "每月15号发工资",
        "2月30号",
        "60岁",
        "第三年",
        "2025年2月29日",
        "去年2月29号",
        "每年年底",
        "每个月月底",
        "五一路",
        "周五一直没来",
        "王国庆",
        "没休过年假",
        "这周边",
        "周六日",
        "三季度的奖金",
        "上年纪了",
    ],
)
def test_numbers_of_something_else(finder: EntityFinder, text: str) -> None:
    assert finder.find(text, today=TODAY) == []


def test_several_values_in_one_message(finder: EntityFinder) -> None:
    text = "我在烟台芝罘区干了三个月,一天280,包工头欠我两万三,从去年三月拖到现在"
    found = [(one.kind, one.text) for one in finder.find(text, today=TODAY)]
    assert found == [
        ("place", "烟台芝罘区"),
        ("duration", "三个月"),
        ("money", "一天280"),
        ("money", "两万三"),
        ("date", "去年三月"),
    ]


@given(
    st.one_of(
        st.text(alphabet=st.characters(), max_size=60),
        st.text(
            alphabet="一二三四五六七八九十百千万零两半个年月日号天时上去今前后块元k0123456789.,在北京朝阳区市县",
            max_size=40,
        ),
    ),
    st.dates(),
)
def test_never_fails_and_stays_within_the_text(text: str, today: dt.date) -> None:
    end = 0
    for one in _shared().find(text, today=today):
        assert end <= one.start < one.end <= len(text)
        assert one.text == text[one.start : one.end]
        end = one.end


def test_what_comes_after_the_limit_is_not_looked_at(finder: EntityFinder) -> None:
    assert finder.find("工" * LONGEST_TEXT + "一天280", today=TODAY) == []


def test_words_never_seen_before_are_forgotten_again() -> None:
    """spaCy keeps every string it meets; a server that lives for months must not."""
    finder = EntityFinder()
    strings = finder._language.vocab.strings
    sizes = []
    for number in range(3 * MESSAGES_REMEMBERED):
        finder.find(f"工号{number}x{number}没发{number * 7919}", today=TODAY)
        sizes.append(len(strings))
    third = [
        sizes[start : start + MESSAGES_REMEMBERED] for start in range(0, len(sizes), MESSAGES_REMEMBERED)
    ]
    # Kept, they would be three times as many.
    assert max(third[2]) <= 1.05 * max(third[0])


@pytest.mark.parametrize(
    ("text", "number", "of"),
    [
        ("我们三十多个人都没拿到钱", "30", "people"),
        ("一百多号工人", "100", "people"),
        ("俩人都摔了", "2", "people"),
        ("20名工友", "20", "people"),
        ("十来个老乡一起", "10", "people"),
        ("八十余人", "80", "people"),
        ("上百人", "100", "people"),
        ("催了五次都不给", "5", "times"),
        ("跑了3趟", "3", "times"),
    ],
)
def test_counts(finder: EntityFinder, text: str, number: str, of: str) -> None:
    assert [(one.kind, one.value) for one in finder.find(text, today=TODAY)] == [
        ("count", {"number": number, "of": of})
    ]


@pytest.mark.parametrize(
    "text", ["第三个人", "每三人一间", "第二次", "人事说不行", "一个人事经理", "0个人", "这回算了"]
)
def test_no_count(finder: EntityFinder, text: str) -> None:
    assert [one for one in finder.find(text, today=TODAY) if one.kind == "count"] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("我是送外卖的", "外卖骑手"),
        ("开大车不挣钱", "货车司机"),
        ("我老婆是月嫂", "家政服务员"),
        ("俺爹扫大街", "环卫工人"),
        ("我是小区保安", "保安"),
        ("在饭店端盘子", "服务员"),
    ],
)
def test_occupations(finder: EntityFinder, text: str, name: str) -> None:
    assert [(one.kind, one.value) for one in finder.find(text, today=TODAY)] == [
        ("occupation", {"name": name})
    ]


@pytest.mark.parametrize(
    "text", ["被保安打了", "会计师事务所拖欠", "保洁费谁出", "找了个律师", "考教师资格证"]
)
def test_somebody_elses_trade_is_left_alone(finder: EntityFinder, text: str) -> None:
    assert [one for one in finder.find(text, today=TODAY) if one.kind == "occupation"] == []
