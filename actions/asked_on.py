"""What is asked on about in a few words: 那去哪告, 那要带什么."""

from __future__ import annotations

import datetime as dt
import re

from actions.entry_meant import SURE_ELSEWHERE, meant
from actions.last_answer import LastAnswer, close_to_it
from actions.says_little import says_little
from knowledge.entries import Entry
from knowledge.library import Library

# So close the few words have to come to an entry of another topic than the last answer's.
CLOSE_ELSEWHERE = 0.7
# So much closer to an entry of another topic, and the last answer's topic is not even looked at.
_FAR_CLOSER = 0.3
# So sure of another topic the classifier has to be, when nothing of the last answer's comes close.
SURE_OF_ANOTHER = 0.5
# What is asked on about in few words, and how our entries call it.
_CALLED = (
    (re.compile(r"告|投诉|举报|说理"), "去哪投诉，怎么投诉"),
    (re.compile(r"带(?:什么|啥|些|点)|准备(?:什么|啥)|材料|凭证"), "要哪些证据材料"),
)
# 那去哪告 and 中，那去哪告嘞 ask the same as 去哪告.
_YES = r"(?:中|行|好|得|成|要得|可以|嗯|哦|噢|晓得|知道|明白|懂)(?:的|嘞|咧|勒|吧|了|咯|嘛|啊)?[,， ]?"
_GOING_ON = re.compile(rf"(?:{_YES}(?=[那哪]))?[那哪]?么?(?:要是|如果|假如|万一|我该|我|该|得)?")
_ENDING = "呢嘞咧勒嘛哩呀啊哦噢吧撒噻,，。.?？!！ "


def without_opening(text: str) -> str:
    """The few words without what only leads on from the last answer: 保险 of 中，那保险嘞."""
    opening = _GOING_ON.match(text)
    return (text[opening.end() :] if opening else text).rstrip(_ENDING) or text


def asked_on(last: LastAnswer, text: str, library: Library, *, on: dt.date, region: str) -> Entry | None:
    """The entry the few words come close to: in the topic of the last answer, or else in any."""
    asked = without_opening(text)
    anywhere = library.search.everywhere(asked, on=on, region=region, k=1)
    elsewhere = next((one for one in anywhere if one.entry.scope in {"in", "edge"}), None)
    in_topic = library.search.in_topic(last.entry.topic, text, on=on, region=region, k=1)
    nearest = in_topic[0].score if in_topic else 0.0
    # 交多少钱 names no matter of its own: it is about what was talked about, if that knows an answer.
    if says_little(text):
        here = close_to_it(last, text, library, on=on, region=region)
        if here is not None:
            return here
    if elsewhere and elsewhere.score >= max(SURE_ELSEWHERE, nearest + _FAR_CLOSER):
        return elsewhere.entry
    called = next((words for pattern, words in _CALLED if says_little(text) and pattern.search(text)), None)
    for words in (text, called):
        here = close_to_it(last, words, library, on=on, region=region) if words else None
        if here is not None:
            return here
    return elsewhere.entry if elsewhere and elsewhere.score >= CLOSE_ELSEWHERE else None


def another_topic(
    last: LastAnswer,
    text: str,
    ranked: list[tuple[str, float]],
    library: Library,
    *,
    on: dt.date,
    region: str,
    enough: float,
) -> Entry | None:
    """What is said to 那医药费谁出 after the way to a station: an entry of the topic it is about itself."""
    if not ranked or ranked[0][0] == last.entry.topic or ranked[0][1] < SURE_OF_ANOTHER or says_little(text):
        return None
    found = meant(library.search, text, ranked=ranked, region=region, on=on, enough=enough)
    return found.entry if found is not None and found.entry.scope in {"in", "edge"} else None
