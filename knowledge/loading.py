"""Bringing files into the tables: what changed becomes a new version, what staff wrote stays theirs."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from knowledge.folding import fold
from knowledge.models import (
    EntryRow,
    EntryVersionRow,
    LawReferenceRow,
    SourceReferenceRow,
    TopicRow,
    WayOfAskingRow,
)
from knowledge.regions import region_named
from knowledge.sources import GradedSource, Source
from knowledge.topic_files import TopicFile, WrittenEntry

SHIPPED = "shipped"


class EntryLoader:
    """Loads topics into one session; `changed` counts what it had to write."""

    def __init__(self, session: Session, *, sources: Mapping[str, GradedSource], now: dt.datetime) -> None:
        self._session, self._sources, self._now = session, sources, now
        self.changed = 0

    def load(self, topics: Sequence[TopicFile]) -> None:
        """Make the shipped part of the database what these files say."""
        for position, topic in enumerate(topics):
            self._topic(topic, position)
            self._session.flush()
            for place, written in enumerate(topic.entries):
                self._entry(self._entry_row(topic.id, written.id, place), written)
        shipped = {(topic.id, written.id) for topic in topics for written in topic.entries}
        for row in self._session.scalars(select(EntryRow).where(EntryRow.shipped_hash != "")).all():
            if (row.topic_id, row.name) not in shipped:
                self._withdraw(row)

    def _topic(self, topic: TopicFile, position: int) -> None:
        row = self._session.get(TopicRow, topic.id)
        if row is None:
            row = TopicRow(id=topic.id, origin=SHIPPED)
            self._session.add(row)
        elif row.origin != SHIPPED:
            return
        row.scope = topic.scope
        written = (topic.title, position, topic.reviewed_on)
        if (row.title, row.position, row.reviewed_on) != written:
            row.title, row.position, row.reviewed_on = written
            self.changed += 1

    def _entry_row(self, topic: str, name: str, position: int) -> EntryRow:
        row = self._session.scalars(
            select(EntryRow).where(EntryRow.topic_id == topic, EntryRow.name == name)
        ).one_or_none()
        if row is None:
            row = EntryRow(topic_id=topic, name=name, position=position, shipped_hash="")
            self._session.add(row)
        elif row.position != position:
            row.position = position
            self.changed += 1
        return row

    def _entry(self, row: EntryRow, written: WrittenEntry) -> None:
        content = self._content(written)
        content_hash = _hash(content)
        if row.shipped_hash == content_hash:
            return
        published = [version for version in row.versions if version.state == "published"]
        # Withdrawn by staff: the files still gave it last time, yet nothing of it is published.
        withdrawn = bool(row.shipped_hash) and not published
        theirs = any(version.origin != SHIPPED for version in published)
        state = "suggested" if theirs or withdrawn else "published"
        for version in row.versions:
            if version.origin == SHIPPED and version.state == state:
                version.state = "archived"
        row.versions.append(self._version(row, written, state))
        row.shipped_hash = content_hash
        self.changed += 1

    def _withdraw(self, row: EntryRow) -> None:
        row.shipped_hash = ""
        for version in row.versions:
            if version.origin == SHIPPED and version.state in ("published", "suggested"):
                version.state = "archived"
        self.changed += 1

    def _version(self, row: EntryRow, written: WrittenEntry, state: str) -> EntryVersionRow:
        sources = [self._sources[source.text].source for source in written.sources]
        return EntryVersionRow(
            number=max((version.number for version in row.versions), default=0) + 1,
            state=state,
            title=written.title,
            answer=written.answer,
            more=written.more,
            reviewed_on=written.reviewed_on,
            valid_from=written.valid_from,
            valid_to=written.valid_to,
            region=region_named(written.region).code,
            follow_ups=[follow_up.text for follow_up in written.follow_ups],
            action=written.action,
            scope=written.scope,
            figures=[figure.text for figure in written.figures],
            origin=SHIPPED,
            created_at=self._now,
            published_at=self._now if state == "published" else None,
            asks=[
                WayOfAskingRow(position=place, text=ask.text, folded=fold(ask.text))
                for place, ask in enumerate(written.ask)
            ],
            law=[
                LawReferenceRow(position=place, title=law.title, article=law.article)
                for place, law in enumerate(written.law)
            ],
            sources=[
                SourceReferenceRow(
                    position=place,
                    source_id=source.id,
                    title=source.title,
                    date=source.date,
                    publisher=source.publisher,
                    note=source.note,
                )
                for place, source in enumerate(sources)
            ],
        )

    def _content(self, written: WrittenEntry) -> list[object]:
        """Everything of an entry that is a change when it changes; lines of the file are not."""
        sources = [self._sources[source.text].source for source in written.sources]
        return [
            written.title,
            [ask.text for ask in written.ask],
            written.answer,
            written.more,
            [(law.title, law.article) for law in written.law],
            [_described(source) for source in sources],
            written.reviewed_on.isoformat(),
            written.valid_from.isoformat(),
            written.valid_to.isoformat() if written.valid_to else None,
            region_named(written.region).code,
            [follow_up.text for follow_up in written.follow_ups],
            written.action,
            written.scope,
            # Only where there are any, so that entries loaded before there was such a key stay unchanged.
            *([[figure.text for figure in written.figures]] if written.figures else []),
        ]


def _described(source: Source) -> list[str | None]:
    date = source.date.isoformat() if source.date else None
    return [source.id, source.title, date, source.publisher, source.note]


def _hash(content: list[object]) -> str:
    return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()
