"""Legal values by day and region. What is not known is said to be missing, never guessed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import select

from knowledge.database import Database
from knowledge.entries import regions_for
from knowledge.errors import ParameterNotFound
from knowledge.models import ParameterValueRow


@dataclass(frozen=True)
class ParameterValue:
    """A legal value with its unit, since when it holds, and where it stands."""

    name: str
    value: Decimal
    unit: str
    valid_from: dt.date
    source: str
    region: str


class ParameterRepository:
    """The legal values of the knowledge base."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def value(self, name: str, *, on: dt.date, region: str) -> ParameterValue:
        """The value that holds on that day in that region, or else around it; raises ParameterNotFound.

        A region that has values of its own is never answered with the country's, not even for a day
        before its first one.
        """
        regions = regions_for(region)
        with self._database.session() as session:
            rows = session.execute(
                select(ParameterValueRow)
                .where(ParameterValueRow.name == name, ParameterValueRow.region.in_(regions))
                .order_by(ParameterValueRow.valid_from.desc())
            ).scalars()
            found = list(rows)
        own = next((code for code in regions if any(row.region == code for row in found)), None)
        for row in found:
            if row.region == own and row.valid_from <= on:
                return ParameterValue(row.name, row.value, row.unit, row.valid_from, row.source, row.region)
        raise ParameterNotFound(name, on=on, region=region)


_in_use: ContextVar[ParameterRepository] = ContextVar("parameters_in_use")


@contextmanager
def parameters_from(repository: ParameterRepository) -> Iterator[None]:
    """Let `parameter` look values up there, for what runs inside this block and nothing else."""
    token = _in_use.set(repository)
    try:
        yield
    finally:
        _in_use.reset(token)


def parameter(name: str, *, on: dt.date, region: str) -> ParameterValue:
    """The legal value a formula needs, from the repository its caller chose with `parameters_from`."""
    return _in_use.get().value(name, on=on, region=region)
