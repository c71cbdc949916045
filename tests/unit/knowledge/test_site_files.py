"""The files of places: every fault has its line and cure, and loading changes only what is ours."""

from __future__ import annotations

import csv
import datetime as dt
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge import offices, places
from knowledge.database import Database, open_database
from knowledge.errors import BadPlacesFile
from knowledge.models import OfficeRow, PlaceRow
from knowledge.opening_hours import parse
from knowledge.places import read_places
from knowledge.regions import region_coded, region_named
from knowledge.site_files import COLUMNS

GOOD = {
    "id": "station_1",
    "kind": "station",
    "name": "大海阳路工会驿站",
    "region": "山东省烟台市芝罘区",
    "address": "大海阳路1号",
    "latitude": "37.524328",
    "longitude": "121.354425",
    "coordinate_system": "GCJ-02",
    "hours": "每天 08:00-20:00",
    "amenities": "饮水、热饭",
    "phone": "0535-12351",
    "source": "芝罘区总工会",
    "checked_on": "2026-01-29",
    "sample": "false",
    "note": "",
}
SAMPLE = {"sample": "true", "name": "【示例】一号", "address": "（示例地址）", "phone": ""}


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = open_database(f"sqlite:///{tmp_path / 'knowledge.db'}")
    opened.migrate()
    yield opened
    opened.close()


def written(path: Path, *rows: dict[str, str]) -> Path:
    """A file with these rows, each like GOOD where it says nothing else."""
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, COLUMNS)
        table.writeheader()
        table.writerows(GOOD | row for row in rows)
    return path


def faults_of(path: Path) -> list[str]:
    with pytest.raises(BadPlacesFile) as caught:
        read_places(path)
    return [str(fault) for fault in caught.value.faults]


def test_a_good_row_is_a_place(tmp_path: Path) -> None:
    (place,) = read_places(written(tmp_path / "places.csv", {}))
    assert (place.id, place.region, place.sample) == ("station_1", "370602", False)
    assert place.amenities == ("饮水", "热饭")
    assert place.checked_on == dt.date(2026, 1, 29)


def test_a_file_from_a_spreadsheet_is_read(tmp_path: Path) -> None:
    path = written(tmp_path / "places.csv", {"coordinate_system": "WGS-84"})
    path.write_text(path.read_text(encoding="utf-8"), encoding="utf-8-sig")
    (place,) = read_places(path)
    assert place.point is not None
    assert place.point.latitude != 37.524328


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"id": ""}, "id is empty; fill it in"),
        ({"id": "驿站1"}, "id '驿站1' cannot be used"),
        ({"kind": "hotel"}, "kind 'hotel' is unknown; use one of station, driver_home, meal_shop"),
        ({"name": ""}, "name is empty"),
        ({"name": "长" * 129}, "name is longer than 128 characters"),
        ({"region": "朝阳区"}, "北京市朝阳区 or 吉林省长春市朝阳区"),
        ({"region": "火星"}, "does not name one region"),
        ({"latitude": ""}, "are not both numbers"),
        ({"latitude": "三十七"}, "are not both numbers"),
        ({"latitude": "121.354425", "longitude": "37.524328"}, "is no place on earth"),
        ({"latitude": "nan"}, "is no place on earth"),
        ({"coordinate_system": ""}, "coordinate_system '' is unknown; use one of WGS-84, GCJ-02, BD-09"),
        ({"latitude": "30.6", "longitude": "114.3"}, "the coordinates lie in 湖北省武汉市"),
        ({"latitude": "0", "longitude": "0"}, "the coordinates lie in no region of China"),
        ({"hours": "八点到八点"}, "opening hours '八点到八点'"),
        ({"amenities": "饮水、按摩"}, "amenity '按摩' is unknown"),
        ({"amenities": "饮水、饮水"}, "amenity '饮水' is named twice"),
        ({"phone": "打给老王"}, "phone '打给老王' is no number"),
        ({"source": ""}, "source is empty"),
        ({"checked_on": ""}, "checked_on is empty"),
        ({"checked_on": "去年"}, "checked_on '去年' is no date"),
        ({"sample": "yes"}, "sample 'yes' cannot be read; write true or false"),
        (
            SAMPLE | {"name": "大海阳路工会驿站"},
            "sample is true, which the name '大海阳路工会驿站' does not say",
        ),
        ({"name": "【示例】一号"}, "sample is false, which the name '【示例】一号' does not say"),
        (SAMPLE | {"phone": "0535-12351"}, "a sample has a phone number"),
        (SAMPLE | {"address": "大海阳路1号"}, "the address of a sample looks real"),
    ],
)
def test_one_fault_is_reported_with_its_line(tmp_path: Path, change: dict[str, str], fault: str) -> None:
    (found,) = faults_of(written(tmp_path / "places.csv", {"id": "good"}, change))
    assert "places.csv:3: " in found
    assert fault in found


def test_all_faults_are_reported_at_once(tmp_path: Path) -> None:
    path = written(tmp_path / "places.csv", {"kind": "hotel", "hours": "?"}, {"region": "火星"}, {"id": "b"})
    found = faults_of(path)
    assert len(found) == 4
    assert "id 'station_1' is that of line 2 too" in "\n".join(found)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "the header lacks columns"),
        (b"id,kind\n", "the header lacks columns ['name'"),
        (
            ",".join((*COLUMNS, "colour", "id")).encode() + b"\n",
            "the header has the unknown columns ['colour']",
        ),
        (",".join((*COLUMNS, "id")).encode() + b"\n", "the header repeats the columns ['id']"),
        (",".join(COLUMNS).encode() + b"\na,b\n", "has 2 cells, the header 15"),
        ("名".encode("gb18030"), "is not UTF-8"),
        (b'"a"b\n', "is no CSV table"),
    ],
)
def test_a_file_that_is_no_such_table(tmp_path: Path, content: bytes, fault: str) -> None:
    path = tmp_path / "places.csv"
    path.write_bytes(content)
    assert fault in "\n".join(faults_of(path))


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert "cannot be read" in faults_of(tmp_path / "missing.csv")[0]


def test_the_shipped_places_are_samples_that_say_so_and_one_real_shop() -> None:
    shipped = read_places()
    real = [place for place in shipped if not place.sample]
    assert [(place.name, place.point, place.address, place.phone) for place in real] == [
        ("张校长的面", None, "", "")
    ]
    assert "3.8元" in real[0].note
    for place in shipped:
        assert place.sample is place.name.startswith("【示例】")
        assert place.phone == ""
    stations = Counter(region_coded(place.region).full_name for place in shipped if place.kind == "station")
    assert stations.pop("山东省烟台市芝罘区") == 8
    assert stations == dict.fromkeys(
        (
            "湖北省武汉市江岸区",
            "广东省深圳市福田区",
            "北京市朝阳区",
            "四川省成都市武侯区",
            "内蒙古自治区呼和浩特市新城区",
        ),
        5,
    )
    assert Counter(place.kind for place in shipped if place.sample and place.kind != "station") == {
        "driver_home": 3,
        "meal_shop": 3,
    }


def test_every_shipped_office_is_a_sample_without_a_number() -> None:
    shipped = offices.read_offices()
    assert {office.kind for office in shipped} == set(offices.KINDS)
    assert all(office.sample and office.phone == "" for office in shipped)
    assert all(parse(office.hours).periods for office in shipped)


@pytest.mark.parametrize(("part", "table"), [(places, PlaceRow), (offices, OfficeRow)])
def test_loading_twice_changes_nothing_the_second_time(
    database: Database, part: object, table: type[PlaceRow | OfficeRow]
) -> None:
    load = part.load_shipped  # type: ignore[attr-defined]
    with database.session() as session:
        assert load(session) == session.query(table).count() > 0
    with database.session() as session:
        assert load(session) == 0


def test_loading_mends_shipped_rows_and_no_others(database: Database) -> None:
    with database.session() as session:
        places.load_shipped(session)
    with database.session() as session:
        ours, theirs, gone = session.query(PlaceRow).where(PlaceRow.kind == "station").limit(3)
        ours.name = "改坏了"
        theirs.name, theirs.origin = "同事改过的名字", "staff"
        session.delete(gone)
        session.add(PlaceRow(id="old", kind="station", name="旧", region="370602", origin="shipped"))
        session.add(PlaceRow(id="own", kind="meal_shop", name="自己的", region="370602", origin="import"))
    with database.session() as session:
        assert places.load_shipped(session) == 3
    with database.session() as session:
        names = {row.id: row.name for row in session.query(PlaceRow)}
    assert names[ours.id].startswith("【示例】")
    assert names[theirs.id] == "同事改过的名字"
    assert names["own"] == "自己的"
    assert gone.id in names
    assert "old" not in names


def test_samples_do_not_come_back_among_real_places(database: Database) -> None:
    with database.session() as session:
        session.add(PlaceRow(id="real", kind="station", name="真驿站", region="370602", origin="import"))
    with database.session() as session:
        places.load_shipped(session)
    with database.session() as session:
        assert [row.id for row in session.query(PlaceRow).where(PlaceRow.kind == "station")] == ["real"]
        assert session.query(PlaceRow).where(PlaceRow.kind == "driver_home").count() == 3


def test_the_nearest_shipped_stations_of_a_district(database: Database) -> None:
    with database.session() as session:
        places.load_shipped(session)
    centre = region_named("山东省烟台市芝罘区").centre
    assert centre is not None
    found = places.PlaceRepository(database).nearest(centre)
    assert len(found) == 5
    assert all(nearby.place.region == "370602" and nearby.place.sample for nearby in found)
