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

# So few words may hang on the last answer (交多少钱), when they come this close to an entry of its topic.
_FEW_WORDS = 10
CLOSE = 0.4


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


def remembered(entry: Entry, asked: str) -> tuple[dict[str, Any], ...]:
    """The events that remember what was said; none for small talk and refusals."""
    if entry.scope not in {"in", "edge"}:
        return ()
    return (SlotSet(LAST, {"entry": entry.key, "asked": asked}),)


def entry_going_on(
    text: str, tracker: Tracker, library: Library, *, on: dt.date, region: str
) -> Entry | None:
    """The entry of the last answer's topic that a few words are about, which mean nothing by themselves."""
    last = last_answer(tracker, library, on=on)
    if last is None or len(text) > _FEW_WORDS:
        return None
    close = library.search.in_topic(last.entry.topic, text, on=on, region=region, k=1)
    return close[0].entry if close and close[0].score >= CLOSE else None
