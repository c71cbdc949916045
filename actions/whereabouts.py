"""Where the worker is, as far as they said: a shared location, a named place, or what they said before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from rasa_sdk import Tracker

from actions.base import PLACE
from actions.understanding import asked_text, named_places, shared_location
from knowledge.coordinates import Point, point
from knowledge.library import Library
from knowledge.models import WHOLE_COUNTRY
from knowledge.regions import Region, ancestors, region_at, region_coded


@dataclass(frozen=True)
class Whereabouts:
    """A point in GCJ-02, how to speak of it, its region's code, and whether it is only a region's middle."""

    point: Point
    spoken: str
    region: str
    roughly: bool

    def as_slot(self) -> dict[str, Any]:
        """What is remembered for the next question."""
        return {
            "latitude": self.point.latitude,
            "longitude": self.point.longitude,
            "spoken": self.spoken,
            "region": self.region,
            "roughly": self.roughly,
        }


@dataclass(frozen=True)
class Unclear:
    """The worker named a place that several regions are called; their full names."""

    names: tuple[str, ...]


def whereabouts(tracker: Tracker, library: Library) -> Whereabouts | Unclear | None:
    """Where to look from; None when nothing is known yet."""
    shared = shared_location(tracker)
    if shared is not None:
        here = point(shared["latitude"], shared["longitude"], system=shared["system"])
        region = region_at(here)
        return Whereabouts(here, "您的位置", region.code if region else WHOLE_COUNTRY, False)
    named = named_places(tracker)
    code = next((value["code"] for value in named if value.get("code")), None)
    landmark = library.places.locate(asked_text(tracker), region=code)
    if landmark is not None:
        region = region_at(landmark)
        return Whereabouts(landmark, "您说的地方", region.code if region else WHOLE_COUNTRY, False)
    if code is not None:
        region = region_coded(code)
        if region.centre is not None:
            return Whereabouts(region.centre, spoken_name(region), code, True)
    candidates = next((value["candidates"] for value in named if value.get("candidates")), None)
    if candidates:
        return Unclear(tuple(region_coded(one).full_name for one in candidates))
    return _remembered(tracker)


def worker_region(tracker: Tracker) -> str:
    """The region whose rules hold for the worker: the one just named, or remembered, or the whole country."""
    named = next((value["code"] for value in named_places(tracker) if value.get("code")), None)
    remembered = tracker.get_slot(PLACE)
    if named is None and isinstance(remembered, dict):
        named = remembered["region"]
    return str(named or WHOLE_COUNTRY)


def spoken_name(region: Region) -> str:
    """The region as people say it: with its city, without its province."""
    around = [region_coded(code) for code in ancestors(region.code)]
    city = next((one for one in around if one.level == "city"), None)
    return f"{city.name}{region.name}" if city else region.full_name


def _remembered(tracker: Tracker) -> Whereabouts | None:
    known = tracker.get_slot(PLACE)
    if not isinstance(known, dict):
        return None
    here = point(known["latitude"], known["longitude"], system="GCJ-02")
    return Whereabouts(here, known["spoken"], known["region"], known["roughly"])


def which_one(unclear: Unclear) -> tuple[str, ...]:
    """The names to offer, few enough to read."""
    return unclear.names[:6]
