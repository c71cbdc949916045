"""Sums of money as people say them: 八千五, 3万2, 一天280, 每月5k, 欠了四千多, 5000-8000, 两毛五."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from nlu.amounts import OPEN_NUMBER, Amount, parse_amount
from nlu.found import FoundEntity, Money, MoneyRange
from nlu.numbers import NUMBER, parse_number

_CENT = Decimal("0.01")
_MOST = Decimal(10) ** 12

_ABOUT = r"(?:多一?点|多|来|余)?"
# 5000左右, 三千出头, 5000多一点: what only rounds a sum is part of how it is said.
_ROUNDED = r"(?: ?(?:左右|上下|出头|挂零|不到|整|多一?点|以上|以下|以内|\+))?"
_PERIOD = r"(?:个?月|天|日|个?小时|个?钟头|年)"
# 块 is also a piece of something, and 2025元旦 is a date.
_UNIT = (
    r"(?: ?多?(?:块钱|块(?![地砖板肉石表骨田布])|元钱|元(?![旦宵月素件])|圆|人民币|rmb|大洋|蚊(?![子香帐]))"
    r"|多?[毛角]钱?(?![病色落度债场星形铁])|分钱(?![财]))"
)
_PER_WORD = {"月": "month", "天": "day", "日": "day", "时": "hour", "钟": "hour", "年": "year"}
_FILLER = (
    r"(?:工资|薪水|底薪|收入|到手|实发|就?只?给|才?拿|就?只?发|能?挣|赚|大概|差不多|大约|平均|最多"
    r"|最少|顶多|至少|应该|税后|税前|交|扣|付"
    r"|也?就|才|能|有|是|了|我们?|你|他们?|她|开|算|按|结|得|要|:|,| ){0,4}"
)

_PER_BEFORE = (
    r"(?P<before>(?:每|/|(?<![\d一二三四五六七八九十百千万几第])[一1])个?(?:月|天|日|小时|钟头|年)"
    rf"|月薪|(?<![个\d一二两三四五六七八九十几半])月(?:工资|收入)|月入|日薪|日工资|日结|时薪|年薪"
    rf"|年收入){_FILLER}"
)
_PER_AFTER = rf" ?(?P<after>/ ?{_PERIOD}|(?:每|一|1)个?(?:月|天|日|小时|钟头|年))(?![多半内前后以零来])"
# Without a unit, only what surrounds the number tells that it is money.
_LED_BY = (
    r"(?:工资|薪资|底薪|工钱|薪水|月薪|押金|定金|订金|欠薪|欠款|工程款|尾款|货款|生活费|费用?|房租"
    r"|[工房租饭药学]钱|罚款|补偿金?|赔偿金?|补助|补贴|津贴"
    r"|奖金|提成|加班费|年终奖|高温费|全勤奖?|红包|贷款|税后|税前|应发|实发|到手|应得|标准|按照?|说好|讲好"
    r"|谈好|谈的|约定|承诺|答应|许诺|要价|报价|开价|单价|价格|基数"
    r"|欠|扣|赔|罚|借|差|少给|少发|拿|挣|发|给|交|收|花|垫|转|打款|打钱|预支|报销|涨到|降到|降|涨|领"
    r"|补|结|剩|值"
    r"|一共|总共|共计|合计|还剩|还差|加起来)"
    r"(?:了|着|过|我|我们|俺|俺们|咱|他|她|人家|你|是|有|的|得|到|变成?|大概|差不多|大约|整整|将近|接近|从"
    r"|由|才|就|只|也|不到|不足|快|近|小|:|,| ){0,4}"
)
_OTHER_UNIT = (
    r"(?! ?(?:多|来|几)?(?:[几万千百亿十二三四五六七八九]|一(?![分直共次年月点起样般定小])|[-~至到/]\d"
    r"|个|天|日|号|月|年|岁|人|名|位|次|点|时|小时|分|秒|周|星期|礼拜|级|度|%"
    r"|倍|户|家|条|件|台|辆|里|公里|米|平|斤|吨|步|份|张|间|套|楼|层|期|届|批|种|项|章|单|趟|顿|餐|遍"
    r"|回|口|号"
    r"|头|只(?![给发有拿付够剩])|把|根|字|页|双|箱|瓶|桶|包(?![进吃住干括五食])|袋|针|支|盒|块砖|工友"
    r"|工人|员工|骑手|师傅|老乡|同事|兄弟|,\d|[a-z]))"
)
# What a piece of work, a shift or a head is paid: 一个工280, 一票2000.
_PIECE = (
    r"(?:每|(?<![\d一二三四五六七八九十百千万几第])[一1])(?:个[工班人]"
    r"|[班趟单件票次晚夜车吨方平米斤桌场节堂台套双条只位人](?![民事家员工]))"
    r"(?:上|课|活|人)?(?:才|就|只|给|要|算|扣|罚|补|收|得){0,2} ?"
)
_SAYS_SCALE = re.compile("[千万亿kw]")
_SAYS_SCALE_OR_HUNDREDS = re.compile("[百千万亿kw]")
# What may follow a bare sum such as 两万; a noun that could be counted may not.
_AFTER_A_SUM = (
    r"(?=$|[ ,.;!?。、)+~:]|没|不|一直|一分|还|拖|都|的|工资|工钱|钱|就|了|啊|呢|呀|吧|吗|嘛|哦|他|她"
    r"|我|老板|包工头|公司|给"
    r"|打|到手|到现在|到今|全|共|以|加|也|是|又|再|怎|咋|能|可|该|要|但|和|跟|被|现在|至今|结果|说|只"
    r"|才|左右|上下|押|补)"
)

# What follows 12块 and is less than a yuan: 5, 五毛六, 零5分; the next word (一直, 两天) is no change.
_D = r"[\d一二两三四五六七八九]"
_NO_CHANGE = r"(?![\d个万千百十天月年小日钟次人险金号楼位名])"
_LAST = rf"(?:[\d二三四五六七八九]|一(?=$|[,.;!?。]|左右)){_NO_CHANGE}"
_SMALL = (
    rf"(?P<small>(?<=[块元])(?:{_D}[毛角](?:{_D}分|{_LAST})?|零{_D}[毛角分]|{_D}分|{_LAST})"
    rf"|(?<=[毛角])(?:{_D}分|{_LAST}))?"
)
# 块五毛六 leaves the one away; 这块三个人 is no money.
_ONE_YUAN = re.compile(
    r"(?<![\d一二两三四五六七八九十百千万几那这大小整每地板石砖])(?P<number>块)"
    rf"(?P<small>{_D}[毛角](?:{_D}分|{_LAST})?|{_D}(?=钱|一[个件单斤张条只]))"
)


def _patterns(number: str) -> dict[str, re.Pattern[str]]:
    number = rf"(?P<number>{number})"
    per_before, sign = rf"(?:{_PER_BEFORE})?", r"(?:[¥$] ?|(?:rmb|人民币) ?)"
    return {
        "unit": re.compile(
            rf"{per_before}{sign}?{number}{_ABOUT}(?P<unit>{_UNIT}){_SMALL}{_ROUNDED}(?:的?{_PER_AFTER})?"
        ),
        "sign": re.compile(rf"{per_before}{sign}{number}{_ABOUT}{_ROUNDED}(?:{_PER_AFTER})?"),
        "per before": re.compile(rf"{_PER_BEFORE}{number}{_ABOUT}{_ROUNDED}{_OTHER_UNIT}"),
        "per after": re.compile(rf"{number}{_ABOUT}{_ROUNDED}{_PER_AFTER}"),
        "word": re.compile(rf"{_LED_BY}{number}{_ABOUT}{_ROUNDED}{_OTHER_UNIT}"),
        "piece": re.compile(rf"{_PIECE}{number}{_ABOUT}{_ROUNDED}{_OTHER_UNIT}"),
        "change": re.compile(rf"{number}{_ABOUT}(?=(?:降|涨|减|扣|砍|变|改)(?:到|成|为|至))"),
        "scale": re.compile(rf"{number}{_ABOUT}{_ROUNDED}{_AFTER_A_SUM}"),
    }


_ONLY_CENTS = re.compile(rf"零?{_D}分")
_HOTLINE = re.compile("123[1-6][0-9]")
_PAY_OF_MONTHS = re.compile(r"个月的?(?:工资|工钱|薪水?)(?=123)")
_FOR_A_PIECE = re.compile(r"(?:一|1|每)?[个件只条张双斤单份]")
_NOT_EVEN = re.compile(r"(?:都|也)?(?:没|不|木有|冇)")
_ASKS_FOR = re.compile(
    "(?:能|可以|应该|应当|会|该|大概|估计|要)(?:赔|给|拿|补|领|判|算|罚|花|交)?(?:我|你|他|偿|到|得)?$"
)
_TENTH = Decimal("0.1")
_LEAST_WITHOUT_A_UNIT = 10

_ONE, _OPEN = _patterns(NUMBER), _patterns(OPEN_NUMBER)


def find_money(text: str) -> Iterator[FoundEntity]:
    """Every sum in the text, in yuan, with the time it is for when that is said; open sums with both ends."""
    for patterns in (_ONE, _OPEN):
        for shown_by, pattern in patterns.items():
            for match in pattern.finditer(text):
                amount = parse_amount(match["number"])
                if amount is not None and _is_money(amount, match, shown_by):
                    start = match.start("number") if shown_by in ("word", "piece") else match.start()
                    yield from _found(_with_small_change(amount, match), match, start)
    for match in _ONE_YUAN.finditer(text):
        yield from _found(_with_small_change(Amount(Decimal(1), Decimal(1)), match), match, match.start())


def _is_money(amount: Amount, match: re.Match[str], shown_by: str) -> bool:
    if not 0 < amount.least <= amount.most < _MOST or _is_asked_for(match):
        return False
    if match.string.endswith("分之", 0, match.start("number")):
        return False
    if shown_by == "scale":
        # 五六百 is said of money and hardly of anything else; 500 is not.
        scale = _SAYS_SCALE if amount.exact else _SAYS_SCALE_OR_HUNDREDS
        return scale.search(match["number"]) is not None
    if shown_by == "unit":
        return not (amount.exact and amount.least == 1 and _says_nothing(match))
    if shown_by in ("word", "piece") and _HOTLINE.fullmatch(match["number"]):
        # 工资12333 is a number to call; 两个月工资12310 is a sum.
        return _PAY_OF_MONTHS.search(match.string, max(0, match.start("number") - 12)) is not None
    # 一天两点 or 每月1 is a number of something else.
    return shown_by == "sign" or amount.least >= _LEAST_WITHOUT_A_UNIT


def _says_nothing(match: re.Match[str]) -> bool:
    """一分钱没给 and 一块钱都没见着 are no sums; 一毛钱一个 is what a piece is paid."""
    if "块" not in match["unit"] and "元" not in match["unit"]:
        return _FOR_A_PIECE.match(match.string, match.end()) is None
    return _NOT_EVEN.match(match.string, match.end()) is not None


def _is_asked_for(match: re.Match[str]) -> bool:
    """能赔几万 asks for a sum and says none."""
    start = match.start("number")
    before = match.string[max(0, start - 6) : start]
    return match["number"][0] == "几" and _ASKS_FOR.search(before) is not None


def _with_small_change(amount: Amount, match: re.Match[str]) -> Amount:
    """The sum with the tenths and hundredths that are said after it, or that it is counted in."""
    groups = match.groupdict()
    unit, small = groups.get("unit") or "块", groups.get("small") or ""
    part = Decimal(1)
    if "毛" in unit or "角" in unit:
        part = _TENTH
    elif "分" in unit:
        part = _TENTH * _TENTH
    change = Decimal(0)
    place = part * _TENTH * (_TENTH if part == 1 and _ONLY_CENTS.fullmatch(small) else 1)
    for digit in re.sub("[零毛角分]", "", small):
        change += (parse_number(digit) or 0) * place
        place *= _TENTH
    return Amount(amount.least * part + change, amount.most * part + change)


def _found(amount: Amount, match: re.Match[str], start: int) -> Iterator[FoundEntity]:
    text = match.string[start : match.end()].rstrip(" ")
    per = _per(match)
    value: Money | MoneyRange
    if amount.exact:
        value = {"yuan": str(amount.least.quantize(_CENT)), "per": per}
    else:
        least, most = str(amount.least.quantize(_CENT)), str(amount.most.quantize(_CENT))
        value = {"yuan": None, "least": least, "most": most, "per": per}
    yield FoundEntity("money", text, start, start + len(text), value)


def _per(match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    said = groups.get("after") or groups.get("before")
    if not said:
        return None
    return next((per for word, per in _PER_WORD.items() if word in said), None)
