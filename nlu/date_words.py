"""The words and digits that years and months are named by, for all who read dates."""

from __future__ import annotations

import datetime as dt
import re

from nlu.calendar_days import NoSuchDate
from nlu.numbers import parse_number

RELATIVE_YEARS = {
    "大前年": -3,
    "前年": -2,
    "去年": -1,
    "上年": -1,
    "今年": 0,
    "本年": 0,
    "明年": 1,
    "后年": 2,
}
#: As the beginning of a pattern; it names the group ``relative``.
RELATIVE_YEAR = rf"(?P<relative>{'|'.join(RELATIVE_YEARS)})(?<!上年(?=[假纪级轻龄]))"
#: 2025, 98 or 二零二五, before its 年; it names the group ``year``.
YEAR_NUMBER = r"(?P<year>(?<!\d)(?:19|20)\d{2}|(?<!\d)\d{2}|[一二][九零〇][零〇一二三四五六七八九]{2})"
#: 1 to 12, before its 月.
MONTH = r"(?:(?<!\d)(?:1[0-2]|0?[1-9])|(?<![一二三四五六七八九十百千])(?:十[一二]?|[一二三四五六七八九]))"

_LATEST_SHORT_YEAR = 5  # so many years ahead, two digits still mean this century


def year_named(match: re.Match[str], today: dt.date) -> int | None:
    """The year that the groups ``relative`` or ``year`` of a match name, if any."""
    groups = match.groupdict()
    if groups.get("relative"):
        return today.year + RELATIVE_YEARS[groups["relative"]]
    return year_of(groups["year"], today) if groups.get("year") else None


def year_of(written: str, today: dt.date) -> int:
    """The year that is written in two digits or in four."""
    year = small_number(written)
    if year < 100:
        year += 2000 if 2000 + year <= today.year + _LATEST_SHORT_YEAR else 1900
    return year


def small_number(written: str) -> int:
    """The number of a month or of a day."""
    number = parse_number(written)
    if number is None:
        raise NoSuchDate
    return int(number)
