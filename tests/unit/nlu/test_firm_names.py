"""A firm that is called after a place is no place."""

from __future__ import annotations

import datetime as dt

import pytest

from nlu.entities import EntityFinder

TODAY = dt.date(2026, 11, 23)


@pytest.fixture(scope="module")
def finder() -> EntityFinder:
    return EntityFinder()


@pytest.mark.parametrize(
    "text",
    [
        "北京万达利商贸公司欠我工资",
        "上海大众汽车有限公司开除我",
        "武汉钢铁集团改制",
        "杭州银行不要我了",
        "平安保险",
    ],
)
def test_a_firm_is_no_place(finder: EntityFinder, text: str) -> None:
    assert finder.find(text, today=TODAY) == []


@pytest.mark.parametrize(
    "text",
    [
        "北京顺丰快递欠我工资",
        "鞍山钢铁下岗",
        "郑州富士康不发工资",
        "深圳鹏翔物流不给钱",
        "重庆建工拖欠",
        "北京海底捞",
        "上海万科物业开除我",
        "广州恒大烂尾",
        "苏州立讯扣钱",
        "北京移动把我辞了",
    ],
)
def test_a_firm_that_is_not_called_one_is_no_place_either(finder: EntityFinder, text: str) -> None:
    assert [one for one in finder.find(text, today=TODAY) if one.kind == "place"] == []


@pytest.mark.parametrize(
    "text",
    [
        "在北京顺丰快递上班",
        "郑州富士康厂里",
        "北京附近快递驿站",
        "深圳电子厂",
        "上海送快递",
        "北京朝阳物流",
        "武汉钢铁厂欠薪",
        "广州没签劳务合同",
        "北京中建工地",
        "成都美团站点",
        "上海建筑行业",
    ],
)
def test_work_of_a_kind_somewhere_is_somewhere(finder: EntityFinder, text: str) -> None:
    assert [one.kind for one in finder.find(text, today=TODAY) if one.kind == "place"] == ["place"]


@pytest.mark.parametrize("text", ["在深圳一家物流公司", "我在成都富士康公司", "深圳的公司", "人在武汉钢铁厂"])
def test_a_firm_somewhere_is_somewhere(finder: EntityFinder, text: str) -> None:
    assert [one.kind for one in finder.find(text, today=TODAY)] == ["place"]
