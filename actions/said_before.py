"""The replies so far, as they were sent, with what is known of each from the events around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from rasa_sdk import Tracker


@dataclass(frozen=True)
class Said:
    """A reply (as JSON), the action it came from, and the slots that this action set, with their values."""

    reply: dict[str, Any]
    action: str
    remembered: dict[str, Any]


def said_before(tracker: Tracker) -> Iterator[Said]:
    """Every reply so far, the latest first."""
    replies: list[dict[str, Any]] = []
    remembered: dict[str, Any] = {}
    for event in reversed(tracker.events):
        kind = event.get("event")
        if kind == "slot":
            remembered.setdefault(str(event.get("name")), event.get("value"))
        elif kind == "bot":
            custom = (event.get("data") or {}).get("custom")
            if isinstance(custom, dict) and custom.get("text"):
                replies.append(custom)
        elif kind == "action":
            # An action is written down before what it says and remembers.
            yield from (Said(reply, str(event.get("name")), remembered) for reply in replies)
            replies, remembered = [], {}
    # Of a long conversation the beginning is cut off, wherever that is.
    yield from (Said(reply, "", remembered) for reply in replies)


def last_reply(tracker: Tracker) -> dict[str, Any]:
    """The last reply as JSON; empty when there was none."""
    return next((said.reply for said in said_before(tracker)), {})
