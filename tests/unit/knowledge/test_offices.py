"""Offices: those of the region come first, then those of the regions around it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge.coordinates import Point
from knowledge.database import Database, open_database
from knowledge.errors import UnknownRegion
from knowledge.models import OfficeRow
from knowledge.offices import OfficeRepository, load_shipped, shown_kind


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = open_database(f"sqlite:///{tmp_path / 'knowledge.db'}")
    opened.migrate()
    yield opened
    opened.close()


def add(database: Database, office_id: str, *, kind: str = "legal_aid", region: str, **other: object) -> None:
    with database.session() as session:
        session.add(OfficeRow(id=office_id, kind=kind, name=office_id, region=region, source="导入", **other))


def test_the_closest_office_comes_first(database: Database) -> None:
    for office_id, region in [
        ("a_country", "000000"),
        ("b_province", "370000"),
        ("c_city", "370600"),
        ("e_district", "370602"),
        ("d_district", "370602"),
        ("other_district", "370611"),
        ("other_province", "420000"),
    ]:
        add(database, office_id, region=region)
    add(database, "a_union", kind="union", region="370602")
    repository = OfficeRepository(database)
    found = [office.id for office in repository.serving("legal_aid", region="370602")]
    assert found == ["d_district", "e_district", "c_city", "b_province", "a_country"]
    assert [office.id for office in repository.serving("legal_aid", region="000000")] == ["a_country"]
    assert [office.id for office in repository.serving("legal_aid", region="420102")] == [
        "other_province",
        "a_country",
    ]


def test_no_office_is_known(database: Database) -> None:
    assert OfficeRepository(database).serving("legal_aid", region="370602") == []


def test_an_unknown_region_is_refused(database: Database) -> None:
    with pytest.raises(UnknownRegion, match="999999"):
        OfficeRepository(database).serving("legal_aid", region="999999")


def test_an_office_has_all_that_its_row_has(database: Database) -> None:
    add(
        database,
        "a",
        region="370602",
        latitude=37.5,
        longitude=121.3,
        address="大海阳路1号",
        phone="0535-12348",
        hours="每天 09:00-12:00",
    )
    (office,) = OfficeRepository(database).serving("legal_aid", region="370602")
    assert office.point == Point(37.5, 121.3)
    assert (office.address, office.phone, office.hours) == ("大海阳路1号", "0535-12348", "每天 09:00-12:00")
    assert (office.sample, office.checked_on) == (False, None)


@pytest.mark.parametrize("region", ["370602", "420102", "440304", "110105", "510107", "150102"])
def test_a_sample_of_legal_aid_is_shipped_where_samples_of_stations_are(
    database: Database, region: str
) -> None:
    with database.session() as session:
        load_shipped(session)
    (office,) = OfficeRepository(database).serving("legal_aid", region=region)
    assert office.sample
    assert office.name.startswith("【示例】")


def test_kinds_have_names_for_people() -> None:
    assert shown_kind("legal_aid") == "法律援助机构"
    assert shown_kind("embassy") == "embassy"
