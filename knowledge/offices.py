"""The offices that help in a region: legal aid, labour arbitration, labour inspection, unions."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from knowledge.database import Database
from knowledge.models import OfficeRow
from knowledge.regions import ancestors
from knowledge.site_files import read_sites
from knowledge.sites import Site, store_shipped

# The kinds of offices, as workers are told of them.
KINDS = {
    "legal_aid": "法律援助机构",
    "labour_arbitration": "劳动人事争议仲裁委员会",
    "labour_inspection": "劳动保障监察机构",
    "union": "工会",
}

SHIPPED_OFFICES = Path(__file__).parent / "places" / "offices.csv"


@dataclass(frozen=True, kw_only=True)
class Office(Site):
    """An office, with the region it serves."""


class OfficeRepository:
    """The offices in the database. Safe to share between threads."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def serving(self, kind: str, *, region: str) -> list[Office]:
        """The offices of this kind that serve a region: its own first, then those of the regions around it.

        Empty when none is known; raises UnknownRegion for a code that no region has.
        """
        codes = (region, *ancestors(region))
        with self._database.session() as session:
            rows = session.scalars(
                select(OfficeRow).where(OfficeRow.kind == kind, OfficeRow.region.in_(codes))
            )
            offices = [Office.from_row(row) for row in rows]
        return sorted(offices, key=lambda office: (codes.index(office.region), office.id))


def shown_kind(kind: str) -> str:
    """What workers call this kind of office; the kind itself when it is a new one."""
    return KINDS.get(kind, kind)


def read_offices(path: Path = SHIPPED_OFFICES) -> list[Office]:
    """The offices of a file; raises BadPlacesFile with every fault in it."""
    return read_sites(path, made=Office, kinds=KINDS, amenities=())


def load_shipped(session: Session, path: Path = SHIPPED_OFFICES) -> int:
    """Bring the shipped offices of the database to what the file says; returns how many rows changed.

    What staff or an import wrote stays as it is.
    """
    return store_shipped(session, table=OfficeRow, sites=read_offices(path))
