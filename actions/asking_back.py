"""Asking back when it is not clear what is meant: once with choices, and never the same twice in a row."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet

from actions.base import ASKED_BACK, Turn
from actions.said_before import Said
from actions.understanding import asked_text
from knowledge.entries import Button
from knowledge.replies import Reply
from knowledge.wording import worded

CHOICES = 3
NONE_OF_THESE = Button("都不是", "都不是")
PERSON = Button("找人工", "转人工")


def asked_back_before(tracker: Tracker) -> int:
    """How many of the worker's last messages, in a row, were not understood."""
    times = tracker.get_slot(ASKED_BACK)
    return times if isinstance(times, int) else 0


def sent_to_a_person(said: Said) -> bool:
    """Whether a reply did nothing but send the worker on, as the second of two that were not understood.

    Who is asked once more where he is, is still asked something.
    """
    times = said.remembered.get(ASKED_BACK)
    return isinstance(times, int) and times > 1 and not said.reply.get("ask_location")


def ask_back(tracker: Tracker, first: Reply, *, topic: str | None = None, scope: str | None = None) -> Turn:
    """The question, the first time; from the second message in a row on, a number to call and a person."""
    times = asked_back_before(tracker)
    if times:
        text = worded("not_understood_again" if times == 1 else "not_understood_at_all")
        # What the talk is about may still be chosen from.
        offered = first.buttons if topic and scope != "out" else ()
        choices = tuple(button for button in offered if button != NONE_OF_THESE)
        choose = first.choose and bool(choices)
        first = Reply(text=text, kind="question", buttons=(*choices, PERSON), choose=choose)
    return Turn(first, (asked_back_event(times + 1),), topic=topic, scope=scope)


def asked_back_event(times: int) -> dict[str, Any]:
    """What is remembered of it; it is forgotten as soon as something is understood."""
    event: dict[str, Any] = SlotSet(ASKED_BACK, times)
    return event


def still_asking(tracker: Tracker) -> bool:
    """Whether the worker only turned down the choices: that is no sign of having been understood."""
    return asked_text(tracker) == NONE_OF_THESE.payload
