"""What comes first when a message sounds like danger and like something else too."""

from __future__ import annotations

from typing import Any

import pytest

from bot.heard import Heard
from bot.policy import _danger_in_words, _is_only_places
from nlu.entities import EntityFinder
from nlu.normalise import normalise
from nlu.sensitive import SensitiveFinder
from tests.conftest import TODAY

PATTERNS, VALUES = SensitiveFinder(), EntityFinder()


def heard(text: str) -> Heard:
    normal = normalise(text)
    entities: list[dict[str, Any]] = [
        {"entity": one.kind, "start": one.start, "end": one.end, "value": {}}
        for one in VALUES.find(normal, today=TODAY)
    ]
    entities += [one.as_entity() for one in PATTERNS.find(normal)]
    return Heard(text=normal, topic=None, confidence=0.0, entities=tuple(entities))


@pytest.mark.parametrize("text", ["快来人", "来人啊", "救命快叫人来", "快来人救命"])
def test_a_cry_for_help_is_no_wish_for_an_operator(text: str) -> None:
    assert _danger_in_words(heard(text))


@pytest.mark.parametrize("text", ["换人", "你是机器人吧换人", "转人工"])
def test_a_wish_for_an_operator_is_no_cry_for_help(text: str) -> None:
    assert not _danger_in_words(heard(text))


@pytest.mark.parametrize("text", ["我在德阳，不是成都", "南山不对，我在福田", "俺搁郑州"])
def test_in_places_alone_nobody_is_in_danger(text: str) -> None:
    assert _is_only_places(heard(text))


@pytest.mark.parametrize(
    "text",
    [
        "明天我就不在了",
        "我明天就不在了",
        "10月1号我就不在了",
        "3个人不在了",
        "是六个月",
        "我在德阳，10月1号就不在了",
    ],
)
def test_no_other_value_speaks_against_danger(text: str) -> None:
    assert not _is_only_places(heard(text))
