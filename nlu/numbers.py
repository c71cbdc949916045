"""Numbers as people write them: 8500, 八千五, 3万2, 1.2万, 5k, 三w, 1万零5百, 一百零五.

``NUMBER`` is the pattern other files build on; ``parse_number`` says what is
meant, or that nothing sure is meant.
"""

from __future__ import annotations

import re
from decimal import Decimal

_DIGITS = {
    "零": 0,
    "〇": 0,
    "一": 1,
    "壹": 1,
    "幺": 1,
    "二": 2,
    "贰": 2,
    "两": 2,
    "俩": 2,
    "三": 3,
    "叁": 3,
    "仨": 3,
    "四": 4,
    "肆": 4,
    "五": 5,
    "伍": 5,
    "六": 6,
    "陆": 6,
    "七": 7,
    "柒": 7,
    "八": 8,
    "捌": 8,
    "九": 9,
    "玖": 9,
}
_SMALL_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000, "k": 1000}
_LARGE_UNITS = {"万": 10_000, "w": 10_000, "亿": 100_000_000}
_UNITS = _SMALL_UNITS | _LARGE_UNITS

_CHINESE = "零〇一壹二贰两俩三叁仨四肆五伍六陆七柒八捌九玖十拾百佰千仟万亿廿"
_DIGIT = "[一壹二贰两俩三叁仨四肆五伍六陆七柒八捌九玖]"
# The last digit of 八千五 belongs to the number; in 三千一个月 or 五千一直没给 it starts the next word.
_NEXT_WORD = "(?![个天])(?<!两)(?<!俩)(?<!一(?=[分直共次年月点起样般定小]))"
_SPOKEN_PARTS = (
    rf"(?:[十拾廿](?:{_DIGIT}(?<!一(?=[直共样般定起])))?"
    rf"|(?:[百佰千仟万亿]{{1,2}}+|[kw](?![a-z]))"
    rf"(?:[零〇](?:{_DIGIT}|\d{{1,3}}(?!\d))?|{_DIGIT}(?=[十拾百佰千仟万])|{_DIGIT}{_NEXT_WORD})?)"
)
# After a unit digits may go on in the other script: 三万2, 2千零50, 1万零5百, 3万2500.
_LAST = rf"(?:\d|{_DIGIT}{_NEXT_WORD})(?![个天\d])"
_TAIL = (
    rf"(?:零?\d{{4}}(?!\d)|零?[\d一二两三四五六七八九][千百](?:零?[\d一二两三四五六七八九]百)?"
    rf"(?:零?\d{{1,2}}(?![\d个天])|{_LAST})?"
    rf"|零(?:\d{{1,3}}(?!\d)|{_DIGIT})|\d{{3}}(?![\d个天])|{_LAST})?"
)
# The repetitions are possessive (+): 百万 is one run of units or two, and trying both at every place of
# 三千五百万三千五百万… would take 2^16 steps.
# Nothing begins inside another number; the 零 of 一年零两个月 is no part of one.  几十万 and 数百
# begin with a digit that nobody knows, so their 十 and 百 begin nothing.
_BEGINS = rf"(?<![{_CHINESE.replace('零', '')}几])(?<!{_DIGIT}零)"
_SPOKEN = (
    rf"{_BEGINS}(?:{_DIGIT}{_SPOKEN_PARTS}{{0,16}}+|(?<!数){_SPOKEN_PARTS}{{1,16}}+)"
    rf"(?:(?<=[百千万kw]){_TAIL})?"
)
# 12,500 is written in threes; 1,2000 in fours, as a Chinese number is spoken.  A comma between longer
# numbers is a comma: 我今年50,3000块一个月.
_ARABIC = (
    r"(?<![\d.])(?:\d{1,3}(?:,\d{3}){1,3}(?!\d)|(?<!\d,)\d(?:,\d{4}){1,2}(?!\d)|\d{1,3},0000(?!\d)|\d{1,10})"
    r"(?:\.\d{1,4})?(?!\d)"
)

#: A number in any of the forms, standing in a text; what it matches may still mean nothing (百十).
NUMBER = rf"(?:{_ARABIC}(?:(?: ?[百千]?万| ?[百千亿]|[kw](?![a-z])){_TAIL})?|{_SPOKEN})"

_PIECE = re.compile(rf"\d{{1,13}}(?:\.\d{{1,4}})?|[{_CHINESE}幺kw]")
_ONLY_DIGITS = re.compile(r"[零〇一壹二贰三叁四肆五伍六陆七柒八捌九玖幺]{1,16}")
_LONGEST = 32


def parse_number(text: str) -> Decimal | None:
    """The value of a whole text that is one number, or None when it is not surely one.

    A last single digit after a unit counts the next lower unit, as in speech:
    八千五 is 8500, 3万2 is 32000, 一百零五 is 105.
    """
    text = text.strip().lower().replace(",", "").replace(" ", "")
    if not text or len(text) > _LONGEST:
        return None
    if _ONLY_DIGITS.fullmatch(text):
        return Decimal("".join(str(_DIGITS[character]) for character in text))
    pieces = _PIECE.findall(text.replace("廿", "二十"))
    if "".join(pieces) != text.replace("廿", "二十"):
        return None
    return _Sum().of(pieces)


class _Sum:
    """Adds the pieces of one number from left to right, refusing an impossible order."""

    def __init__(self) -> None:
        self._closed = Decimal(0)  # what a 万 or 亿 has already multiplied
        self._section = Decimal(0)  # below the next 万
        self._digit: Decimal | None = None
        self._last_unit = 0  # of the piece before the current digit; 0 after a zero
        self._smallest = 0  # the smallest unit of the section so far
        self._smallest_large = 0

    def of(self, pieces: list[str]) -> Decimal | None:
        for piece in pieces:
            if piece in _UNITS:
                taken = self._small(_UNITS[piece]) if piece in _SMALL_UNITS else self._large(_UNITS[piece])
            else:
                taken = self._take_digit(piece)
            if not taken:
                return None
        if self._digit is not None:
            self._add_last_digit(self._digit)
        return self._closed + self._section

    def _take_digit(self, piece: str) -> bool:
        if piece in ("零", "〇"):
            if self._digit is not None:
                return False
            self._last_unit = 0
            return True
        if self._digit is not None:
            return False
        self._digit = Decimal(_DIGITS[piece]) if piece in _DIGITS else Decimal(piece)
        return True

    def _small(self, unit: int) -> bool:
        digit = self._digit
        if digit is None:
            if unit != 10 or (self._section and self._last_unit):
                return False
            digit = Decimal(1)
        if self._smallest and unit >= self._smallest:
            return False
        self._section += digit * unit
        self._digit, self._last_unit, self._smallest = None, unit, unit
        return True

    def _large(self, unit: int) -> bool:
        section = self._section + (self._digit or 0)
        if self._digit is not None and self._smallest and self._last_unit >= 100:
            return False
        if not section:
            # 一万亿: the 亿 multiplies everything before it.
            if unit > self._smallest_large > 0:
                self._closed, self._smallest_large, self._last_unit = self._closed * unit, unit, unit
                return True
            return False
        if self._smallest_large and unit >= self._smallest_large:
            self._closed = (self._closed + section) * unit
        else:
            self._closed += section * unit
        self._section, self._digit = Decimal(0), None
        self._last_unit, self._smallest, self._smallest_large = unit, 0, unit
        return True

    def _add_last_digit(self, digit: Decimal) -> None:
        spoken = digit < 10 and digit == int(digit) and self._last_unit >= 100
        self._section += digit * self._last_unit / 10 if spoken else digit
