"""The questions and answers of the knowledge base, as they hold on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import joinedload, selectinload

from knowledge.content_state import content_version
from knowledge.database import Database
from knowledge.errors import EntryNotFound
from knowledge.models import WHOLE_COUNTRY, EntryRow, EntryVersionRow, TopicRow
from knowledge.regions import ancestors
from knowledge.sources import Source

__all__ = [
    "Button",
    "Entry",
    "EntryRepository",
    "LawReference",
    "Source",
    "Topic",
    "most_specific",
    "regions_for",
]


@dataclass(frozen=True)
class LawReference:
    """An article an answer rests on, by the law's short official title."""

    title: str
    article: str


@dataclass(frozen=True)
class Button:
    """A next question to offer; the payload is plain words, so clicking it is the same as saying it."""

    title: str
    payload: str


@dataclass(frozen=True)
class Topic:
    """A subject people ask about."""

    id: str
    title: str
    reviewed_on: dt.date


@dataclass(frozen=True)
class Entry:
    """One published answer with its ground. region is a code; 000000 is the whole country.

    scope is in, edge (another office's matter), out or sensitive (danger, distress).
    """

    topic: str
    id: str
    version: int
    title: str
    asks: tuple[str, ...]
    answer: str
    more: str
    law: tuple[LawReference, ...]
    sources: tuple[Source, ...]
    reviewed_on: dt.date
    valid_from: dt.date
    valid_to: dt.date | None
    region: str
    follow_ups: tuple[Button, ...]
    action: str | None
    scope: str
    origin: str

    @property
    def key(self) -> str:
        """The name that is unique over all topics."""
        return f"{self.topic}/{self.id}"


class EntryRepository:
    """The published entries. What is a draft, suggested or archived never leaves it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, *, topic: str, entry: str, on: dt.date, region: str = WHOLE_COUNTRY) -> Entry:
        """The answer that holds on that day for a person in that region; raises EntryNotFound."""
        found = [one for one in self.published(on=on, topic=topic) if one.id == entry]
        here = most_specific(found, region=region)
        if not here:
            raise EntryNotFound(topic=topic, entry=entry, on=on)
        return here[0]

    def published(self, *, on: dt.date, topic: str | None = None) -> list[Entry]:
        """Every entry that holds on that day, for whatever region, in the order of the topic."""
        with self._database.session() as session:
            rows = session.execute(_published(on)).unique().scalars().all()
        button = _button_maker(rows)
        wanted = (row for row in rows if topic is None or row.entry.topic_id == topic)
        return [_entry(row, button) for row in wanted]

    def topics(self) -> list[Topic]:
        """Every topic that has something published, in order."""
        published = EntryRow.versions.any(EntryVersionRow.state == "published")
        with self._database.session() as session:
            rows = session.scalars(
                select(TopicRow)
                .where(TopicRow.entries.any(published))
                .order_by(TopicRow.position, TopicRow.id)
            ).all()
        return [Topic(row.id, row.title, row.reviewed_on) for row in rows]

    def content_version(self) -> int:
        """A number that grows with every change of content."""
        with self._database.session() as session:
            return content_version(session)


def regions_for(region: str) -> tuple[str, ...]:
    """The regions whose answers hold for a person there, the most specific first."""
    if region == WHOLE_COUNTRY:
        return (WHOLE_COUNTRY,)
    return tuple(dict.fromkeys((region, *ancestors(region), WHOLE_COUNTRY)))


def most_specific(entries: Iterable[Entry], *, region: str) -> list[Entry]:
    """Of the entries that hold in that region, the closest one of each name, in the order given."""
    rank = {code: nearness for nearness, code in enumerate(regions_for(region))}
    closest: dict[str, Entry] = {}
    for entry in entries:
        if entry.region not in rank:
            continue
        other = closest.get(entry.key)
        if other is None or _preference(entry, rank) < _preference(other, rank):
            closest[entry.key] = entry
    return list(closest.values())


def _preference(entry: Entry, rank: dict[str, int]) -> tuple[int, int, int]:
    return rank[entry.region], -entry.valid_from.toordinal(), -entry.version


def _published(on: dt.date) -> Select[EntryVersionRow]:
    return (
        select(EntryVersionRow)
        .join(EntryVersionRow.entry)
        .join(EntryRow.topic)
        .where(
            EntryVersionRow.state == "published",
            EntryVersionRow.valid_from <= on,
            or_(EntryVersionRow.valid_to.is_(None), EntryVersionRow.valid_to >= on),
        )
        .options(
            joinedload(EntryVersionRow.entry),
            selectinload(EntryVersionRow.asks),
            selectinload(EntryVersionRow.law),
            selectinload(EntryVersionRow.sources),
        )
        .order_by(TopicRow.position, TopicRow.id, EntryRow.position, EntryRow.id, EntryVersionRow.number)
    )


def _button_maker(rows: Iterable[EntryVersionRow]) -> Callable[[str], Button | None]:
    """What turns topic/entry into a button; a target that is not published gives none."""
    buttons: dict[str, Button] = {}
    for row in rows:
        if row.asks:
            key = f"{row.entry.topic_id}/{row.entry.name}"
            general = row.region == WHOLE_COUNTRY
            if general or key not in buttons:
                buttons[key] = Button(row.title, row.asks[0].text)
    return buttons.get


def _entry(row: EntryVersionRow, button: Callable[[str], Button | None]) -> Entry:
    return Entry(
        topic=row.entry.topic_id,
        id=row.entry.name,
        version=row.number,
        title=row.title,
        asks=tuple(ask.text for ask in row.asks),
        answer=row.answer,
        more=row.more,
        law=tuple(LawReference(law.title, law.article) for law in row.law),
        sources=tuple(
            Source(source.source_id, source.title, source.date, source.publisher, source.note)
            for source in row.sources
        ),
        reviewed_on=row.reviewed_on,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        region=row.region,
        follow_ups=tuple(made for key in row.follow_ups if (made := button(key)) is not None),
        action=row.action,
        scope=row.scope,
        origin=row.origin,
    )
