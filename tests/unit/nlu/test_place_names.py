"""Places as people name them, and words that only look like places."""

from __future__ import annotations

import datetime as dt

import pytest

from nlu.entities import EntityFinder

TODAY = dt.date(2026, 11, 23)


@pytest.fixture(scope="module")
def finder() -> EntityFinder:
    return EntityFinder()


@pytest.mark.parametrize(
    ("text", "named", "code"),
    [
        ("我在烟台芝罘区，附近哪能歇脚", "烟台芝罘区", "370602"),
        ("我在芝罘", "芝罘", "370602"),
        ("芝罘", "芝罘", "370602"),
        ("芝罘附近有驿站吗", "芝罘", "370602"),
        ("烟台市", "烟台市", "370600"),
        ("内蒙呼和浩特", "内蒙呼和浩特", "150100"),
        ("新疆", "新疆", "650000"),
        ("西藏", "西藏", "540000"),
        ("深圳福田", "深圳福田", "440304"),
        ("北京市朝阳区", "北京市朝阳区", "110105"),
        ("山东省烟台市芝罘区", "山东省烟台市芝罘区", "370602"),
        ("上海浦东", "上海浦东", "310115"),
        ("上海 浦东", "上海 浦东", "310115"),
        ("重庆渝北区", "重庆渝北区", "500112"),
        ("济源市", "济源市", "419001"),
        ("义乌厂里", "义乌", "330782"),
        ("青岛市北区", "青岛市北区", "370203"),
        ("甘南合作", "甘南合作", "623001"),
        ("天津和平", "天津和平", "120101"),
        ("吉林", "吉林", "220000"),
        ("海南", "海南", "460000"),
        ("中山的厂", "中山", "442000"),
        ("西安", "西安", "610100"),
        ("香港", "香港", "810000"),
        ("恩施土家族苗族自治州", "恩施土家族苗族自治州", "422800"),
        ("长春路过", "长春", "220100"),
        ("北京市民", "北京", "110000"),
        ("我在日照", "日照", "371100"),
        ("在单县打工", "单县", "371722"),
        ("辽宁朝阳", "辽宁朝阳", "211300"),
    ],
)
def test_one_region_is_meant(finder: EntityFinder, text: str, named: str, code: str) -> None:
    [place] = finder.find(text, today=TODAY)
    assert (place.kind, place.text, place.value["code"]) == ("place", named, code)
    assert "candidates" not in place.value


def test_the_name_is_the_full_one(finder: EntityFinder) -> None:
    names = [
        finder.find(text, today=TODAY)[0].value["name"] for text in ("我在芝罘", "北京海淀", "济源市", "内蒙")
    ]
    assert names == ["山东省烟台市芝罘区", "北京市海淀区", "河南省济源市", "内蒙古自治区"]


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("朝阳区", {"110105", "220104"}),
        ("我在通州干活", {"110112", "320612"}),
        ("白云区", {"440111", "520113"}),
    ],
)
def test_a_name_of_several_regions_has_candidates_and_no_code(
    finder: EntityFinder, text: str, candidates: set[str]
) -> None:
    [place] = finder.find(text, today=TODAY)
    assert place.value["code"] is None
    assert set(place.value["candidates"]) == candidates  # type: ignore[call-overload]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("北京这边朝阳区", "110105"),
        ("长春的工地在朝阳区", "220104"),
        ("朝阳区，北京的", "110105"),
        ("鼓楼区 福州", "350102"),
    ],
)
def test_another_place_in_the_sentence_decides(finder: EntityFinder, text: str, code: str) -> None:
    places = finder.find(text, today=TODAY)
    assert code in [place.value["code"] for place in places]
    assert all("candidates" not in place.value for place in places)


@pytest.mark.parametrize(
    "text",
    [
        "我想和平解决",
        "平安保险公司",
        "合作社",
        "我们要合作",
        "公安局不管",
        "城区",
        "东区",
        "和县都不管",
        "来宾馆打扫",
        "日照时间",
        "阿里外包",
        "深圳湾工地",
        "烟台路",
        "办理县里证明",
        "资源不够",
        "中国人民银行",
        "开封菜",
        "光明正大",
        "长安汽车",
        "矿区",
        "比如说",
        "公平",
        "新城",
        "开发商",
        "在高新区",
    ],
)
def test_false_friends(finder: EntityFinder, text: str) -> None:
    assert finder.find(text, today=TODAY) == []
