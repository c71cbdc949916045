"""Numbers that leave something open: 5000-8000, 3到5万, 五六千, 几十万, 十几, 20多万, 万把.

``NUMBER`` of ``nlu.numbers`` is one number; ``OPEN_NUMBER`` here is any of the forms that are not,
and ``parse_amount`` reads both.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from nlu.numbers import NUMBER, parse_number


@dataclass(frozen=True, slots=True)
class Amount:
    """What a number may be; the same twice when one number is meant."""

    least: Decimal
    most: Decimal

    @property
    def exact(self) -> bool:
        """Whether it is one number."""
        return self.least == self.most


_DIGIT = "[一二两三四五六七八九]"
_ANY_DIGIT = "[1-9一二两三四五六七八九]"
_SCALE = "(?:[百千]?[万亿]|[百千十]|[kw](?![a-z]))"
_NO_NUMBER_BEFORE = r"(?<![\d.一二两三四五六七八九十百千万亿几])"
# 三五 is a few, and 三两 fewer; the rest are neighbours.
_NEIGHBOURS = "一二|一两|两三|二三|三四|三五|四五|五六|六七|七八|八九|三两"
_TO = (
    r"(?: ?(?:块钱|块|元|多)? ?(?:[-~—–]|到|至|、(?=[1-9]{1,2}[百千万kw]))(?:-|—)? ?|(?<=\d\d)一(?=\d\d)"
    rf"|(?<=[百千万kw])多(?={_ANY_DIGIT}[百千万kw]))"
)
# 0535-1234567, 2024-3-5 and 3-5-2 are none.
_FROM_TO = rf"(?<![\d.-])(?!0\d){NUMBER}{_TO}{NUMBER}(?![-/]\d)"
_NEIGHBOUR_DIGITS = (
    rf"{_NO_NUMBER_BEFORE}(?:(?:{_DIGIT}[十百千万]|十){{0,3}}(?:{_NEIGHBOURS})|{_DIGIT}、{_DIGIT}(?=[十百千万])"
    rf"|(?:1、2|2、3|3、4|4、5|5、6|6、7|7、8|8、9)(?=[百千万kw个天次年名位周])){_SCALE}{{0,2}}"
)
# 三千四千 says the unit twice.
_NEIGHBOUR_NUMBERS = "|".join(
    rf"{_NO_NUMBER_BEFORE}{_ANY_DIGIT}{unit}{_ANY_DIGIT}{unit}" for unit in ("百", "千", "万")
)
_FEW = (
    rf"{_NO_NUMBER_BEFORE}(?:好?几{_SCALE}{{1,2}}|好几(?=[个块天年次趟遍名位周回口号])|数(?:十|百|千|万|亿){{1,2}}"
    rf"|(?:{_DIGIT}百)?{_DIGIT}?十几{_SCALE}{{0,2}}|{_DIGIT}[百千]几(?:十|百)?万?|[1-9]\d{{0,2}}0几{_SCALE}?|[1-9][百千]几百?)"
)
_SOME_MORE = rf"{NUMBER}(?:多|来|余)(?:[百千]?[万亿]|[百千])"
_ROUGHLY = {
    "万把": (10_000, 10_000),
    "千把": (1_000, 1_000),
    "百把": (100, 100),
    "千儿八百": (800, 1_000),
    "百儿八十": (80, 100),
    "百八十": (80, 100),
}
# 上千 and 过万 leave the number that is said, as 多 does.
_ROUGH = rf"{_NO_NUMBER_BEFORE}(?:{'|'.join(_ROUGHLY)}|[上过近](?:百|千|[十百]?万)(?![分度象班有]))"

#: A number that leaves something open, standing in a text; what it matches may still mean nothing.
OPEN_NUMBER = rf"(?:{_FROM_TO}|{_SOME_MORE}|{_NEIGHBOUR_NUMBERS}|{_NEIGHBOUR_DIGITS}|{_FEW}|{_ROUGH})"

_LONGEST = 40
_READ_FROM_TO = re.compile(rf"(?P<least>{NUMBER}){_TO}(?P<most>{NUMBER})")
_READ_NEIGHBOUR_NUMBERS = re.compile(
    rf"(?P<least>{_ANY_DIGIT}(?P<unit>[百千万]))(?P<most>{_ANY_DIGIT}(?P=unit))"
)
_READ_NEIGHBOURS = re.compile(
    r"(?P<before>[一二两三四五六七八九十百千万]{0,8}?)"
    rf"(?:(?P<both>{_NEIGHBOURS})|(?P<low>{_ANY_DIGIT})、(?P<high>{_ANY_DIGIT}))(?P<unit>{_SCALE}{{0,2}})"
)
_READ_FEW = re.compile(r"好?(?P<before>[^几数]{0,8})[几数](?P<unit>[^几数]{0,3})")
_READ_SOME_MORE = re.compile(rf"(?P<number>{NUMBER})[多来余](?P<unit>[百千]?[万亿]|[百千])")
_LAST_UNIT = re.compile(r"[百千]?万|[百千kw]")
_YEAR = re.compile(r"(?:19|20)\d{2}")


def parse_amount(text: str) -> Amount | None:
    """What a whole text that is one number, or an open one, may be; None when it is not surely one.

    An unknown digit stands for the least and the most it can be: 几十万 is 200000 to 900000, 十几 is 11 to
    19.  多, 来 and 余 leave the number that is said: 20多万 is 200000.
    """
    text = text.strip().lower()
    if not text or len(text) > _LONGEST:
        return None
    number = parse_number(text)
    if number is not None and not _READ_NEIGHBOURS.fullmatch(text):  # 三四 is three or four, not 34
        return Amount(number, number)
    if text in _ROUGHLY:
        return Amount(*map(Decimal, _ROUGHLY[text]))
    if text[0] in "上过近":
        return _between(f"一{text[1:]}".replace("一十", "十"), f"一{text[1:]}".replace("一十", "十"))
    return _some_more(text) or _from_to(text) or _neighbours(text) or _few(text)


def _some_more(text: str) -> Amount | None:
    match = _READ_SOME_MORE.fullmatch(text)
    number = parse_number(match["number"]) if match else None
    unit = parse_number(f"一{match['unit']}") if match else None
    return Amount(number * unit, number * unit) if number is not None and unit is not None else None


def _from_to(text: str) -> Amount | None:
    match = _READ_FROM_TO.fullmatch(text)
    if match is None or (_YEAR.fullmatch(match["least"]) and _YEAR.fullmatch(match["most"])):
        return None
    return _with_the_unit_said_once(match["least"], match["most"]) or _between(match["least"], match["most"])


def _with_the_unit_said_once(least: str, most: str) -> Amount | None:
    """3-5千 is from three thousand."""
    unit = _LAST_UNIT.search(most)
    if unit is None or unit.end() != len(most) or _LAST_UNIT.search(least):
        return None
    first, second = parse_number(least), parse_number(most[: unit.start()])
    return _between(least + unit.group(), most) if first and second and first < second else None


def _neighbours(text: str) -> Amount | None:
    said_twice = _READ_NEIGHBOUR_NUMBERS.fullmatch(text)
    if said_twice:
        return _between(said_twice["least"], said_twice["most"])
    match = _READ_NEIGHBOURS.fullmatch(text)
    if match is None:
        return None
    low, high = sorted(match["both"] or match["low"] + match["high"], key=lambda one: parse_number(one) or 0)
    return _between(match["before"] + low + match["unit"], match["before"] + high + match["unit"])


def _few(text: str) -> Amount | None:
    match = _READ_FEW.fullmatch(text)
    if match is None:
        return None
    before, unit = match["before"], match["unit"]
    if before.isdigit():  # 20几万, 5000几: the digit takes the place of the first zero
        said = before.rstrip("0")
        zeros = "0" * (len(before) - len(said) - 1)
        return _between(f"{said}1{zeros}{unit}", f"{said}9{zeros}{unit}")
    return _between(f"{before}{'一' if before else '二'}{unit}", f"{before}九{unit}")


def _between(least: str, most: str) -> Amount | None:
    low, high = parse_number(least), parse_number(most)
    return Amount(low, high) if low is not None and high is not None and low <= high else None
