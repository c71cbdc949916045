"""Where the worker is, as far as they said: a shared location, a named place, or what they said before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from rasa_sdk import Tracker

from actions.base import PLACE
from actions.corrections import corrects
from actions.searches import Search
from actions.understanding import asked_text, named_places, shared_location, without_places
from knowledge.coordinates import Point, point
from knowledge.errors import KnowledgeError
from knowledge.library import Library
from knowledge.models import WHOLE_COUNTRY
from knowledge.regions import Region, ancestors, region_at, region_coded
from knowledge.said.choice import chosen
from knowledge.said.corrections import NOTHING_BUT_WRONG
from knowledge.said.for_others import asks_for_others
from knowledge.said.landmarks import spoken_landmark
from knowledge.said.regions import SaidPlace, said_place
from knowledge.station_finder import refines

# More words than these are not named back to whoever said them.
_LONGEST_NAMED = 16


@dataclass(frozen=True)
class Whereabouts:
    """A point in GCJ-02, how to speak of it, its region's code, and whether it is only a region's middle.

    `unmapped` is a road or the like that was named and is on no map of ours.
    """

    point: Point
    spoken: str
    region: str
    roughly: bool
    unmapped: str = ""

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
    """The worker named a place that several regions are called; their codes."""

    codes: tuple[str, ...]


@dataclass(frozen=True)
class Unmapped:
    """The worker named or shared a place that we cannot put into any region; how they called it."""

    said: str


def whereabouts(
    tracker: Tracker, library: Library, search: Search
) -> Whereabouts | Unclear | Unmapped | None:
    """Where to look from; None when nothing is known yet."""
    shared = shared_location(tracker)
    if shared is not None:
        here = point(shared["latitude"], shared["longitude"], system=shared["system"])
        region = region_at(here)
        if region is None:
            return Unmapped("您发来的位置不在我登记的地区里")
        return Whereabouts(here, "您的位置", region.code, False)
    text, known = asked_text(tracker), remembered_place(tracker)
    said = said_place(text)
    code, candidates = _named_region(tracker, text, search, known, said=said)
    landmark = library.places.locate(text, region=code)
    if landmark is not None:
        region = region_at(landmark)
        return Whereabouts(landmark, "您说的地方", region.code if region else WHOLE_COUNTRY, False)
    if code is not None:
        region = region_coded(code)
        if region.centre is not None:
            unmapped = spoken_landmark(without_places(tracker))
            return Whereabouts(region.centre, spoken_name(region), code, True, unmapped or "")
    if candidates:
        return Unclear(candidates)
    unmapped = spoken_landmark(without_places(tracker))
    if unmapped is None:
        if corrects(tracker) and (not search.waiting or len(text) <= NOTHING_BUT_WRONG):
            return None
        # Whoever was asked for a place has not said one that we know.
        more = refines(text) or asks_for_others(text)
        return _not_understood(text, said) if search.waiting and not more else known
    if known is None:
        return Unmapped(f"“{unmapped}”")
    # A road of theirs that we do not know is not where they were before; it is perhaps near it.
    region = region_coded(known.region)
    if region.centre is None:
        return Unmapped(f"“{unmapped}”")
    return Whereabouts(region.centre, spoken_name(region), region.code, True, unmapped)


def worker_region(tracker: Tracker) -> str:
    """The region whose rules hold for the worker: the one just named, or remembered, or the whole country."""
    named = next((value["code"] for value in named_places(tracker) if value.get("code")), None)
    known = remembered_place(tracker)
    return str(named or (known.region if known else WHOLE_COUNTRY))


def remembered_place(tracker: Tracker) -> Whereabouts | None:
    """The place of the slot; None when there is none, or when it was written by another release."""
    slot = tracker.get_slot(PLACE)
    if not isinstance(slot, dict):
        return None
    try:
        here = point(slot["latitude"], slot["longitude"], system="GCJ-02")
        region_coded(slot["region"])
        return Whereabouts(here, slot["spoken"], slot["region"], slot["roughly"])
    except (KeyError, TypeError, KnowledgeError):
        return None


def spoken_name(region: Region) -> str:
    """The region as people say it: with its city, without its province."""
    around = [region_coded(code) for code in ancestors(region.code)]
    city = next((one for one in around if one.level == "city"), None)
    return f"{city.name}{region.name}" if city else region.full_name


def _not_understood(text: str, said: SaidPlace) -> Unmapped:
    """What was said instead of a place, by its words when they are few."""
    return Unmapped(f"“{said.name}”" if said.name and len(text) <= _LONGEST_NAMED else "这句话")


def _named_region(
    tracker: Tracker, text: str, search: Search, known: Whereabouts | None, *, said: SaidPlace
) -> tuple[str | None, tuple[str, ...]]:
    """The code of the region the message names, or the codes of those it may mean."""
    named = named_places(tracker)
    code = next((str(value["code"]) for value in named if value.get("code")), None)
    if search.among:
        # 北京的, 第一个: the answer to the question which one.
        chosen = _chosen(text, search.among, code)
        if chosen is not None:
            return chosen, ()
    if code is not None:
        return code, ()
    candidates = next((tuple(value["candidates"]) for value in named if value.get("candidates")), said.codes)
    return _nearest_by(candidates, known), candidates


def _chosen(text: str, among: Sequence[str], code: str | None) -> str | None:
    inside = [one for one in among if code is not None and (one == code or code in ancestors(one))]
    if len(inside) == 1:
        return inside[0]
    which = chosen(text.strip(), among=len(among), asked=True)
    return None if which is None else among[which]


def _is_wider_than_a_city(region: Region) -> bool:
    """天津市 is a city, although it stands on the level of the provinces."""
    return region.level not in {"city", "district"} and not region.name.endswith("市")


def _nearest_by(candidates: Sequence[str], known: Whereabouts | None) -> str | None:
    """那南山呢 after 深圳福田 is the 南山 of 深圳: the only one in the same city."""
    if len(candidates) == 1:
        return candidates[0]
    if known is None or known.region == WHOLE_COUNTRY:
        return None
    for around in (known.region, *ancestors(known.region)):
        if around != known.region and _is_wider_than_a_city(region_coded(around)):
            return None
        inside = [one for one in candidates if around != WHOLE_COUNTRY and around in ancestors(one)]
        if len(inside) == 1:
            return inside[0]
    return None
