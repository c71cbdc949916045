"""What seems to be none of our matters, and may only make sense after what was said before: 那怎么告."""

from __future__ import annotations

import datetime as dt
import re

from rasa_sdk import Tracker

from actions.entry_meant import SURE_ELSEWHERE, general_entry
from actions.last_answer import LastAnswer, close_to_it, last_answer, may_hang_on
from actions.says_little import says_little
from actions.understanding import asked_text, ranked_topics
from knowledge.entries import Entry
from knowledge.library import Library
from knowledge.search import Match

# A few words that seem to be out of scope, but less surely than this, may go on from the last answer.
SURELY_OUT = 0.95
# This sure of it, and closer to something we refuse than to what was talked about: a matter of its own.
_OUT, _CLOSE_TO_A_REFUSAL = 0.9, 0.3
# Less sure, it has to come closer: 申请低保 after a question about wages.
_PERHAPS_OUT, _VERY_CLOSE = 0.75, 0.5
# This sure, it does not matter how close it comes to what was talked about: 怎么申请贷款 after 怎么申请.
_OUT_FOR_SURE = 0.97
# Few words are refused when they are this surely out of scope, and this close to a refusal: 讲个笑话.
_LITTLE_BUT_SURE, _LITTLE_BUT_CLOSE = 0.99, 0.5
# Less sure than this, and a word of work is enough to ask back: 驾校教练不给底薪 is no learner driver.
_OUT_WHATEVER_IT_SAYS = 0.9
_OF_WORK = re.compile(
    r"工资|工钱|工伤|底薪|降薪|欠薪|薪水|提成|加班|打工|上班|干活|辞退|开除|员工|职工|工友|宿舍|劳动|社保|"
    r"送外卖|跑外卖|跑滴滴|骑手|网约车|包工头|(?:给|替|帮)(?:公司|老板|厂里|人家|私人)|"
    r"(?:公司|老板|厂里|单位|平台|站点)(?:不|又|让|叫|扣|欠|逼|要我|用我|把我|说)"
)
# What comes less close to every refusal is none in the middle of a talk.
_LIKE_A_REFUSAL = 0.2
# So close a message comes to the refusal that points where it belongs, when none is closer.
_POINTS = 0.25
# Looked at are so many entries; some of them are small talk.
_LOOKED_AT = 8
# What is no refusal at all, though it is about no matter of ours: few words are like these by chance.
SMALL_TALK = frozenset(
    {
        "greeting", "thanks", "goodbye", "acknowledged", "who_are_you", "what_can_you_do", "unintelligible",
        "other_language", "commands", "none_of_these",
    }
)  # fmt: skip


def instead_of_refusing(
    entry: Entry, tracker: Tracker, library: Library, *, on: dt.date, region: str
) -> str | None:
    """The action for a message that would be refused with this entry; None when it is none of our matters."""
    text, ranked, search = asked_text(tracker), ranked_topics(tracker), library.search
    last = last_answer(tracker, library, on=on)
    general = entry == general_entry(search, entry.topic, on=on)
    closest = search.in_topic(entry.topic, text, on=on, region=region, k=1)
    little = says_little(text) and not _little_but_sure(text, ranked, library, on=on, region=region)
    if general and little and (not closest or closest[0].score < SURE_ELSEWHERE):
        return "action_follow_up" if last is not None else "action_fallback"
    hangs_on = last is not None and may_hang_on(text, tracker, library, on=on)
    if entry.id not in SMALL_TALK and may_be_ours(text, ranked):
        return "action_follow_up" if hangs_on else "action_fallback"
    unsure = not ranked or ranked[0][1] < _OUT
    like_one = _is_like_one(entry.topic, text, library, on=on, region=region)
    if last is not None and general and unsure and not like_one:
        # In the middle of a talk, what is like nothing we refuse belongs to it: 木有合同 就记了个本本.
        return "action_follow_up"
    if last is None or not hangs_on:
        return None
    if refusal_of(text, ranked, last, library, on=on, region=region) is not None:
        return None
    loose = general or entry.id in SMALL_TALK
    hardly = loose and bool(ranked) and ranked[0][1] < SURELY_OUT
    close = hardly or close_to_it(last, text, library, on=on, region=region) is not None
    return "action_follow_up" if close else None


def refusal_of(
    text: str,
    ranked: list[tuple[str, float]],
    last: LastAnswer,
    library: Library,
    *,
    on: dt.date,
    region: str,
) -> Entry | None:
    """What a message after an answer is refused with (快递丢了不赔); None when it may go on from the answer.

    It has a matter of its own when it is surely enough out of scope and comes closer to something we refuse
    than to anything in the topic of the answer.
    """
    if not ranked or ranked[0][1] < _PERHAPS_OUT or may_be_ours(text, ranked):
        return None
    if says_little(text) and not _little_but_sure(text, ranked, library, on=on, region=region):
        return None
    refusals = _refusals(ranked[0][0], text, library, on=on, region=region)
    if not refusals:
        return None
    closest, general = refusals[0], general_entry(library.search, ranked[0][0], on=on)
    # The general refusal knows no matter that could be that of the message.
    clear = ranked[0][1] >= _OUT and closest.entry != general
    if closest.score < (_CLOSE_TO_A_REFUSAL if clear else _VERY_CLOSE):
        return None
    here = library.search.in_topic(last.entry.topic, text, on=on, region=region, k=_LOOKED_AT)
    nearer_here = closest.score <= max((one.score for one in here), default=0.0)
    return None if nearer_here and ranked[0][1] < _OUT_FOR_SURE else closest.entry


def pointing(entry: Entry, text: str, library: Library, *, on: dt.date, region: str) -> Entry:
    """The refusal that points to where a message belongs; the entry itself where none comes close.

    Only the general refusal is replaced: whoever hears it is told of no office.
    """
    if entry.scope != "out" or entry != general_entry(library.search, entry.topic, on=on):
        return entry
    refusals = _refusals(entry.topic, text, library, on=on, region=region)
    return refusals[0].entry if refusals and refusals[0].score >= _POINTS else entry


def may_be_ours(text: str, ranked: list[tuple[str, float]]) -> bool:
    """Whether a message that is not surely out of scope has a word of the writer's work in it."""
    return bool(ranked) and ranked[0][1] < _OUT_WHATEVER_IT_SAYS and _OF_WORK.search(text) is not None


def _little_but_sure(
    text: str, ranked: list[tuple[str, float]], library: Library, *, on: dt.date, region: str
) -> bool:
    """Whether few words are surely none of our matters all the same."""
    if not ranked or ranked[0][1] < _LITTLE_BUT_SURE:
        return False
    refusals = _refusals(ranked[0][0], text, library, on=on, region=region)
    return any(one.score >= _LITTLE_BUT_CLOSE for one in refusals)


def _is_like_one(topic: str, text: str, library: Library, *, on: dt.date, region: str) -> bool:
    """Whether a message comes close to anything we refuse."""
    refusals = _refusals(topic, text, library, on=on, region=region)
    return bool(refusals) and max(one.score for one in refusals) >= _LIKE_A_REFUSAL


def _refusals(topic: str, text: str, library: Library, *, on: dt.date, region: str) -> list[Match]:
    """The refusals of a topic that a message comes close to, the closest first; small talk is none."""
    found = library.search.in_topic(topic, text, on=on, region=region, k=_LOOKED_AT)
    return [one for one in found if one.entry.scope == "out" and one.entry.id not in SMALL_TALK]
