"""Bringing the legal values of the files into their tables; what staff wrote stays theirs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from knowledge.file_tables import ParameterRow
from knowledge.loading import SHIPPED
from knowledge.models import ParameterValueRow
from knowledge.parameter_files import ParameterFile, WrittenValue
from knowledge.regions import region_named
from knowledge.sources import GradedSource


def load_parameters(
    session: Session, files: Sequence[ParameterFile], *, sources: Mapping[str, GradedSource]
) -> int:
    """Make the shipped values what these files say; returns how many changed. Staff's values stay."""
    rows = {(row.name, row.region, row.valid_from): row for row in session.scalars(select(ParameterValueRow))}
    wanted = {
        (file.name, region_named(value.region).code, value.valid_from): (file, value)
        for file in files
        for value in file.values
    }
    titles = {row.name: row for row in session.scalars(select(ParameterRow))}
    for file in files:
        session.add(titles.setdefault(file.name, ParameterRow(name=file.name)))
        titles[file.name].title = file.title
    changed = 0
    for key, (file, value) in wanted.items():
        name, region, valid_from = key
        written = (value.value, file.unit, _ground(value, sources))
        row = rows.get(key)
        if row is None:
            row = ParameterValueRow(name=name, region=region, valid_from=valid_from, origin=SHIPPED)
            session.add(row)
        elif row.origin != SHIPPED:
            continue
        row.law = [[law.title, law.article] for law in value.law]
        row.sources = [source.text for source in value.sources]
        row.position = file.values.index(value)
        if (row.value, row.unit, row.source) == written:
            continue
        row.value, row.unit, row.source = written
        changed += 1
    gone = [row.id for key, row in rows.items() if row.origin == SHIPPED and key not in wanted]
    session.execute(delete(ParameterValueRow).where(ParameterValueRow.id.in_(gone)))
    return changed + len(gone)


def _ground(value: WrittenValue, sources: Mapping[str, GradedSource]) -> str:
    """The articles and sources of a value in one line, such as 劳动合同法第八十五条."""
    articles = [law.title + law.article for law in value.law]
    return "；".join([*articles, *(sources[source.text].source.title for source in value.sources)])
