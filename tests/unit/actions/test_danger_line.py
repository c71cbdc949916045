"""The line about danger is said once for each kind of it, and names whom that kind needs."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base import ServiceAction, Turn
from actions.danger_line import WARNED, danger_line, warned_event
from knowledge.replies import Reply
from nlu.sensitive import KINDS


def tracker(*kinds: str, warned: object = None) -> Tracker:
    entities = [{"entity": "alarm", "value": {"kind": kind, "sure": False}} for kind in kinds]
    message = {"text": "x", "intent_ranking": [], "entities": entities}
    return Tracker("worker", {WARNED: warned}, message, [], False, None, {}, "action_listen")


class Says(ServiceAction):
    """Answers."""

    def name(self) -> str:
        return "action_says"

    async def turn(self, tracker: Tracker) -> Turn:
        return Turn(Reply(text="照常", kind="notice"))


def run(asked: Tracker) -> tuple[str, list[Any]]:
    dispatcher = CollectingDispatcher()
    events = asyncio.run(Says().run(dispatcher, asked, {}))
    warned = [event["value"] for event in events if event.get("name") == WARNED]
    return dispatcher.messages[0]["custom"]["text"], warned


@pytest.mark.parametrize(
    ("kind", "numbers"),
    [
        ("emergency", ["120", "119"]),
        ("distress", ["110", "120", "12351"]),
        ("violence", ["110", "120"]),
        ("child_labour", ["110", "12351"]),
        ("threat", ["110", "120", "12351"]),
        ("mass_incident", ["110", "120", "12351"]),
    ],
)
def test_each_kind_has_its_line(kind: str, numbers: list[str]) -> None:
    line = danger_line(tracker(kind))
    assert line is not None
    assert all(number in line for number in numbers)
    assert len(line) < 60


def test_every_kind_of_alarm_has_one() -> None:
    assert len({danger_line(tracker(kind)) for kind in KINDS} - {None}) == len(KINDS)


def test_it_is_said_once_and_again_for_another_kind() -> None:
    text, warned = run(tracker("violence"))
    assert text.startswith("照常\n")
    assert warned == [["violence"]]
    text, warned = run(tracker("violence", warned=["violence"]))
    assert (text, warned) == ("照常", [])
    text, warned = run(tracker("distress", warned=["violence"]))
    assert "陪着您" in text
    assert warned == [["violence", "distress"]]


def test_no_alarm_no_line() -> None:
    assert danger_line(tracker()) is None
    assert warned_event(tracker(), "照常") == ()
