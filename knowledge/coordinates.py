"""Points on the map and the distance between them.

China's maps are drawn in GCJ-02, phones measure in WGS-84, and one large map
shifts once more to BD-09; mixing them up sends a worker up to 700 metres
astray.  So there is one kind of point here, GCJ-02, and one door to make it
from the others.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
from GeoToolCN import bd09_to_gcj02, gcj02_to_wgs84, wgs84_to_gcj02
from numpy.typing import ArrayLike, NDArray

from knowledge.errors import KnowledgeError

CoordinateSystem = Literal["WGS-84", "GCJ-02", "BD-09"]
SYSTEMS: tuple[str, ...] = get_args(CoordinateSystem)

# The mean radius of the earth (IUGG), in metres.
EARTH_RADIUS = 6_371_008.8


class UnknownCoordinateSystem(KnowledgeError):
    """A coordinate system that cannot be converted."""

    def __init__(self, system: str) -> None:
        self.system = system
        super().__init__(f"unknown coordinate system {system!r}; use {', '.join(SYSTEMS)}")


class BadCoordinates(KnowledgeError):
    """A latitude or longitude that is no place on earth."""

    def __init__(self, *, latitude: float, longitude: float) -> None:
        self.latitude, self.longitude = latitude, longitude
        super().__init__(
            f"latitude {latitude}, longitude {longitude} is no place on earth; "
            "give degrees, latitude -90 to 90 first, then longitude -180 to 180"
        )


@dataclass(frozen=True)
class Point:
    """A place on earth in GCJ-02 degrees, whatever system it came from."""

    latitude: float
    longitude: float

    def __post_init__(self) -> None:
        _refuse_impossible(self.latitude, self.longitude)


def point(latitude: float, longitude: float, *, system: CoordinateSystem) -> Point:
    """The point these numbers mean in their own coordinate system.

    Outside China the three systems are the same place, and the numbers stay as they are.
    """
    _refuse_impossible(latitude, longitude)
    if system == "GCJ-02":
        return Point(latitude, longitude)
    if system == "WGS-84":
        shifted_longitude, shifted_latitude = wgs84_to_gcj02(longitude, latitude)
    elif system == "BD-09":
        shifted_longitude, shifted_latitude = bd09_to_gcj02(longitude, latitude)
    else:
        raise UnknownCoordinateSystem(system)
    return Point(shifted_latitude, shifted_longitude)


def as_measured(place: Point) -> tuple[float, float]:
    """Latitude and longitude of the point in WGS-84, to within five metres.

    For data that is kept in WGS-84, such as the borders of regions.
    """
    longitude, latitude = gcj02_to_wgs84(place.longitude, place.latitude)
    return latitude, longitude


def unit_vectors(latitudes: ArrayLike, longitudes: ArrayLike) -> NDArray[np.float64]:
    """One row (x, y, z) on the unit sphere for each pair of degrees.

    On the sphere neither the poles nor the 180th meridian are special, and
    the trigonometry is done once for a place and not once for a question.
    """
    latitude = np.radians(np.asarray(latitudes, dtype=np.float64))
    longitude = np.radians(np.asarray(longitudes, dtype=np.float64))
    return np.column_stack(
        (np.cos(latitude) * np.cos(longitude), np.cos(latitude) * np.sin(longitude), np.sin(latitude))
    )


def distances(origin: Point, vectors: NDArray[np.float64]) -> NDArray[np.float64]:
    """Great-circle metres from the point to each row of ``unit_vectors``.

    Taken from the length of the chord, which stays exact for neighbours a
    metre apart, where the cosine of the angle would have lost all its digits.
    """
    start = unit_vectors([origin.latitude], [origin.longitude])[0]
    half_chord = np.sqrt(np.sum((vectors - start) ** 2, axis=1)) / 2.0
    angle: NDArray[np.float64] = np.arcsin(np.minimum(half_chord, 1.0))
    return 2.0 * EARTH_RADIUS * angle


def distance(a: Point, b: Point) -> float:
    """Great-circle metres between two points."""
    return float(distances(a, unit_vectors([b.latitude], [b.longitude]))[0])


def _refuse_impossible(latitude: float, longitude: float) -> None:
    # NaN compares false with everything, so it is refused here too.
    if not (-90.0 <= latitude <= 90.0 and -180.0 <= longitude <= 180.0):
        raise BadCoordinates(latitude=latitude, longitude=longitude)
