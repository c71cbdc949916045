"""Points come back from each system; distances are those of the haversine formula."""

from __future__ import annotations

import math

import GeoToolCN
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.coordinates import (
    EARTH_RADIUS,
    BadCoordinates,
    Point,
    UnknownCoordinateSystem,
    as_measured,
    distance,
    distances,
    point,
    unit_vectors,
)

LATITUDES = st.floats(-90, 90)
LONGITUDES = st.floats(-180, 180)
IN_CHINA = st.tuples(st.floats(18.2, 53.5), st.floats(73.6, 134.7))


def haversine(a: Point, b: Point) -> float:
    """The library's own distance, in metres, on our radius."""
    kilometres = GeoToolCN.distance(a.latitude, a.longitude, b.latitude, b.longitude)
    return float(kilometres) * EARTH_RADIUS / 6371.0


def test_gcj_02_is_taken_as_it_is() -> None:
    assert point(37.5243, 121.3544, system="GCJ-02") == Point(37.5243, 121.3544)


def test_a_phone_in_yantai_is_shifted_to_the_map() -> None:
    moved = point(37.523351, 121.34922, system="WGS-84")
    assert moved.latitude == pytest.approx(37.524328, abs=1e-6)
    assert moved.longitude == pytest.approx(121.354425, abs=1e-6)


@given(IN_CHINA)
def test_each_system_comes_back_to_where_it_started(place: tuple[float, float]) -> None:
    latitude, longitude = place
    on_the_map = point(latitude, longitude, system="GCJ-02")
    baidu_longitude, baidu_latitude = GeoToolCN.gcj02_to_bd09(longitude, latitude)
    assert distance(point(baidu_latitude, baidu_longitude, system="BD-09"), on_the_map) < 0.5
    shifted = point(latitude, longitude, system="WGS-84")
    measured = as_measured(shifted)
    assert distance(Point(*measured), on_the_map) < 5


def test_a_point_abroad_is_the_same_in_all_systems_that_measure() -> None:
    assert point(48.8584, 2.2945, system="WGS-84") == Point(48.8584, 2.2945)


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [(121.35, 37.52), (90.1, 0), (0, 180.5), (math.nan, 0), (0, math.inf), (-math.inf, 0)],
)
def test_what_is_no_place_on_earth_is_refused(latitude: float, longitude: float) -> None:
    with pytest.raises(BadCoordinates, match="latitude -90 to 90 first"):
        point(latitude, longitude, system="GCJ-02")
    with pytest.raises(BadCoordinates):
        point(latitude, longitude, system="WGS-84")


def test_an_unknown_system_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UnknownCoordinateSystem, match="WGS-84, GCJ-02, BD-09"):
        point(37.5, 121.3, system="EPSG:4326")  # type: ignore[arg-type]


@given(LATITUDES, LONGITUDES, LATITUDES, LONGITUDES)
def test_the_distance_is_the_great_circle(a: float, b: float, c: float, d: float) -> None:
    first, second = Point(a, b), Point(c, d)
    # Near the far side of the earth both formulas lose digits; nobody is sent there.
    expected = haversine(first, second)
    assert distance(first, second) == pytest.approx(expected, rel=1e-6, abs=1e-6 if expected < 1.9e7 else 1.0)
    assert distance(first, second) == distance(second, first)


def test_the_180th_meridian_and_the_poles_are_nothing_special() -> None:
    assert distance(Point(0, 179.999), Point(0, -179.999)) == pytest.approx(222.4, abs=0.1)
    assert distance(Point(90, 0), Point(90, 137)) == pytest.approx(0, abs=1e-6)
    assert distance(Point(0, 180), Point(0, -180)) == pytest.approx(0, abs=1e-6)


def test_one_metre_is_one_metre() -> None:
    start = Point(37.524, 121.354)
    assert distance(start, Point(37.524 + 1 / 111_195, 121.354)) == pytest.approx(1, abs=1e-3)
    assert distance(start, start) == 0


def test_many_distances_are_the_single_ones() -> None:
    start = Point(30, 114)
    others = [Point(30.1, 114.2), Point(-20, -70), Point(30, 114)]
    vectors = unit_vectors([other.latitude for other in others], [other.longitude for other in others])
    assert distances(start, vectors) == pytest.approx([distance(start, other) for other in others])
    assert distances(start, unit_vectors([], [])).shape == (0,)
    assert vectors.dtype == np.float64
