"""Quantities: read from laws and answers alike, so that they can be compared."""

from __future__ import annotations

import pytest

from knowledge.quantities import number_written, quantities_in, quantity_written


def said(text: str) -> list[str]:
    return [str(mention.quantity) for mention in quantities_in(text)]


@pytest.mark.parametrize(
    ("law", "answer"),
    [
        ("三十日内", "30天内"),
        ("十五日", "15天"),
        ("一年", "12个月"),
        ("六个月", "半年"),
        ("二倍的工资", "双倍工资"),
        ("百分之一百五十", "1.5倍"),
        ("百分之八十", "80%"),
        ("百分之五十以上百分之一百以下", "50%—100%"),
        ("一倍以上三倍以下", "1—3倍"),
        ("二千元以上二万元以下", "2000—2万元"),
        ("二万元以上五万元以下", "2—5万元"),
        ("五个工作日", "5个工作日"),
        ("十六周岁", "16岁"),
        ("三十六小时", "36个小时"),
        ("一小时", "60分钟"),
        ("十四天", "两周"),
        ("半数", "一半"),
        ("万分之五", "0.05%"),
        ("一百二十八天", "128天"),
        ("一个半月", "1个半月"),
        ("五百元", "500块钱"),
        ("二十人以上", "20名以上"),
    ],
)
def test_the_same_in_the_words_of_laws_and_of_answers(law: str, answer: str) -> None:
    assert said(law) == said(answer) != []


@pytest.mark.parametrize(
    ("text", "quantities"),
    [
        ("不满6个月半个月", ["6月", "0.5月"]),
        ("2个月零5天", ["2月", "5天"]),
        ("一级至四级伤残", ["1级", "4级"]),
        ("60、90天", ["60天", "90天"]),
        ("1,200.50元", ["1200.5元"]),
        ("服务约8亿人次，1.1万个司机之家", ["800000000人次", "11000个"]),
        ("270万余人次，110多万份", ["2700000人次", "1100000个"]),
        ("2年半", ["30月"]),
        ("三分之一", ["100/3%"]),
        ("给了三成", ["30%"]),
        ("每月平均20.67天", ["20.67天"]),
    ],
)
def test_what_a_text_says(text: str, quantities: list[str]) -> None:
    assert said(text) == quantities


@pytest.mark.parametrize(
    "text",
    [
        "2026年7月1日起",
        "10月1日至3日",
        "劳动节是5月1日、2日",
        "二〇二五年",
        "8月工资",
        "第三天",
        "第八十七条",
        "第三、四级高温作业",
        "向上一级工会反映",
        "两三天",
        "三五天",
        "十几天",
        "打12351问",
        "着火打119，人先撤",
        "有三种情形",
        "一个周期",
        "一块儿去",
        "构成犯罪",
    ],
)
def test_what_is_no_quantity(text: str) -> None:
    assert said(text) == []


def test_a_number_and_a_written_quantity_are_read_back() -> None:
    assert [number_written(text) for text in ("1.1万", "一百二十", "两", "十", "三点五")] == [
        11000, 120, 2, 10, number_written("3.5"),
    ]  # fmt: skip
    for mention in quantities_in("30日，三分之一，21.75天，半个月"):
        assert quantity_written(str(mention.quantity)) == mention.quantity
    with pytest.raises(ValueError, match="天"):
        quantity_written("天")


def test_a_long_run_of_digits_is_read_at_once() -> None:
    assert said("9" * 100_000) == []
    assert said("一" * 100_000) == []
