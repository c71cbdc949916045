"""Which entries a message means: the one that answers it, and one more where that is not all."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from actions.says_little import says_little
from knowledge.entries import Entry
from knowledge.search import EntrySearch, Match

# The topic of what is none of our matters.
OUT_OF_SCOPE = "out_of_scope"
# A way of asking this close is trusted over the classifier's topic.
SURE_ELSEWHERE = 0.75
# Small talk and refusals are told apart by few characters; a loose likeness there means nothing.
SURE_OUT_OF_SCOPE = 0.55
# So many entries of a topic are looked at: a sensitive one may come first.
_LOOKED_AT = 8
# A word or two is no question yet.
TOO_SHORT = 3
# Topics after these are no likelier than any other.
MOST_TOPICS = 5
# An entry worth so little less than the best one may as well be meant; and so close a part of the message has
# to come to another entry to be a question of its own. Measured, see docs/decisions/0005.
AS_GOOD, SURE_OF_A_PART = 0.04, 0.6
# An entry that is worth so much more than any other is meant even if its letters come a little less close.
_CLEAR_LEAD, _LESS_CLOSE = 0.07, 0.09
# A part of a message that is about a topic less likely than this is only a word in passing.
_LEAST_LIKELY_PART = 0.02
# A message surely none of our matters is nothing else; below this its entries compete with the others.
_SURELY_NOT_OURS = 0.4
# Under a topic's general answer the nearest particular one of that topic may be further behind.
_AS_GOOD_AS_GENERAL = 0.1
# In fewer characters than these nobody asks two things.
_LONG_ENOUGH_FOR_TWO = 8
_MOST_PARTS = 6
_PART = re.compile(r"[^,，。.;；!！?？\n]{5,80}")
# 我是公交车司机 says who is asking; what is longer, or asks, may be a question of its own.
_ASKS = re.compile(r"怎么|咋|吗|么|呢|多少|能不能|可以|如何|什么|啥|哪|谁|几")
_LONG_ENOUGH_TO_ASK = 9
# What people put around any word, in every dialect: 晓得咯, 嗯好的哈, 中嘞.
_SAID_BEFORE, _SAID_AFTER = (
    "嗯哦哎诶欸喂噢额呃啊那,，。.、 ",
    "咯啦喽哈嘛呀啊哦噢哟呗嘞哩滴哒撒噻哇喔呐吖咧捏,，。.、!！~ ",
)


@dataclass(frozen=True)
class Meant:
    """What answers a message; `also` answers what else it asks, or what it may ask instead.

    `word_for_word` says that the entry lists this very sentence.
    """

    entry: Entry
    also: Entry | None = None
    word_for_word: bool = False


def listed(search: EntrySearch, text: str, *, on: dt.date, region: str) -> Match | None:
    """The entry that lists this very sentence, or what is left of it without 嗯 and 咯; else None."""
    bare = text.strip(_SAID_AFTER).lstrip(_SAID_BEFORE)
    forms = dict.fromkeys(
        form for form in (text, text.rstrip(_SAID_AFTER), text.lstrip(_SAID_BEFORE), bare) if form
    )
    found = (search.exact(form, on=on, region=region) for form in forms)
    return next((match for match in found if match is not None), None)


def meant(
    search: EntrySearch,
    text: str,
    *,
    ranked: Sequence[tuple[str, float]],
    region: str,
    on: dt.date,
    enough: float,
) -> Meant | None:
    """What is said to a message with these topics, best first, from a region (code); None to ask back.

    Which of the likeliest topics it is, the entries decide; only what is none of our matters is told
    by the topic alone. `enough` is how close an entry has to come that is not out of scope.
    """
    exact = listed(search, text, on=on, region=region)
    if exact is not None:
        return Meant(exact.entry, word_for_word=True)
    topics = _looked_at(ranked)
    found = search.among(topics, text, on=on, region=region, k=_LOOKED_AT)
    # Danger is found by nlu/sensitive.py; 快累死了 is only a little like 撑不下去了.
    close = [one for one in found if one.entry.scope != "sensitive" or one.score >= SURE_ELSEWHERE][:2]
    score = close[0].score if close else 0.0
    if len(close) > 1 and close[0].worth - close[1].worth >= _CLEAR_LEAD:
        enough -= _LESS_CLOSE
    elsewhere = search.everywhere(text, on=on, region=region, k=1)
    if elsewhere and elsewhere[0].score >= max(SURE_ELSEWHERE, score):
        return Meant(elsewhere[0].entry)
    closest = close[0].entry if close else None
    if closest is not None and score < (SURE_OUT_OF_SCOPE if closest.scope == "out" else enough):
        closest = None
    if not topics or (len(text) <= TOO_SHORT and (closest is None or closest.scope != "out")):
        return None
    if closest is None:
        general = general_entry(search, next(iter(topics)), on=on)
        return Meant(general) if general is not None else None
    others = (
        *_parts(search, text, topics, on=on, region=region),
        *_as_good(search, close, enough=enough, on=on),
    )
    also = next((one for one in others if _goes_with(closest, one)), None)
    return Meant(closest, also if len(text) >= _LONG_ENOUGH_FOR_TWO else None)


def general_entry(search: EntrySearch, topic: str, *, on: dt.date) -> Entry | None:
    """The first entry of a topic, which is its general answer."""
    return next((entry for entry in search.entries(on=on) if entry.topic == topic), None)


def _looked_at(ranked: Sequence[tuple[str, float]]) -> Mapping[str, float]:
    """The topics whose entries may be meant."""
    if ranked and ranked[0][0] == OUT_OF_SCOPE:
        return dict(ranked[:1] if ranked[0][1] >= _SURELY_NOT_OURS else ranked[:MOST_TOPICS])
    return {topic: likely for topic, likely in ranked[:MOST_TOPICS] if topic != OUT_OF_SCOPE}


def _parts(
    search: EntrySearch, text: str, topics: Mapping[str, float], *, on: dt.date, region: str
) -> Iterator[Entry]:
    """What single parts of the message ask, surely: 没签合同被辞退了, 年终奖还有吗."""
    parts = [part for part in _PART.findall(text) if _may_ask(part)][:_MOST_PARTS]
    for part in parts if len(parts) > 1 else ():
        found = search.everywhere(part, on=on, region=region, k=1)
        likely = topics.get(found[0].entry.topic, 0.0) if found else 0.0
        if likely >= _LEAST_LIKELY_PART and found[0].score >= SURE_OF_A_PART:
            yield found[0].entry


def _may_ask(part: str) -> bool:
    return not says_little(part) and (len(part) >= _LONG_ENOUGH_TO_ASK or _ASKS.search(part) is not None)


def _as_good(search: EntrySearch, close: Sequence[Match], *, enough: float, on: dt.date) -> Iterator[Entry]:
    """The second best, if it may as well be meant."""
    for first, second in itertools.pairwise(close):
        general = first.entry == general_entry(search, second.entry.topic, on=on)
        behind = _AS_GOOD_AS_GENERAL if general else AS_GOOD
        if second.score >= enough and first.worth - second.worth <= behind:
            yield second.entry


def _goes_with(said: Entry, other: Entry) -> bool:
    """Whether two entries can be said in one reply: both are answers, and not the same."""
    answers = all(one.scope in {"in", "edge"} and one.action is None for one in (said, other))
    return answers and said.key != other.key
