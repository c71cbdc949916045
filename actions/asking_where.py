"""Asking the worker where they are, the same way for every action that needs it."""

from __future__ import annotations

from rasa_sdk.events import SlotSet

from actions.base import AWAITING, LAST_SEARCH, Turn
from actions.whereabouts import SLOT, Unclear, Whereabouts, which_one
from knowledge.entries import Button
from knowledge.replies import Reply


def ask_where(action: str, *, text: str, topic: str | None) -> Turn:
    """Ask for a district or a shared location, and remember which action waits for it."""
    reply = Reply(text=text, kind="question", ask_location=True)
    return Turn(reply, (SlotSet(AWAITING, action),), topic=topic)


def ask_which(action: str, unclear: Unclear, *, topic: str | None) -> Turn:
    """Ask which of several places of one name is meant."""
    buttons = tuple(Button(name, f"我在{name}") for name in which_one(unclear))
    reply = Reply(text="叫这个名字的地方不止一个，您在哪一个？", kind="question", buttons=buttons)
    return Turn(reply, (SlotSet(AWAITING, action),), topic=topic)


def found_there(action: str, reply: Reply, here: Whereabouts, *, topic: str | None) -> Turn:
    """Say what was found, stop waiting, and remember the place and what was looked for."""
    events = (SlotSet(AWAITING, None), SlotSet(LAST_SEARCH, action), SlotSet(SLOT, here.as_slot()))
    return Turn(reply, events, topic=topic)
