"""The answer the worker heard last, for messages that only make sense after it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet

from actions.base import LAST
from knowledge.entries import Entry
from knowledge.library import Library


@dataclass(frozen=True)
class LastAnswer:
    """The entry that was said, and the words that asked for it."""

    entry: Entry
    asked: str


def last_answer(tracker: Tracker, library: Library, *, on: dt.date) -> LastAnswer | None:
    """The last answer; None when there was none, or when staff took it out meanwhile."""
    slot = tracker.get_slot(LAST)
    if not isinstance(slot, dict):
        return None
    found = next((one for one in library.search.entries(on=on) if one.key == slot.get("entry")), None)
    return LastAnswer(found, str(slot.get("asked", ""))) if found else None


def remembered(entry: Entry, asked: str) -> dict[str, Any]:
    """The event that remembers what was said."""
    event: dict[str, Any] = SlotSet(LAST, {"entry": entry.key, "asked": asked})
    return event
