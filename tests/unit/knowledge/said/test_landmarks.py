"""Landmarks: what a place is known by, and finding it in what somebody writes."""

from __future__ import annotations

import numpy as np
import pytest

from knowledge.coordinates import Point
from knowledge.place_index import Labels, LandmarkMap
from knowledge.said.landmarks import LandmarkIndex, landmarks

# Name, address, region, latitude, longitude.
ROAD = ("芝罘区大海阳路工会驿站", "烟台市芝罘区大海阳路8号", "370602", 37.53, 121.36)
SQUARE = ("【新】工会驿站", "山东省烟台市芝罘区西大街12号万达广场1层", "370602", 37.54, 121.37)
QINGDAO = ("市南区工会驿站", "中山路9号人民医院", "370202", 36.06, 120.31)
WUHAN = ("江岸区工会驿站", "武汉市江岸区中山路1号", "420102", 30.58, 114.29)


def map_of(*places: tuple[str, str, str, float, float]) -> LandmarkMap:
    return LandmarkMap(
        landmarks=LandmarkIndex(
            landmarks(name=name, address=address, region=region) for name, address, region, _, _ in places
        ),
        regions=Labels([place[2] for place in places]),
        latitudes=np.array([place[3] for place in places]),
        longitudes=np.array([place[4] for place in places]),
    )


@pytest.mark.parametrize(
    ("name", "address", "region", "known_by"),
    [
        ("【示例】芝罘驿站一号", "芝罘区（示例地址，不是真实驿站）", "370602", {"芝罘驿站一号"}),
        (
            "芝罘区大海阳路工会驿站",
            "烟台市芝罘区大海阳路与南大街交叉口东侧",
            "370602",
            {"大海阳路工会驿站", "大海阳路", "南大街"},
        ),
        ("福田区工会驿站", "深圳市福田区中山路12号万达广场B座3层", "440304", {"中山路", "万达广场"}),
        ("户外劳动者服务站", "和平路和解放路交叉口", "110105", {"和平路", "解放路"}),
        (
            "中关村司机之家",
            "北京市海淀区中关村大街甲1号",
            "110108",
            {"中关村", "中关村大街", "中关村司机之家"},
        ),
        ("驿站", "人民医院步行街", "370602", {"人民医院步行街"}),
        ("abc", "1-2-3", "999999", set()),
        ("", "", "000000", set()),
    ],
)
def test_what_a_place_is_known_by(name: str, address: str, region: str, known_by: set[str]) -> None:
    assert landmarks(name=name, address=address, region=region) == known_by


@pytest.mark.parametrize(
    ("text", "region", "found"),
    [
        ("大海阳路工会驿站", None, ROAD),
        ("我在大海阳路附近，哪能喝口热水", None, ROAD),
        ("我 在 大 海 阳 路", None, ROAD),
        ("我在烟台市芝罘区大海阳路", "370602", ROAD),
        ("万达广场Ｂ座旁边有驿站吗", None, SQUARE),
        ("大海阳路那个万达广场门口", None, ROAD),
        ("从万达广场到大海阳路工会驿站怎么走", None, ROAD),
        ("我在中山路", None, None),
        ("我在中山路", "420000", WUHAN),
        ("我在中山路", "370202", QINGDAO),
        ("我在中山路", "110000", None),
        ("我在中山路万达广场", None, SQUARE),
        ("我在芝罘区", None, None),
        ("烟台市芝罘区", None, None),
        ("附近的工会驿站", None, None),
        ("人民医院对面", None, None),
        ("老板拖欠工资", None, None),
        ("", None, None),
        ("路", None, None),
        ("字" * 100_000, None, None),
    ],
)
def test_where_somebody_is(
    text: str, region: str | None, found: tuple[str, str, str, float, float] | None
) -> None:
    located = map_of(ROAD, SQUARE, QINGDAO, WUHAN).locate(text, region=region)
    assert located == (Point(*found[3:]) if found else None)


def test_several_places_on_one_road_give_its_middle() -> None:
    one = ("", "大海阳路1号", "370602", 37.52, 121.30)
    other = ("", "大海阳路99号", "370602", 37.54, 121.32)
    located = map_of(one, other).locate("大海阳路", region=None)
    assert located is not None
    assert (located.latitude, located.longitude) == pytest.approx((37.53, 121.31))


def test_nothing_is_known() -> None:
    assert map_of().locate("大海阳路", region=None) is None
    assert map_of().locate("大海阳路", region="370602") is None
