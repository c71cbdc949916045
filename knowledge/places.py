"""Stations, driver homes and meal shops: the nearest ones, exactly, and where they are on the map."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlencode

from sqlalchemy import select
from sqlalchemy.orm import Session

from knowledge.coordinates import Point
from knowledge.database import Database
from knowledge.errors import PlaceNotFound
from knowledge.models import PlaceRow
from knowledge.opening_hours import BadOpeningHours, parse
from knowledge.place_index import read_landmark_map, read_place_index
from knowledge.refreshed import Refreshed
from knowledge.regions import is_within
from knowledge.site_files import read_sites
from knowledge.sites import Site, store_shipped

# The kinds of places, as workers are told of them.
KINDS = {"station": "工会驿站", "driver_home": "司机之家", "meal_shop": "爱心餐商户"}
# What a place can offer, as it is written in the files and asked for.
AMENITIES = ("饮水", "热饭", "充电", "休息", "雨具", "药箱", "厕所", "wifi", "微波炉", "冰箱")

SHIPPED_PLACES = Path(__file__).parent / "places" / "places.csv"

_MARKER = "https://uri.amap.com/marker?"


@dataclass(frozen=True, kw_only=True)
class Place(Site):
    """A station, driver home or meal shop."""


@dataclass(frozen=True)
class Nearby:
    """A place as seen from a point at a moment.

    ``distance_m`` is None when the place or the point is not on the map, and
    ``open_now`` when the hours, or the moment, are not known.
    """

    place: Place
    distance_m: float | None
    open_now: bool | None


class PlaceRepository:
    """The places in the database. Safe to share between threads."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._index = Refreshed(database, read_place_index)
        self._landmarks = Refreshed(database, read_landmark_map)

    def get(self, place_id: str) -> Place:
        """The place with this id; raises PlaceNotFound."""
        with self._database.session() as session:
            row = session.get(PlaceRow, place_id)
            if row is None:
                raise PlaceNotFound(place_id)
            return Place.from_row(row)

    def seen(self, place_id: str, *, distance_m: float | None, at: dt.datetime) -> Nearby:
        """The place from as far as it was seen before; raises PlaceNotFound."""
        place = self.get(place_id)
        return Nearby(place, distance_m, _is_open(place.hours, at=at))

    def nearest(
        self,
        point: Point,
        *,
        k: int = 5,
        kinds: Collection[str] = ("station",),
        at: dt.datetime | None = None,
        open_now: bool = False,
        day_and_night: bool = False,
        amenity: str | None = None,
        within_m: float | None = None,
    ) -> list[Nearby]:
        """The k nearest places of these kinds, the nearest first, fewer when there are no more.

        Exact among all places that pass the filters: ``open_now`` leaves only
        those known to be open ``at`` that moment, ``day_and_night`` those known
        never to close, ``amenity`` those known to offer it.  Equally far places
        stand in the order of their ids.  Places without coordinates are not
        found here; see ``in_region``.
        """
        if open_now and at is None:
            raise ValueError("open_now asks whether places are open at a moment; say which one with at=")
        index = self._index.value()
        among = index.kinds.where(lambda kind: kind in kinds)
        if amenity is not None:
            wanted = amenity.casefold()
            among &= index.amenities.where(lambda names: wanted in (name.casefold() for name in names))
        if open_now:
            among &= index.hours.where(lambda hours: _is_open(hours, at=at) is True)
        if day_and_night:
            among &= index.hours.where(_never_closes)
        found = index.nearest(point, k=k, among=among, within_m=within_m)
        places = self._places([place_id for place_id, _ in found])
        return [
            Nearby(places[place_id], metres, _is_open(places[place_id].hours, at=at))
            for place_id, metres in found
            if place_id in places
        ]

    def in_region(
        self,
        region: str,
        *,
        kinds: Collection[str] = ("station",),
        at: dt.datetime | None = None,
        limit: int = 5,
    ) -> list[Nearby]:
        """Places of these kinds in a region, also those without coordinates, in the order of their ids."""
        with self._database.session() as session:
            known = session.scalars(select(PlaceRow.region).distinct())
            inside = [code for code in known if is_within(code, region=region)]
            rows = session.scalars(
                select(PlaceRow)
                .where(PlaceRow.region.in_(inside), PlaceRow.kind.in_(tuple(kinds)))
                .order_by(PlaceRow.id)
                .limit(limit)
            )
            places = [Place.from_row(row) for row in rows]
        return [Nearby(place, None, _is_open(place.hours, at=at)) for place in places]

    def locate(self, text: str, *, region: str | None = None) -> Point | None:
        """Where a known place, road or landmark that the text names lies; None when it names none.

        The longest name found wins, and of equally long ones the first.  One
        that stands for different towns is passed over unless ``region`` (a
        code) decides between them: it is never guessed.
        """
        return self._landmarks.value().locate(text, region=region)

    def _places(self, ids: list[str]) -> dict[str, Place]:
        with self._database.session() as session:
            rows = session.scalars(select(PlaceRow).where(PlaceRow.id.in_(ids)))
            return {row.id: Place.from_row(row) for row in rows}


def shown_kind(kind: str) -> str:
    """What workers call this kind of place; the kind itself when it is a new one."""
    return KINDS.get(kind, kind)


def map_link(place: Place) -> str:
    """The address that opens the place on the map of 高德; empty when it has no coordinates."""
    if place.point is None:
        return ""
    return _MARKER + urlencode(
        {
            "position": f"{place.point.longitude:.6f},{place.point.latitude:.6f}",
            "name": place.name,
            "src": "gongxiaozhu",
            "coordinate": "gaode",
        },
        safe=",",
        quote_via=quote,
    )


def read_places(path: Path = SHIPPED_PLACES) -> list[Place]:
    """The places of a file; raises BadPlacesFile with every fault in it."""
    return read_sites(path, made=Place, kinds=KINDS, amenities=AMENITIES)


def load_shipped(session: Session, path: Path = SHIPPED_PLACES) -> int:
    """Bring the shipped places of the database to what the file says; returns how many rows changed.

    What staff or an import wrote stays as it is.
    """
    return store_shipped(session, table=PlaceRow, sites=read_places(path))


def _is_open(hours: str, *, at: dt.datetime | None) -> bool | None:
    """Whether these hours hold at the moment; None when either is unknown, or the hours cannot be read."""
    if at is None:
        return None
    try:
        return parse(hours).is_open(at)
    except BadOpeningHours:
        return None


def _never_closes(hours: str) -> bool:
    """Whether these hours are known to be day and night."""
    try:
        return parse(hours).never_closes()
    except BadOpeningHours:
        return False
