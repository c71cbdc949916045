"""A search for something near the worker, remembered over the turns it takes."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass, replace
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import FollowupAction, SlotSet

from actions.base import SEARCH, Turn
from actions.understanding import asked_text
from knowledge.entries import Entry
from knowledge.library import Library


@dataclass(frozen=True)
class Search:
    """The action that searches, the topic it is for, the words that asked, and whether a place is awaited."""

    action: str
    topic: str | None
    asked: str
    waiting: bool = False

    def as_event(self, *, waiting: bool) -> dict[str, Any]:
        """What is remembered for the next turn."""
        event: dict[str, Any] = SlotSet(SEARCH, asdict(replace(self, waiting=waiting)))
        return event


def hand_over(entry: Entry, tracker: Tracker) -> Turn:
    """Let the action that the entry names go on, knowing what was asked."""
    assert entry.action is not None
    search = Search(entry.action, entry.topic, asked_text(tracker))
    return Turn(None, (search.as_event(waiting=False), FollowupAction(entry.action)))


def search_under_way(tracker: Tracker, action: str) -> Search:
    """The search this action is for; a new one when the worker only shared where they are."""
    known = tracker.get_slot(SEARCH)
    if isinstance(known, dict) and known["action"] == action:
        return Search(**known)
    return Search(action, None, asked_text(tracker))


def entry_behind(search: Search, library: Library, *, on: dt.date) -> Entry | None:
    """The entry that leads to this search and holds what to ask; None when staff took it out."""
    leading = [one for one in library.search.entries(on=on) if one.action == search.action]
    of_topic = [one for one in leading if one.topic == search.topic]
    # Several topics may share an action; the one people ask for most stands for all.
    return max(of_topic or leading, key=lambda one: len(one.asks), default=None)
