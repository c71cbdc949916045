"""Messages that put something right: 不是5个月是6个月, 我在德阳，不是成都, 记错了，是9500.

The one home of what counts as a correction: the policy decides by it, and the actions say what was put right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from knowledge.said.regions import said_place
from knowledge.said.taken_back import Stretch, taken_back, without

# The kinds of values that can be put right.
FACTS = frozenset({"money", "duration", "date", "count"})
# 不对啊, 说错了 say what is wrong, and not what is right.
NOTHING_BUT_WRONG = 4
# Whoever writes more tells a story.
_LONGEST = 30

# What is sighed before a correction, and who is speaking of what: 哎呀我刚才.
_SIGH = r"[哦啊哎呀诶噢嗯呃额唉,， ]{0,4}"
_SPEAKING = r"(?:我|俺|刚才|前面|上面|刚刚){0,2}"
_SLIP = r"(?:[说写打讲搞弄记输填报][错岔]|打错字|口误|手误|笔误|[多少][打写说]了?[一个]{0,2}[零0])"
_WRONG = rf"(?:不对|不是|不不|错了|{_SLIP}|更正|纠正|唔系|唔啱|勿是|莫对|不得对)"
_I_MEAN = r"(?:我?说的是|我?是说|应该是|准确说|正确的是)"
_OPENS = re.compile(rf"{_SIGH}{_SPEAKING}(?:{_WRONG}|{_I_MEAN})")
# 不对,我干了3年; 说错地方了 我在太仓: the opening stands by itself, so what follows is put right by it.
# 不是正式工 and 错了3次 say something of their own.
_PAUSES = re.compile(
    rf"{_SIGH}{_SPEAKING}{_WRONG}(?:地方|名字|时间|日子|数字|数|字|一下|下)?[了咯啦啊呀哦嘛呢的]{{0,2}}"
    r"(?:[,，。.;；:：!！ ]|$)"
)
# Whoever asks has a matter of his own.
_ASKS = re.compile(
    r"[吗么?？]|合法|违法|怎么|咋|多少|能不能|可不可以|要不要|有没有|算不算|该不该|是不是|行不行|什么|啥|哪|谁|多久|几时|几天"
)
_DOUBTS = frozenset("吗么?？")
_COUNTS = re.compile(r"\d")
# 是两个月,说错了: said after what is right.
_CLOSES = re.compile(rf"[,，。.;!！ ]{_SPEAKING}(?:{_SLIP}|不对|错了)[了咯啦啊呀哦嘛的]{{0,2}}[。.!！]?$")
# What may stand around a value that was put right, and is no matter of its own.
_AROUND = frozenset(
    "我俺咱是在有到了的呢吧啊呀哦噢嗯哎诶唉额呃那应该其实现刚才前面上记说写打讲搞弄输错字不对咯啦嘛嘞勒系"
    "一共总共是个月工资每天,，。.;；!！、 "
)
_NUMERALS = "零〇一二两三四五六七八九十百千万亿半"
# 是9500, 改成五: a number that stands by itself, so it is not the beginning of a word.
_STANDS_ALONE = r"(?:^|(?<=[是系成为,，。.:：;! 了咯啦该]))"
_BARE_NUMBER = re.compile(
    rf"{_STANDS_ALONE}(?P<number>\d{{1,9}}(?:\.\d{{1,2}})?[千万]?|[{_NUMERALS}]{{1,9}})"
    r"(?:个|了|的|啊|呀|吧|哦|嘛|才对){0,2}(?=[,，。.;!！ 不]|$)"
)
# Sums are seldom less, and lengths of time never more.
_FEWEST_YUAN = 100
# What a value was measured in: 元, 个月, 人.
_UNIT = re.compile(rf"^[\d.,{_NUMERALS}几多来]{{1,16}}(?P<unit>[^\d{_NUMERALS}]{{0,4}})$")


def corrects(text: str, values: Iterable[tuple[int, int]] = ()) -> bool:
    """Whether a normalised message puts something right, at its beginning or anywhere else.

    `values` are where money, lengths of time, places and the like stand in it. A message that goes on about
    something else (公司说是3个月，不是6个月，合法吗) corrects nothing, nor does one that only begins by
    denying something (不是正式工干了3个月被辞退能要补偿吗).
    """
    spans = tuple(values)
    if _OPENS.match(text) is not None:
        return _PAUSES.match(text) is not None or _puts_right(text, spans)
    if len(text) > _LONGEST or not (taken_back(text) or _CLOSES.search(text)):
        return False
    return _corrects_only(text, spans)


def corrects_and_asks(text: str, values: Iterable[tuple[int, int]] = ()) -> bool:
    """Whether a normalised message that corrects something also asks: 不对，我干了3年，能赔多少."""
    spans = tuple(values)
    return _ASKS.search(text) is not None and corrects(text, spans) and not _corrects_only(text, spans)


def says_only_what_is_wrong(text: str, values: Iterable[tuple[int, int]] = ()) -> bool:
    """Whether a correction leaves out what is right: 说错了, 不是五个月, 五个月不对."""
    if len(text) <= NOTHING_BUT_WRONG:
        return True
    wrong = taken_back(text)
    return bool(wrong) and _is_only_values(text, values) and not _outside(wrong, _values(text, values))


def bare_number(text: str) -> str | None:
    """The number that a correction puts in the place of another, without a unit: 记错了，是9500."""
    found = list(_BARE_NUMBER.finditer(without(text, taken_back(text))))
    return found[-1]["number"] if found else None


def measured_like(number: str, before: str, kind: str) -> str:
    """The number with the unit of the value said before: 9500 after 8500元 is 9500元."""
    found = _UNIT.match(before)
    unit = found["unit"] if found else ""
    return f"{number}{unit or ('元' if kind == 'money' else '')}"


def may_be_measured_like(number: str, kind: str) -> bool:
    """Whether a number can be of a kind: nobody works 8000 months, and a date is no number."""
    digits = number.rstrip("千万")
    large = number != digits or (digits.isdecimal() and int(digits) >= _FEWEST_YUAN)
    return kind in {"money", "count"} or (kind == "duration" and not large)


def _puts_right(text: str, values: tuple[tuple[int, int], ...]) -> bool:
    """Whether what begins with 不是, 应该是 or 错了, without a pause, puts right what was said before.

    Without any value it may (不是工地上): what else it says decides. 不是三个月吗 doubts a value, and
    不是要60天认定吗 asks for something.
    """
    known = _values(text, values)
    if _ASKS.search(text):
        return bool(known) and set(without(text, (*_opening(text), *known))) <= _AROUND | _DOUBTS
    tells = known or _COUNTS.search(text)
    return not tells or len(text) <= NOTHING_BUT_WRONG or _corrects_only(text, values)


def _corrects_only(text: str, values: tuple[tuple[int, int], ...]) -> bool:
    """Whether a correction holds nothing but what is wrong and what is right."""
    return bool(said_place(text).codes) or _is_only_values(text, values)


def _is_only_values(text: str, values: Iterable[tuple[int, int]]) -> bool:
    """Whether nothing is left without the values, what is taken back, and how the message opens."""
    wrong, known = taken_back(text), _values(text, values)
    left = without(text, (*_opening(text), *wrong, *_outside(wrong, known)))
    return bool(known) and set(left) <= _AROUND


def _opening(text: str) -> tuple[Stretch, ...]:
    """Where the message takes something back before it says what."""
    opens = _OPENS.match(text)
    return (Stretch(0, opens.end()),) if opens else ()


def _values(text: str, values: Iterable[tuple[int, int]]) -> tuple[Stretch, ...]:
    """Where values stand, with the numbers that have no unit."""
    known = [Stretch(start, end) for start, end in values]
    bare = (Stretch(one.start("number"), one.end("number")) for one in _BARE_NUMBER.finditer(text))
    return (*known, *(one for one in bare if not _overlap(one, known)))


def _outside(parts: Iterable[Stretch], values: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """The values that stand in none of these parts."""
    found = tuple(parts)
    return tuple(one for one in values if not any(part.holds(one.start, one.end) for part in found))


def _overlap(one: Stretch, others: Iterable[Stretch]) -> bool:
    return any(other.start < one.end and one.start < other.end for other in others)
