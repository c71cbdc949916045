"""Years of two digits: 15年进厂 is when, 干了15年 is how long."""

from __future__ import annotations

import datetime as dt
import re

# How the years of a length are led in.
_LENGTH_BEFORE = re.compile(
    r"(?:干|做|工作|上班|待|呆|交|缴|缴费|工龄|年限|满|够|共|已经?|有|将近|快|近|超过?|至少|最低|最少"
    r"|累计|连续|整整|了|过|不到|不足|不满"
    r"|长达|差|再|少于|要|得|服务|服役|第|算|按|补|赔|才|这|那|头|大概|大约|约|差不多)$"
)
_SINCE_BEFORE = re.compile(r"(?:从|自|自从|打|自打|截止|截至|于)$")
# 最低缴费年限从15年提高到20年.
_GROWS = re.compile(r"(?:逐步|慢慢)?(?:提|增|延|调|变|改|涨|升|加|到(?![现今如目]))")
_HAPPENED = re.compile(
    r"(?:[就才又刚]?(?:进[厂来的了公]|入[职的厂伍]|参加|开始|来(?:[的厂这到了]|北|上|广|深)"
    r"|起(?![步码点])|以来|签|受的?伤|摔|出的?事|出工伤|工伤|买[的了]"
    r"|毕业|结婚|退[休伍]|离职|辞职|被|下岗|改制|转正|当兵|办[的了理]|交的|欠[的下]|在(?:这|那|厂|工地"
    r"|公司|单位|他|她|北|上|广|深)"
    r"|跟|去[的了]|调)|(?:的|那)(?:时候|会儿?|年)|那[年会]|的(?:工资|合同|活|账|事|欠款|工程)"
    r"|[春夏秋冬][天季]|[上下]半年|.{0,6}?(?:到现在|至今|到如今|到今天|到目前|到去年|到今年))"
)


def is_year(match: re.Match[str], *, end: int, year: int, today: dt.date) -> bool:
    """Whether the two digits before a 年 that ends at ``end`` are a year, judged by what stands around them.

    98年 and 08年 always are; any other needs a word that something happened, and none of a length.
    """
    written, text = match["year"], match.string
    if written[0] == "0" or int(written) >= 60:
        return True
    if year > today.year:
        return False
    before = slice(max(0, match.start() - 4), match.start())
    if _SINCE_BEFORE.search(text[before]):
        return _GROWS.match(text, end) is None
    return _HAPPENED.match(text, end) is not None and not _LENGTH_BEFORE.search(text[before])
