"""What was done so far is told turn by turn, whatever Rasa wrote down in between."""

from __future__ import annotations

from typing import Any

import pytest
from rasa.shared.core.events import ActionExecuted, Event, SlotSet, UserUttered
from rasa.shared.core.slots import AnySlot
from rasa.shared.core.trackers import DialogueStateTracker

from bot.heard import SoFar, heard_in, so_far_in

START, LISTEN = ActionExecuted("action_session_start"), ActionExecuted("action_listen")


def said(text: str, *entities: dict[str, Any]) -> UserUttered:
    parsed = {"text": text, "intent": {"name": "unpaid_wages", "confidence": 0.5}, "entities": list(entities)}
    return UserUttered(text, parsed["intent"], list(entities), parsed)


def after(*events: Event) -> DialogueStateTracker:
    slots = [AnySlot(name, mappings=[{}]) for name in ("search", "last_answer")]
    tracker = DialogueStateTracker("worker", slots)
    for event in events:
        tracker.update(event)
    return tracker


def turn(*actions: str) -> list[Event]:
    """A message, the actions that saw to it, and waiting for the next."""
    return [said("…"), *(ActionExecuted(name) for name in actions), LISTEN]


def so_far(*events: Event) -> SoFar:
    return so_far_in(after(START, LISTEN, *events, said("第二个")))


def test_before_the_first_message_nothing_was_done() -> None:
    assert so_far().actions == ()
    assert so_far().last_action is None
    assert so_far().messages == 1


@pytest.mark.parametrize(
    ("turns", "actions"),
    [
        ([["action_answer"]], ("action_answer",)),
        ([["action_answer", "action_nearest_station"]], ("action_nearest_station",)),
        (
            [["action_nearest_station"], ["action_fallback", "action_follow_up", "action_answer"]],
            ("action_answer", "action_nearest_station"),
        ),
        ([["action_answer"], ["action_answer"]], ("action_answer", "action_answer")),
        # Nothing was said to this one.
        ([["action_answer"], []], ("action_answer",)),
    ],
)
def test_one_action_a_turn(turns: list[list[str]], actions: tuple[str, ...]) -> None:
    events = [event for one in turns for event in turn(*one)]
    assert so_far(*events).actions == actions
    assert so_far(*events).messages == len(turns) + 1


def test_a_session_that_starts_again_is_no_turn() -> None:
    found = so_far(*turn("action_answer"), START, LISTEN)
    assert found.actions == ("action_answer",)


def test_what_is_remembered() -> None:
    search = {"action": "action_nearest_station", "waiting": True}
    found = so_far(
        SlotSet("search", search), SlotSet("last_answer", {"entry": "a/b", "asked": "问", "also": ""})
    )
    assert (found.search, found.answered) == (search, "a/b")
    assert so_far(SlotSet("search", {"no": "action"})).search is None
    assert so_far().answered == ""


def test_what_is_heard() -> None:
    alarm = {"entity": "alarm", "value": {"kind": "distress", "sure": True}, "start": 0, "end": 2}
    heard = heard_in(after(said("不想活了", alarm)))
    assert (heard.text, heard.topic, heard.confidence) == ("不想活了", "unpaid_wages", 0.5)
    assert heard.in_danger
    assert heard.typed == len("不想活了")
    assert not heard.shared_location
    assert not heard.has_facts
