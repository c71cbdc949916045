"""What seems to be none of our matters, and may only make sense after what was said before: 那怎么告."""

from __future__ import annotations

import datetime as dt

from rasa_sdk import Tracker

from actions.entry_meant import SURE_ELSEWHERE, general_entry, meant
from actions.last_answer import LastAnswer, close_to_it, last_answer, may_hang_on
from actions.says_little import says_little
from actions.understanding import asked_text, ranked_topics
from knowledge.entries import Entry
from knowledge.library import Library

# A few words that seem to be out of scope, but less surely than this, may go on from the last answer.
SURELY_OUT = 0.95
# A further question is refused when it comes so close to a refusal, and that much closer than to the topic.
_CLOSE_TO_A_REFUSAL, _CLOSER_BY = 0.4, 0.15


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
    found = meant(search, text, ranked=ranked[:1], region=region, on=on, enough=_CLOSE_TO_A_REFUSAL)
    closest = search.in_topic(topic, text, on=on, region=region, k=1)
    if found is None or found.entry.scope != "out" or not closest or closest[0].score < _CLOSE_TO_A_REFUSAL:
        return None
    here = search.in_topic(last.entry.topic, text, on=on, region=region, k=1)
    nearer = closest[0].score - (here[0].score if here else 0.0)
    return closest[0].entry if nearer >= _CLOSER_BY else None
