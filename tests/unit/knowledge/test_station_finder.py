"""How the nearest stations are told of: filters, further wishes, and what is dropped and said so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge.coordinates import Point
from knowledge.database import open_database
from knowledge.models import PlaceRow
from knowledge.places import PlaceRepository
from knowledge.replies import Reply
from knowledge.said.for_others import asks_for_others
from knowledge.station_finder import Wanted, refines, stations_near, wanted

HERE = Point(37.52, 121.35)
MONDAY_MORNING = dt.datetime(2026, 11, 23, 10, 0)
HOURS = {1: "24小时", 3: "每天 20:00-23:00", 4: "周一至周日 24小时", 6: ""}


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PlaceRepository]:
    """Seven stations to the north, each farther than the one before; every other one has a plug."""
    path: Path = tmp_path_factory.mktemp("stations") / "knowledge.db"
    database = open_database(f"sqlite:///{path}")
    database.migrate()
    with database.session() as session:
        session.add_all(
            PlaceRow(
                id=f"s{number}",
                kind="station",
                name=f"驿站{number}",
                region="370602",
                latitude=HERE.latitude + number / 500,
                longitude=HERE.longitude,
                hours=HOURS.get(number, "每天 08:00-18:00"),
                amenities=["充电"] if number % 2 else [],
                source="导入",
                origin="import",
            )
            for number in range(7)
        )
    yield PlaceRepository(database)
    database.close()


def shown(reply: Reply) -> list[str]:
    return [nearby.place.id for nearby in reply.places if hasattr(nearby, "place")]


@pytest.mark.parametrize(
    ("said", "looked_for"),
    [
        (("哪有驿站",), Wanted()),
        (("哪有司机之家", "能充电的呢"), Wanted("driver_home", "充电")),
        (("驿站", "现在开着的"), Wanted(open_now=True)),
        (("驿站", "24小时的呢"), Wanted(day_and_night=True)),
        (("驿站", "24小时的呢", "能充电的"), Wanted(amenity="充电", day_and_night=True)),
        (("驿站", "再近一点的"), Wanted(nearer=True)),
        (("驿站", "再近一点的", "能充电的"), Wanted(amenity="充电")),
        (("能充电又能热饭的",), Wanted()),
    ],
)
def test_what_is_looked_for_is_all_that_was_said(said: tuple[str, ...], looked_for: Wanted) -> None:
    assert wanted(*said) == looked_for


def test_more_of_a_search_is_told_from_a_new_one() -> None:
    assert all(map(refines, ["24小时的呢", "再近一点", "能充电的"]))
    assert not any(map(refines, ["司机之家是什么", "工资不发怎么办", "还有吗", ""]))


@pytest.mark.parametrize(
    "text",
    [
        "更多",
        "下一个",
        "还有吗",
        "还有别的没",
        "再远点的",
        "换一个",
        "远一点的有没有",
        "多给几个",
        "其他的呢",
        "再来几个",
        "那还有别的驿站吗",
        "下一批",
        "就这几个吗",
        "有莫得别的",
        "还有别的能充电的吗",
    ],
)
def test_asks_for_others(text: str) -> None:
    assert asks_for_others(text)


@pytest.mark.parametrize(
    "text",
    [
        "就这些",
        "选项全不对,换一批",
        "劳动监察举报电话始终占线,还有别的渠道吗",
        "还有钱没拿到",
        "还有个事",
        "换人",
        "后来呢",
        "换个近的",
        "下个月发工资",
        "",
    ],
)
def test_asks_for_no_others(text: str) -> None:
    assert not asks_for_others(text)


def test_what_never_closes(places: PlaceRepository) -> None:
    reply = stations_near(places, HERE, at=MONDAY_MORNING, looked_for=Wanted(day_and_night=True))
    assert shown(reply) == ["s1", "s4"]
    assert "24小时开的" in reply.text


def test_what_is_open_now(places: PlaceRepository) -> None:
    reply = stations_near(places, HERE, at=MONDAY_MORNING, looked_for=Wanted(open_now=True))
    assert shown(reply) == ["s0", "s1", "s2", "s4", "s5"]


def test_nothing_nearer_is_said_so(places: PlaceRepository) -> None:
    reply = stations_near(places, HERE, at=MONDAY_MORNING, looked_for=Wanted(nearer=True))
    assert shown(reply) == ["s0", "s1", "s2", "s3", "s4"]
    assert "没有比这5处更近的" in reply.text


def test_others_lie_farther_and_end(places: PlaceRepository) -> None:
    others = stations_near(places, HERE, at=MONDAY_MORNING, looked_for=Wanted(skipped=5))
    assert shown(others) == ["s5", "s6"]
    assert "再远一点" in others.text
    none_left = stations_near(places, HERE, at=MONDAY_MORNING, looked_for=Wanted(skipped=10))
    assert shown(none_left) == ["s0", "s1", "s2", "s3", "s4"]
    assert "没有别的了" in none_left.text


def test_a_wish_nobody_fulfils_is_dropped_and_said_so(places: PlaceRepository) -> None:
    reply = stations_near(places, HERE, at=MONDAY_MORNING, looked_for=Wanted(amenity="微波炉"))
    assert shown(reply) == ["s0", "s1", "s2", "s3", "s4"]
    assert "没找到完全合您要求的" in reply.text
