"""A search for something near the worker, remembered over the turns it takes."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass, replace
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import FollowupAction, SlotSet

from actions.base import SEARCH, Turn
from actions.last_answer import remembered
from actions.understanding import asked_text
from knowledge.entries import Entry
from knowledge.library import Library
from knowledge.said.for_others import asks_for_others

# Of a search that goes on and on, only the last words matter.
_REMEMBERED = 3


@dataclass(frozen=True)
class Search:
    """The action that searches, the topic it is for, and what was said of it, the first said first.

    `waiting` says that a place is awaited; `among`, that it is one of these regions (codes). `seen` are
    the places (ids) that were shown already, and are left out when others are wanted.
    """

    action: str
    topic: str | None
    said: tuple[str, ...]
    waiting: bool = False
    among: tuple[str, ...] = ()
    seen: tuple[str, ...] = ()

    def as_event(self, *, waiting: bool, among: tuple[str, ...] = ()) -> dict[str, Any]:
        """What is remembered for the next turn."""
        event: dict[str, Any] = SlotSet(SEARCH, asdict(replace(self, waiting=waiting, among=among)))
        return event


def hand_over(entry: Entry, tracker: Tracker) -> Turn:
    """Let the action that the entry names go on, knowing what was asked."""
    assert entry.action is not None
    text = asked_text(tracker)
    search = Search(entry.action, entry.topic, (text,))
    going_on = FollowupAction(entry.action)
    return Turn(None, (search.as_event(waiting=False), *remembered(entry, text), going_on))


def search_under_way(tracker: Tracker, action: str) -> Search:
    """The search this action is for, with the words just said; a new one when there was none.

    还有吗 says nothing more of what is looked for.
    """
    text = asked_text(tracker)
    known = remembered_search(tracker)
    if known is None or known.action != action:
        return Search(action, None, (text,))
    if known.said[-1:] == (text,) or asks_for_others(text):
        return known
    return replace(known, said=(*known.said, text)[-_REMEMBERED:])


def remembered_search(tracker: Tracker) -> Search | None:
    """The search of the slot; None when there is none, or when it was written by another release."""
    slot = tracker.get_slot(SEARCH)
    if not isinstance(slot, dict):
        return None
    try:
        found = Search(**slot)
        said, among, seen = (tuple(map(str, one)) for one in (found.said, found.among, found.seen))
        return replace(found, said=said, among=among, seen=seen)
    except TypeError:
        return None


def entry_behind(search: Search, library: Library, *, on: dt.date) -> Entry | None:
    """The entry that leads to this search and holds what to ask; None when staff took it out."""
    leading = [one for one in library.search.entries(on=on) if one.action == search.action]
    of_topic = [one for one in leading if one.topic == search.topic]
    # Several topics may share an action; the one people ask for most stands for all.
    return max(of_topic or leading, key=lambda one: len(one.asks), default=None)
