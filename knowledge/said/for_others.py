"""Messages that, after a list, want to see others: 还有吗, 下一个, 再远点的, 换一个.

Anywhere else such words may mean anything: 还有别的补偿吗 after an answer asks for compensation.
"""

from __future__ import annotations

import re

# A longer message says more than that others are wanted.
_LONGEST = 12
# These say so even beside a wish: 还有别的能充电的吗.
_SURELY, _LONGEST_WISH = ("别的驿站", "还有别的", "还有其他", "还有没有别的"), 14

_SOME = r"(?:我|一|几|两|多){0,2}[个批家处]?"
_MORE = rf"还有|再有|更多|多[来给找]几个|再[来给找看换]{_SOME}|继续|接着[找看来]"
_NEXT = r"[下后](?:一|面)?[个批页家处]|后面|其[他它]|别的|剩下"
_SWAP = r"换(?:一|几|个|下|别的){0,2}[个批家处]?"
_FARTHER = r"[再更]?远(?:一点|点|些|一些)"
# 就这些 by itself says that nothing more is wanted.
_NO_MORE = r"(?:就|只有?)这(?:几|些|点|一)?[个家处]?了?(?:吗|么|嘛|啊|呀)"
_OTHERS = re.compile(rf"(?:{_NO_MORE}|{_MORE}|{_NEXT}|{_SWAP}|{_FARTHER}){{1,3}}")
# What may stand around them without being a matter of its own.
_AROUND = frozenset(
    "了那就我要看想给帮还有没莫得冇别的其他它几一个家处些点找查在哪里远也行可以吗么嘛不呢啊呀吧哦咯嘞撒噻驿站"
    "地方,，。.!！?？ "
)


def asks_for_others(text: str) -> bool:
    """Whether a normalised message, after a list of places, wants to see others than those in it."""
    if len(text) <= _LONGEST_WISH and any(words in text for words in _SURELY):
        return True
    return asks_for_nothing_but_others(text)


def asks_for_nothing_but_others(text: str) -> bool:
    """Whether a normalised message asks what else there is, and not for something of its own: 还有吗."""
    found = _OTHERS.search(text) if len(text) <= _LONGEST else None
    return found is not None and set(text[: found.start()] + text[found.end() :]) <= _AROUND
