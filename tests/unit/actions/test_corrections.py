"""What is put right counts; what is taken back does not."""

from typing import Any

import pytest
from rasa_sdk import Tracker

from actions.corrections import corrected_facts, corrects
from actions.understanding import named_places


def said(text: str, *entities: tuple[str, str]) -> Tracker:
    found: list[dict[str, Any]] = [
        {
            "entity": kind,
            "text": word,
            "start": text.index(word),
            "end": text.index(word) + len(word),
            "value": {"name": word},
        }
        for kind, word in entities
    ]
    return Tracker("worker", {}, {"text": text, "entities": found}, [], False, None, {}, "action_listen")


@pytest.mark.parametrize(
    "text",
    [
        "不对,是福山",
        "哦不对,我在罗湖",
        "说错了,在和平",
        "我刚才写错了",
        "哎呀搞错了",
        "唔系,系河东",
        "我说的是六个月",
        "不是",
    ],
)
def test_takes_something_back(text: str) -> None:
    assert corrects(said(text))


@pytest.mark.parametrize("text", ["对的,是福山", "老板说不对", "工资写错了怎么办", "在福山"])
def test_takes_nothing_back(text: str) -> None:
    assert not corrects(said(text))


def test_the_value_after_not_is_taken_back() -> None:
    both = said("不是5个月是6个月", ("duration", "5个月"), ("duration", "6个月"))
    assert corrected_facts(both) == "6个月"


def test_the_place_after_not_is_taken_back() -> None:
    both = said("不是深圳,是东莞", ("place", "深圳"), ("place", "东莞"))
    assert [place["name"] for place in named_places(both)] == ["东莞"]
