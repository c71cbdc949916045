"""All places as arrays, so that the nearest of a whole country are found exactly and at once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import select
from sqlalchemy.orm import Session

from knowledge.coordinates import Point, distances, unit_vectors
from knowledge.models import PlaceRow
from knowledge.regions import is_within
from knowledge.said.landmarks import LandmarkIndex, landmarks
from knowledge.sites import stored_point

# Places that share a landmark and lie further from their middle than this lie in different towns.
SAME_SURROUNDINGS = 10_000.0

Label = TypeVar("Label", bound=Hashable)


class Labels(Generic[Label]):
    """A column in which few different values repeat: each place holds the number of its value."""

    def __init__(self, values: Sequence[Label]) -> None:
        numbers: dict[Label, int] = {}
        self._numbers = np.array(
            [numbers.setdefault(value, len(numbers)) for value in values], dtype=np.int64
        )
        self._different = tuple(numbers)

    def where(self, holds: Callable[[Label], bool]) -> NDArray[np.bool_]:
        """Which places have a value for which this holds; asked once for each different value."""
        wanted = np.fromiter((holds(value) for value in self._different), dtype=np.bool_)
        return wanted[self._numbers]


@dataclass(frozen=True)
class PlaceIndex:
    """Every place that has coordinates, in the order of the ids; all columns are equally long."""

    ids: tuple[str, ...]
    kinds: Labels[str]
    hours: Labels[str]
    amenities: Labels[tuple[str, ...]]
    vectors: NDArray[np.float64]

    def nearest(
        self, origin: Point, *, k: int, among: NDArray[np.bool_], within_m: float | None = None
    ) -> list[tuple[str, float]]:
        """The ids of the k nearest of the places marked, with their distance in metres.

        Exact: every place marked is measured.  Places equally far stand in the order of their ids.
        """
        positions = np.flatnonzero(among)
        metres = distances(origin, self.vectors[positions])
        if within_m is not None:
            near = metres <= within_m
            positions, metres = positions[near], metres[near]
        if 0 < k < len(metres):
            near = metres <= np.partition(metres, k - 1)[k - 1]
            positions, metres = positions[near], metres[near]
        order = np.argsort(metres, kind="stable")[: max(k, 0)]
        return [(self.ids[positions[each]], float(metres[each])) for each in order]


@dataclass(frozen=True)
class LandmarkMap:
    """Where the landmarks of all places lie."""

    landmarks: LandmarkIndex
    regions: Labels[str]
    latitudes: NDArray[np.float64]
    longitudes: NDArray[np.float64]

    def locate(self, text: str, *, region: str | None) -> Point | None:
        """The point of the longest landmark in the text, the middle of its places when there are several.

        A landmark whose places do not lie together, a 中山路 in three cities, is passed over.
        """
        allowed = None if region is None else self.regions.where(lambda code: is_within(code, region=region))
        for positions in self.landmarks.found_in(text):
            here = positions if allowed is None else positions[allowed[positions]]
            if len(here) == 0:
                continue
            middle = Point(float(self.latitudes[here].mean()), float(self.longitudes[here].mean()))
            around = unit_vectors(self.latitudes[here], self.longitudes[here])
            if distances(middle, around).max() <= SAME_SURROUNDINGS:
                return middle
        return None


def read_place_index(session: Session) -> PlaceIndex:
    """The index of all places in the database."""
    columns = (PlaceRow.id, PlaceRow.kind, PlaceRow.hours, PlaceRow.amenities)
    found = sorted(_read(session, *columns), key=lambda row: str(row[0][0]))
    points = [place for _, place in found]
    return PlaceIndex(
        ids=tuple(row[0] for row, _ in found),
        kinds=Labels([row[1] for row, _ in found]),
        hours=Labels([row[2] for row, _ in found]),
        amenities=Labels([tuple(row[3]) for row, _ in found]),
        vectors=unit_vectors([place.latitude for place in points], [place.longitude for place in points]),
    )


def read_landmark_map(session: Session) -> LandmarkMap:
    """The landmarks of all places in the database."""
    found = _read(session, PlaceRow.id, PlaceRow.name, PlaceRow.address, PlaceRow.region)
    return LandmarkMap(
        landmarks=LandmarkIndex(
            landmarks(name=name, address=address, region=region) for (_, name, address, region), _ in found
        ),
        regions=Labels([row[3] for row, _ in found]),
        latitudes=np.array([place.latitude for _, place in found], dtype=np.float64),
        longitudes=np.array([place.longitude for _, place in found], dtype=np.float64),
    )


def _read(session: Session, *columns: Any) -> list[tuple[tuple[Any, ...], Point]]:
    """These columns of the places that have coordinates, each with its point; the first is the id."""
    where = (PlaceRow.latitude, PlaceRow.longitude, PlaceRow.coordinate_system)
    found = []
    for *values, latitude, longitude, system in session.execute(select(*columns, *where)):
        place = stored_point(values[0], latitude=latitude, longitude=longitude, system=system)
        if place is not None:
            found.append((tuple(values), place))
    return found
