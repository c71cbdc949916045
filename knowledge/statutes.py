"""The official texts in the database: storing what a folder holds, and finding the words of an article."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from knowledge.database import Database
from knowledge.law import LawIndex, whole_article
from knowledge.statute_files import Statute
from knowledge.statute_tables import StatuteArticleRow, StatuteRow


@dataclass(frozen=True)
class StatuteArticle:
    """The official words of an article. effective_from is None where nobody stated the day."""

    law: str
    official_title: str
    label: str
    chapter: str
    section: str
    text: str
    version_date: dt.date
    effective_from: dt.date | None


@dataclass(frozen=True)
class StatuteVersion:
    """A version of a law's text that is loaded, and from when on it is read."""

    law: str
    version_date: dt.date
    effective_from: dt.date | None
    begins: dt.date
    status: str
    complete: bool
    source: str
    articles: int


@dataclass(frozen=True)
class LoadedStatutes:
    """What loading texts did."""

    texts: int
    articles: int
    added: int
    corrected: int


class KnowledgeStatutes:
    """The official texts that are loaded; none at all is a normal state. Safe to share between threads."""

    def __init__(self, database: Database, *, laws: LawIndex) -> None:
        self._database, self._laws = database, laws

    def article(self, title: str, article: str, *, on: dt.date) -> StatuteArticle | None:
        """The article as it read on that day; None when no text of that day has it, or none is loaded.

        The law is named by its short title. Of 第三十二条第一款 the whole article is given: paragraphs
        are not told apart. Raises LawNotFound for a law that knowledge/laws.yml does not have.
        """
        law = self._laws.law(title)
        with self._database.session() as session:
            versions = session.scalars(select(StatuteRow).where(StatuteRow.law == law.title)).all()
            begun = [row for row in versions if self._begins(row) <= on]
            if not begun:
                return None
            newest = max(begun, key=lambda row: (self._begins(row), row.version_date))
            # An annexed text may count its articles anew: the main one, which stands first, is meant.
            found = session.scalars(
                select(StatuteArticleRow)
                .where(
                    StatuteArticleRow.statute_id == newest.id,
                    StatuteArticleRow.label == whole_article(article),
                )
                .order_by(StatuteArticleRow.position)
                .limit(1)
            ).one_or_none()
        if found is None:
            return None
        return StatuteArticle(
            law=law.title,
            official_title=law.official_title,
            label=found.label,
            chapter=found.chapter,
            section=found.section,
            text=found.text,
            version_date=newest.version_date,
            effective_from=newest.effective_from,
        )

    def versions(self, title: str) -> list[StatuteVersion]:
        """Every version of this law that is loaded, the newest first; raises LawNotFound."""
        law = self._laws.law(title)
        with self._database.session() as session:
            rows = session.scalars(
                select(StatuteRow)
                .where(StatuteRow.law == law.title)
                .options(selectinload(StatuteRow.articles))
                .order_by(StatuteRow.version_date.desc())
            ).all()
        return [
            StatuteVersion(
                law=row.law,
                version_date=row.version_date,
                effective_from=row.effective_from,
                begins=self._begins(row),
                status=row.status,
                complete=row.complete,
                source=row.source,
                articles=len(row.articles),
            )
            for row in rows
        ]

    def _begins(self, row: StatuteRow) -> dt.date:
        """From when on a version is read: where no day is stated, its date, but not before the law held."""
        if row.effective_from is not None:
            return row.effective_from
        return max(row.version_date, self._laws.law(row.law).in_force_since)


def load_statutes(session: Session, statutes: Sequence[Statute], *, now: dt.datetime) -> LoadedStatutes:
    """Store these texts; what is stored already stays, and so does every version that is not among them.

    A text with the date of a stored one takes its place: it is the same version, transcribed better.
    """
    stored = {(row.law, row.version_date): row for row in session.scalars(select(StatuteRow))}
    added = corrected = 0
    for statute in statutes:
        content_hash = _hash(statute)
        row = stored.get((statute.law, statute.version_date))
        if row is None:
            row = StatuteRow(law=statute.law, version_date=statute.version_date)
            session.add(row)
            added += 1
        elif row.content_hash == content_hash:
            continue
        else:
            row.articles.clear()
            # The positions are free for the new articles only when the old ones are gone.
            session.flush()
            corrected += 1
        row.heading, row.effective_from, row.status = statute.heading, statute.effective_from, statute.status
        row.complete, row.source = statute.complete, statute.source
        row.content_hash, row.loaded_at = content_hash, now
        row.articles.extend(_article_rows(statute))
    session.flush()
    articles = sum(len(statute.units) for statute in statutes)
    return LoadedStatutes(len(statutes), articles, added, corrected)


def _article_rows(statute: Statute) -> list[StatuteArticleRow]:
    return [
        StatuteArticleRow(
            position=place,
            label=unit.label,
            part=unit.part,
            chapter=unit.chapter,
            section=unit.section,
            annex=unit.annex,
            text=unit.text,
        )
        for place, unit in enumerate(statute.units)
    ]


def _hash(statute: Statute) -> str:
    """Of everything that is stored; where the file lies and its line numbers are no part of it."""
    content: dict[str, Any] = asdict(statute)
    del content["file"]
    for unit in content["units"]:
        del unit["line"]
    return hashlib.sha256(json.dumps(content, ensure_ascii=False, default=str).encode()).hexdigest()
