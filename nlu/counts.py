"""How many people, and how many times: 三十多个人, 20名工友, 俩人, 催了五次."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlu.found import FoundEntity
from nlu.numbers import NUMBER, parse_number

_ABOUT = r"(?:多|来|几|好几)?"
_WHO = (
    r"(?:人(?![民事社力才家员工次均保])|工友|工人|农民工|员工|同事|职工|老乡|兄弟|姐妹|骑手|司机|师傅"
    r"|学生|小孩|孩子|女工)"
)
# 第三个人 stands in an order, and of 每三人 nobody knows how many there are.
_BEGINS = r"(?<![第每\d.])"
_PEOPLE = re.compile(rf"{_BEGINS}(?P<number>{NUMBER}){_ABOUT} ?(?:号|口子|[个名位])?{_ABOUT}{_WHO}")
_TIMES = re.compile(
    rf"{_BEGINS}(?P<number>{NUMBER}){_ABOUT}(?:次(?![日品级要性])|回(?![来去家复答收扣])|趟|遍)"
)
_MOST = 1_000_000


def find_counts(text: str) -> Iterator[FoundEntity]:
    """Every number of people or of times in the text; 多, 几 and 来 leave the number that is said."""
    for of, pattern in (("people", _PEOPLE), ("times", _TIMES)):
        for match in pattern.finditer(text):
            number = parse_number(match["number"])
            if number is not None and number == int(number) and 0 < number <= _MOST:
                value = {"number": str(int(number)), "of": of}
                yield FoundEntity("count", match.group(), match.start(), match.end(), value)
