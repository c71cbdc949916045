"""Places: the nearest are exact, whatever the filters, and a change is seen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import GeoToolCN
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import update

from knowledge.content_state import count_change
from knowledge.coordinates import EARTH_RADIUS, Point
from knowledge.database import Database, open_database
from knowledge.errors import PlaceNotFound
from knowledge.models import PlaceRow
from knowledge.places import AMENITIES, KINDS, Nearby, PlaceRepository, map_link, shown_kind

ZHIFU = "370602"
CENTRE = Point(37.524328, 121.354425)
MONDAY_MORNING = dt.datetime(2026, 11, 23, 10, 0)
OPEN_ON_MONDAY_MORNING = {"24小时", "每天 09:00-12:00"}
HOURS = ("", "24小时", "周六 09:00-12:00", "每天 09:00-12:00", "20:00-06:00")


@pytest.fixture(scope="module")
def long_lived_database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    opened = open_database(f"sqlite:///{tmp_path_factory.mktemp('places') / 'knowledge.db'}")
    opened.migrate()
    yield opened
    opened.close()


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = open_database(f"sqlite:///{tmp_path / 'knowledge.db'}")
    opened.migrate()
    yield opened
    opened.close()


def row(place_id: str, latitude: float | None, longitude: float | None, **other: object) -> PlaceRow:
    """A station in 芝罘区 as an import would write it."""
    values = {
        "kind": "station",
        "name": f"驿站 {place_id}",
        "region": ZHIFU,
        "source": "导入",
        "origin": "import",
    }
    return PlaceRow(id=place_id, latitude=latitude, longitude=longitude, **(values | other))


def fill(database: Database, *rows: PlaceRow) -> PlaceRepository:
    """The repository of exactly these places."""
    with database.session() as session:
        session.query(PlaceRow).delete()
        session.add_all(rows)
        count_change(session)
    return PlaceRepository(database)


def ids(found: list[Nearby]) -> list[str]:
    return [nearby.place.id for nearby in found]


coordinates = st.tuples(
    st.one_of(st.floats(-90, 90), st.sampled_from([-90.0, 0.0, 90.0])),
    st.one_of(st.floats(-180, 180), st.sampled_from([-180.0, 179.9999, 180.0])),
)
drawn_places = st.lists(
    st.tuples(
        st.one_of(coordinates, st.tuples(st.floats(37.4, 37.6), st.floats(121.2, 121.5))),
        st.sampled_from(sorted(KINDS)),
        st.sampled_from(HOURS),
        st.lists(st.sampled_from(AMENITIES), unique=True),
    ),
    max_size=30,
)


@given(
    drawn=drawn_places,
    origin=coordinates,
    k=st.integers(0, 8),
    kinds=st.sets(st.sampled_from(sorted(KINDS)), min_size=1),
    open_now=st.booleans(),
    amenity=st.none() | st.sampled_from(AMENITIES),
    within_m=st.sampled_from([None, 1_234.5, 56_789.1, 7_654_321.9]),
)
@settings(max_examples=100, deadline=None)
def test_the_nearest_are_those_that_measuring_every_place_finds(
    long_lived_database: Database,
    drawn: list[tuple[tuple[float, float], str, str, list[str]]],
    origin: tuple[float, float],
    k: int,
    kinds: set[str],
    open_now: bool,
    amenity: str | None,
    within_m: float | None,
) -> None:
    repository = fill(
        long_lived_database,
        *(
            row(f"p{number:02}", *where, kind=kind, hours=hours, amenities=offered)
            for number, (where, kind, hours, offered) in enumerate(drawn)
        ),
    )
    measured = sorted(
        float(GeoToolCN.distance(*origin, *where)) * EARTH_RADIUS / 6371.0
        for where, kind, hours, offered in drawn
        if kind in kinds
        and (hours in OPEN_ON_MONDAY_MORNING or not open_now)
        and (amenity is None or amenity in offered)
    )
    expected = [metres for metres in measured if within_m is None or metres <= within_m][:k]
    found = repository.nearest(
        Point(*origin),
        k=k,
        kinds=kinds,
        at=MONDAY_MORNING,
        open_now=open_now,
        amenity=amenity,
        within_m=within_m,
    )
    # Near the far side of the earth the haversine formula loses digits.
    assert len(found) == len(expected)
    for nearby, metres in zip(found, expected, strict=True):
        assert nearby.distance_m == pytest.approx(metres, rel=1e-6, abs=0.01 if metres < 1.9e7 else 10)
        assert nearby.place.kind in kinds
        assert nearby.open_now is (
            None if not nearby.place.hours else nearby.place.hours in OPEN_ON_MONDAY_MORNING
        )
    assert [(near.distance_m, near.place.id) for near in found] == sorted(
        (near.distance_m or 0.0, near.place.id) for near in found
    )


def test_equally_far_places_stand_in_the_order_of_their_ids(database: Database) -> None:
    repository = fill(database, *(row(place_id, 37.53, 121.36) for place_id in "hcafbged"))
    assert ids(repository.nearest(CENTRE, k=5)) == list("abcde")


def test_across_the_180th_meridian(database: Database) -> None:
    repository = fill(database, row("east", 0, -179.99), row("west", 0, 179.9), row("far", 0, 0))
    assert ids(repository.nearest(Point(0, 179.99), k=2)) == ["east", "west"]


def test_filters_are_used_before_the_nearest_are_taken(database: Database) -> None:
    near = [row(f"near{number}", 37.5243, 121.3544, hours="每天 09:00-09:30") for number in range(9)]
    far = row("far", 37.6, 121.4, hours="24小时", amenities=["饮水"])
    repository = fill(database, *near, far)
    assert ids(repository.nearest(CENTRE, k=1, at=MONDAY_MORNING, open_now=True)) == ["far"]
    assert ids(repository.nearest(CENTRE, k=1, amenity="饮水")) == ["far"]
    assert repository.nearest(CENTRE, amenity="热饭") == []


def test_an_amenity_is_found_in_any_case(database: Database) -> None:
    repository = fill(database, row("a", 37.5, 121.3, amenities=["wifi"]))
    assert ids(repository.nearest(CENTRE, amenity="WiFi")) == ["a"]


def test_unknown_hours_are_neither_open_nor_closed(database: Database) -> None:
    repository = fill(database, row("a", 37.5, 121.3), row("b", 37.5, 121.3, hours="看门大爷在就开"))
    assert [nearby.open_now for nearby in repository.nearest(CENTRE, at=MONDAY_MORNING)] == [None, None]
    assert repository.nearest(CENTRE, at=MONDAY_MORNING, open_now=True) == []


def test_open_now_needs_a_moment(database: Database) -> None:
    with pytest.raises(ValueError, match="at="):
        fill(database).nearest(CENTRE, open_now=True)


def test_coordinates_of_other_systems_are_converted(database: Database) -> None:
    repository = fill(
        database,
        row("wgs", 37.523351, 121.34922, coordinate_system="WGS-84"),
        row("gcj", 37.524328, 121.354425),
    )
    assert [nearby.distance_m for nearby in repository.nearest(CENTRE)] == pytest.approx([0, 0], abs=0.2)


def test_one_broken_row_does_not_hide_the_others(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    repository = fill(
        database,
        row("swapped", 121.35, 37.52),
        row("strange", 37.5, 121.3, coordinate_system="XYZ"),
        row("nowhere", None, None),
        row("good", 37.5, 121.3, region="999999"),
    )
    assert ids(repository.nearest(CENTRE)) == ["good"]
    assert repository.locate("驿站 good", region=ZHIFU) is None
    assert "swapped" in caplog.text
    assert "strange" in caplog.text


def test_a_change_is_seen_when_it_is_counted(database: Database) -> None:
    repository = fill(database, row("a", 37.5, 121.3))
    assert ids(repository.nearest(CENTRE)) == ["a"]
    with database.session() as session:
        session.add(row("b", 37.52, 121.35))
        session.execute(update(PlaceRow).where(PlaceRow.id == "a").values(latitude=38.0))
        count_change(session)
    assert ids(repository.nearest(CENTRE)) == ["b", "a"]
    fill(database)
    assert repository.nearest(CENTRE) == []


def test_no_places_at_all(database: Database) -> None:
    repository = fill(database)
    assert repository.nearest(CENTRE, at=MONDAY_MORNING, open_now=True, amenity="饮水", within_m=10) == []
    assert repository.locate("大海阳路") is None


def test_getting_one(database: Database) -> None:
    repository = fill(database, row("a", 37.5, 121.3, amenities=["饮水"]))
    place = repository.get("a")
    assert (place.name, place.point, place.amenities) == ("驿站 a", Point(37.5, 121.3), ("饮水",))
    with pytest.raises(PlaceNotFound, match="'b'"):
        repository.get("b")


def test_a_region_lists_also_what_is_not_on_the_map(database: Database) -> None:
    repository = fill(
        database,
        row("a", 37.5, 121.3),
        row("b", None, None, hours="24小时"),
        row("elsewhere", 30.6, 114.3, region="420102"),
        row("shop", None, None, kind="meal_shop"),
    )
    found = repository.in_region("370000", at=MONDAY_MORNING)
    assert ids(found) == ["a", "b"]
    assert [(nearby.distance_m, nearby.open_now) for nearby in found] == [(None, None), (None, True)]
    assert ids(repository.in_region(ZHIFU, kinds=("meal_shop",))) == ["shop"]
    assert repository.in_region("110000") == []


def test_a_place_is_found_by_its_road(database: Database) -> None:
    repository = fill(database, row("a", 37.53, 121.36, address="烟台市芝罘区大海阳路8号"))
    assert repository.locate("我在大海阳路附近") == Point(37.53, 121.36)
    assert repository.locate("我在大海阳路附近", region="420000") is None


def test_the_link_opens_the_map_of_gaode(database: Database) -> None:
    name = "【示例】芝罘驿站 & 一号?"
    place = fill(database, row("a", 37.524328, 121.3544251, name=name)).get("a")
    link = urlsplit(map_link(place))
    assert (link.scheme, link.netloc, link.path) == ("https", "uri.amap.com", "/marker")
    assert parse_qs(link.query) == {
        "position": ["121.354425,37.524328"],
        "name": [name],
        "src": ["gongxiaozhu"],
        "coordinate": ["gaode"],
    }
    assert link.query.isascii()


def test_what_is_not_on_the_map_has_no_link(database: Database) -> None:
    assert map_link(fill(database, row("a", None, None)).get("a")) == ""


def test_kinds_have_names_for_people() -> None:
    assert shown_kind("station") == "工会驿站"
    assert shown_kind("library") == "library"
