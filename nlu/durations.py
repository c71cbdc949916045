"""Lengths of time as people say them: 三个月, 半年, 一年零两个月, 俩月, 3个多月, 15天."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from nlu.found import FoundEntity
from nlu.numbers import NUMBER, parse_number

_HALF = Decimal("0.5")
_ABOUT = r"(?:多|来|几)?"
_HALF_OR_NUMBER = rf"(?P<number>半|{NUMBER})"

# 第三年 is a place in an order; 2025年 and 98年进厂 are dates; 每一天 is none of it.
_NOT_BEFORE = r"(?<![第每\d.])"
_YEARS = re.compile(
    rf"{_NOT_BEFORE}{_HALF_OR_NUMBER}个?{_ABOUT}年(?!级|代|\d{{1,2}}月|底|初|末|春|入职|进厂|参加|开始|[一二三四五六七八九十]{{1,2}}月)"
    rf"(?P<more_half>半)?(?:多|来)?(?:[零又] ?)?"
    rf"(?:(?P<months>半|{NUMBER})个?{_ABOUT}月(?!\d|[一二三四五六七八九十]{{1,3}}[日号]))?"
)
_MONTHS = re.compile(
    rf"{_NOT_BEFORE}(?:{_HALF_OR_NUMBER}(?:个{_ABOUT}(?P<half>半)?月|{_ABOUT}个月)|(?P<spoken>[俩两仨半]){_ABOUT}月)(?![份薪饼])"
)
_WEEKS = re.compile(rf"{_NOT_BEFORE}{_HALF_OR_NUMBER}个?{_ABOUT}(?:星期|礼拜|周)(?![一二三四五六日天年岁])")
_DAYS = re.compile(
    rf"{_NOT_BEFORE}{_HALF_OR_NUMBER}{_ABOUT}(?:天(?!津|[一-龥]?气)(?P<half>半)?|日(?=内|之内|以内|后))"
)
# 一天工作12小时 says how much in a day, not for how long.
_ONE_DAY = re.compile("[一1]天")
_RATE = re.compile("到晚|工作|干|上|加班|送|跑|要")
_HOURS = re.compile(rf"{_NOT_BEFORE}{_HALF_OR_NUMBER}个?{_ABOUT}(?P<half>半)?(?:小时|钟头)")

_MOST = {"years": 80, "months": 960, "days": 30_000, "hours": 10_000}


def find_durations(text: str) -> Iterator[FoundEntity]:
    """Every length of time in the text, in the unit it was said in; years with months are months."""
    for match in _YEARS.finditer(text):
        yield from _years(match)
    for unit, pattern, factor in (
        ("months", _MONTHS, 1),
        ("days", _WEEKS, 7),
        ("days", _DAYS, 1),
        ("hours", _HOURS, 1),
    ):
        for match in pattern.finditer(text):
            groups = match.groupdict()
            if _ONE_DAY.fullmatch(match.group()) and _RATE.match(text, match.end()):
                continue
            said = _number(groups["number"] or groups.get("spoken"))
            if said is not None:
                yield from _duration(match, unit, (said + (_HALF if groups.get("half") else 0)) * factor)


def _years(match: re.Match[str]) -> Iterator[FoundEntity]:
    years = _number(match["number"])
    months = _number(match["months"]) if match["months"] else Decimal(0)
    if years is None or months is None:
        return
    years += _HALF if match["more_half"] else 0
    if months or years != int(years):
        yield from _duration(match, "months", years * 12 + months)
    elif not _is_year_of_the_calendar(match["number"], years):
        yield from _duration(match, "years", years)


def _is_year_of_the_calendar(written: str, years: Decimal) -> bool:
    """98年 and 08年 are when; 15年 is how long."""
    return len(written) == 2 and written.isdigit() and (written.startswith("0") or years >= 60)


def _duration(match: re.Match[str], unit: str, amount: Decimal) -> Iterator[FoundEntity]:
    if 0 < amount <= _MOST[unit]:
        value = {unit: f"{amount.normalize():f}"}
        yield FoundEntity("duration", match.group(), match.start(), match.end(), value)


def _number(said: str | None) -> Decimal | None:
    return _HALF if said == "半" else parse_number(said or "")
