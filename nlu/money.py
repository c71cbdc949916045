"""Sums of money as people say them: 八千五, 3万2, 一天280, 每月5k, 欠了四千多, 两百块钱一天."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from nlu.found import FoundEntity
from nlu.numbers import NUMBER, parse_number

_CENT = Decimal("0.01")
_MOST = Decimal(10) ** 12

_ABOUT = r"(?:多|来|几)?"
_PERIOD = r"(?:个?月|天|日|个?小时|个?钟头|年)"
# 块 is also a piece of something, and 2025元旦 is a date.
_UNIT = (
    r"(?:多?(?:块钱|块(?![地砖板肉石表骨田布])|元钱|元(?![旦宵月素件])|圆|人民币|rmb|大洋)"
    r"(?:整|左右|上下)?|多?毛钱?(?!病))"
)
_PER_WORD = {"月": "month", "天": "day", "日": "day", "时": "hour", "钟": "hour", "年": "year"}
_FILLER = (
    r"(?:工资|薪水|底薪|收入|到手|实发|就?只?给|才?拿|就?只?发|能?挣|赚|大概|差不多|大约|平均"
    r"|也?就|才|能|有|是|了|我|开|算|按|结|:|,| ){0,4}"
)

_PER_BEFORE = (
    r"(?P<before>(?:每|一|1|/)个?(?:月|天|日|小时|钟头|年)"
    rf"|月薪|(?<![个\d一二两三四五六七八九十几半])月(?:工资|收入)|月入|日薪|日工资|日结|时薪|年薪|年收入){_FILLER}"
)
_PER_AFTER = rf" ?(?P<after>/ ?{_PERIOD}|(?:每|一|1)个?(?:月|天|日|小时|钟头|年))(?![多半内前后以零来])"
# Without a unit, only what surrounds the number tells that it is money.
_LED_BY = (
    r"(?:工资|底薪|工钱|薪水|押金|欠薪|工程款|生活费|罚款|补偿|赔偿|奖金|提成"
    r"|欠|扣|赔|罚|借|差|少给|少发|拿|挣|发|给|交|收|花|垫|一共|总共|共计|合计|还剩|还差)"
    r"(?:了|着|过|我|我们|俺|俺们|咱|他|她|人家|是|有|的|大概|差不多|大约|整整|将近|快|近|:| ){0,4}"
)
_OTHER_UNIT = (
    r"(?! ?(?:多|来|几)?(?:[-~至到]\d|个|天|日|号|月|年|岁|人|名|位|次|点|时|小时|分|秒|周|星期|礼拜|级|度|%"
    r"|倍|户|家|条|件|台|辆|里|公里|米|平|斤|吨|步|份|张|间|套|楼|层|期|届|批|种|项|章|单|趟|顿|餐|遍|回|口"
    r"|头|只(?![给发有拿付够剩])|把|根|字|页|[a-z]))"
)
_SAYS_SCALE = re.compile("[千万kw]")

_WITH_UNIT = re.compile(
    rf"(?:{_PER_BEFORE})?(?:[¥$] ?)?(?P<number>{NUMBER}){_ABOUT}{_UNIT}"
    r"(?P<small>(?<=[块元])[\d一二三四五六七八九](?:毛|角)?(?![\d个万千百十天月年小日钟次人]))?"
    rf"(?:{_PER_AFTER})?"
)
_WITH_SIGN = re.compile(rf"(?:{_PER_BEFORE})?[¥] ?(?P<number>{NUMBER}){_ABOUT}(?:{_PER_AFTER})?")
_WITH_PERIOD_BEFORE = re.compile(rf"{_PER_BEFORE}(?P<number>{NUMBER}){_ABOUT}{_OTHER_UNIT}")
_WITH_PERIOD_AFTER = re.compile(rf"(?P<number>{NUMBER}){_ABOUT}{_PER_AFTER}")
_AFTER_A_WORD = re.compile(rf"{_LED_BY}(?P<number>{NUMBER}){_ABOUT}{_OTHER_UNIT}")
_BY_SCALE = re.compile(
    rf"(?P<number>{NUMBER}){_ABOUT}(?=$|[ ,.;!?。、)]|没|不给|不发|一直|还没|拖|都|的工资|工资|钱|就|左右)"
)

_PATTERNS = (_WITH_UNIT, _WITH_SIGN, _WITH_PERIOD_BEFORE, _WITH_PERIOD_AFTER, _AFTER_A_WORD, _BY_SCALE)


def find_money(text: str) -> Iterator[FoundEntity]:
    """Every sum in the text, in yuan, with the time it is for when that is said."""
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            yuan = _yuan(match)
            if yuan is not None:
                start = match.start("number") if pattern is _AFTER_A_WORD else match.start()
                found = text[start : match.end()]
                tail = len(found) - len(found.rstrip(" "))
                value = {"yuan": str(yuan), "per": _per(match)}
                yield FoundEntity("money", found.rstrip(" "), start, match.end() - tail, value)


def _yuan(match: re.Match[str]) -> Decimal | None:
    number = parse_number(match["number"])
    if number is None:
        return None
    groups = match.groupdict()
    whole = match.group()
    if "毛" in whole and "块" not in whole and "元" not in whole:
        number /= 10
    elif groups.get("small"):
        tenths = parse_number(groups["small"].rstrip("毛角"))
        number += (tenths or Decimal(0)) / 10
    if not 0 < number < _MOST:
        return None
    if match.re is _BY_SCALE and not _SAYS_SCALE.search(match["number"]):
        return None
    # 一天两点 or 每月1 is a number of something else.
    if match.re in (_WITH_PERIOD_BEFORE, _WITH_PERIOD_AFTER, _AFTER_A_WORD) and number < 10:
        return None
    return number.quantize(_CENT)


def _per(match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    said = groups.get("after") or groups.get("before")
    if not said:
        return None
    return next((per for word, per in _PER_WORD.items() if word in said), None)
