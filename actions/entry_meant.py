"""Which entry a message means."""

from __future__ import annotations

import datetime as dt

from knowledge.entries import Entry
from knowledge.search import EntrySearch, Match

# A way of asking this close is trusted over the classifier's topic.
SURE_ELSEWHERE = 0.75
# Small talk and refusals are told apart by few characters; a loose likeness there means nothing.
SURE_OUT_OF_SCOPE = 0.55
# So many entries of a topic are looked at: a sensitive one may come first.
_LOOKED_AT = 8
# A word or two is no question yet.
TOO_SHORT = 3
# What people put around any word, in every dialect: 晓得咯, 嗯好的哈, 中嘞.
_SAID_BEFORE, _SAID_AFTER = (
    "嗯哦哎诶欸喂噢额呃啊那,，。.、 ",
    "咯啦喽哈嘛呀啊哦噢哟呗嘞哩滴哒撒噻哇喔呐吖咧捏,，。.、!！~ ",
)


def listed(search: EntrySearch, text: str, *, on: dt.date, region: str) -> Match | None:
    """The entry that lists this very sentence, or what is left of it without 嗯 and 咯; else None."""
    bare = text.strip(_SAID_AFTER).lstrip(_SAID_BEFORE)
    forms = dict.fromkeys(
        form for form in (text, text.rstrip(_SAID_AFTER), text.lstrip(_SAID_BEFORE), bare) if form
    )
    found = (search.exact(form, on=on, region=region) for form in forms)
    return next((match for match in found if match is not None), None)


def entry_meant(
    search: EntrySearch, text: str, *, topic: str | None, region: str, on: dt.date, enough: float
) -> Entry | None:
    """What is said to a message of this topic, from a region (code); None to ask back.

    `enough` is how close a way of asking of an entry that is not out of scope has to come.
    """
    exact = listed(search, text, on=on, region=region)
    if exact is not None:
        return exact.entry
    found = search.in_topic(topic, text, on=on, region=region, k=_LOOKED_AT) if topic else []
    # Danger is found by nlu/sensitive.py; 快累死了 is only a little like 撑不下去了.
    in_topic = [one for one in found if one.entry.scope != "sensitive" or one.score >= SURE_ELSEWHERE]
    score = in_topic[0].score if in_topic else 0.0
    elsewhere = search.everywhere(text, on=on, region=region, k=1)
    if elsewhere and elsewhere[0].score >= max(SURE_ELSEWHERE, score):
        return elsewhere[0].entry
    closest = in_topic[0].entry if in_topic else None
    if closest is not None and score < (SURE_OUT_OF_SCOPE if closest.scope == "out" else enough):
        closest = None
    if topic is None or (len(text) <= TOO_SHORT and (closest is None or closest.scope != "out")):
        return None
    return closest or general_entry(search, topic, on=on)


def general_entry(search: EntrySearch, topic: str, *, on: dt.date) -> Entry | None:
    """The first entry of a topic, which is its general answer."""
    return next((entry for entry in search.entries(on=on) if entry.topic == topic), None)
