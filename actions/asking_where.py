"""Asking the worker where they are, the same way for every action that needs it."""

from __future__ import annotations

from rasa_sdk.events import SlotSet

from actions.base import PLACE, Turn
from actions.searches import Search
from actions.whereabouts import Unclear, Unmapped, Whereabouts
from knowledge.entries import Button, Entry
from knowledge.regions import region_coded
from knowledge.replies import Reply

# More names than this nobody reads.
_OFFERED = 6


def ask_where(search: Search, entry: Entry | None, unmapped: Unmapped | None = None) -> Turn:
    """Ask for a district or a shared location, and remember what waits for it."""
    text = entry.answer if entry else "您在哪个区县？也可以把位置发给我。"
    if unmapped is not None:
        text = f"{unmapped.said}，我这里对不上是哪儿。告诉我在哪个区县，或者把位置发给我，我再找。"
    reply = Reply(text=text, kind="question", ask_location=True)
    return Turn(reply, (search.as_event(waiting=True),), topic=entry.topic if entry else None)


def ask_which(search: Search, entry: Entry | None, unclear: Unclear) -> Turn:
    """Ask which of several places of one name is meant."""
    names = [region_coded(code).full_name for code in unclear.codes[:_OFFERED]]
    buttons = tuple(Button(name, f"我在{name}") for name in names)
    reply = Reply(text="叫这个名字的地方不止一个，您在哪一个？", kind="question", buttons=buttons)
    waiting = search.as_event(waiting=True, among=unclear.codes)
    return Turn(reply, (waiting,), topic=entry.topic if entry else None)


def found_there(search: Search, entry: Entry | None, reply: Reply, here: Whereabouts) -> Turn:
    """Say what was found, stop waiting, and remember the place."""
    events = (search.as_event(waiting=False), SlotSet(PLACE, here.as_slot()))
    return Turn(reply, events, topic=entry.topic if entry else None)
