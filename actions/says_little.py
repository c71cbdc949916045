"""Words that name no matter: 那我该找谁去 is about whatever was talked about."""

from __future__ import annotations

_NAMES_NOTHING = frozenset(
    "那哪这我你您他她它们俺咱恁谁的了吗呢吧啊呀么嘛呗咯哦哎诶唉要是不没有会能可以该得怎咋办"
    "如何什啥几多少久时候间去到来找带给跟和就还也都再又个件事情说话讲想问请一下行好在把被让"
    "叫拿做弄整搞费花钱才只从前后先对如果假万但而且因为所以,，。.、?？!！ 子样种些点啦哈"
)


def says_little(text: str) -> bool:
    """Whether at most one character of a message names a matter."""
    return sum(character not in _NAMES_NOTHING for character in text) <= 1
