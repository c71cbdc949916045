"""Whether a message says where somebody is."""

from typing import Any

import pytest

from bot.heard import Heard
from bot.saying_where import is_another_place, is_only_where, may_be_where
from nlu.entities import EntityFinder
from nlu.normalise import normalise
from tests.conftest import TODAY

FINDER = EntityFinder()


def heard(text: str, *, topic: str = "out_of_scope", confidence: float = 0.9) -> Heard:
    normal = normalise(text)
    entities: list[dict[str, Any]] = [
        {
            "entity": one.kind,
            "start": one.start,
            "end": one.end,
            "text": one.text,
            "value": dict(one.value),
        }
        for one in FINDER.find(normal, today=TODAY)
    ]
    return Heard(normal, topic, confidence, tuple(entities), typed=len(text))


@pytest.mark.parametrize(
    "text",
    [
        "俺搁郑州",
        "我在深圳福田",
        "老家信阳，现在在苏州",
        "我是河南信阳人在苏州打工",
        "我在和平",
        "城关区",
        "以前在深圳，现在在东莞",
    ],
)
def test_only_where(text: str) -> None:
    assert is_only_where(heard(text), unsure=False)


@pytest.mark.parametrize(
    "text",
    ["我在德阳，不是成都", "不对，是福山", "深圳工伤怎么赔", "和平", "苏州的厂欠我工资"],
)
def test_more_or_less_than_where(text: str) -> None:
    assert not is_only_where(heard(text), unsure=False)


@pytest.mark.parametrize(
    "text", ["我在德阳，不是成都", "南山不对，我在福田", "不是昆山是太仓", "那和平呢", "不对"]
)
def test_another_place(text: str) -> None:
    assert is_another_place(heard(text))


@pytest.mark.parametrize("text", ["不是我的错", "在福田上班扣我工资", "还有吗"])
def test_no_other_place(text: str) -> None:
    assert not is_another_place(heard(text))


def test_a_place_nobody_knows_may_be_where() -> None:
    assert may_be_where(heard("就大润发门口"), same_topic=False)
    assert not may_be_where(heard("老板欠我工资怎么办", topic="wage_arrears"), same_topic=False)


@pytest.mark.parametrize("text", ["在厂里摔断腿", "在工地上受伤", "住院了", "来大姨妈请假被骂"])
def test_what_happened_somewhere_is_no_place(text: str) -> None:
    told = heard(text, topic="work_injury", confidence=0.99)
    assert not may_be_where(told, same_topic=False)
