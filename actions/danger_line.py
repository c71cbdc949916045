"""The line below an answer when somebody may be in danger: whom to call, once for each kind of danger."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet

from actions.understanding import alarms
from knowledge.replies import HOTLINE

# The kinds of danger that the worker has been given a line about.
WARNED = "warned_of"

# The numbers are those of the fixed replies (entries of scope `sensitive`).
_LINES = {
    "emergency": "要是有人受伤、出事，先打120；着火、被困打119。",
    "distress": f"要是心里撑不住，先叫个人陪着您；有危险打120或110，有难处打{HOTLINE}。",
    "violence": f"要是有人打您、关着您，马上打110，受了伤打120；想有人陪您办，打{HOTLINE}。",
    "child_labour": f"要是没满16岁的孩子在干活，打{HOTLINE}或找当地人社局；孩子有危险，马上打110。",
    "threat": f"要是眼看有人会受伤，马上打110，受了伤打120；憋屈的事交给{HOTLINE}，工会帮您出面。",
    "mass_incident": (
        f"要是人多要出事，先退到安全的地方，打110，有人受伤打120；要公道，打{HOTLINE}请工会来谈。"
    ),
}


def danger_line(tracker: Tracker) -> str | None:
    """The line for the latest message; None when it raises no alarm, or the worker has seen that line."""
    kind = next((kind for kind in alarms(tracker) if kind in _LINES), None)
    return None if kind is None or kind in _warned(tracker) else _LINES[kind]


def warned_event(tracker: Tracker, said: str) -> tuple[dict[str, Any], ...]:
    """What is remembered of a reply with such a line in it."""
    shown = [kind for kind, line in _LINES.items() if said.endswith(line)]
    return (SlotSet(WARNED, [*_warned(tracker), *shown]),) if shown else ()


def _warned(tracker: Tracker) -> list[str]:
    found = tracker.get_slot(WARNED)
    return [str(kind) for kind in found] if isinstance(found, list) else []
