"""Articles that a text names in passing, by the whole or the end of a law's title: 监察条例第三十条."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.errors import BadArticleLabel
from knowledge.law import LawIndex, article_labelled

_NUMERAL = "[零一二三四五六七八九十百千]{1,8}"
_LABEL = rf"第{_NUMERAL}条(?:之[一二三四五六七八九十]{{1,2}})?"
_NAMED = re.compile(
    rf"(?P<before>[\u4e00-\u9fff（）《》]{{2,40}}?)(?P<labels>{_LABEL}(?:[、和及至到，]{{1,2}}{_LABEL}){{0,9}})"
)
# With fewer characters of its title than this no law is named: 条例 alone could be any of them.
_SHORTEST_NAME = 3


@dataclass(frozen=True)
class NamedArticle:
    """An article as the text names it, under the title by which it may be cited."""

    title: str
    article: str


def named_articles(text: str, laws: LawIndex) -> Iterator[NamedArticle]:
    """The articles a text names; a name that fits no law or several is left out."""
    for found in _NAMED.finditer(text):
        title = _law_named(found["before"].translate({ord("《"): None, ord("》"): None}), laws)
        for label in re.findall(_LABEL, found["labels"]) if title else ():
            try:
                yield NamedArticle(title or "", str(article_labelled(label)))
            except BadArticleLabel:
                continue


def _law_named(before: str, laws: LawIndex) -> str | None:
    """The law whose title shares the longest end with what stands before the article."""
    shared = {title: _shared_end(before, title, laws.law(title).official_title) for title in laws.titles()}
    longest = max(shared.values(), default=0)
    named = [title for title, length in shared.items() if length == longest]
    # Of 劳动法 and 劳动合同法 the whole title is meant where it stands there.
    whole = [title for title in named if before.endswith(title)]
    if (not whole and longest < _SHORTEST_NAME) or len(whole or named) != 1:
        return None
    return (whole or named)[0]


def _shared_end(before: str, *titles: str) -> int:
    longest = 0
    for title in titles:
        length = 0
        while length < min(len(before), len(title)) and before[-1 - length] == title[-1 - length]:
            length += 1
        longest = max(longest, length)
    return longest
