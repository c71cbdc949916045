"""A figure in an answer has to stand in a ground of the entry: an article, a legal value, a source."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from knowledge.figures import FigureIndex
from knowledge.law import LawIndex
from knowledge.parameter_files import ParameterFile
from knowledge.quantities import Mention, Quantity, plain, quantities_in
from knowledge.said.named_articles import NamedArticle, named_articles
from knowledge.strict_yaml import FaultList, WrittenText
from knowledge.topic_files import TopicFile, WrittenEntry

# What follows these words on the same line is a case made up to show how a rule works; what stands in
# quotation marks is what somebody says: “60天”是旧规定.
_NOT_CLAIMED = re.compile(
    r"(?:比如|例如|举例|举个例|譬如|假如|假设|打个比方|(?<![条惯案])例:)[^\n]{0,400}"
    r"|“[^”\n]{0,60}”"
)
# One of these is a manner of speaking: 一个人去, 问一次.
_TALK_OF_ONE = frozenset({"人", "次", "人次"})
# So is one in words: 一天到晚, 一个月几份, 那一年. Claims are written with digits, but for 一年 and 一倍.
_TALK_IN_WORDS = re.compile(r"一(?:天|日|周|个?月|个?小时|个?星期|级)|(?<=[那这哪每同当某头])一年")
_MOST_SUGGESTIONS = 3


@dataclass(frozen=True)
class FigureGrounds:
    """Where figures may come from, and the day that decides which articles are in force."""

    index: FigureIndex
    parameters: Sequence[ParameterFile]
    laws: LawIndex
    today: dt.date


def check_figures(
    topics: Sequence[TopicFile], grounds: FigureGrounds, faults: Mapping[str, FaultList]
) -> None:
    """Warn of every figure that stands in no ground of its entry, once for each figure and entry."""
    for topic in topics:
        nearby = Counter(NamedArticle(law.title, law.article) for entry in topic.entries for law in entry.law)
        for entry in topic.entries:
            _check_entry(entry, grounds, [article for article, _ in nearby.most_common()], faults[topic.file])


def claimed_figures(text: str) -> Iterator[Mention]:
    """The figures that a text states as true: not those of examples, quotations and manners of speaking."""
    shown = plain(text)
    left_out = [found.span() for found in _NOT_CLAIMED.finditer(shown)]
    for mention in quantities_in(text):
        if not _is_talk(mention, shown) and not any(start <= mention.start < end for start, end in left_out):
            yield mention


def _check_entry(
    entry: WrittenEntry, grounds: FigureGrounds, nearby: Sequence[NamedArticle], faults: FaultList
) -> None:
    if not _all_listed(entry, grounds, faults):
        return
    standing = _standing(entry, grounds)
    named = {quantity for written in entry.figures for quantity in _named(written.text)}
    # Both ends of a range are written as one.
    missing: dict[str, tuple[set[Quantity], str]] = {}
    used: set[Quantity] = set()
    for key, text in (("answer", entry.answer), ("more", entry.more)):
        for mention in claimed_figures(text):
            if mention.quantity in standing:
                continue
            if mention.quantity in named:
                used.add(mention.quantity)
            else:
                missing.setdefault(mention.written, (set(), key))[0].add(mention.quantity)
    for written, (quantities, key) in missing.items():
        problem = f"{entry.id} says {written}, which stands in no article or source that it cites"
        cure = "correct the figure, cite where it stands, or say under figures how it follows"
        elsewhere = _elsewhere(quantities, entry, grounds, nearby)
        if elsewhere:
            problem += ", but in " + ", ".join(f"{one.title}{one.article}" for one in elsewhere)
            cure = (
                "name its ground in the text or under figures; if this is it, "
                f"{written}：{elsewhere[0].title}{elsewhere[0].article}"
            )
        faults.add(problem, cure, line=entry.lines[key], warning=True)
    for written_figure in entry.figures:
        _check_named(written_figure, used, entry, grounds, faults)


def _check_named(
    written: WrittenText, used: set[Quantity], entry: WrittenEntry, grounds: FigureGrounds, faults: FaultList
) -> None:
    """A line under figures has to be of use, and true where it names an article."""
    quantities = _named(written.text)
    if not quantities:
        faults.add(
            f"{written.text!r} under figures of {entry.id} names no figure",
            "write the figure with its unit, a colon, then where it stands or how it follows",
            line=written.line,
        )
    elif not used & quantities:
        faults.add(
            f"{written.text!r} under figures of {entry.id} is not needed",
            "take it out: the entry says no such figure, or an article it cites has it",
            line=written.line,
        )
    else:
        named = [*named_articles(written.text, grounds.laws)]
        if named and not quantities & _figures_of(named, entry, grounds):
            faults.add(
                f"{written.text!r} under figures of {entry.id}: it does not stand there, or no longer holds",
                "correct the figure or the article; say in other words how a figure follows from it",
                line=written.line,
            )


def _named(text: str) -> set[Quantity]:
    """The figures before the colon; those after it only explain them."""
    figure, colon, _ = plain(text).partition(":")
    return {mention.quantity for mention in quantities_in(figure)} if colon else set()


def _all_listed(entry: WrittenEntry, grounds: FigureGrounds, faults: FaultList) -> bool:
    """Whether the figures of every article it cites are known; that an article exists is another rule."""
    for law in entry.law:
        if not grounds.laws.has_article(law.title, law.article):
            return False
        if grounds.index.of_article(law.title, law.article) is None:
            faults.add(
                f"the figures of {law.title}{law.article} are not listed, so {entry.id} cannot be checked",
                "run python -m knowledge.figures --statutes DIR",
                line=law.line,
                warning=True,
            )
            return False
    return True


def _standing(entry: WrittenEntry, grounds: FigureGrounds) -> set[Quantity]:
    """The figures an entry may state."""
    cited = [NamedArticle(law.title, law.article) for law in entry.law]
    cited += named_articles(f"{entry.answer}\n{entry.more}", grounds.laws)
    standing = _figures_of(cited, entry, grounds)
    sources = {source.text for source in entry.sources}
    for source in sources:
        standing |= grounds.index.of_source(source) or frozenset()
    for parameter in grounds.parameters:
        for value in parameter.values:
            grounded = {NamedArticle(law.title, law.article) for law in value.law}
            if grounded & set(cited) or sources & {source.text for source in value.sources}:
                standing |= {one.quantity for one in quantities_in(f"{value.value}{parameter.unit}")}
    return standing


def _figures_of(
    articles: Iterable[NamedArticle], entry: WrittenEntry, grounds: FigureGrounds
) -> set[Quantity]:
    """The figures of those articles that hold on the entry's days."""
    day = max(entry.valid_from, min(grounds.today, entry.valid_to or grounds.today))
    figures: set[Quantity] = set()
    for one in articles:
        if grounds.laws.in_force(one.title, one.article, day):
            figures |= grounds.index.of_article(one.title, one.article) or frozenset()
    return figures


def _elsewhere(
    quantities: set[Quantity], entry: WrittenEntry, grounds: FigureGrounds, nearby: Sequence[NamedArticle]
) -> list[NamedArticle]:
    """Where else the figures stand: in what the topic cites most, or in the laws that the entry cites."""
    laws = {law.title for law in entry.law}
    same_laws = [NamedArticle(one.name, one.article) for one in grounds.index.grounds() if one.name in laws]
    found = [
        one
        for one in dict.fromkeys((*nearby, *same_laws))
        if quantities <= _figures_of([one], entry, grounds)
    ]
    return found[:_MOST_SUGGESTIONS]


def _is_talk(mention: Mention, text: str) -> bool:
    if mention.quantity.number == 1 and mention.quantity.unit in _TALK_OF_ONE:
        return True
    found = _TALK_IN_WORDS.match(text, mention.start)
    return found is not None and found.end() == mention.end
