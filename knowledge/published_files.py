"""What is published, as content files: topics, legal values, summaries, sources, places and offices."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from knowledge.content_comments import stored_comments
from knowledge.content_state import state_of
from knowledge.content_writing import parameter_text, sites_text, sources_text, summaries_text, topic_text
from knowledge.errors import NeverLoaded
from knowledge.file_tables import ParameterRow, SourceRow
from knowledge.loading import SHIPPED
from knowledge.models import (
    WHOLE_COUNTRY,
    EntryRow,
    EntryVersionRow,
    OfficeRow,
    ParameterValueRow,
    PlaceRow,
    SourceReferenceRow,
    TopicRow,
)
from knowledge.offices import SHIPPED_OFFICES, Office
from knowledge.parameter_files import PARAMETERS, ParameterFile, WrittenValue
from knowledge.places import SHIPPED_PLACES, Place
from knowledge.regions import region_coded
from knowledge.sources import DEFAULT_GRADE, SOURCES_FILE, GradedSource, Source
from knowledge.strict_yaml import WrittenText
from knowledge.summary_files import SUMMARIES, SummaryFile, WrittenSummary, in_order_of_the_law
from knowledge.summary_tables import ArticleSummaryRow
from knowledge.topic_files import FILE_NAME, TOPICS, TopicFile, WrittenEntry, WrittenLaw

Row = TypeVar("Row", PlaceRow, OfficeRow, ParameterValueRow)

# What is written has no line yet.
_NO_LINE = 0


@dataclass(frozen=True)
class PublishedFiles:
    """The files by their path in the folder, and what of the database they cannot hold, in words."""

    texts: dict[str, str]
    left_out: tuple[str, ...]


def published_files(session: Session) -> PublishedFiles:
    """The published state of the database as files; raises NeverLoaded for one that no release has filled."""
    if not state_of(session).shipped_hash:
        raise NeverLoaded
    comments = stored_comments(session)
    left_out: list[str] = []
    sources = {
        row.id: _source(row) for row in session.scalars(select(SourceRow).order_by(SourceRow.position))
    }
    texts: dict[str, str] = {}
    for topic in _topics(session, sources, left_out):
        name = f"{TOPICS.name}/{topic.id}/{FILE_NAME}"
        texts[name] = topic_text(topic, comments.get(name, {}))
    for parameter in _parameters(session, sources):
        name = f"{PARAMETERS.name}/{parameter.name}.yml"
        texts[name] = parameter_text(parameter, comments.get(name, {}))
    for file in _summaries(session):
        name = f"{SUMMARIES.name}/{file.law}.yml"
        texts[name] = summaries_text(file, comments.get(name, {}))
    # Last, because the others may have brought sources that stand in no list yet.
    texts[SOURCES_FILE.name] = sources_text(sources.values(), comments.get(SOURCES_FILE.name, {}))
    places = (Place.from_row(row) for row in _listed(session.scalars(select(PlaceRow))))
    texts[f"{SHIPPED_PLACES.parent.name}/{SHIPPED_PLACES.name}"] = sites_text(places)
    offices = (Office.from_row(row) for row in _listed(session.scalars(select(OfficeRow))))
    texts[f"{SHIPPED_OFFICES.parent.name}/{SHIPPED_OFFICES.name}"] = sites_text(offices)
    return PublishedFiles(texts, tuple(left_out))


def _topics(session: Session, sources: dict[str, GradedSource], left_out: list[str]) -> Iterator[TopicFile]:
    topics = session.scalars(
        select(TopicRow)
        .order_by(TopicRow.position, TopicRow.id)
        .options(
            *(
                selectinload(TopicRow.entries).selectinload(EntryRow.versions).selectinload(part)
                for part in (EntryVersionRow.asks, EntryVersionRow.law, EntryVersionRow.sources)
            )
        )
    )
    for row in topics:
        entries = []
        for entry in sorted(row.entries, key=lambda one: (one.position, one.id)):
            published = [version for version in entry.versions if version.state == "published"]
            if not published:
                continue
            published.sort(
                key=lambda one: (one.region != WHOLE_COUNTRY, -one.valid_from.toordinal(), -one.number)
            )
            entries.append(_entry(published[0], sources))
            left_out.extend(
                f"{row.id}/{entry.name}: version {version.number} "
                f"for {region_coded(version.region).full_name} from {version.valid_from} "
                f"is published beside version {published[0].number}; "
                "a file has one entry of a name, so give it a name of its own"
                for version in published[1:]
            )
        if entries:
            yield TopicFile(row.id, "", row.title, row.reviewed_on, tuple(entries), row.scope)


def _entry(version: EntryVersionRow, sources: dict[str, GradedSource]) -> WrittenEntry:
    for reference in version.sources:
        sources.setdefault(reference.source_id, _referred(reference))
    return WrittenEntry(
        id=version.entry.name,
        title=version.title.strip(),
        ask=_written(ask.text for ask in version.asks),
        answer=version.answer.strip(),
        more=version.more.strip(),
        law=tuple(WrittenLaw(law.title.strip(), law.article.strip(), _NO_LINE) for law in version.law),
        sources=_written(reference.source_id for reference in version.sources),
        reviewed_on=version.reviewed_on,
        valid_from=version.valid_from,
        valid_to=version.valid_to,
        region=region_coded(version.region).full_name,
        follow_ups=_written(version.follow_ups),
        action=version.action,
        scope=version.scope,
        figures=_written(version.figures),
        line=_NO_LINE,
        lines={},
    )


def _parameters(session: Session, sources: dict[str, GradedSource]) -> Iterator[ParameterFile]:
    titles = {row.name: row.title for row in session.scalars(select(ParameterRow))}
    by_name: dict[str, list[ParameterValueRow]] = {}
    for row in _listed(session.scalars(select(ParameterValueRow))):
        by_name.setdefault(row.name, []).append(row)
    for name, rows in sorted(by_name.items()):
        values = tuple(_value(row, sources) for row in rows)
        yield ParameterFile(name, "", titles.get(name, name), rows[0].unit, values)


def _summaries(session: Session) -> Iterator[SummaryFile]:
    by_law: dict[str, list[ArticleSummaryRow]] = {}
    for row in session.scalars(select(ArticleSummaryRow).order_by(ArticleSummaryRow.law)):
        if row.text.strip():
            by_law.setdefault(row.law, []).append(row)
    for law, rows in by_law.items():
        rows.sort(key=lambda row: in_order_of_the_law(row.article))
        written = tuple(WrittenSummary(row.article, row.text.strip(), _NO_LINE) for row in rows)
        # A file has one day for all: the earliest claims no review that did not happen.
        yield SummaryFile(law, "", min(row.reviewed_on for row in rows), written)


def _value(row: ParameterValueRow, sources: dict[str, GradedSource]) -> WrittenValue:
    names = list(row.sources)
    if not names and not row.law:
        # Staff say the ground in words. A file names a source, so the words become one.
        region = "" if row.region == WHOLE_COUNTRY else f"_{row.region}"
        names = [f"{row.name}_{row.valid_from:%Y_%m_%d}{region}"]
        ground = Source(id=names[0], title=row.source, date=None, publisher="", note="")
        sources.setdefault(names[0], GradedSource(ground, DEFAULT_GRADE, _NO_LINE))
    return WrittenValue(
        valid_from=row.valid_from,
        value=row.value,
        region=region_coded(row.region).full_name,
        law=tuple(WrittenLaw(title, article, _NO_LINE) for title, article in row.law),
        sources=_written(names),
        line=_NO_LINE,
    )


def _listed(rows: Iterable[Row]) -> list[Row]:
    """Rows of the files in the order they have there, then those of staff and imports."""
    return sorted(rows, key=lambda row: (row.origin != SHIPPED, row.position, row.id))


def _written(texts: Iterable[str]) -> tuple[WrittenText, ...]:
    stripped = (text.strip() for text in texts)
    return tuple(WrittenText(text, _NO_LINE) for text in stripped if text)


def _source(row: SourceRow) -> GradedSource:
    source = Source(row.id, row.title, row.date, row.publisher, row.note)
    return GradedSource(source, row.grade, _NO_LINE)


def _referred(row: SourceReferenceRow) -> GradedSource:
    source = Source(row.source_id, row.title, row.date, row.publisher, row.note)
    return GradedSource(source, DEFAULT_GRADE, _NO_LINE)
