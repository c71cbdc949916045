"""What is found in a text: a value of some kind, and where it stands.

One rule holds for all values: what is not known is ``None``, and what it may be stands beside it.
A number that is left open has ``least`` and ``most`` in place of one value, a place of which there are
several has ``candidates`` in place of a code.  Words that only round a number (多, 左右, 不到) leave the
number that is said.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias, TypedDict


class Money(TypedDict):
    """A sum in yuan, with two decimals: ``{"yuan": "8500.00", "per": "month"}``."""

    yuan: str
    per: str | None


class MoneyRange(TypedDict):
    """A sum that is left open: 5000-8000, 五六千, 几十万."""

    yuan: None
    least: str
    most: str
    per: str | None


class Date(TypedDict):
    """A stretch of the calendar by its first day: ``{"iso": "2026-05-01", "precision": "day"}``.

    A week begins on Monday, ``ten_days`` (月初, 中旬, 月底) on the 1st, 11th or 21st of a month.
    """

    iso: str
    precision: Literal["day", "week", "ten_days", "month", "year"]


class DateRange(TypedDict):
    """From one stretch of the calendar to another, by the first day of each: 3-5月, 三四月份."""

    iso: None
    least: str
    most: str
    precision: Literal["day", "month", "year"]


class Place(TypedDict):
    """One region of China, from province to county."""

    code: str
    name: str


class UnsettledPlace(TypedDict):
    """A name that several regions have (朝阳区), as it was said, with the codes of all of them."""

    code: None
    name: str
    candidates: list[str]


class Count(TypedDict):
    """How many people, or how many times."""

    number: str
    of: Literal["people", "times"]


class CountRange(TypedDict):
    """How many, left open: 几十个人, 三四次."""

    number: None
    least: str
    most: str
    of: Literal["people", "times"]


class Occupation(TypedDict):
    """The one name of an occupation, whatever it was called."""

    name: str


class Duration(TypedDict, total=False):
    """A length of time under the one unit it has: ``{"months": "3"}``.

    Weeks are said in days, years with months in months.  Left open, the unit has no value: 三四天 is
    ``{"days": None, "least": "3", "most": "4"}``.
    """

    years: str | None
    months: str | None
    days: str | None
    hours: str | None
    least: str
    most: str


Value: TypeAlias = (
    Money
    | MoneyRange
    | Date
    | DateRange
    | Place
    | UnsettledPlace
    | Count
    | CountRange
    | Occupation
    | Duration
)


@dataclass(frozen=True, slots=True)
class FoundEntity:
    """One value in a text: ``text == whole[start:end]``; the value's form goes with the kind."""

    kind: Literal["money", "duration", "date", "count", "place", "occupation"]
    text: str
    start: int
    end: int
    value: Value
