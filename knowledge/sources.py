"""The sources of facts that stand in no law: newspapers, offices' pages, our own description."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from knowledge.errors import BadDataFile, Fault
from knowledge.file_tables import SourceRow
from knowledge.strict_yaml import FaultList, Section, read_mappings, shown_path

SOURCES_FILE = Path(__file__).parent / "sources.yml"
GRADES = ("S", "A", "B", "C")
DEFAULT_GRADE = "B"


@dataclass(frozen=True)
class Source:
    """Where a fact was published, and when."""

    id: str
    title: str
    date: dt.date | None
    publisher: str
    note: str


@dataclass(frozen=True)
class GradedSource:
    """A source as the file has it. Grade C is hearsay: an answer that rests on it says so (据……)."""

    source: Source
    grade: str
    line: int


def read_sources(path: Path = SOURCES_FILE) -> Mapping[str, GradedSource]:
    """All sources by id; raises BadDataFile with every fault of the file."""
    sources, faults = examine_sources(path)
    if faults:
        raise BadDataFile(path, faults)
    return sources


def examine_sources(path: Path = SOURCES_FILE) -> tuple[Mapping[str, GradedSource], list[Fault]]:
    """The sources that can be read, and the faults of the file."""
    faults = FaultList(shown_path(path))
    found: dict[str, GradedSource] = {}
    for section in read_mappings(path, faults, name="source"):
        graded = _graded(section)
        if graded.source.id in found:
            section.fault(f"two sources have the id {graded.source.id}", "give one another id")
        found.setdefault(graded.source.id, graded)
    return found, faults.faults


def _graded(section: Section) -> GradedSource:
    source = Source(
        id=section.text("id"),
        title=section.text("title"),
        date=section.date("date", required=False),
        publisher=section.text("publisher", default=""),
        note=section.text("note", default=""),
    )
    grade = section.text("grade", default=DEFAULT_GRADE)
    if grade not in GRADES:
        section.fault(
            f"grade {grade} of {source.id} is not one to rest an answer on",
            f"find a better source; grades are {', '.join(GRADES)}",
            line=section.line_of("grade"),
        )
    section.finish()
    return GradedSource(source, grade, section.line)


def load_sources(session: Session, sources: Mapping[str, GradedSource]) -> None:
    """Make the list of sources in the database what the file says; those that left the file leave it too."""
    rows = {row.id: row for row in session.scalars(select(SourceRow))}
    for source_id in rows.keys() - sources.keys():
        session.delete(rows[source_id])
    for position, graded in enumerate(sources.values()):
        source = graded.source
        row = rows.get(source.id) or SourceRow(id=source.id)
        session.add(row)
        row.position, row.title, row.date = position, source.title, source.date
        row.publisher, row.grade, row.note = source.publisher, graded.grade, source.note
