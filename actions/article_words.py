"""What is said of an article: our own words for it, or why there are none."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from actions.articles_meant import MeantArticle
from actions.offers import read_button
from knowledge.citations import most_cited
from knowledge.entries import Button, LawReference
from knowledge.law import Article, Law, Overtaken, article_labelled, numeral, whole_article
from knowledge.library import Library
from knowledge.replies import HOTLINE
from knowledge.said.named_articles import named_articles

_MOST_NEAR = 3


@dataclass(frozen=True)
class ArticleWords:
    """The line about an article, what it rests on, the day of its review, and what could be read instead."""

    text: str
    law: tuple[LawReference, ...] = ()
    reviewed_on: dt.date | None = None
    instead: tuple[Button, ...] = ()


def words_for(meant: MeantArticle, library: Library, *, on: dt.date) -> ArticleWords:
    """What there is to say about an article of a law that we hold."""
    law = library.laws.law(meant.title)
    label = _label(law, meant.article)
    named = f"《{law.title}》{label}"
    if law.superseded_on is not None and on >= law.superseded_on:
        day = _shown(law.superseded_on)
        return ArticleWords(
            f"《{law.title}》{day}起换了新文本，旧的条号不能再用，新文本我们还没核对到。请打{HOTLINE}问。"
        )
    if not law.has(label):
        return ArticleWords(_no_such(law, meant.article), instead=_often_read(law, library, on=on))
    if on < law.in_force_since:
        return ArticleWords(f"《{law.title}》要到{_shown(law.in_force_since)}才施行，{label}现在还不管用。")
    past = [one for one in law.overtaken_parts(label) if on >= one.since]
    summary = library.summaries.of(law.title, label)
    whole = next((one for one in past if not one.article.paragraph), None)
    if whole is not None:
        return _overtaken(named, whole, summary.text if summary else "", library)
    reference = (LawReference(law.title, label),)
    if summary is None:
        text = f"{named}是有的，我们还没有用自己的话写下来，不敢乱讲。要看原文或请人讲，打{HOTLINE}。"
        return ArticleWords(text, reference, instead=_near(law, meant.article, library))
    later = [one for one in law.overtaken_parts(label) if on < one.since]
    notes = [f"其中有的已由{one.by}改了：{one.note}。" for one in past if one.by not in summary.text]
    notes += [f"{_shown(one.since)}起看{one.by}：{one.note}。" for one in later]
    return ArticleWords(f"{named}：{summary.text}{''.join(notes)}", reference, summary.reviewed_on)


def _overtaken(named: str, past: Overtaken, ours: str, library: Library) -> ArticleWords:
    """What holds today: an article that was overtaken is not cited any more."""
    now = [LawReference(one.title, one.article) for one in named_articles(past.by, library.laws)]
    summaries = [found for one in now if (found := library.summaries.of(one.title, one.article))]
    text = f"{named}现在不能再按它算：{ours or f'已由{past.by}取代，{past.note}。'}"
    text += "".join(f"现行的《{one.law}》{one.article}：{one.text}" for one in summaries)
    reviewed = min((one.reviewed_on for one in summaries), default=None)
    return ArticleWords(text, tuple(now), reviewed)


def facts_of(law: Law) -> str:
    """The official title, since when it holds, and of which day its text is."""
    whole = "" if law.title == law.official_title else f"全称《{law.official_title}》，"
    # Where the text names no day, none is told.
    since = f"{_shown(law.in_force_since)}起施行" if law.in_force_since_stated else ""
    same = bool(since) and law.in_force_since == law.version_date
    text = "" if same else f"我们核对的是{_shown(law.version_date)}的文本"
    return f"《{law.title}》{whole}{'，'.join(part for part in (since, text) if part)}。"


def _label(law: Law, article: Article) -> str:
    """How the law itself calls the article: a notice without articles has points."""
    point = f"{numeral(article.number)}、"
    return point if not law.articles and point in law.other_units else str(article.whole)


def _no_such(law: Law, article: Article) -> str:
    if not law.articles:
        return f"《{law.title}》不分第几条，只有{'、'.join(_points(law))}几点。"
    # Of an excerpt the last article that was verified may be beyond the number of those there are.
    most = max([law.articles, *(one.number for one in law.known_articles or ())])
    if article.inserted:
        return f"《{law.title}》没有{article.whole}，或者我们还没核对到。"
    if law.known_articles is not None and (article.number <= most or most > law.articles):
        return f"《{law.title}》{article.whole}我们还没有核对过，不敢乱讲。要看原文或请人讲，打{HOTLINE}。"
    return f"《{law.title}》没有{article.whole}，一共只有{law.articles}条。您再看看条号，或者点下面常问的。"


def _points(law: Law) -> list[str]:
    return sorted((unit.strip("、") for unit in law.other_units), key="一二三四五六七八九十".find)


def _often_read(law: Law, library: Library, *, on: dt.date) -> tuple[Button, ...]:
    """The articles of the law that are rested on most and can be told."""
    cited = most_cited(library.search.entries(on=on), law.title)
    told = [one for one in cited if library.summaries.of(law.title, one) and one not in law.other_units]
    return tuple(read_button(law.title, article_labelled(one)) for one in told[:_MOST_NEAR])


def _near(law: Law, article: Article, library: Library) -> tuple[Button, ...]:
    """The nearest articles that can be told, before it and behind it."""
    told = [
        article_labelled(one.article)
        for one in library.summaries.of_law(law.title)
        if one.article not in law.other_units and whole_article(one.article) == one.article
    ]
    told.sort(key=lambda one: (abs(one.number - article.number), one))
    return tuple(read_button(law.title, one) for one in told[:_MOST_NEAR])


def _shown(day: dt.date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
