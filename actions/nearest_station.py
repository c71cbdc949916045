"""Finds the nearest stations."""

from __future__ import annotations

from dataclasses import replace

from rasa_sdk import Tracker

from actions.asking_where import another_matter, ask_where, ask_which, found_there
from actions.base import ServiceAction, Turn
from actions.searches import Search, entry_behind, search_under_way
from actions.understanding import asked_text
from actions.whereabouts import Unclear, Unmapped, whereabouts
from knowledge.places import Nearby
from knowledge.replies import Reply
from knowledge.said.for_others import asks_for_others
from knowledge.station_finder import Wanted, stations_near, wanted


class NearestStation(ServiceAction):
    """From a place name, an address or a shared location to the five nearest stations."""

    def name(self) -> str:
        """The name in domain.yml."""
        return "action_nearest_station"

    async def turn(self, tracker: Tracker) -> Turn:
        """The stations, or the question where the worker is."""
        library, now = self.services.library, self.services.now()
        search = search_under_way(tracker, self.name())
        entry = entry_behind(search, library, on=now.date())
        here = whereabouts(tracker, library, search)
        if here is None or isinstance(here, Unmapped):
            other = another_matter(tracker, library, on=now.date()) if search.waiting else None
            return other or ask_where(tracker, search, entry, here)
        if isinstance(here, Unclear):
            return ask_which(search, entry, here)
        looked_for = wanted(*search.said)
        if asks_for_others(asked_text(tracker)):
            looked_for = replace(looked_for, nearer=False, skipped=len(search.seen))
        reply = stations_near(
            library.places,
            here.point,
            at=now,
            looked_for=looked_for,
            measured_from=here.spoken,
            roughly=here.roughly,
            region=here.region,
            unknown_road=here.unmapped,
        )
        return found_there(replace(search, seen=_seen(search, looked_for, reply)), entry, reply, here)


def _seen(search: Search, looked_for: Wanted, reply: Reply) -> tuple[str, ...]:
    """The places shown by now; when there were no others, the nearest were shown once more."""
    shown = tuple(
        one.place.id for one in reply.places if isinstance(one, Nearby) and one.distance_m is not None
    )
    goes_on = bool(looked_for.skipped) and not set(shown) & set(search.seen)
    return (*search.seen, *shown) if goes_on else shown
