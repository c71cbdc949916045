"""Lengths of time as people say them: 三个月, 半年, 一年零两个月, 俩月, 3个多月, 15天, 两三年, 十几天."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from nlu.amounts import OPEN_NUMBER, Amount, parse_amount
from nlu.found import Duration, FoundEntity
from nlu.numbers import NUMBER, parse_number

_HALF = Decimal("0.5")
_ABOUT = r"(?:多|来|余)?"
_ROUNDED = r"(?:左右|上下|出头)?"
_ONE = rf"(?P<number>半|{NUMBER})"
_OPEN = rf"(?P<number>{OPEN_NUMBER})"

# 第三年 is a place in an order; 2025年 and 98年进厂 are dates; 每一天 is none of it.
_NOT_BEFORE = r"(?<![第每\d.])"
_NO_YEARS = r"(?!级|代|\d{1,2}月|底|初|末|春|入职|进厂|参加|开始|[一二三四五六七八九十]{1,2}月)"
_YEARS = re.compile(
    rf"{_NOT_BEFORE}{_ONE}个?{_ABOUT}年{_NO_YEARS}"
    rf"(?P<more_half>半)?(?:多|来(?![的厂到这了北上广深]))?(?:[零又] ?)?"
    rf"(?:(?P<months>半|{NUMBER})个?{_ABOUT}月(?!\d|[一二三四五六七八九十]{{1,3}}[日号]))?{_ROUNDED}"
)
_SOME_YEARS = re.compile(rf"{_NOT_BEFORE}{_OPEN}个?{_ABOUT}年{_NO_YEARS}{_ROUNDED}")

_IN_MONTHS = rf"(?:个{_ABOUT}(?P<half>半)?月|{_ABOUT}个月)"
_NO_MONTHS = r"(?![份薪饼]|底(?!薪))"
_MONTHS = re.compile(
    rf"{_NOT_BEFORE}(?:{_ONE}{_IN_MONTHS}|(?P<spoken>[俩两仨半]){_ABOUT}月){_NO_MONTHS}{_ROUNDED}"
)
_SOME_MONTHS = re.compile(rf"{_NOT_BEFORE}{_OPEN}{_IN_MONTHS}{_NO_MONTHS}{_ROUNDED}")
# 三季度 is the third of the year.
_IN_QUARTERS = r"(?:个|(?<=[两俩]))季度"
_QUARTERS = re.compile(rf"{_NOT_BEFORE}{_ONE}{_IN_QUARTERS}")
_IN_WEEKS = rf"个?{_ABOUT}(?P<half>半)?(?:星期|礼拜|周)(?![一二三四五六日天年岁])"
_WEEKS = re.compile(rf"{_NOT_BEFORE}{_ONE}{_IN_WEEKS}")
_SOME_WEEKS = re.compile(rf"{_NOT_BEFORE}{_OPEN}{_IN_WEEKS}")
_IN_DAYS = rf"个?{_ABOUT}(?:天(?!津|[一-龥]?气)(?P<half>半)?|日(?=内|之内|以内|后)){_ROUNDED}"
_DAYS = re.compile(rf"{_NOT_BEFORE}{_ONE}{_IN_DAYS}")
_SOME_DAYS = re.compile(rf"{_NOT_BEFORE}{_OPEN}{_IN_DAYS}")
# 12个钟 is how the south says it.
_IN_HOURS = rf"个?{_ABOUT}(?P<half>半)?(?:小时|钟头|(?<=个)钟(?![头点表])|h(?![a-z])){_ROUNDED}"
_HOURS = re.compile(rf"{_NOT_BEFORE}{_ONE}{_IN_HOURS}")
_SOME_HOURS = re.compile(rf"{_NOT_BEFORE}{_OPEN}{_IN_HOURS}")
# 个把月 is about one, 个半月 one and a half.
_ABOUT_A_MONTH = re.compile(r"(?<![一-九\d两几十百千每半])个(?P<how>把|半|多)月")

# 一天工作12小时 says how much in a day, not for how long.
_ONE_DAY = re.compile("[一1]天")
_RATE = re.compile("到晚|工作|干|上|加班|送|跑|要|做|得|站|睡|休|[^,.;。 ]{0,8}?(?:小时|钟头|个钟)")

_Unit = Literal["years", "months", "days", "hours"]
_MOST: dict[_Unit, int] = {"years": 80, "months": 960, "days": 30_000, "hours": 10_000}
_PATTERNS: tuple[tuple[_Unit, re.Pattern[str], int], ...] = (
    ("years", _SOME_YEARS, 1),
    ("months", _MONTHS, 1),
    ("months", _SOME_MONTHS, 1),
    ("months", _QUARTERS, 3),
    ("days", _WEEKS, 7),
    ("days", _SOME_WEEKS, 7),
    ("days", _DAYS, 1),
    ("days", _SOME_DAYS, 1),
    ("hours", _HOURS, 1),
    ("hours", _SOME_HOURS, 1),
)


def find_durations(text: str) -> Iterator[FoundEntity]:
    """Every length of time in the text, in the unit it was said in; years with months are months."""
    for match in _YEARS.finditer(text):
        yield from _years(match)
    for match in _ABOUT_A_MONTH.finditer(text):
        months = Decimal(1) + (_HALF if match["how"] == "半" else 0)
        yield from _duration(match, "months", Amount(months, months))
    for unit, pattern, factor in _PATTERNS:
        for match in pattern.finditer(text):
            groups = match.groupdict()
            if _ONE_DAY.fullmatch(match.group()) and _RATE.match(text, match.end()):
                continue
            said = _amount(groups["number"] or groups.get("spoken"))
            if said is not None:
                more = _HALF if groups.get("half") else 0
                amount = Amount((said.least + more) * factor, (said.most + more) * factor)
                yield from _duration(match, unit, amount)


def _years(match: re.Match[str]) -> Iterator[FoundEntity]:
    years = _number(match["number"])
    months = _number(match["months"]) if match["months"] else Decimal(0)
    if years is None or months is None:
        return
    years += _HALF if match["more_half"] else 0
    if months or years != int(years):
        amount = years * 12 + months
        yield from _duration(match, "months", Amount(amount, amount))
    elif not _is_year_of_the_calendar(match["number"], years):
        yield from _duration(match, "years", Amount(years, years))


def _is_year_of_the_calendar(written: str, years: Decimal) -> bool:
    """98年 and 08年 are when; 15年 is how long, unless what stands around it makes it a date."""
    return len(written) == 2 and written.isdigit() and (written.startswith("0") or years >= 60)


def _duration(match: re.Match[str], unit: _Unit, amount: Amount) -> Iterator[FoundEntity]:
    if not 0 < amount.least <= amount.most <= _MOST[unit]:
        return
    least, most = f"{amount.least.normalize():f}", f"{amount.most.normalize():f}"
    value: Duration = {}
    value[unit] = least if amount.exact else None
    if not amount.exact:
        value["least"], value["most"] = least, most
    yield FoundEntity("duration", match.group(), match.start(), match.end(), value)


def _amount(said: str | None) -> Amount | None:
    return Amount(_HALF, _HALF) if said == "半" else parse_amount(said or "")


def _number(said: str | None) -> Decimal | None:
    return _HALF if said == "半" else parse_number(said or "")
