"""What places and offices have in common: somewhere a worker can go, and who says so."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Self, cast

from sqlalchemy.orm import Session

from knowledge.coordinates import BadCoordinates, CoordinateSystem, Point, UnknownCoordinateSystem, point
from knowledge.models import OfficeRow, PlaceRow

logger = logging.getLogger(__name__)

SHIPPED = "shipped"


@dataclass(frozen=True, kw_only=True)
class Site:
    """Somewhere a worker can go.

    ``region`` is a code, ``point`` is None when nobody gave coordinates,
    ``hours`` is in the form of ``knowledge.opening_hours`` and empty when
    unknown, and a ``sample`` is not real: whoever shows one must say so.
    """

    id: str
    kind: str
    name: str
    region: str
    address: str = ""
    point: Point | None = None
    hours: str = ""
    amenities: tuple[str, ...] = ()
    phone: str = ""
    source: str
    checked_on: dt.date | None = None
    sample: bool = False
    note: str = ""

    @classmethod
    def from_row(cls, row: PlaceRow | OfficeRow) -> Self:
        """The site that a row of the database describes."""
        return cls(
            id=row.id,
            kind=row.kind,
            name=row.name,
            region=row.region,
            address=row.address,
            point=stored_point(
                row.id, latitude=row.latitude, longitude=row.longitude, system=row.coordinate_system
            ),
            hours=row.hours,
            amenities=tuple(row.amenities),
            phone=row.phone,
            source=row.source,
            checked_on=row.checked_on,
            sample=row.sample,
            note=row.note,
        )

    def columns(self) -> dict[str, Any]:
        """The values of a row that describes this site."""
        return {
            "id": self.id,
            "kind": self.kind,
            "name": self.name,
            "region": self.region,
            "address": self.address,
            "latitude": self.point.latitude if self.point else None,
            "longitude": self.point.longitude if self.point else None,
            "coordinate_system": "GCJ-02",
            "hours": self.hours,
            "amenities": list(self.amenities),
            "phone": self.phone,
            "source": self.source,
            "checked_on": self.checked_on,
            "sample": self.sample,
            "note": self.note,
        }


def stored_point(site: str, *, latitude: float | None, longitude: float | None, system: str) -> Point | None:
    """The point of a row; None when it has no coordinates, or some that are no place on earth.

    One broken row must not hide all the others, so it is logged and counts as without coordinates.
    """
    if latitude is None or longitude is None:
        return None
    try:
        return point(latitude, longitude, system=cast(CoordinateSystem, system))
    except (BadCoordinates, UnknownCoordinateSystem) as error:
        logger.warning("%s is left off the map: %s", site, error)
        return None


def store_shipped(session: Session, *, table: type[PlaceRow] | type[OfficeRow], sites: Sequence[Site]) -> int:
    """Bring the shipped rows of a table to these sites; returns how many rows changed.

    Rows that staff or an import made are never touched, and a sample is not
    added to a kind that an import has already filled with real sites.
    """
    found: Iterable[PlaceRow | OfficeRow] = session.query(table)
    rows = {row.id: row for row in found}
    filled = {row.kind for row in rows.values() if row.origin != SHIPPED and not row.sample}
    changed = 0
    for position, site in enumerate(sites):
        row = rows.get(site.id)
        if row is None and not (site.sample and site.kind in filled):
            session.add(table(**site.columns(), position=position, origin=SHIPPED))
            changed += 1
        elif row is not None and row.origin == SHIPPED:
            row.position = position
            changed += _update(row, site)
    shipped_now = {site.id for site in sites}
    for row in rows.values():
        if row.origin == SHIPPED and row.id not in shipped_now:
            session.delete(row)
            changed += 1
    session.flush()
    return changed


def _update(row: PlaceRow | OfficeRow, site: Site) -> bool:
    differing = {name: value for name, value in site.columns().items() if getattr(row, name) != value}
    for name, value in differing.items():
        setattr(row, name, value)
    return bool(differing)
