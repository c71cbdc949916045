"""Which of the things that were listed is told: the place, the step, or how many there are."""

from __future__ import annotations

import asyncio
import datetime as dt
from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.one_of_them import OneOfThem
from actions.services import Services
from knowledge.library import Library
from knowledge.settings import Settings
from tests.conftest import TODAY

STEPS = "工钱该给您：\n1. 留好合同。\n2. 去投诉。\n3. 去仲裁。\n4. 去法院。\n5. 打12351。"
BUTTONS = [{"title": title, "payload": f"{title}怎么办"} for title in ("投诉", "仲裁", "证据")]


@pytest.fixture
def services(library: Library, settings: Settings) -> Services:
    return Services(library, settings, lambda: dt.datetime.combine(TODAY, dt.time(10), dt.UTC))


def told(services: Services, asked: str, **listed: Any) -> dict[str, Any] | None:
    """What is said to this after that reply; None when it is handed on."""
    events = [
        {"event": "action", "name": "action_answer"},
        {"event": "bot", "data": {"custom": {"kind": "answer", "text": "答"} | listed}},
    ]
    message: dict[str, Any] = {"text": asked, "intent_ranking": [], "entities": []}
    tracker = Tracker("worker", {}, message, events, False, None, {}, "action_listen")
    dispatcher = CollectingDispatcher()
    asyncio.run(OneOfThem(services).run(dispatcher, tracker, {}))
    said: dict[str, Any] | None = dispatcher.messages[0]["custom"] if dispatcher.messages else None
    return said


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("第二步", "去投诉。"),
        ("那第二步呢", "去投诉。"),
        ("第2步怎么办", "去投诉。"),
        ("第一步", "留好合同。"),
        ("最后一步", "打12351。"),
        # The gateway has pressed none: there are only three buttons.
        ("第四个", "去法院。"),
        ("第五步", "打12351。"),
    ],
)
def test_a_step(services: Services, text: str, step: str) -> None:
    for buttons in (BUTTONS, []):
        reply = told(services, text, text=STEPS, buttons=buttons)
        assert reply is not None
        assert reply["text"] == step


def test_without_buttons_any_counting_means_a_step(services: Services) -> None:
    reply = told(services, "第二个", text=STEPS, buttons=[])
    assert reply is not None
    assert reply["text"] == "去投诉。"


@pytest.mark.parametrize("text", ["第九个", "第九步"])
def test_more_than_there_are_steps(services: Services, text: str) -> None:
    reply = told(services, text, text=STEPS, buttons=BUTTONS)
    assert reply is not None
    assert "只有5个" in reply["text"]
    # 2 would press a button after a talk of steps.
    assert reply["choose"] is False


def test_more_than_there_are_buttons(services: Services) -> None:
    reply = told(services, "第九个", buttons=BUTTONS)
    assert reply is not None
    assert "只有3个" in reply["text"]
    assert [one["title"] for one in reply["buttons"]] == ["投诉", "仲裁", "证据"]
    assert reply["choose"] is True


@pytest.mark.parametrize("text", ["第二步", "最后一步"])
def test_no_step_where_there_are_none(services: Services, text: str) -> None:
    assert told(services, text, buttons=BUTTONS) is None
    assert told(services, text, places=[{"id": "s1", "kind": "station"}]) is None
