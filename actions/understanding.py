"""How a message was understood, as the gateway and `bot ask` report it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rasa_sdk import Tracker

from knowledge.said.taken_back import Stretch, left_behind, taken_back

# More topics than this say nothing about a message any more.
_TOPICS = 10


def asked_text(tracker: Tracker) -> str:
    """The worker's latest words, as the normaliser left them."""
    return str((tracker.latest_message or {}).get("text") or "")


def shared_location(tracker: Tracker) -> dict[str, Any] | None:
    """The location that came with the latest message: latitude, longitude, system."""
    for event in reversed(tracker.events):
        if event.get("event") == "user":
            location = (event.get("metadata") or {}).get("location")
            return location if isinstance(location, dict) else None
    return None


def named_places(tracker: Tracker) -> list[dict[str, Any]]:
    """The places the latest message names and means: code, name, candidates.

    Left out are those that it takes back, and where somebody comes from when it also says where they are.
    """
    text, entities = asked_text(tracker), (tracker.latest_message or {}).get("entities") or []
    places = [entity for entity in entities if entity.get("entity") == "place"]
    meant = _outside(places, taken_back(text))
    return [entity["value"] for entity in _outside(meant, left_behind(text)) or meant]


def _outside(entities: list[dict[str, Any]], parts: Sequence[Stretch]) -> list[dict[str, Any]]:
    """The entities that stand in none of these parts."""
    return [one for one in entities if not any(part.holds(one["start"], one["end"]) for part in parts)]


def without_places(tracker: Tracker) -> str:
    """The worker's latest words, with a comma where a region was named."""
    text = asked_text(tracker)
    entities = (tracker.latest_message or {}).get("entities") or []
    for entity in sorted(entities, key=lambda one: -int(one["start"])):
        if entity.get("entity") == "place":
            text = f"{text[: entity['start']]},{text[entity['end'] :]}"
    return text


def alarms(tracker: Tracker) -> list[str]:
    """The kinds of alarm the latest message raises, the most urgent first."""
    entities = (tracker.latest_message or {}).get("entities") or []
    return [str(entity["value"]["kind"]) for entity in entities if entity.get("entity") == "alarm"]


def alarm_entries(tracker: Tracker) -> list[str]:
    """The ids of the entries that answer the alarms of the latest message, the most urgent first."""
    entities = (tracker.latest_message or {}).get("entities") or []
    values = [entity["value"] for entity in entities if entity.get("entity") == "alarm"]
    return [str(entry) for value in values for entry in value.get("entries") or [value["kind"]]]


def alarm_in_words(tracker: Tracker) -> bool:
    """Whether words of the latest message raise an alarm, and not the model alone."""
    entities = (tracker.latest_message or {}).get("entities") or []
    return any(one["value"].get("spelt") for one in entities if one.get("entity") == "alarm")


def ranked_topics(tracker: Tracker) -> list[tuple[str, float]]:
    """The topics that were found, best first; the first score is a probability, the others only rank."""
    ranking = (tracker.latest_message or {}).get("intent_ranking") or []
    return [(str(one["name"]), float(one["confidence"])) for one in ranking]


def understood(tracker: Tracker, *, topic: str | None, scope: str | None) -> dict[str, Any]:
    """The topics best first and the scope; `topic` is the one that was answered, whatever came first."""
    ranked = ranked_topics(tracker)
    if topic is not None and (not ranked or ranked[0][0] != topic):
        # A sentence that staff listed word for word decides over the classifier.
        best = max([score for _, score in ranked], default=1.0)
        ranked = [(topic, best), *((name, score) for name, score in ranked if name != topic)]
    return {
        "topics": [{"id": name, "score": round(score, 4)} for name, score in ranked[:_TOPICS]],
        "scope": scope or "in",
    }
