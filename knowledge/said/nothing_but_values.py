"""Whether a message holds nothing but values and places: 是六个月, 我在德阳，不是成都, 河南人在苏州打工.

Told by whole words, and not by characters: nobody is in danger in a message of places, whatever it sounds
like, so 有人在打我 must never be taken for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from knowledge.said.regions import WORKS_THERE, said_place

# Whoever writes more tells a story.
_LONGEST = 30
# What stands for a value while the rest is looked at.
_VALUE = "\0"
_BETWEEN = re.compile(r"[,，。.;；:：!！?？、 ]")

_WHO = r"[我俺咱]们?|人(?=[在搁住喺])"
_IS_AT = r"而?是|就是|那是|系|在|喺|搁|到了?|来了?|住|从|家"
_WHEN = r"现在|目前|如今|以前|原来|之前|刚才"
_HOME = r"老家|户口|籍贯|祖籍"
# 我就不在了 is a farewell: 不在 says something of a place, or it is no word of these.
_IS_NOT = rf"不是|不在(?={_VALUE})|不系|唔系|不对|唔啱|应该是?|才对|更正|口误"
_SLIP = r"[说写打讲搞弄记输填](?:错|岔)(?:字|地方)?|错"
_THERE = rf"那边|这边|那里|这里|附近|{WORKS_THERE}"
_SUM = r"一共|总共|工资"
_PARTICLE = r"[的了呢吧啊呀哦噢嗯哎诶呃咯啦嘛嘞勒撒哈就也]"
_WORDS = "|".join((_WHO, _IS_AT, _WHEN, _HOME, _IS_NOT, _SLIP, _THERE, _SUM, _PARTICLE))
_CLAUSE = re.compile(rf"(?:{_VALUE}人?|{_WORDS}){{0,12}}")
_WRONG_AFTER = re.compile(r"(?:不对|错)[了咯啦啊呀哦嘛的]{0,2}$")


def holds_only_values(text: str, values: Iterable[tuple[int, int]]) -> bool:
    """Whether a normalised message is nothing but these values (from where to where they stand) and places.

    Names of places that are everyday words too (南山) count where nothing else is in their part. An alarm may
    only be overruled where the values are places, too: 10月1号 and 3个人 stand in messages of danger.
    """
    known = sorted(values, reverse=True)
    if len(text) > _LONGEST:
        return False
    for start, end in known:
        text = text[:start] + _VALUE + text[end:]
    clauses = [clause for clause in _BETWEEN.split(text) if clause]
    named = [clause for clause in clauses if not _CLAUSE.fullmatch(clause)]
    if not known and not named:
        return False
    return all(_is_a_place(clause) for clause in named)


def _is_a_place(clause: str) -> bool:
    return _VALUE not in clause and bool(said_place(_WRONG_AFTER.sub("", clause)).codes)
