"""What a worker puts right, of what was said before: 不是5个月是6个月, 记错了，是9500."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rasa_sdk import Tracker

from actions.understanding import asked_text
from knowledge.said import corrections as spoken
from knowledge.said.corrections import FACTS, bare_number, may_be_measured_like, measured_like
from knowledge.said.nothing_but_values import holds_only_values
from knowledge.said.taken_back import taken_back


def corrects(tracker: Tracker) -> bool:
    """Whether the latest message puts something right."""
    return spoken.corrects(asked_text(tracker), _spans(tracker))


def says_only_what_is_wrong(tracker: Tracker) -> bool:
    """Whether the latest message takes something back and does not say what is right."""
    return corrects(tracker) and spoken.says_only_what_is_wrong(asked_text(tracker), _spans(tracker))


def is_only_values(tracker: Tracker) -> bool:
    """Whether the latest message is nothing but values and places: 是六个月, 我在德阳，不是成都."""
    return holds_only_values(asked_text(tracker), _spans(tracker))


def corrected_facts(tracker: Tracker) -> str:
    """What the worker said wrong before and says right now; empty when the message corrects no value.

    A value and nothing else (是六个月) is right now too. A number alone is measured as the value said last:
    9500 after 8500元 is 9500元.
    """
    text = asked_text(tracker)
    if not corrects(tracker) and not is_only_values(tracker):
        return ""
    wrong = taken_back(text)
    facts = [
        str(one["text"])
        for one in _values(tracker.latest_message, FACTS)
        if not any(part.holds(one["start"], one["end"]) for part in wrong)
    ]
    number = bare_number(text) if not facts else None
    if number is None:
        return "、".join(facts)
    earlier = (one for one in _said_earlier(tracker) if may_be_measured_like(number, str(one["entity"])))
    before = next(earlier, None)
    return measured_like(number, str(before["text"]), str(before["entity"])) if before else number


def _spans(tracker: Tracker) -> list[tuple[int, int]]:
    return [(one["start"], one["end"]) for one in _values(tracker.latest_message, {*FACTS, "place"})]


def _said_earlier(tracker: Tracker) -> Iterator[dict[str, Any]]:
    """The values of the messages before the latest, the last said first."""
    messages = [event for event in tracker.events if event.get("event") == "user"]
    for event in reversed(messages[:-1]):
        yield from reversed(_values(event.get("parse_data"), FACTS))


def _values(message: dict[str, Any] | None, kinds: frozenset[str] | set[str]) -> list[dict[str, Any]]:
    """The values of these kinds in a message, as they stand in it."""
    found = [one for one in (message or {}).get("entities") or [] if one.get("entity") in kinds]
    return sorted(found, key=lambda one: int(one["start"]))
