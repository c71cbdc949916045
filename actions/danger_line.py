"""The line below an answer when somebody may be in danger: whom to call, once for each kind of danger.

The lines are in knowledge/wording.yml; their numbers are those of the fixed replies (entries of scope
`sensitive`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet

from actions.understanding import asked_text
from knowledge.said.nothing_but_values import holds_only_values
from knowledge.wording import worded

# The kinds of danger that the worker has been given a line about.
WARNED = "warned_of"
# Whoever may be in such danger is never told only that it is none of our matters, even when it is not sure.
NEVER_REFUSED = frozenset({"emergency", "distress", "violence", "child_labour"})

# The sentence for each kind of alarm.
_LINES: Mapping[str, str] = {
    "emergency": "danger_emergency",
    "distress": "danger_distress",
    "violence": "danger_violence",
    "child_labour": "danger_child_labour",
    "threat": "danger_threat",
    "mass_incident": "danger_mass_incident",
}


@dataclass(frozen=True, slots=True)
class DangerLine:
    """Whom to call, and the kind of danger it is for."""

    kind: str
    text: str


def danger_line(tracker: Tracker, *, lists_places: bool = False, refuses: bool = False) -> DangerLine | None:
    """The line for the latest message: for the first of its alarms that the worker has seen no line about.

    None when there is none. Below a refusal the line is said again: whoever was beaten by a neighbour is
    never sent elsewhere without a number to call.
    """
    kinds = [str(alarm["kind"]) for alarm in _meant(tracker, lists_places=lists_places)]
    warned = _warned(tracker)
    new = next((kind for kind in kinds if kind not in warned), None)
    if new is None and refuses:
        new = next((kind for kind in kinds if kind in NEVER_REFUSED), None)
    return None if new is None else DangerLine(new, worded(_LINES[new]))


def said_whatever_was_warned(kinds: list[str]) -> str:
    """The line for the most urgent of these kinds of alarm, for whoever has no better reply to it."""
    return worded(next(_LINES[kind] for kind in kinds if kind in _LINES))


def warned_event(tracker: Tracker, line: DangerLine | None) -> tuple[dict[str, Any], ...]:
    """What is remembered of a reply with such a line in it."""
    warned = _warned(tracker)
    return () if line is None or line.kind in warned else (SlotSet(WARNED, [*warned, line.kind]),)


def _meant(tracker: Tracker, *, lists_places: bool) -> list[dict[str, Any]]:
    """The alarms of the latest message that are worth a line, the most urgent first.

    What the model alone raised is not where the message is nothing but places (我在德阳，不是成都). Where
    stations are listed it has to be sure, and no emergency: 手机快没电了.
    """
    entities = (tracker.latest_message or {}).get("entities") or []
    alarms = [one["value"] for one in entities if one.get("entity") == "alarm"]
    places = [(one["start"], one["end"]) for one in entities if one.get("entity") == "place"]
    only_places = holds_only_values(asked_text(tracker), places)
    return [
        alarm
        for alarm in alarms
        if alarm["kind"] in _LINES
        if alarm.get("spelt") or not (only_places or (lists_places and not _sure_of_danger(alarm)))
    ]


def _sure_of_danger(alarm: Mapping[str, Any]) -> bool:
    return bool(alarm.get("sure")) and alarm["kind"] != "emergency"


def _warned(tracker: Tracker) -> list[str]:
    found = tracker.get_slot(WARNED)
    return [str(kind) for kind in found] if isinstance(found, list) else []
