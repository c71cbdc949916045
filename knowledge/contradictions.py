"""Two entries that say different things: other figures in the same words, other answers to one question."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import fuzz

from knowledge.figure_rules import claimed_figures
from knowledge.folding import fold
from knowledge.law import LawIndex
from knowledge.quantities import Mention, Quantity, plain, quantities_in
from knowledge.said.named_articles import NamedArticle, named_articles
from knowledge.sameness import SHORTEST
from knowledge.strict_yaml import FaultList
from knowledge.topic_files import TopicFile, WrittenEntry

# In percent: two figures are of one notion when the words around them are this much alike.
SAME_NOTION = 58
# With fewer characters around it than this, a figure is of no notion that could be told; words that only
# count, as in 满1年给1个月, do not tell it.
_FEWEST_WORDS = 5
_COUNTING = str.maketrans("", "", "#满不每给按约达超过以上下内前后起到至最多少算的,")
_FIGURE = "#"
# How many there were of something in a year is news, and no rule that two entries could tell differently.
_NEWS = frozenset({"个", "人次"})
_SENTENCE_ENDS, _CLAUSE_ENDS = "\n;。!?", "\n;。!?,:()"
# 能不能 and 有没有 ask what 能……吗 and 有……吗 ask.
_WHETHER = re.compile(r"(.)[不没]\1")
_HOW = re.compile(r"如何|咋样|咋办|怎样|怎么样|怎么办|咋")
_SMALL_WORDS = re.compile(r"请问|一下|到底|究竟|[吗呢啊吧呀嘛哦了的啦呐我您你]")
_LIST_MARK = re.compile(r"^[\s·]{0,4}(?:\d{1,2}\.)?\s{0,4}")


@dataclass(frozen=True)
class _Claim:
    """A figure of an entry, and the words it stands in, without any figures."""

    quantity: Quantity
    notion: str
    shown: str


@dataclass(frozen=True)
class _Claims:
    """What one entry says in figures, and what it rests on."""

    topic: TopicFile
    entry: WrittenEntry
    claims: tuple[_Claim, ...]
    grounds: frozenset[NamedArticle]

    @property
    def quantities(self) -> frozenset[Quantity]:
        """Everything it says in figures; a case of one kind often stands beside one of another."""
        return frozenset(claim.quantity for claim in self.claims)


def check_contradictions(
    topics: Sequence[TopicFile], laws: LawIndex, faults: Mapping[str, FaultList]
) -> None:
    """Warn where two entries that rest on one article give different figures in nearly the same words.

    Neither may have the other's figure anywhere: then it tells two cases apart, and says no other thing.
    """
    spoken = [_claims(topic, entry, laws) for topic in topics for entry in topic.entries]
    for one, other in combinations((claims for claims in spoken if claims.claims), 2):
        if one.entry.region == other.entry.region and one.grounds & other.grounds:
            for claim, against in _against(one, other):
                faults[other.topic.file].add(
                    f"{other.entry.id} says {against.shown!r}, "
                    f"but {one.topic.id}/{one.entry.id} says {claim.shown!r}",
                    "correct the one that is wrong, or say in both what makes the difference",
                    line=other.entry.lines["answer"],
                    warning=True,
                )


def check_questions(topics: Sequence[TopicFile], faults: Mapping[str, FaultList]) -> None:
    """Warn of two topics that answer one question, asked with other small words.

    Whoever asks it may get either answer. A question that differs in a word that says something, such as
    产假 and 病假, is another one.
    """
    asked: dict[str, tuple[str, str, str]] = {}
    for topic in topics:
        for entry in topic.entries:
            for ask in entry.ask:
                if len(fold(ask.text)) < SHORTEST:
                    continue
                here = (topic.id, entry.id, ask.text)
                other_topic, other_entry, other = asked.setdefault(_question(ask.text), here)
                if other_topic != topic.id and fold(other) != fold(ask.text):
                    faults[topic.file].add(
                        f"{ask.text!r} of {entry.id} asks the same as {other!r} "
                        f"of {other_topic}/{other_entry}",
                        "keep the question where it belongs, or ask for what makes the difference",
                        line=ask.line,
                        warning=True,
                    )


def _question(text: str) -> str:
    """What a question asks for, without the small words in which people ask it."""
    asked = _WHETHER.sub(r"\1", fold(text))
    return _SMALL_WORDS.sub("", _HOW.sub("怎么", asked))


def _against(one: _Claims, other: _Claims) -> Iterator[tuple[_Claim, _Claim]]:
    """The claims of the two that cannot both be right, once for each claim of the first."""
    for claim in one.claims:
        if claim.quantity in other.quantities:
            continue
        for against in other.claims:
            if (
                claim.quantity.unit == against.quantity.unit
                and against.quantity not in one.quantities
                and fuzz.ratio(claim.notion, against.notion) >= SAME_NOTION
            ):
                yield claim, against
                break


def _claims(topic: TopicFile, entry: WrittenEntry, laws: LawIndex) -> _Claims:
    claims = [claim for text in (entry.answer, entry.more) for claim in _claims_in(text)]
    cited = {NamedArticle(law.title, law.article) for law in entry.law}
    named = named_articles(f"{entry.answer}\n{entry.more}", laws)
    return _Claims(topic, entry, tuple(claims), frozenset((*cited, *named)))


def _claims_in(text: str) -> Iterator[_Claim]:
    shown = plain(text)
    every = quantities_in(text)
    for mention in claimed_figures(text):
        if mention.quantity.unit in _NEWS:
            continue
        start, end = _clause(shown, mention)
        notion = _without_figures(shown, start, end, every)
        if len(notion.translate(_COUNTING)) >= _FEWEST_WORDS:
            yield _Claim(mention.quantity, notion, _LIST_MARK.sub("", shown[start:end]).strip())


def _clause(text: str, mention: Mention) -> tuple[int, int]:
    """The clause that a figure stands in, with its neighbours where it is only a few characters long."""
    start = _last(text, _CLAUSE_ENDS, mention.start)
    if mention.start - start < _FEWEST_WORDS - 1:
        start = max(_last(text, _CLAUSE_ENDS, start - 1), _last(text, _SENTENCE_ENDS, mention.start))
    end = _next(text, _CLAUSE_ENDS, mention.end)
    if end - mention.end < _FEWEST_WORDS - 1 and text[end : end + 1] not in _SENTENCE_ENDS:
        end = _next(text, _CLAUSE_ENDS, end + 1)
    return start, end


def _last(text: str, ends: str, before: int) -> int:
    return max(text.rfind(end, 0, max(before, 0)) for end in ends) + 1


def _next(text: str, ends: str, after: int) -> int:
    found = [place for end in ends if (place := text.find(end, after)) >= 0]
    return min(found, default=len(text))


def _without_figures(text: str, start: int, end: int, mentions: Sequence[Mention]) -> str:
    written, place = "", start
    for mention in mentions:
        if place <= mention.start and mention.end <= end:
            written += text[place : mention.start] + _FIGURE
            place = mention.end
    return _LIST_MARK.sub("", written + text[place:end]).strip()
