"""Days, months and years counted from a day, and the refusal of days that the calendar does not have."""

from __future__ import annotations

import calendar
import datetime as dt
import re

#: A day said without its year lies behind, or at most this far ahead.
LATEST_AHEAD = dt.timedelta(days=45)
#: A day said without its month lies behind, or at most this far ahead.
LATEST_AHEAD_IN_MONTH = LATEST_AHEAD / 3
_MOST_YEARS_BACK = 8  # as far as two days of 29 February may lie apart

_STILL_TO_COME = re.compile(r"(?:等|等到|拖到|推到|说|说到|答应|承诺|保证|约定|定在|明年)$")


class NoSuchDate(Exception):
    """The words have the form of a date, and the calendar does not have it."""


def date(year: int, month: int, day: int) -> dt.date:
    """The day of the calendar; ``NoSuchDate`` when there is none."""
    if not (1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]):
        raise NoSuchDate
    return dt.date(year, month, day)


def months_from(today: dt.date, months: int) -> dt.date:
    """The first day of the month that is so many months on."""
    year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
    return date(year, month + 1, 1)


def days_from(today: dt.date, days: int) -> dt.date:
    """The day that is so many days on."""
    try:
        return today + dt.timedelta(days=days)
    except OverflowError:
        raise NoSuchDate from None


def nearest_year_with(month: int, day: int, *, today: dt.date, ahead: bool = False) -> dt.date:
    """The day of a month in the year nearest behind or just ahead; with ``ahead``, the next to come.

    29 February is sought in the years that have one.
    """
    newest = today.year + 1 if ahead else today.year
    found = None
    for year in range(newest, newest - _MOST_YEARS_BACK - 1, -1):
        try:
            one = date(year, month, day)
        except NoSuchDate:
            continue
        if ahead and one >= today:
            found = one
        elif not ahead and one - today <= LATEST_AHEAD:
            return one
    if found is None:
        raise NoSuchDate
    return found


def nearest_month_with(day: int, *, today: dt.date, ahead: bool = False) -> dt.date:
    """The day in the month nearest behind or just ahead that has it: the 31st, said in November."""
    months = range(2) if ahead else range(0, -3, -1)
    for month in (months_from(today, distance) for distance in months):
        try:
            one = date(month.year, month.month, day)
        except NoSuchDate:
            continue
        if one >= today if ahead else one - today <= LATEST_AHEAD_IN_MONTH:
            return one
    raise NoSuchDate


def is_still_to_come(match: re.Match[str]) -> bool:
    """Whether the word before a date puts it ahead: 等到年底, 说国庆给."""
    return _STILL_TO_COME.search(match.string, max(0, match.start() - 4), match.start()) is not None
