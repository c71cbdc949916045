"""Whether a message tells of somebody under sixteen."""

from __future__ import annotations

import re

# Whoever is sixteen may work; an older age may be that of the one who writes about a child.
_MAY_WORK = re.compile(r"(?:1[6-9]|十[六七八九])(?:周?岁|了)")
_GROWN_UP = re.compile(r"(?:[2-9]\d|[二三四五六七八]十[一二三四五六七八九]?)周?岁")
_UNDER_SIXTEEN = re.compile(
    r"(?<!\d)(?:1[0-5]|[6-9])周?岁|(?<![二三四五六七八])十[一二三四五]{0,2}周?岁|(?<!十)[六七八九]岁"
)
_CHILD = re.compile(r"孩|娃|童|未成年|小学|初中|年级")
# What an age is not followed by: 一天14个小时 is none.
_NO_AGE = (
    r"(?![多几来个余]{0,2}"
    r"(?:[一二三四五六七八九十百千万\d.]|小时|钟|天|点|块|元|号|月|年|人|吨|层|次|倍|级|%))"
)
_SOMEBODY_YOUNG = re.compile(
    _CHILD.pattern
    + r"|岁|上学|学[生校徒]|读书|辍学|中专|职校|初[一二三中]|20[012]\d|[012]\d后|放假|暑"
    + r"|小(?!时)|少|弟|妹|仔|崽|伢|儿|女|侄|外甥|孙"
    + rf"|(?:(?<!\d)(?:[6-9]|1[0-5])(?!\d)|十[一二三四五]?|[六七八九]){_NO_AGE}"
)
# 差两个月16岁, 十六岁都不到
_NOT_YET = re.compile(
    r"(?:不|没|未|差|离|还有|再过)[^,。!?]{0,6}(?:16|十六)|"
    r"(?:16|十六)周?岁?(?:都|还)?(?:不到|没到|不满|没满|未满|还差)"
)
# 弟弟才13，我18岁: somebody's age, and who may be that young.
_YOUNG_NUMBER = re.compile(
    rf"(?<![\d.])(?:[6-9]|1[0-5])(?![\d.]){_NO_AGE}|(?<![二三四五六七八])十[一二三四五]{_NO_AGE}"
)
_MAY_BE_YOUNG = re.compile(
    _CHILD.pattern + r"|弟|妹|仔|崽|伢|儿子|女儿|闺女|侄|外甥|孙|[我俺]才?(?:1[0-5]|十[一二三四五])"
)
_MYSELF = re.compile(
    r"[我俺咱][都也已经今年快]{0,4}(?:[2-9]\d|[二三四五六七八]十[一二三四五六七八九]?)"
    r"(?=[多好几]?周?岁|了(?![\d多好几]?[天号日年月后个])|的人|[,。!?]|$)"
)


def may_be_a_child(normal: str) -> bool:
    """Whether the message names a child, a school or an age, and not only ages at which one may work."""
    if _UNDER_SIXTEEN.search(normal) or _NOT_YET.search(normal):
        return True
    if _YOUNG_NUMBER.search(normal) and _MAY_BE_YOUNG.search(normal):
        return True
    grown_up = _GROWN_UP.search(normal) is not None and _CHILD.search(normal) is None
    return not grown_up and not _MAY_WORK.search(normal) and _SOMEBODY_YOUNG.search(normal) is not None


def is_grown_up(normal: str) -> bool:
    """Whether the one who writes says an age of his own that no child has (什么童工，我都三十八了).

    Whoever names a child besides (我39了，侄女13在这干活) tells of that child.
    """
    return _MYSELF.search(normal) is not None and not _MAY_BE_YOUNG.search(normal.replace("童工", ""))
