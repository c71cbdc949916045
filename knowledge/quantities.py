"""Quantities in a text, as numbers and units that compare: 三十日, 半个月, 两倍, 百分之八十, 1.1万个."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

_DIGITS = {digit: number for number, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_GROUPS = {"万": 10_000, "亿": 100_000_000}

# What a unit is counted in, and how many of that it is. 工作日 and 天 stay apart: the law means two things.
_UNITS = {
    "年": ("月", 12), "周年": ("月", 12), "月": ("月", 1), "自然月": ("月", 1), "整月": ("月", 1),
    "天": ("天", 1), "日": ("天", 1), "昼夜": ("天", 1), "自然日": ("天", 1), "日历日": ("天", 1),
    "周": ("天", 7), "星期": ("天", 7), "礼拜": ("天", 7),
    "工作日": ("工作日", 1), "工作天": ("工作日", 1),
    "小时": ("分钟", 60), "钟头": ("分钟", 60), "分钟": ("分钟", 1),
    "周岁": ("岁", 1), "岁": ("岁", 1),
    "元": ("元", 1), "块": ("元", 1),
    "%": ("%", 1), "％": ("%", 1), "倍": ("%", 100),
    "人": ("人", 1), "名": ("人", 1), "位": ("人", 1), "人次": ("人次", 1), "次": ("次", 1),
    "级": ("级", 1), "度": ("度", 1), "℃": ("度", 1), "摄氏度": ("度", 1),
    "公里": ("公里", 1), "千米": ("公里", 1), "米": ("米", 1), "平方米": ("平方米", 1), "公斤": ("公斤", 1),
    "分贝": ("分贝", 1),
}  # fmt: skip
# What only a count of some size is worth comparing in: "two things" is talk, 523 shops are a fact.
_COUNTED = "个家座处所台场期件项支户笔份张辆节门条款种批"
SMALLEST_COUNT = 13
# A unit that other words begin with is none before what makes it one of them: 一个周期, 三人民.
_UNIT = "|".join(
    unit + {"周": "(?![期末岁转边到年一二三四五六日])", "块": "(?=钱)", "人": "(?!民)"}.get(unit, "")
    for unit in sorted(_UNITS, key=len, reverse=True)
)
_ARABIC = r"(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,15})(?:\.\d{1,6})?[十百千万亿]{0,2}"
_CHINESE = r"[零〇一二两三四五六七八九十百千万亿]{1,14}(?:点[零〇一二三四五六七八九]{1,6})?"
_NUMBER = rf"(?:{_ARABIC}|{_CHINESE})"

# A calendar day or year is no quantity: 2026年7月1日, 10月1日至3日, 五月一日, 二〇二五年.
_DAY = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_DATE = re.compile(
    rf"(?:(?:19|20)\d\d|[一二][九〇零][〇零一二三四五六七八九]{{2}})年(?:度|底|初|末)?(?:{_DAY}月(?!以|内))?(?:{_DAY}[日号])?"
    rf"|(?<![\d个])(?:{_DAY}月)(?:{_DAY}[日号])(?:[、至到—-]{{1,2}}{_DAY}[日号](?!内|以))*"
    r"|(?<![\d个])\d{1,2}月(?=[份初中末底上下至到—-])"
)
_QUANTITY = re.compile(
    rf"(?<![第\d.几数零〇一二两三四五六七八九十百千万亿A-Za-z])"
    rf"(?:(?P<first>{_NUMBER})(?P<first_unit>%|％|倍|周岁|岁)?(?:以上|以下)?(?:至|到|—{{1,2}}|-|~|–|或者?|、))?"
    rf"(?P<number>{_NUMBER}|半)(?P<about>[多余])?(?P<group>[万亿])?(?P<of>个|整)?(?P<half>半)?"
    rf"(?:(?P<unit>{_UNIT})(?P<later_half>半(?![个年月天日]))?|(?P<counted>(?<=个)(?!月)|[{_COUNTED}]))"
)
_PART = re.compile(
    rf"(?P<whole>{_NUMBER})分之(?P<part>{_NUMBER})(?:(?:至|到|—{{1,2}})(?P<last>{_NUMBER})(?!分))?"
)
_TENTHS = re.compile(
    r"(?<![\d完构组造收已赞变])(?P<tenths>[一二两三四五六七八九]|\d)成(?![为立了员果交功绩长年人本效])"
)
_WORDS = {
    "双倍": Fraction(200),
    "加倍": Fraction(200),
    "一半": Fraction(50),
    "过半": Fraction(50),
    "半数": Fraction(50),
}
# The work is half done: 案子到一半.
_WORD = re.compile("(?<![到了做干走])(?:" + "|".join(_WORDS) + ")")
# 上一级 and 第三、四级 say which one, not how many.
_WHICH = re.compile(r"(?:(?<!以)[上下]|第[\d一二三四五六七八九十]{1,3}[、至到和或—-]{1,2})$")


@dataclass(frozen=True, order=True)
class Quantity:
    """A number of something. So that they compare, years are months, hours are minutes, 1倍 is 100%."""

    number: Fraction
    unit: str

    def __str__(self) -> str:
        return f"{_shown(self.number)}{self.unit}"


@dataclass(frozen=True)
class Mention:
    """A quantity where it stands: start and end count characters of `plain(text)`."""

    quantity: Quantity
    written: str
    start: int
    end: int


def plain(text: str) -> str:
    """The text with full-width digits and signs made narrow; numbers in circles only number a list."""
    return unicodedata.normalize("NFKC", re.sub("[\u2460-\u2473\u200b-\u200f]", " ", text))


def quantities_in(text: str) -> tuple[Mention, ...]:
    """Every quantity of a text, in its order; both ends of a range, dates left out."""
    text = plain(text)
    text = _DATE.sub(lambda found: "\0" * len(found.group()), text)
    # 2个月零5天 is two quantities.
    text = re.sub(r"零(?=\d)", "\0", text)
    found = [*_parts(text), *_words(text)]
    for mention in found:
        blank = "\0" * (mention.end - mention.start)
        text = text[: mention.start] + blank + text[mention.end :]
    found.extend(_counted(text))
    return tuple(sorted(found, key=lambda mention: (mention.start, mention.end)))


def number_written(text: str) -> Fraction | None:
    """The number that 3,000, 1.1万, 一百二十 or 两 stand for; None for what is vague, such as 两三."""
    digits = re.match(r"[\d,]*(?:\.\d+)?", text)
    if digits and digits.group():
        value, rest = Fraction(digits.group().replace(",", "")), text[digits.end() :]
        for character in rest:
            value *= (_PLACES | _GROUPS)[character]
        return value
    whole, _, decimals = text.partition("点")
    number = _chinese(whole)
    if number is not None and decimals:
        number += Fraction(int("".join(str(_DIGITS[digit]) for digit in decimals)), 10 ** len(decimals))
    return number


def quantity_written(text: str) -> Quantity:
    """What str() of a quantity says, read again."""
    found = re.fullmatch(r"(\d+(?:\.\d+)?(?:/\d+)?)(\D+)", text)
    if found is None:
        raise ValueError(text)
    return Quantity(Fraction(found.group(1)), found.group(2))


def _counted(text: str) -> Iterator[Mention]:
    for found in _QUANTITY.finditer(text):
        if _WHICH.search(text[max(0, found.start() - 6) : found.start()]):
            continue
        if found["counted"] is None:
            unit, size = _UNITS[found["unit"]]
            # 8月 is August.
            if found["unit"] == "月" and found["of"] != "个" and found["number"] != "半":
                continue
        else:
            unit, size = "个", 1
        for name in ("first", "number"):
            number = _number(found, name)
            if number is None or (unit == "个" and number < SMALLEST_COUNT):
                continue
            yield Mention(Quantity(number * size, unit), found.group(), found.start(), found.end())


def _number(found: re.Match[str], name: str) -> Fraction | None:
    if found[name] is None:
        return None
    if name == "first":
        number = number_written(found["first"])
        # 2—3万元 is twenty to thirty thousand, 2000—2万元 is not.
        small = number is not None and number < 1000 and found["first"][-1] not in "千万亿"
        tail = re.search("[万亿]$", found["number"])
        return number * _GROUPS[tail.group()] if number is not None and small and tail else number
    if found["number"] == "半":
        return Fraction(1, 2)
    number = number_written(found["number"])
    if number is not None and found["group"]:
        number *= _GROUPS[found["group"]]
    if number is not None and (found["half"] or found["later_half"]):
        number += Fraction(1, 2)
    return number


def _parts(text: str) -> Iterator[Mention]:
    for found in _PART.finditer(text):
        whole = number_written(found["whole"])
        for name in ("part", "last"):
            part = number_written(found[name]) if found[name] else None
            if whole and part is not None:
                yield Mention(Quantity(part * 100 / whole, "%"), found.group(), found.start(), found.end())
    for found in _TENTHS.finditer(text):
        tenths = number_written(found["tenths"])
        if tenths:
            yield Mention(Quantity(tenths * 10, "%"), found.group(), found.start(), found.end())


def _words(text: str) -> Iterator[Mention]:
    for found in _WORD.finditer(text):
        yield Mention(Quantity(_WORDS[found.group()], "%"), found.group(), found.start(), found.end())


def _chinese(text: str) -> Fraction | None:
    """A number in Chinese numerals; None where two digits stand side by side, as in 三五天 and 二〇二五年."""
    total = section = 0
    digit: int | None = None
    for character in text:
        if character in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[character]
        elif character in _PLACES:
            section += (1 if digit is None else digit or 1) * _PLACES[character]
            digit = None
        else:
            total = (total + section + (digit or 0) or 1) * _GROUPS[character]
            section, digit = 0, None
    return Fraction(total + section + (digit or 0))


def _shown(number: Fraction) -> str:
    """As a whole number, a decimal where it has an end, or else as a fraction."""
    if number.denominator == 1:
        return str(number.numerator)
    decimals = f"{float(number):.6f}".rstrip("0")
    return decimals if Fraction(decimals) == number else str(number)
