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
from nlu.entities import EntityFinder
from nlu.sensitive import KINDS
from tests.conftest import TODAY


def tracker(
    *kinds: str, warned: object = None, text: str = "x", spelt: bool = False, sure: bool = False
) -> Tracker:
    entities: list[dict[str, Any]] = [
        {"entity": "alarm", "value": {"kind": kind, "sure": sure, "spelt": spelt}} for kind in kinds
    ]
    found = EntityFinder().find(text, today=TODAY)
    entities += [{"entity": one.kind, "start": one.start, "end": one.end, "value": {}} for one in found]
    message = {"text": text, "intent_ranking": [], "entities": entities}
    return Tracker("worker", {WARNED: warned}, message, [], False, None, {}, "action_listen")


class Says(ServiceAction):
    """Answers."""

    def name(self) -> str:
        return "action_says"

    def __init__(self, scope: str | None = None, places: tuple[Any, ...] = ()) -> None:
        super().__init__()
        self._turn = Turn(Reply(text="照常", kind="notice", places=places), scope=scope)

    async def turn(self, tracker: Tracker) -> Turn:
        return self._turn


def run(asked: Tracker, says: Says | None = None) -> tuple[str, list[Any]]:
    dispatcher = CollectingDispatcher()
    events = asyncio.run((says or Says()).run(dispatcher, asked, {}))
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
    assert line.kind == kind
    assert all(number in line.text for number in numbers)
    assert len(line.text) < 60


def test_every_kind_of_alarm_has_one() -> None:
    assert {line.kind for kind in KINDS if (line := danger_line(tracker(kind)))} == set(KINDS)


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
    assert warned_event(tracker(), None) == ()


def test_the_second_kind_of_one_message_gets_its_line_when_the_first_was_said() -> None:
    text, warned = run(tracker("violence", "distress", warned=["violence"]))
    assert "陪着您" in text
    assert warned == [["violence", "distress"]]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("我在德阳,不是成都", False),
        ("明天我就不在了", True),
        ("10月1号我就不在了", True),
        ("3个人不在了", True),
    ],
)
def test_only_places_speak_against_it(text: str, said: bool) -> None:
    assert (danger_line(tracker("distress", text=text)) is not None) is said


def test_words_that_say_danger_are_never_overruled() -> None:
    assert danger_line(tracker("distress", text="我在德阳,不是成都", spelt=True)) is not None


@pytest.mark.parametrize(
    ("kind", "spelt", "sure", "said"),
    [
        ("emergency", False, True, False),
        ("emergency", True, True, True),
        ("violence", False, False, False),
        ("violence", False, True, True),
        ("distress", False, False, False),
    ],
)
def test_below_places_what_is_in_doubt_has_none(kind: str, spelt: bool, sure: bool, said: bool) -> None:
    alarmed = tracker(kind, spelt=spelt, sure=sure)
    assert (danger_line(alarmed, lists_places=True) is not None) is said


def test_a_refusal_is_never_without_it() -> None:
    again = tracker("violence", warned=["violence"])
    text, warned = run(again, Says(scope="out"))
    assert "110" in text
    assert warned == []
    assert run(again, Says(scope="in"))[0] == "照常"
    assert run(tracker("threat", warned=["threat"]), Says(scope="out"))[0] == "照常"
