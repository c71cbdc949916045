"""Whole sentences with a value written in any spelling: what is found is that value, and exactly there."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable
from decimal import Decimal

import cn2an
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from nlu.entities import EntityFinder
from nlu.normalise import normalise

TODAY = dt.date(2026, 11, 23)
_FULL_WIDTH = str.maketrans("0123456789.k", "０１２３４５６７８９．ｋ")


@functools.lru_cache(maxsize=1)
def _finder() -> EntityFinder:
    return EntityFinder()


@pytest.fixture(autouse=True, scope="module")
def _made_once() -> None:
    """No example waits for the finder to be made."""
    _finder()


def _found(text: str, kind: str) -> list[tuple[str, dict[str, object]]]:
    found = _finder().find(text, today=TODAY)
    for one in found:
        assert one.text == text[one.start : one.end]
    return [(one.text, dict(one.value)) for one in found if one.kind == kind]


def _plain(number: int) -> str:
    return str(number)


def _grouped(number: int) -> str:
    return f"{number:,}"


def _full_width(number: int) -> str:
    return str(number).translate(_FULL_WIDTH)


def _chinese(number: int) -> str:
    return str(cn2an.an2cn(number, "low")).replace("二千", "两千").replace("二万", "两万")


def _bank_numerals(number: int) -> str:
    return str(cn2an.an2cn(number, "up"))


def _in_units(number: int, unit: str, size: int) -> str:
    return f"{(Decimal(number) / size).normalize():f}{unit}"


def _ten_thousands(number: int) -> str:
    return _in_units(number, "万", 10_000)


def _thousands(number: int) -> str:
    return _in_units(number, "k", 1_000)


def _mixed(number: int) -> str:
    """1万零5百 and 3万2: the units in Chinese, the digits not."""
    tens, rest = divmod(number, 10_000)
    thousands, hundreds = rest // 1_000, rest % 1_000 // 100
    text = f"{tens}万" if tens else ""
    if thousands:
        text += f"{thousands}千"
    elif tens and hundreds:
        text += "零"
    return text + (f"{hundreds}百" if hundreds else "")


_EXACT: list[Callable[[int], str]] = [_plain, _grouped, _full_width, _chinese, _bank_numerals]
_HUNDREDS = st.integers(min_value=1, max_value=2_000).map(lambda hundreds: hundreds * 100)
_AMOUNTS = st.integers(min_value=100, max_value=200_000)
_SPELLINGS = st.one_of(
    st.tuples(_AMOUNTS, st.sampled_from(_EXACT)),
    st.tuples(_HUNDREDS, st.sampled_from([_ten_thousands, _thousands, _mixed])),
)
_ROUNDED = st.sampled_from(["", "", "左右", "上下", "不到", "以上"])


def _yuan(number: int) -> str:
    return f"{number}.00"


@given(
    _SPELLINGS,
    st.sampled_from(["元", "块", "块钱", "元钱"]),
    _ROUNDED,
    st.sampled_from(
        [
            ("欠我", ""),
            ("老板一共欠我们", "没给"),
            ("扣了我", "凭什么"),
            ("", "一直拖着"),
            ("干完活才给了", ",剩下的不认"),
            ("交了", "押金"),
        ]
    ),
)
def test_a_sum_with_its_unit(
    spelt: tuple[int, Callable[[int], str]], unit: str, rounded: str, around: tuple[str, str]
) -> None:
    number, spelling = spelt
    sum_said = normalise(f"{spelling(number)}{unit}{rounded}")
    text = normalise(f"{around[0]}{spelling(number)}{unit}{rounded}{around[1]}")
    assert _found(text, "money") == [(sum_said, {"yuan": _yuan(number), "per": None})]


@given(
    _SPELLINGS.filter(lambda spelt: spelt[0] >= 1_000),
    st.integers(min_value=2, max_value=36),
    st.sampled_from(["", "左右", "多", "没发", "一直没给", ",到现在不给"]),
)
@example((12310, _plain), 2, "")
def test_the_pay_of_some_months(spelt: tuple[int, Callable[[int], str]], months: int, behind: str) -> None:
    number, spelling = spelt
    text = normalise(f"{months}个月工资{spelling(number)}{behind}")
    rounded = behind if behind in ("左右", "多") else ""
    assert _found(text, "money") == [
        (normalise(spelling(number)) + rounded, {"yuan": _yuan(number), "per": None})
    ]
    assert _found(text, "duration") == [(f"{months}个月", {"months": str(months)})]


@given(
    st.integers(min_value=80, max_value=2_000),
    st.sampled_from(_EXACT),
    st.integers(min_value=2, max_value=99),
    st.sampled_from([_plain, _chinese, _full_width]),
    st.sampled_from(["", "多"]),
)
def test_so_much_a_day_for_so_many_days(
    pay: int, spelling: Callable[[int], str], days: int, spelt: Callable[[int], str], more: str
) -> None:
    text = normalise(f"一天{spelling(pay)}块干了{spelt(days)}{more}天")
    assert _found(text, "money") == [
        (normalise(f"一天{spelling(pay)}块"), {"yuan": _yuan(pay), "per": "day"})
    ]
    assert _found(text, "duration") == [(normalise(f"{spelt(days)}{more}天"), {"days": str(days)})]


@given(
    _HUNDREDS,
    st.integers(min_value=1, max_value=50).map(lambda hundreds: hundreds * 100),
    st.sampled_from([_plain, _full_width, _chinese, _ten_thousands, _thousands]),
    st.sampled_from(["-", "~", "到", "至", "——"]),
    st.sampled_from([("工资", "元"), ("一个月", ""), ("每月能拿", "块钱"), ("月薪", "左右")]),
)
def test_from_a_sum_to_a_sum(
    least: int, more: int, spelling: Callable[[int], str], to: str, around: tuple[str, str]
) -> None:
    text = normalise(f"{around[0]}{spelling(least)}{to}{spelling(least + more)}{around[1]}")
    per = None if around[0] == "工资" else "month"
    said = text.removeprefix("工资")
    value = {"yuan": None, "least": _yuan(least), "most": _yuan(least + more), "per": per}
    assert _found(text, "money") == [(said, value)]


_NUMERALS = "一二三四五六七八九"


@given(
    st.integers(min_value=3, max_value=8),
    st.sampled_from([("百", 100), ("千", 1_000), ("万", 10_000), ("十万", 100_000)]),
    st.sampled_from(["块", "块钱", "元"]),
)
def test_neighbouring_digits_are_two_ends(digit: int, unit: tuple[str, int], yuan: str) -> None:
    name, size = unit
    said = f"{_NUMERALS[digit - 1]}{_NUMERALS[digit]}{name}{yuan}"
    value = {"yuan": None, "least": _yuan(digit * size), "most": _yuan((digit + 1) * size), "per": None}
    assert _found(f"欠我{said}", "money") == [(said, value)]


@given(
    st.sampled_from(["几十", "几百", "几千", "几万", "几十万", "十几", "二十几", "好几百", "数百", "上百"]),
    st.sampled_from(["个人", "块钱", "天", "次"]),
)
def test_an_unknown_digit_never_becomes_a_known_one(number: str, unit: str) -> None:
    for one in _finder().find(f"拖了我们{number}{unit}", today=TODAY):
        assert one.text == f"{number}{unit}"
        assert "least" in one.value or number == "上百"


@given(
    st.dates(min_value=dt.date(2000, 1, 1), max_value=dt.date(2026, 11, 23)),
    st.sampled_from(
        ["%Y年{m}月{d}日", "%Y-%m-%d", "%Y.{m}.{d}", "%Y/{m}/{d}", "%y.{m}.{d}", "%y年{m}月{d}号", "%Y%m%d"]
    ),
    st.sampled_from([("我", "入职"), ("合同", "到期"), ("从", "干到现在")]),
)
def test_a_day_in_any_spelling(day: dt.date, form: str, around: tuple[str, str]) -> None:
    said = day.strftime(form).format(m=day.month, d=day.day)
    value = {"iso": day.isoformat(), "precision": "day"}
    assert _found(f"{around[0]}{said}{around[1]}", "date") == [(said, value)]


@given(
    st.integers(min_value=10, max_value=26),
    st.sampled_from(["进厂", "入职", "到现在", "参加工作", "签的合同", "来的", "被辞退", "就在这家厂"]),
    st.sampled_from(["干了", "做了", "工作", "交了", "满", "已经"]),
)
def test_two_digits_are_a_year_where_something_happened_and_a_length_after_work(
    year: int, happened: str, worked: str
) -> None:
    assert _found(f"我{year}年{happened}", "date") == [
        (f"{year}年", {"iso": f"20{year}-01-01", "precision": "year"})
    ]
    assert _found(f"我{worked}{year}年", "date") == []
    assert _found(f"我{worked}{year}年", "duration") == [(f"{year}年", {"years": str(year)})]


@pytest.mark.parametrize("day", [f"{month}月{day}号" for month in range(1, 13) for day in (1, 15, 28)])
def test_a_day_without_a_year_lies_behind_or_just_ahead(day: str) -> None:
    [(said, value)] = _found(f"{day}出的事", "date")
    assert said == day
    assert -45 <= (TODAY - dt.date.fromisoformat(str(value["iso"]))).days <= 366
