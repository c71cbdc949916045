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
    ("text", "yuan", "per"),
    [
        ("工资八千五一直没给", "8500.00", None),
        ("欠我3万2", "32000.00", None),
        ("一天280", "280.00", "day"),
        ("每月5k", "5000.00", "month"),
        ("欠了四千多", "4000.00", None),
        ("4500块", "4500.00", None),
        ("两百块钱一天", "200.00", "day"),
        ("月薪6000", "6000.00", "month"),
        ("12块5一小时", "12.50", "hour"),
        ("¥4500", "4500.00", None),
        ("一个月到手五千多", "5000.00", "month"),
        ("工资8500元/月", "8500.00", "month"),
        ("年薪12万", "120000.00", "year"),
        ("1.2万", "12000.00", None),
        ("扣了我200", "200.00", None),
        ("欠我们12个人8万6", "86000.00", None),
        ("三千一个月", "3000.00", "month"),
        ("300块一天", "300.00", "day"),
    ],
)
def test_money(finder: EntityFinder, text: str, yuan: str, per: str | None) -> None:
    found = [(one.kind, one.value) for one in finder.find(text, today=TODAY) if one.kind != "count"]
    assert found == [("money", {"yuan": yuan, "per": per})]


@pytest.mark.parametrize(
    ("text", "sums", "others"),
    [
        ("两个月工资一万二没发", ["12000.00"], ["两个月"]),
        ("拖欠我3个月工资9000", ["9000.00"], ["3个月"]),
        ("去年12月工资6000", ["6000.00"], ["去年12月"]),
        ("上个月工资4000只给了2000", ["4000.00", "2000.00"], ["上个月"]),
    ],
)
def test_the_pay_of_some_months_is_no_pay_a_month(
    finder: EntityFinder, text: str, sums: list[str], others: list[str]
) -> None:
    found = finder.find(text, today=TODAY)
    money = [one for one in found if one.kind == "money"]
    assert [one.value["yuan"] for one in money] == sums
    assert all(one.value["per"] is None for one in money)
    assert [one.text for one in found if one.kind != "money"] == others


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("三个月没发", {"months": "3"}),
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
    ("text", "iso", "precision"),
    [
        ("去年三月入职", "2025-03-01", "month"),
        ("上个月15号", "2026-10-15", "day"),
        ("2025年5月1日", "2025-05-01", "day"),
        ("2025-05-01", "2025-05-01", "day"),
        ("今年年初", "2026-01-01", "month"),
        ("昨天", "2026-11-22", "day"),
        ("去年年底", "2025-12-01", "month"),
        ("2024年", "2024-01-01", "year"),
        ("98年进厂", "1998-01-01", "year"),
        ("2016年以前", "2016-01-01", "year"),
        ("2017年12月25挨工伤", "2017-12-25", "day"),
        ("二零二五年三月", "2025-03-01", "month"),
        ("上周五", "2026-11-20", "day"),
        ("三个月前", "2026-08-01", "month"),
        ("5月1号", "2026-05-01", "day"),
        ("12月31号到期", "2026-12-31", "day"),
        ("两年前", "2024-01-01", "year"),
        ("25年3月入职", "2025-03-01", "month"),
        ("15号发工资", "2026-11-15", "day"),
        ("三月份", "2026-03-01", "month"),
    ],
)
def test_date(finder: EntityFinder, text: str, iso: str, precision: str) -> None:
    expected = [("date", {"iso": iso, "precision": precision})]
    assert [(one.kind, one.value) for one in finder.find(text, today=TODAY)] == expected


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
        "三四千块",
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


def test_words_never_seen_before_are_forgotten_again(finder: EntityFinder) -> None:
    """spaCy keeps every string it meets; a server that lives for months must not."""
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
        ("二十几口子人", "20", "people"),
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


@pytest.mark.parametrize(
    "text",
    [
        "北京万达利商贸公司欠我工资",
        "上海大众汽车有限公司开除我",
        "武汉钢铁集团改制",
        "杭州银行不要我了",
        "平安保险",
    ],
)
def test_a_firm_is_no_place(finder: EntityFinder, text: str) -> None:
    assert finder.find(text, today=TODAY) == []


@pytest.mark.parametrize("text", ["在深圳一家物流公司", "我在成都富士康公司", "深圳的公司", "人在武汉钢铁厂"])
def test_a_firm_somewhere_is_somewhere(finder: EntityFinder, text: str) -> None:
    assert [one.kind for one in finder.find(text, today=TODAY)] == ["place"]
