"""When a place is open, from the short text that staff write.

The text has one small strict form, so that what is shown and what is
computed can never differ::

    hours  = rule *( "; " rule )
    rule   = [ days ] ( "24小时" | time "-" time *( ", " time "-" time ) )
    days   = "每天" | "周一" [ "至周五" ] *( "、周日" )

``每天 08:00-20:00``, ``周一至周五 09:00-12:00, 13:30-17:30; 周六 09:00-12:00``,
``24小时`` and, past midnight, ``20:00-06:00``.  An empty text means that
nobody knows.  Full-width punctuation is read as its ASCII twin.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass

from knowledge.china_time import CHINA_TIME
from knowledge.errors import KnowledgeError

# China keeps one time in all its regions, without summer time.

_DAY = 24 * 60
_EVERY_DAY = frozenset(range(7))
_WEEKDAYS = "一二三四五六日"
_ROUND_THE_CLOCK = "24小时"
_RULE = re.compile(r"(?P<days>每天|周[一二三四五六日][周一二三四五六日至、]*)? ?(?P<times>[0-9].*)")
_DAYS = re.compile(r"周([一二三四五六日])(?:至周([一二三四五六日]))?")
_TIMES = re.compile(r"([0-9]{2}):([0-9]{2})-([0-9]{2}):([0-9]{2})")


class BadOpeningHours(KnowledgeError):
    """A text that is not in the form of this module."""

    def __init__(self, text: str, reason: str) -> None:
        super().__init__(
            f"opening hours {text!r}: {reason}; write them like "
            "周一至周五 09:00-12:00, 13:30-17:30; 周六 09:00-12:00, or 24小时, or leave them empty"
        )
        self.reason = reason


@dataclass(frozen=True)
class Period:
    """Open from one minute of the day to another, on some days of the week (0 is Monday).

    An end at or before the start lies on the next day.
    """

    days: frozenset[int]
    start: int
    end: int

    def holds(self, *, day: int, minute: int) -> bool:
        """Whether this minute of this day falls into the period."""
        if self.start < self.end:
            return day in self.days and self.start <= minute < self.end
        return (day in self.days and minute >= self.start) or (
            (day - 1) % 7 in self.days and minute < self.end
        )


@dataclass(frozen=True)
class OpeningHours:
    """The hours of one place; ``periods`` is None when they are unknown."""

    periods: tuple[Period, ...] | None

    def never_closes(self) -> bool:
        """Whether the place is known to be open day and night."""
        whole_days = [period.days for period in self.periods or () if period.end - period.start == _DAY]
        return frozenset().union(*whole_days) == _EVERY_DAY

    def is_open(self, at: dt.datetime) -> bool | None:
        """Whether the place is open at this moment; None when its hours are unknown.

        A moment without a time zone is China's time.  Public holidays are not
        known yet: on them a place may keep other hours than this says.
        """
        if self.periods is None:
            return None
        local = at if at.tzinfo is None else at.astimezone(CHINA_TIME)
        minute = local.hour * 60 + local.minute
        return any(period.holds(day=local.weekday(), minute=minute) for period in self.periods)


def parse(text: str) -> OpeningHours:
    """The hours a text means; raises BadOpeningHours when it is not in the form above."""
    plain = re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text)).strip()
    if not plain:
        return OpeningHours(periods=None)
    rules = [rule.strip() for rule in plain.split(";")]
    return OpeningHours(periods=tuple(period for rule in rules for period in _rule(rule, text)))


def _rule(rule: str, text: str) -> list[Period]:
    match = _RULE.fullmatch(rule)
    if match is None:
        raise BadOpeningHours(text, f"cannot read {rule!r}")
    days = _days(match["days"], text)
    if match["times"] == _ROUND_THE_CLOCK:
        return [Period(days, 0, _DAY)]
    return [_period(days, span.strip(), text) for span in match["times"].split(",")]


def _days(written: str | None, text: str) -> frozenset[int]:
    if written is None or written == "每天":
        return _EVERY_DAY
    days: set[int] = set()
    for part in written.split("、"):
        match = _DAYS.fullmatch(part)
        if match is None:
            raise BadOpeningHours(text, f"cannot read the days {written!r}")
        first = _WEEKDAYS.index(match[1])
        last = _WEEKDAYS.index(match[2] or match[1])
        days.update((first + step) % 7 for step in range((last - first) % 7 + 1))
    return frozenset(days)


def _period(days: frozenset[int], span: str, text: str) -> Period:
    match = _TIMES.fullmatch(span)
    if match is None:
        raise BadOpeningHours(text, f"cannot read the times {span!r}")
    start_hour, start_minute, end_hour, end_minute = (int(number) for number in match.groups())
    start, end = start_hour * 60 + start_minute, end_hour * 60 + end_minute
    if start_minute > 59 or end_minute > 59 or start >= _DAY or end > _DAY:
        raise BadOpeningHours(text, f"{span} is no time of the day")
    if start == end:
        raise BadOpeningHours(
            text, f"{span} is no time or the whole day, which is written {_ROUND_THE_CLOCK}"
        )
    return Period(days, start, end)
