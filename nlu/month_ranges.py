"""Months from one to another: 3-5月, 三四月份, 10、11、12月, 去年11月到3月."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from nlu.calendar_days import NoSuchDate, date, nearest_year_with
from nlu.date_words import MONTH, RELATIVE_YEAR, YEAR_NUMBER, small_number, year_named
from nlu.found import DateRange, FoundEntity

_MONTHS = re.compile(
    rf"(?:{RELATIVE_YEAR}的?|{YEAR_NUMBER}年的?|(?<![\d个年.-]))(?P<first>{MONTH})"
    rf"(?:(?:、{MONTH}){{0,10}}(?:[-~—、和跟]|到|至)(?P<last>{MONTH})|月份?(?:[-~—]|到|至)(?P<until>{MONTH})"
    r"|(?P<next>[二三四五六七八九]))月份?(?![\d初底末中上下尾]|[一二三四五六七八九十]{1,3}[日号])"
)
_FROM_YEAR_TO_YEAR = re.compile(
    rf"(?<![\d.])(?P<year>20\d\d)[./年](?P<first>{MONTH})月?份?(?:[-~—]|到|至)"
    rf"(?P<last_year>20\d\d)[./年](?P<last>{MONTH})月?份?(?![\d.元块初底末中上下])"
)
_UNTIL = re.compile(
    rf"(?:{RELATIVE_YEAR}的?|{YEAR_NUMBER}年的?)(?P<first>{MONTH})月[^,;。 ]{{0,4}}(?:[-~—]|到|至)$"
)
_LONGEST_BEFORE = 20


def find_month_ranges(text: str, today: dt.date) -> Iterator[FoundEntity]:
    """Every stretch of months, by the first day of its first and of its last month."""
    for match in [*_MONTHS.finditer(text), *_FROM_YEAR_TO_YEAR.finditer(text)]:
        try:
            value = _months(match, today)
        except NoSuchDate:
            continue
        yield FoundEntity("date", match.group(), match.start(), match.end(), value)


def year_carried_over(match: re.Match[str], month: int, today: dt.date) -> int | None:
    """The year of a month that another one before it says: 5 in 去年3月初到5月底."""
    before = _UNTIL.search(match.string, max(0, match.start() - _LONGEST_BEFORE), match.start())
    year = year_named(before, today) if before else None
    if before is None or year is None:
        return None
    return year + (month < small_number(before["first"]))


def _months(match: re.Match[str], today: dt.date) -> DateRange:
    groups = match.groupdict()
    first = small_number(groups["first"])
    last = small_number(groups["last"] or groups["until"] or groups["next"])
    if match.re is _MONTHS and (first == last or (groups["next"] and last != first + 1)):
        raise NoSuchDate
    year = year_named(match, today)
    if year is not None and match.re is _FROM_YEAR_TO_YEAR:
        least, most = date(year, first, 1), date(int(match["last_year"]), last, 1)
        if least > most:
            raise NoSuchDate
    elif year is not None:
        least, most = date(year, first, 1), date(year + (last < first), last, 1)
    else:
        most = nearest_year_with(last, 1, today=today)
        least = date(most.year - (first > last), first, 1)
    return {"iso": None, "least": least.isoformat(), "most": most.isoformat(), "precision": "month"}
