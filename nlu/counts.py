"""How many people, and how many times: 三十多个人, 20名工友, 俩人, 几十个人, 催了五次, 三四趟."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from nlu.amounts import OPEN_NUMBER, Amount, parse_amount
from nlu.found import Count, CountRange, FoundEntity
from nlu.numbers import NUMBER

_ABOUT = r"(?:多|来|余)?"
_WHO = (
    r"(?:人(?![民事社力才家员工次均保])|工友|工人|农民工|员工|同事|职工|老乡|兄弟|姐妹|骑手|司机|师傅"
    r"|学生|小孩|孩子|女工)"
)
# 第三个人 stands in an order, and of 每三人 nobody knows how many there are.
_BEGINS = r"(?<![第每\d.])"
_OF_PEOPLE = rf"{_ABOUT} ?(?:号|口子|[个名位])?{_ABOUT}{_WHO}"
_OF_TIMES = rf"{_ABOUT}(?:次(?![日品级要性])|回(?![来去家复答收扣])|趟|遍)"
_PEOPLE = re.compile(rf"{_BEGINS}(?P<number>{NUMBER}){_OF_PEOPLE}")
_TIMES = re.compile(rf"{_BEGINS}(?P<number>{NUMBER}){_OF_TIMES}")
_SOME_PEOPLE = re.compile(rf"{_BEGINS}(?P<number>{OPEN_NUMBER}){_OF_PEOPLE}")
_SOME_TIMES = re.compile(rf"{_BEGINS}(?P<number>{OPEN_NUMBER}){_OF_TIMES}")
# 头一回 stands in an order, 一次补齐 means at once, and 一次两百 is a price.
_ONCE = re.compile("[一1][次回趟遍]")
_NOT_ONCE = re.compile(r"[补付给结缴交发还清拿领赔\d一二两三四五六七八九十几百千]")
_IN_AN_ORDER = re.compile("[头这那哪某上下有]$")
_MOST = 1_000_000


def find_counts(text: str) -> Iterator[FoundEntity]:
    """Every number of people or of times in the text; 多 and 来 leave the number that is said."""
    for of, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if of == "times" and _is_no_number(match):
                continue
            amount = parse_amount(match["number"])
            if amount is not None and _can_be_counted(amount):
                value: Count | CountRange
                if amount.exact:
                    value = {"number": str(int(amount.least)), "of": of}
                else:
                    least, most = str(int(amount.least)), str(int(amount.most))
                    value = {"number": None, "least": least, "most": most, "of": of}
                yield FoundEntity("count", match.group(), match.start(), match.end(), value)


_PATTERNS: tuple[tuple[Literal["people", "times"], re.Pattern[str]], ...] = (
    ("people", _PEOPLE),
    ("people", _SOME_PEOPLE),
    ("times", _TIMES),
    ("times", _SOME_TIMES),
)


def _is_no_number(match: re.Match[str]) -> bool:
    if _ONCE.fullmatch(match.group()) is None:
        return False
    text, start = match.string, match.start()
    return (
        _NOT_ONCE.match(text, match.end()) is not None
        or _IN_AN_ORDER.search(text, max(0, start - 1), start) is not None
    )


def _can_be_counted(amount: Amount) -> bool:
    ends = (amount.least, amount.most)
    return all(end == int(end) and 0 < end <= _MOST for end in ends)
