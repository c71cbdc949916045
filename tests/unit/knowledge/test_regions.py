"""Regions: full names, the short forms people use, and names that could mean two of them."""

from __future__ import annotations

import contextlib

import GeoToolCN
import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.coordinates import Point, distance
from knowledge.errors import UnknownRegion
from knowledge.models import WHOLE_COUNTRY
from knowledge.regions import (
    UnclearRegion,
    ancestors,
    is_region_name,
    is_within,
    region_at,
    region_coded,
    region_named,
)

ALL_CODES = sorted(
    {region.code for level in ("province", "city", "district") for region in GeoToolCN.list_regions(level)}
)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("全国", "000000"),
        ("山东省烟台市芝罘区", "370602"),
        ("烟台市芝罘区", "370602"),
        ("烟台芝罘", "370602"),
        ("山东芝罘区", "370602"),
        ("芝罘区", "370602"),
        ("山东省 烟台市 芝罘区", "370602"),
        ("山东省/烟台市/芝罘区", "370602"),
        ("北京市朝阳区", "110105"),
        ("北京朝阳", "110105"),
        ("北京市市辖区朝阳区", "110105"),
        ("湖北省武汉市江岸区", "420102"),
        ("广东省深圳市福田区", "440304"),
        ("深圳福田", "440304"),
        ("四川省成都市武侯区", "510107"),
        ("内蒙古自治区呼和浩特市新城区", "150102"),
        ("内蒙古呼和浩特新城区", "150102"),
        ("辽宁朝阳", "211300"),
        ("河北", "130000"),
        ("吉林", "220000"),
        ("吉林市", "220200"),
        ("新疆", "650000"),
        ("延边州", "222400"),
        ("长沙", "430100"),
        ("东莞", "441900"),
        ("海南省琼中黎族苗族自治县", "469030"),
        ("台湾", "710000"),
        ("香港中西区", "810001"),
        ("澳门特别行政区", "820000"),
    ],
)
def test_a_name_means_its_region(name: str, code: str) -> None:
    assert region_named(name).code == code


def test_every_region_is_found_by_its_full_name_and_code() -> None:
    assert len(ALL_CODES) > 3200
    for code in ALL_CODES:
        region = region_coded(code)
        assert region_named(region.full_name) == region
        assert region.full_name.endswith(region.name)
        assert ancestors(code)[-1] == WHOLE_COUNTRY


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("朝阳区", ("北京市朝阳区", "吉林省长春市朝阳区")),
        ("西安", ("陕西省西安市", "吉林省辽源市西安区", "黑龙江省牡丹江市西安区")),
        ("鼓楼区", ("江苏省南京市鼓楼区", "江苏省徐州市鼓楼区", "福建省福州市鼓楼区", "河南省开封市鼓楼区")),
    ],
)
def test_a_name_of_several_regions_is_refused_with_all_of_them(name: str, meant: tuple[str, ...]) -> None:
    with pytest.raises(UnclearRegion) as caught:
        region_named(name)
    assert set(caught.value.nearest) == set(meant)
    assert all(full_name in str(caught.value) for full_name in meant)


def test_a_misspelt_name_is_refused_with_the_nearest() -> None:
    with pytest.raises(UnknownRegion, match="山东省烟台市芝罘区"):
        region_named("山东省烟台市芝苻区")


@pytest.mark.parametrize("name", ["", "火星", "区", "烟台市朝阳区", "山东省成都市武侯区", "山" * 100_000])
def test_what_is_no_region_is_refused(name: str) -> None:
    with pytest.raises(UnknownRegion):
        region_named(name)


@given(st.text(max_size=12))
def test_any_text_is_a_region_or_refused(text: str) -> None:
    with contextlib.suppress(UnknownRegion):
        assert region_coded(region_named(text).code)


def test_an_unknown_code_is_refused() -> None:
    with pytest.raises(UnknownRegion, match="999999"):
        region_coded("999999")
    with pytest.raises(UnknownRegion):
        ancestors("37060")


@pytest.mark.parametrize(
    ("code", "around"),
    [
        ("370602", ("370600", "370000", "000000")),
        ("110105", ("110000", "000000")),
        ("441900", ("440000", "000000")),
        ("419001", ("410000", "000000")),
        ("810001", ("810000", "000000")),
        ("710000", ("000000",)),
        ("000000", ()),
    ],
)
def test_the_regions_around(code: str, around: tuple[str, ...]) -> None:
    assert ancestors(code) == around


def test_lying_within() -> None:
    assert is_within("370602", region="370602")
    assert is_within("370602", region="370000")
    assert is_within("370602", region=WHOLE_COUNTRY)
    assert not is_within("370000", region="370602")
    assert not is_within("999999", region=WHOLE_COUNTRY)


def test_the_centre_is_on_the_map_not_in_wgs_84() -> None:
    region = region_named("山东省烟台市芝罘区")
    assert region.centre == Point(region.latitude or 0, region.longitude or 0)
    raw = GeoToolCN.get_region("370602")
    assert 400 < distance(region.centre, Point(raw.latitude, raw.longitude)) < 700


def test_the_whole_country_has_no_centre() -> None:
    country = region_named("全国")
    assert (country.centre, country.latitude, country.longitude) == (None, None, None)


@pytest.mark.parametrize("name", ["山东省烟台市芝罘区", "湖北省武汉市江岸区", "四川省成都市武侯区", "台湾省"])
def test_a_point_lies_in_its_region(name: str) -> None:
    region = region_named(name)
    assert region.centre is not None
    assert region_at(region.centre) == region


def test_a_point_abroad_lies_in_no_region() -> None:
    assert region_at(Point(48.8584, 2.2945)) is None


def test_names_of_regions_are_known_with_and_without_their_ending() -> None:
    assert is_region_name("芝罘区")
    assert is_region_name("烟台")
    assert not is_region_name("大海阳路")
