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

# So close a few words have to come to an entry of the last answer's topic to mean it.
CLOSE = 0.35
# So close they have to come to the last answer itself, which nobody wants to hear twice.
CLOSE_TO_THE_SAME = 0.5
# So few characters, and not fewer, may hang on the last answer.
_FEWEST, _FEW = 2, 10


@dataclass(frozen=True)
class LastAnswer:
    """The entry that was said, the words that asked for it, and the entry that was said with it."""

    entry: Entry
    asked: str
    also: Entry | None = None


def last_answer(tracker: Tracker, library: Library, *, on: dt.date) -> LastAnswer | None:
    """The last answer; None when there was none, or when staff took it out meanwhile."""
    slot = tracker.get_slot(LAST)
    if not isinstance(slot, dict):
        return None
    known = {one.key: one for one in library.search.entries(on=on)}
    found = known.get(str(slot.get("entry")))
    return LastAnswer(found, str(slot.get("asked", "")), known.get(str(slot.get("also")))) if found else None


def close_to_it(last: LastAnswer, text: str, library: Library, *, on: dt.date, region: str) -> Entry | None:
    """The entry that the words come close to: 要花钱不; None when none is.

    Looked at are the last answer's topic, and what its buttons lead to in others.
    """
    search = library.search
    found = search.in_topic(last.entry.topic, text, on=on, region=region, k=2)
    found = [one for one in found if one.entry.key != last.entry.key or one.score >= CLOSE_TO_THE_SAME]
    for button in last.entry.follow_ups:
        led_to = search.exact(button.payload, on=on, region=region)
        if led_to is not None and led_to.entry.topic != last.entry.topic:
            there = search.in_topic(led_to.entry.topic, text, on=on, region=region, k=3)
            found += [one for one in there if one.entry == led_to.entry]
    best = max(found, key=lambda one: one.score, default=None)
    return best.entry if best is not None and best.score >= CLOSE else None


def remembered(entry: Entry, asked: str, *, also: Entry | None = None) -> tuple[dict[str, Any], ...]:
    """The events that remember what was said; none for small talk and refusals."""
    if entry.scope not in {"in", "edge"}:
        return ()
    return (SlotSet(LAST, {"entry": entry.key, "asked": asked, "also": also.key if also else None}),)


def may_hang_on(text: str, tracker: Tracker, library: Library, *, on: dt.date) -> bool:
    """Whether a message is so short that it may only make sense after the last answer: 交多少钱."""
    return _FEWEST <= len(text) <= _FEW and last_answer(tracker, library, on=on) is not None
