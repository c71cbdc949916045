"""Whether a message says where somebody is, or what else is looked for there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.heard import Heard
from knowledge.said.landmarks import spoken_landmark
from knowledge.said.regions import WORKS_THERE
from knowledge.said.taken_back import left_behind
from knowledge.station_finder import refines
from nlu.topics import OUT_OF_SCOPE

# A location that comes with more characters than this comes with a question.
_NO_QUESTION = 6
# What stands around a place in an answer to “where are you”, or in “and in Futian?”.
_AROUND_A_PLACE = frozenset(
    "我俺人在搁喺这那边里儿呢的是到了住附近看找想换问有没吗么嘛呀啊再另外，。、？！,.?! "
)
_WORKS_THERE = re.compile(WORKS_THERE)
# What a word more about the last search is at most long.
_LONGEST_REFINEMENT = 14
# 充电费谁出 has a word of a station in it and is about money.
_OTHER_MATTER = re.compile(r"[费钱扣罚赔]|合法|投诉|工资|[加值]班")
# 大润发门口, 我在厂里: where somebody is, whether we know it or not.
_I_AM_AT = r"^(?:我|俺|人)?(?:就|现在)?(?:在|搁|到了?|住|来)"
_NEXT_TO = r"门口|附近|旁边|对面|这边|那边|隔壁|楼下|路口|街上"
_KIND_OF_PLACE = r"[村镇乡屯寨庄路街巷店场站]|工地|厂里|县城|街道|小区"
_AT, _SOMEWHERE = re.compile(_I_AM_AT), re.compile(rf"(?:{_NEXT_TO}|{_KIND_OF_PLACE})$")
# 在厂里摔断腿 begins like a place, and is surely about something else.
_SURELY_ELSEWHERE = 0.6
_DOES_NOT_KNOW = re.compile(r"[不唔](?:知|晓得|清楚|认得)|[搞说]不清")
_HERE_I_AM = re.compile(r"(?:我|俺|我们|俺们|咱|人)(?:就|现在|目前|都|也){0,2}(?:在|搁|喺|到)")
_THE_PLACE = r"(?:这个?|那个?)?(?:地方|位置|地址|地点)?"
_WRONG_PLACE = re.compile(
    rf"{_THE_PLACE}(?:[找搞弄说写])?(?:不对|错了?|不是(?:这里|这儿|这个地方|那里|那儿)?)[了啊呀吧哦,。!]{{0,3}}"
)
# 深圳南山科技园 is where somebody is; 深圳工伤怎么赔 is another question.
_LONGEST_PLACE = 16
_QUESTION_WORDS = r"怎么|咋|吗|么|呢|多少|能不能|可以|如何|为什么|什么|啥|哪|谁|几"
_MATTERS = r"工资|工伤|社保|合同|赔|欠|告|投诉"
_ASKS = re.compile(f"{_QUESTION_WORDS}|{_MATTERS}")


def may_be_where(heard: Heard, *, same_topic: bool) -> bool:
    """Whether a message may answer “where are you”: by a place, known to us or not, and by nothing else.

    What turns out to be small talk (谢谢) is handed on by the action; a new question that names a place is
    another matter.
    """
    text = heard.text
    if heard.said_place.codes or is_only_a_place(heard):
        return True
    nothing_else = same_topic or heard.topic == OUT_OF_SCOPE
    if len(text) <= _LONGEST_PLACE and nothing_else and _DOES_NOT_KNOW.search(text):
        return True
    if len(text) > _LONGEST_PLACE or _ASKS.search(text) or _OTHER_MATTER.search(text):
        return same_topic and bool(heard.places)
    if heard.places or nothing_else or _SOMEWHERE.search(text):
        return True
    return heard.confidence < _SURELY_ELSEWHERE and _AT.match(text) is not None


def is_another_place(heard: Heard) -> bool:
    """Whether a message, right after a search, only says another place: 南山呢, 不对 我在深圳罗湖, 不对."""
    named = bool(heard.places) and heard.corrects and not _OTHER_MATTER.search(heard.text)
    return bool(heard.said_place.codes) or named or _WRONG_PLACE.fullmatch(heard.text) is not None


def is_only_where(heard: Heard, *, unsure: bool) -> bool:
    """Whether a message, wherever it comes, does nothing but say or share where somebody is."""
    if heard.shared_location and (unsure or heard.typed <= _NO_QUESTION):
        return True
    if is_only_a_place(heard):
        return True
    said = heard.said_place
    if not said.codes or heard.corrects:
        return False
    return said.whole or said.told_apart or _HERE_I_AM.match(heard.text) is not None


def is_only_a_place(heard: Heard) -> bool:
    """Whether nothing is left of the message when its places, and what is done there, are taken out."""
    left = list(heard.text)
    for start, end in _of_places(heard):
        left[start:end] = " " * (end - start)
    return bool(heard.places) and set(left) <= _AROUND_A_PLACE


def _of_places(heard: Heard) -> Iterator[tuple[int, int]]:
    """Where the message speaks of places: where somebody is, what they do there, where they come from."""
    yield from ((one["start"], one["end"]) for one in heard.places)
    yield from (found.span() for found in _WORKS_THERE.finditer(heard.text))
    home = left_behind(heard.text)
    if any(not part.holds(one["start"], one["end"]) for part in home for one in heard.places):
        yield from ((part.start, part.end) for part in home)


def tells_of_work(heard: Heard) -> bool:
    """Whether a message that says where somebody is tells more of them: 我是河南信阳人在苏州打工."""
    return bool(_WORKS_THERE.search(heard.text)) or bool(left_behind(heard.text))


def says_more_of_it(heard: Heard, *, just_searched: bool, same_topic: bool) -> bool:
    """Whether a message says more of what is looked for: 24小时的呢, and right after a search 黄海路的."""
    text = heard.text
    if len(text) > _LONGEST_REFINEMENT or _OTHER_MATTER.search(text):
        return False
    if just_searched:
        return refines(text) or spoken_landmark(text) is not None
    return same_topic and refines(text)
