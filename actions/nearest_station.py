"""Finds the nearest stations."""

from __future__ import annotations

from rasa_sdk import Tracker

from actions.asking_where import another_matter, ask_where, ask_which, found_there
from actions.base import ServiceAction, Turn
from actions.searches import entry_behind, search_under_way
from actions.whereabouts import Unclear, Unmapped, whereabouts
from knowledge.station_finder import stations_near, wanted


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
        reply = stations_near(
            library.places,
            here.point,
            at=now,
            looked_for=wanted(*search.said),
            measured_from=here.spoken,
            roughly=here.roughly,
            region=here.region,
            unknown_road=here.unmapped,
        )
        return found_there(search, entry, reply, here)
