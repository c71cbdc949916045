"""What seems to be none of our matters, and may only make sense after what was said before: 那怎么告."""

from __future__ import annotations

import datetime as dt

from rasa_sdk import Tracker

from actions.entry_meant import SURE_ELSEWHERE, entry_meant, general_entry
from actions.last_answer import LastAnswer, close_to_it, last_answer, may_hang_on
from actions.understanding import asked_text, ranked_topics
from knowledge.entries import Entry
from knowledge.library import Library

# A few words that seem to be out of scope, but less surely than this, may go on from the last answer.
SURELY_OUT = 0.95
# A further question is refused when it comes so close to a refusal, and that much closer than to the topic.
_CLOSE_TO_A_REFUSAL, _CLOSER_BY = 0.4, 0.15
# Words that name no matter: 那我该找谁去 is about whatever was talked about.
_NAMES_NOTHING = frozenset(
    "那哪这我你您他她它们俺咱恁谁的了吗呢吧啊呀么嘛呗咯哦哎诶唉要是不没有会能可以该得怎咋办"
    "如何什啥几多少久时候间去到来找带给跟和就还也都再又个件事情说话讲想问请一下行好在把被让"
    "叫拿做弄整搞费花钱才只从前后先对如果假万但而且因为所以,，。.、?？!！ 子样种些点啦哈"
)


def says_little(text: str) -> bool:
    """Whether at most one character of a message names a matter."""
    return sum(character not in _NAMES_NOTHING for character in text) <= 1


def instead_of_refusing(
    entry: Entry, tracker: Tracker, library: Library, *, on: dt.date, region: str
) -> str | None:
    """The action for a message that would be refused with this entry; None when it is none of our matters."""
    text, ranked, search = asked_text(tracker), ranked_topics(tracker), library.search
    last = last_answer(tracker, library, on=on)
    general = entry == general_entry(search, entry.topic, on=on)
    closest = search.in_topic(entry.topic, text, on=on, region=region, k=1)
    if general and says_little(text) and (not closest or closest[0].score < SURE_ELSEWHERE):
        return "action_follow_up" if last is not None else "action_fallback"
    if last is None or not may_hang_on(text, tracker, library, on=on):
        return None
    hardly = general and bool(ranked) and ranked[0][1] < SURELY_OUT
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
    """What a further question is refused with (那今天会下雨吗); None when it may be one of ours."""
    if not ranked or ranked[0][1] < SURELY_OUT or says_little(text):
        return None
    search, topic = library.search, ranked[0][0]
    entry = entry_meant(search, text, topic=topic, region=region, on=on, enough=_CLOSE_TO_A_REFUSAL)
    closest = search.in_topic(topic, text, on=on, region=region, k=1)
    if entry is None or entry.scope != "out" or not closest or closest[0].score < _CLOSE_TO_A_REFUSAL:
        return None
    here = search.in_topic(last.entry.topic, text, on=on, region=region, k=1)
    nearer = closest[0].score - (here[0].score if here else 0.0)
    return closest[0].entry if nearer >= _CLOSER_BY else None
