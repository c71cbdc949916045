"""The reply the worker saw last, whatever it was, for whoever wants it again."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from rasa_sdk import Tracker

from actions.asking_back import asked_back_before, asked_back_event, sent_to_a_person
from actions.said_before import said_before
from actions.searches import remembered_search
from knowledge.entries import Button, Entry, LawReference
from knowledge.library import Library
from knowledge.replies import Reply, entries_reply

# The actions that only tell once more what was said before.
SAY_AGAIN, SAY_SIMPLY = "action_say_again", "action_say_simply"


@dataclass(frozen=True)
class LastSaid:
    """The reply, its topic and scope, and the action that looks for the same again when it showed places.

    `in_short` says that it was cut to what is to be done meanwhile, and was not understood that way either.
    """

    reply: Reply
    topic: str | None
    scope: str | None
    search: str = ""
    in_short: bool = False


def last_said(tracker: Tracker, library: Library, *, on: dt.date) -> LastSaid | None:
    """The last reply that told something of its own; None when there was none.

    What only told it once more, or in short, is passed over: whoever asks again wants to hear the reply
    itself. Nor does anybody want to hear again that he was not understood.
    """
    in_short = False
    for said in said_before(tracker):
        in_short = in_short or said.action == SAY_SIMPLY
        if said.action not in {SAY_AGAIN, SAY_SIMPLY} and not sent_to_a_person(said):
            return _told(said.reply, tracker, library, on=on, in_short=in_short)
    return None


def told_last(tracker: Tracker, library: Library, *, on: dt.date) -> Entry | None:
    """The entry that was told last, by itself and not for the places found with it; None when none was."""
    entries = {one.key: one for one in library.search.entries(on=on)}
    said = (entries.get(str(one.reply.get("entry"))) for one in said_before(tracker))
    return next((one for one in said if one and one.action is None and one.scope in {"in", "edge"}), None)


def still_waiting(tracker: Tracker) -> tuple[dict[str, Any], ...]:
    """What keeps a question open while it is repeated: a search that waits, a message not understood."""
    search, times = remembered_search(tracker), asked_back_before(tracker)
    waiting = (search.as_event(waiting=True, among=search.among),) if search and search.waiting else ()
    return (*waiting, asked_back_event(times)) if times else waiting


def _told(
    data: dict[str, Any], tracker: Tracker, library: Library, *, on: dt.date, in_short: bool
) -> LastSaid:
    entries = {one.key: one for one in library.search.entries(on=on)}
    entry = entries.get(str(data.get("entry")))
    if entry is not None and not data.get("places"):
        reply = entries_reply(entry, entries.get(str(data.get("also"))))
        return LastSaid(reply, entry.topic, entry.scope, in_short=in_short)
    search = remembered_search(tracker) if data.get("places") else None
    reply = Reply(
        text=str(data.get("text", "")),
        kind=str(data.get("kind", "answer")),
        law=tuple(LawReference(str(one["title"]), str(one["article"])) for one in data.get("law") or ()),
        buttons=tuple(Button(str(one["title"]), str(one["payload"])) for one in data.get("buttons") or ()),
        ask_location=bool(data.get("ask_location")),
        choose=bool(data.get("choose")),
    )
    scope = str((data.get("understanding") or {}).get("scope") or "in")
    return LastSaid(reply, None, scope, search=search.action if search else "", in_short=in_short)
