"""The reply the worker saw last, whatever it was, for whoever wants it again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from rasa_sdk import Tracker

from actions.asking_back import SENT_TO_A_PERSON, asked_back_before, asked_back_event
from actions.searches import remembered_search
from knowledge.entries import Button, LawReference
from knowledge.library import Library
from knowledge.replies import Reply, entry_reply

# How a reply begins that was already cut short, and one that sent the worker to a person instead.
SAID_SIMPLY, SENT_ON = "简单说：", "是我没讲清楚"


@dataclass(frozen=True)
class LastSaid:
    """The reply, its topic and scope, and the action that looks for the same again when it showed places.

    `in_short` says that it was already cut to what is to be done.
    """

    reply: Reply
    topic: str | None
    scope: str | None
    search: str = ""
    in_short: bool = False


def last_said(tracker: Tracker, library: Library, *, on: dt.date) -> LastSaid | None:
    """The last reply; None when there was none."""
    # Nobody wants to hear again that he was not understood.
    said = said_before(tracker)
    data = next((one for one in said if not str(one["text"]).startswith(SENT_TO_A_PERSON)), None)
    if data is None:
        return None
    entries = library.search.entries(on=on)
    entry = next((one for one in entries if data.get("entry") and one.key == data["entry"]), None)
    scope = str((data.get("understanding") or {}).get("scope") or "in")
    in_short = str(data.get("text", "")).startswith((SAID_SIMPLY, SENT_ON))
    buttons = tuple(Button(str(one["title"]), str(one["payload"])) for one in data.get("buttons") or ())
    if entry is not None:
        return LastSaid(entry_reply(entry), entry.topic, entry.scope, in_short=in_short)
    search = remembered_search(tracker) if data.get("places") else None
    reply = Reply(
        text=str(data.get("text", "")),
        kind=str(data.get("kind", "answer")),
        law=tuple(LawReference(str(one["title"]), str(one["article"])) for one in data.get("law") or ()),
        buttons=buttons,
        ask_location=bool(data.get("ask_location")),
    )
    return LastSaid(reply, None, scope, search=search.action if search else "", in_short=in_short)


def said_before(tracker: Tracker) -> Iterator[dict[str, Any]]:
    """Every reply so far as it was sent, the latest first."""
    return (found for event in reversed(tracker.events) if (found := _json_of(event)))


def still_waiting(tracker: Tracker) -> tuple[dict[str, Any], ...]:
    """What keeps a question open while it is repeated: a search that waits, a message not understood."""
    search, times = remembered_search(tracker), asked_back_before(tracker)
    waiting = (search.as_event(waiting=True, among=search.among),) if search and search.waiting else ()
    return (*waiting, asked_back_event(times)) if times else waiting


def _json_of(event: dict[str, Any]) -> dict[str, Any] | None:
    custom = (event.get("data") or {}).get("custom") if event.get("event") == "bot" else None
    return custom if isinstance(custom, dict) and custom.get("text") else None
