"""What the articles of laws are about, in our own words, as the database has it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from knowledge.database import Database
from knowledge.law import whole_article
from knowledge.refreshed import Refreshed
from knowledge.summary_files import in_order_of_the_law
from knowledge.summary_tables import ArticleSummaryRow


@dataclass(frozen=True)
class Summary:
    """What one article is about; never the words of the law. reviewed_on: the day it was last held
    against them.
    """

    law: str
    article: str
    text: str
    reviewed_on: dt.date

    @property
    def first_sentence(self) -> str:
        """Enough to know what the article is about."""
        ends = [place for end in "。！？" if (place := self.text.find(end)) >= 0]
        return self.text[: min(ends) + 1] if ends else self.text


class ArticleSummaries:
    """The summaries of the knowledge base, kept in memory. Safe to share between threads."""

    def __init__(self, database: Database) -> None:
        self._kept = Refreshed(database, _read)

    def of(self, law: str, article: str) -> Summary | None:
        """The summary of the whole article, also where a paragraph is named; None when there is none."""
        return self._kept.value().get(law, {}).get(whole_article(article))

    def of_law(self, law: str) -> tuple[Summary, ...]:
        """All summaries of a law (by its short title), in the order of its articles."""
        return tuple(self._kept.value().get(law, {}).values())


def _read(session: Session) -> Mapping[str, Mapping[str, Summary]]:
    rows = [row for row in session.scalars(select(ArticleSummaryRow)) if row.text]
    found: dict[str, dict[str, Summary]] = {}
    for row in sorted(rows, key=lambda row: (row.law, in_order_of_the_law(row.article))):
        summary = Summary(row.law, row.article, row.text, row.reviewed_on)
        found.setdefault(row.law, {})[row.article] = summary
    return found
