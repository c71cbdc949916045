"""The components in a stock Rasa pipeline: trained, stored, loaded, asked."""

from __future__ import annotations

import asyncio
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import bot.absent_modules

CONFIG = """
recipe: default.v1
assistant_id: test
language: zh
pipeline:
- name: nlu.components.Normaliser
- name: nlu.components.JiebaSegmenter
- name: nlu.components.Entities
  today: "2026-11-23"
- name: nlu.components.Alarms
- name: nlu.components.Topics
policies: []
"""
EXAMPLES = {
    "wage_arrears": [
        "老板拖欠工资",
        "欠薪找谁",
        "三个月没发工资了",
        "包工头跑路不给钱",
        "工钱要不回来",
        "年底了不结账",
    ],
    "union_station": [
        "附近的驿站",
        "哪里能歇脚",
        "喝口热水的地方",
        "充电的驿站在哪",
        "想找地方热饭",
        "驿站几点关门",
    ],
}


@pytest.fixture(scope="module")
def parse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A function that gives a text to a model trained with our components."""
    bot.absent_modules.install()
    with warnings.catch_warnings(), pytest.MonkeyPatch.context() as changed:
        # A step from Rasa's cache may have been trained by an earlier state of our code.
        changed.setenv("RASA_MAX_CACHE_SIZE", "0")
        # Rasa and the packages it pins announce their own ends in dozens of ways.
        warnings.simplefilter("ignore")
        from rasa.core.agent import load_agent
        from rasa.model_training import train_nlu

        folder = tmp_path_factory.mktemp("rasa")
        (folder / "config.yml").write_text(CONFIG, encoding="utf-8")
        lines = ['version: "3.1"', "nlu:"]
        for intent, texts in EXAMPLES.items():
            lines += [f"- intent: {intent}", "  examples: |", *(f"    - {text}" for text in texts)]
        (folder / "nlu.yml").write_text("\n".join(lines), encoding="utf-8")
        model = train_nlu(str(folder / "config.yml"), str(folder / "nlu.yml"), str(folder / "models"))
        assert model is not None
        assert Path(model).exists()
        loop = asyncio.new_event_loop()
        agent = loop.run_until_complete(load_agent(model_path=model))

        def ask(text: str) -> Any:
            return loop.run_until_complete(agent.parse_message(text))

        yield ask
        loop.close()


def test_the_topic_is_the_intent_and_all_are_ranked(parse: Any) -> None:
    result = parse("老闆拖欠我工資！！！")
    assert result["intent"]["name"] == "wage_arrears"
    assert [one["name"] for one in result["intent_ranking"]] == ["wage_arrears", "union_station"]
    assert sum(one["confidence"] for one in result["intent_ranking"]) == pytest.approx(1)


def test_what_is_read_is_the_normal_form(parse: Any) -> None:
    assert parse("老闆拖欠我工資！！！")["text"] == "老板拖欠我工资!"


def test_values_stand_in_the_normal_form(parse: Any) -> None:
    result = parse("我在煙臺芝罘區，昨天驿站关门，欠我３萬２")
    found = {one["entity"]: one for one in result["entities"]}
    assert found["place"]["value"] == {"code": "370602", "name": "山东省烟台市芝罘区"}
    assert found["date"]["value"] == {"iso": "2026-11-22", "precision": "day"}
    assert found["money"]["value"] == {"yuan": "32000.00", "per": None}
    for one in (one for one in result["entities"] if one["entity"] != "alarm"):
        assert result["text"][one["start"] : one["end"]] == one["text"]
        assert one["extractor"] == "Entities"


@pytest.mark.parametrize("text", ["", " ", "\u200b", "😀", "/restart", "1" * 2000])
def test_odd_messages_are_ranked_too(parse: Any, text: str) -> None:
    assert "intent" in parse(text)


def test_an_alarm_is_a_value_of_the_message(parse: Any) -> None:
    alarms = [one for one in parse("我不想活了，老板不给工钱")["entities"] if one["entity"] == "alarm"]
    assert [one["value"]["kind"] for one in alarms] == ["distress"]
