"""Which of several things in a list a message chooses: 第二个, 第2个, 最后那个; or which step: 第二步."""

from __future__ import annotations

import re

# Longer messages say more than which.
_LONGEST = 12
_COUNTED = "一二三四五六七八九十"
_LEADS_IN = r"(?:那就?|就|我?[要选点看问]|我?想[要看问]|说|嗯|哦|噢|对|是|上面|刚才|里面?|的|[,， ]){0,4}"
_NUMBER = rf"(?P<number>10|[1-9]|[{_COUNTED}]|两)"
_ONE = r"(?:一?[个项家处条]|那个|那家|那处|嘎|只|号)"
_ENDING = r"(?:驿站|站|地方|按钮|选项)?[吧啊呀嘛呢的呗咯撒噻嘞哦了,，。.!！?？ ]{0,3}"
_ASKS = r"(?:呢|[怎咋]么?[样走去办弄]|在哪里?|有啥|有什么|远不远|几点开门|电话)"
_NTH = re.compile(rf"{_LEADS_IN}(?:第{_NUMBER}{_ONE}?|(?:头|首)一?[个家]){_ASKS}?{_ENDING}")
_LAST = re.compile(rf"{_LEADS_IN}(?:最后|最末|末尾|最下面|倒数第一)(?:一|的)?{_ONE}{_ASKS}?{_ENDING}")
# Only of what is written as steps: 第二步.
_NTH_STEP = re.compile(rf"{_LEADS_IN}(?:第{_NUMBER}|头一)步{_ASKS}?{_ENDING}")
_LAST_STEP = re.compile(rf"{_LEADS_IN}(?:最后|最末|倒数第一)(?:那|的)?一?步{_ASKS}?{_ENDING}")
# 2, 二: only where something was asked.
_BARE = re.compile(rf"{_NUMBER}{_ONE}?[吧啊呀。.]?")


def says_which(text: str) -> bool:
    """Whether a normalised message does nothing but choose from a list, by place: 第二个."""
    ways = (_NTH, _LAST, _NTH_STEP, _LAST_STEP)
    return len(text) <= _LONGEST and any(way.fullmatch(text) for way in ways)


def says_which_step(text: str) -> bool:
    """Whether a normalised message does nothing but choose one of several steps: 第二步."""
    return len(text) <= _LONGEST and bool(_NTH_STEP.fullmatch(text) or _LAST_STEP.fullmatch(text))


def chosen_step(text: str, *, among: int) -> int | None:
    """The one of so many steps that a normalised message chooses, from 0 on; None for any other."""
    if not says_which_step(text):
        return None
    if _LAST_STEP.fullmatch(text):
        return among - 1 if among else None
    return _counted(_NTH_STEP.fullmatch(text), among=among)


def chosen(text: str, *, among: int, asked: bool = False) -> int | None:
    """The place in a list of so many that a normalised message chooses, from 0 on; None for any other.

    When it was `asked` for, a number alone is enough.
    """
    if len(text) > _LONGEST:
        return None
    if _LAST.fullmatch(text):
        return among - 1 if among else None
    return _counted(_NTH.fullmatch(text) or (_BARE.fullmatch(text) if asked else None), among=among)


def _counted(found: re.Match[str] | None, *, among: int) -> int | None:
    """The place that the number in it names, from 0 on; None beyond the last."""
    if found is None:
        return None
    written = found["number"] or "1"
    place = _COUNTED.find(written.replace("两", "二")) if not written.isdecimal() else int(written) - 1
    return place if 0 <= place < among else None
