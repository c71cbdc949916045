"""Which entries rest on an article, and which articles of a law are rested on most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from knowledge.entries import Entry, LawReference
from knowledge.law import whole_article


def entries_resting_on(entries: Iterable[Entry], articles: Sequence[LawReference]) -> tuple[Entry, ...]:
    """The entries that cite one of these articles and can be offered, the most central first.

    An entry that cites an article first is about it; one that cites it last only touches it. Of those that
    cite it in the same place, the entries of the topic that has most of them come first. Of several articles
    each gets its first entry before any gets its second.
    """
    offered = [entry for entry in entries if entry.asks and entry.scope in {"in", "edge"}]
    ranked: list[tuple[int, int, int, Entry]] = []
    for place, article in enumerate(articles):
        wanted = (article.title, whole_article(article.article))
        citing = [
            (cited.index(wanted), order, entry)
            for order, entry in enumerate(offered)
            if wanted in (cited := [(law.title, whole_article(law.article)) for law in entry.law])
        ]
        about = Counter((position, entry.topic) for position, _, entry in citing)
        citing.sort(key=lambda one: (one[0], -about[one[0], one[2].topic], one[1]))
        ranked += [(turn, place, order, entry) for turn, (_, order, entry) in enumerate(citing)]
    ranked.sort(key=lambda one: one[:3])
    return tuple({entry.key: entry for *_, entry in ranked}.values())


def most_cited(entries: Iterable[Entry], law: str) -> tuple[str, ...]:
    """The articles of a law (by its short title) that entries cite, those that most of them cite first."""
    counted = Counter(
        article
        for entry in entries
        for article in {whole_article(one.article) for one in entry.law if one.title == law}
    )
    # Sorted, because a set has no order and equals would change places from one start to the next.
    return tuple(sorted(counted, key=lambda article: (-counted[article], len(article), article)))


def laws_most_cited(entries: Iterable[Entry]) -> tuple[str, ...]:
    """The short titles of the laws that entries cite, those that most of them cite first."""
    counted = Counter(title for entry in entries for title in {one.title for one in entry.law})
    return tuple(sorted(counted, key=lambda title: (-counted[title], title)))
