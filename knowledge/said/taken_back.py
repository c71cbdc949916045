"""What a message names and does not mean: 不是昆山是太仓, 南山不对，我在福田, 老家信阳，现在在苏州.

A message that puts something right names both what was wrong and what is right. Whoever says where they
come from, or were before, beside where they are, means the latter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_NAME = r"[^,，。.;；!！?？、 ]"
_CLAUSE_BEGINS = r"(?:^|(?<=[,，。.;；!！?？、 ]))"
_CLAUSE_ENDS = r"(?=[,，。.;；!！?？、 ]|$)"
_IS_AT = r"(?:在|喺|搁)"
_IS_OR_GOES = r"[在现来去到搁喺]"

# 不是昆山是太仓: what stands between 不是 and the next 是, or the end of the clause. In 是不是 nothing is.
_IS_NOT = r"(?<!是)(?:不是|不在|不去|不系|唔系|唔喺|并非|勿是|莫是|冇系)(?![的啊呀哦噢吧吗么嘛了,，])"
_BUT_IS = r"(?=而是|应该|我说的|[是系在喺现])"
# Whose place it is goes with it: 老家不是信阳是周口.
_OWNED_OR_BEFORE = r"(?:(?:老家|户口|户籍|祖籍|籍贯|原籍|以前|原来|之前|原先|早先)(?:那边|就)?)?"
_NOT_THIS = re.compile(rf"{_OWNED_OR_BEFORE}{_IS_NOT}{_NAME}{{1,12}}?(?:{_BUT_IS}|{_CLAUSE_ENDS})")

# 南山不对, 9500错了: what stands before the word in the same clause. 我说错了 takes back nothing by itself.
_NOT_A_SLIP = r"(?<![说写打讲搞弄记输填报念听老])"
_IS_WRONG = r"(?:不对|不啱|唔啱|错)[了咯啦啊呀哦嘛的]{0,2}"
_THAT_WAS_WRONG = re.compile(rf"{_CLAUSE_BEGINS}{_NAME}{{1,10}}?{_NOT_A_SLIP}{_IS_WRONG}{_CLAUSE_ENDS}")

# 3个月打错了 5个月: what stands before the slip, when something else follows.
_SLIP = r"(?:[说写打讲搞弄记输填报][错岔])"
_THAT_WAS_A_SLIP = re.compile(
    rf"{_CLAUSE_BEGINS}{_NAME}{{1,10}}?{_SLIP}[了咯啦啊呀哦嘛的撒]{{0,2}}[,，。 ]{{1,2}}(?=.)"
)

# A home ends where something else is denied or named instead.
_HOME = rf"(?:(?!不是|不在|唔系|唔喺|并非){_NAME})"

# 老家信阳, 户口在信阳人, 家是信阳的.
_HOME_IS = (
    rf"(?:老家|户口|户籍|祖籍|籍贯|原籍|[俺我]?家)(?:就|那边)?(?:是|{_IS_AT})?{_HOME}{{2,10}}?"
    rf"(?:那边|那儿)?的?人?(?:(?={_IS_OR_GOES})|{_CLAUSE_ENDS})"
)
# 我是河南信阳人, 是河南的.
_IS_FROM = rf"(?:[我俺咱]们?|本人)?(?<!不)是{_HOME}{{2,10}}?(?:人|的)(?:(?={_IS_OR_GOES})|{_CLAUSE_ENDS})"
# 河南人在广州.
_PEOPLE_OF = rf"(?:^|(?<=[,，。 我俺])){_HOME}{{2,8}}?人(?=[,，。 ]?(?:现在|目前|如今)?(?:{_IS_AT}|来|到))"
# 以前在深圳.
_WAS_AT = (
    rf"(?:以前|原来|之前|原先|早先|去年|前年|从前)(?:是|都)?{_IS_AT}{_HOME}{{2,10}}?"
    rf"(?:(?=[现来去到])|{_CLAUSE_ENDS})"
)
# 从信阳来.
_CAME_FROM = rf"(?:从|打|由){_HOME}{{2,10}}?(?:那边)?(?:过来|出来|来)(?:了|的|到)?"
# 那是我老家.
_THAT_IS_HOME = r"(?:那|这|刚才)(?:里|边|儿|个|说的)?(?:就)?是[我俺]?们?的?老家"
_LEFT_BEHIND = re.compile("|".join((_THAT_IS_HOME, _HOME_IS, _IS_FROM, _PEOPLE_OF, _WAS_AT, _CAME_FROM)))


@dataclass(frozen=True)
class Stretch:
    """A part of a message, from one character to before another."""

    start: int
    end: int

    def holds(self, start: int, end: int) -> bool:
        """Whether what stands from `start` to `end` lies in it."""
        return self.start <= start and end <= self.end


def taken_back(text: str) -> tuple[Stretch, ...]:
    """The parts of a normalised message that it says are wrong."""
    return tuple(_found((_NOT_THIS, _THAT_WAS_WRONG, _THAT_WAS_A_SLIP), text))


def left_behind(text: str) -> tuple[Stretch, ...]:
    """The parts that say where somebody comes from or was before."""
    return tuple(_found((_LEFT_BEHIND,), text))


def without(text: str, stretches: tuple[Stretch, ...]) -> str:
    """The message with a comma in the place of these parts; parts that overlap are one."""
    for one in reversed(_merged(stretches)):
        text = f"{text[: one.start]},{text[one.end :]}"
    return text


def _merged(stretches: tuple[Stretch, ...]) -> list[Stretch]:
    """The stretches in order, those that share a character as one."""
    merged: list[Stretch] = []
    for one in sorted(stretches, key=lambda stretch: stretch.start):
        if merged and one.start < merged[-1].end:
            merged[-1] = Stretch(merged[-1].start, max(merged[-1].end, one.end))
        else:
            merged.append(one)
    return merged


def _found(patterns: tuple[re.Pattern[str], ...], text: str) -> Iterator[Stretch]:
    """Where the patterns are, none of them in another."""
    reached: list[Stretch] = []
    for pattern in patterns:
        for found in pattern.finditer(text):
            here = Stretch(found.start(), found.end())
            if not any(one.start < here.end and here.start < one.end for one in reached):
                reached.append(here)
                yield here
