"""Asking the worker where they are, the same way for every action that needs it."""

from __future__ import annotations

from rasa_sdk.events import SlotSet

from actions.base import PLACE, Turn
from actions.searches import Search
from actions.whereabouts import Unclear, Whereabouts, which_one
from knowledge.entries import Button, Entry
from knowledge.replies import Reply


def ask_where(search: Search, entry: Entry | None) -> Turn:
    """Ask for a district or a shared location, and remember what waits for it."""
    text = entry.answer if entry else "您在哪个区县？也可以把位置发给我。"
    reply = Reply(text=text, kind="question", ask_location=True)
    return Turn(reply, (search.as_event(waiting=True),), topic=entry.topic if entry else None)


def ask_which(search: Search, entry: Entry | None, unclear: Unclear) -> Turn:
    """Ask which of several places of one name is meant."""
    buttons = tuple(Button(name, f"我在{name}") for name in which_one(unclear))
    reply = Reply(text="叫这个名字的地方不止一个，您在哪一个？", kind="question", buttons=buttons)
    return Turn(reply, (search.as_event(waiting=True),), topic=entry.topic if entry else None)


def found_there(search: Search, entry: Entry | None, reply: Reply, here: Whereabouts) -> Turn:
    """Say what was found, stop waiting, and remember the place."""
    events = (search.as_event(waiting=False), SlotSet(PLACE, here.as_slot()))
    return Turn(reply, events, topic=entry.topic if entry else None)
