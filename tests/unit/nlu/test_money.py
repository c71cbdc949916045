"""Sums of money in every way of saying them: exact, rounded, and left open."""

from __future__ import annotations

import datetime as dt

import pytest

from nlu.entities import EntityFinder

TODAY = dt.date(2026, 11, 23)


@pytest.fixture(scope="module")
def finder() -> EntityFinder:
    return EntityFinder()


@pytest.mark.parametrize(
    ("text", "yuan", "per"),
    [
        ("工资八千五一直没给", "8500.00", None),
        ("欠我3万2", "32000.00", None),
        ("一天280", "280.00", "day"),
        ("每月5k", "5000.00", "month"),
        ("欠了四千多", "4000.00", None),
        ("4500块", "4500.00", None),
        ("两百块钱一天", "200.00", "day"),
        ("月薪6000", "6000.00", "month"),
        ("12块5一小时", "12.50", "hour"),
        ("¥4500", "4500.00", None),
        ("一个月到手五千多", "5000.00", "month"),
        ("工资8500元/月", "8500.00", "month"),
        ("年薪12万", "120000.00", "year"),
        ("1.2万", "12000.00", None),
        ("扣了我200", "200.00", None),
        ("欠我们12个人8万6", "86000.00", None),
        ("三千一个月", "3000.00", "month"),
        ("300块一天", "300.00", "day"),
        ("快两万了", "20000.00", None),
        ("欠了两亿", "200000000.00", None),
        ("工资5000多一点", "5000.00", None),
        ("差不多一千出头", "1000.00", None),
        ("底薪三k", "3000.00", None),
        ("1万零5百没给", "10500.00", None),
        ("2w5没结", "25000.00", None),
        ("三万2一直拖", "32000.00", None),
        ("欠我3万2千5百", "32500.00", None),
        ("1,2000元", "12000.00", None),
        ("12,0000元没付", "120000.00", None),
        ("欠我20多万", "200000.00", None),
        ("三十来万没结", "300000.00", None),
        ("上万块钱打了水漂", "10000.00", None),
        ("万把块钱", "10000.00", None),
        ("两毛五", "0.25", None),
        ("一件块五毛六", "1.56", None),
        ("三块五毛六一斤", "3.56", None),
        ("十块零五毛", "10.50", None),
        ("3块零5分", "3.05", None),
        ("100元一直没退", "100.00", None),
        ("rmb 8500", "8500.00", None),
        ("一个工280", "280.00", None),
        ("社保按3500交的", "3500.00", None),
        ("扣了我一票2000", "2000.00", None),
        ("一个月给他5000元左右的工资", "5000.00", "month"),
        ("月薪6500包吃住", "6500.00", "month"),
    ],
)
def test_money(finder: EntityFinder, text: str, yuan: str, per: str | None) -> None:
    found = [(one.kind, one.value) for one in finder.find(text, today=TODAY) if one.kind != "count"]
    assert found == [("money", {"yuan": yuan, "per": per})]


@pytest.mark.parametrize(
    ("text", "sums", "others"),
    [
        ("两个月工资一万二没发", ["12000.00"], ["两个月"]),
        ("拖欠我3个月工资9000", ["9000.00"], ["3个月"]),
        ("去年12月工资6000", ["6000.00"], ["去年12月"]),
        ("上个月工资4000只给了2000", ["4000.00", "2000.00"], ["上个月"]),
        ("十一个月工资5500", ["5500.00"], ["十一个月"]),
        ("工资从8000降到5000", ["8000.00", "5000.00"], []),
        ("我今年50,3000块请的人", ["3000.00"], ["今年"]),
    ],
)
def test_the_pay_of_some_months_is_no_pay_a_month(
    finder: EntityFinder, text: str, sums: list[str], others: list[str]
) -> None:
    found = finder.find(text, today=TODAY)
    money = [one for one in found if one.kind == "money"]
    assert [one.value["yuan"] for one in money] == sums
    assert all(one.value["per"] is None for one in money)
    assert [one.text for one in found if one.kind != "money"] == others


@pytest.mark.parametrize(
    "text",
    [
        "一分钱没给",
        "一毛钱都不给",
        "一块钱也没见着",
        "打12351没人接",
        "百分之十二降到百分之五",
        "五千年历史",
        "2024-05工资没发",
        "能赔几万",
        "这块三个人",
        "一年十几万个电话",
        "拿十三个",
    ],
)
def test_no_sum(finder: EntityFinder, text: str) -> None:
    assert [one for one in finder.find(text, today=TODAY) if one.kind == "money"] == []
