"""A message of values and places alone is told from every message that may hold danger."""

import pytest

from knowledge.said.nothing_but_values import holds_only_values
from nlu.entities import EntityFinder
from nlu.normalise import normalise
from nlu.sensitive import alarm_examples
from tests.conftest import TODAY

FINDER = EntityFinder()
VALUES = {"place", "money", "duration", "date", "count"}


def only_values(text: str) -> bool:
    normal = normalise(text)
    found = FINDER.find(normal, today=TODAY)
    return holds_only_values(normal, [(one.start, one.end) for one in found if one.kind in VALUES])


@pytest.mark.parametrize(
    "text",
    [
        "是六个月",
        "我在德阳，不是成都",
        "南山不对，我在福田",
        "不是昆山是太仓",
        "老家信阳，现在在苏州",
        "我是河南信阳人在苏州打工",
        "那是我老家，我现在在苏州",
        "哎 说错地方了 我在太仓",
        "3个月打错了 5个月",
        "俺搁郑州",
        "我不在昆山在太仓",
        "工资8千，不是七千",
    ],
)
def test_nothing_else(text: str) -> None:
    assert only_values(text)


@pytest.mark.parametrize(
    "text",
    [
        "有人在打我，我在福田",
        "我不想活了不对，我在福田",
        "在打我，五个月了",
        "我在福田楼顶",
        "我在德阳，救命",
        "被关在昆山的厂里三天了",
        "三天没吃饭",
        "我到家了",
        "明天我就不在了",
        "我明天就不在了",
        "10月1号我就不在了",
        "3个人不在了",
        "我在昆山，明天我就不在了",
        "",
    ],
)
def test_something_else(text: str) -> None:
    assert not only_values(text)


def test_no_example_of_danger_is_nothing_but_values() -> None:
    texts, kinds = alarm_examples()
    dangerous = [text for text, kind in zip(texts, kinds, strict=True) if kind != "harmless"]
    assert len(dangerous) > 500
    assert [text for text in dangerous if only_values(text)] == []
