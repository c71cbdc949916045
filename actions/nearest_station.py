"""Finds the nearest stations."""

from __future__ import annotations

from rasa_sdk import Tracker

from actions.asking_where import ask_where, ask_which, found_there
from actions.base import ServiceAction, Turn
from actions.entry_of_action import entry_of_action
from actions.understanding import asked_text
from actions.whereabouts import Unclear, whereabouts
from knowledge.station_finder import stations_near


class NearestStation(ServiceAction):
    """From a place name, an address or a shared location to the five nearest stations."""

    def name(self) -> str:
        """The name in domain.yml."""
        return "action_nearest_station"

    async def turn(self, tracker: Tracker) -> Turn:
        """The stations, or the question where the worker is."""
        now = self.services.now()
        entry = entry_of_action(self.services.library, self.name(), on=now.date())
        topic = entry.topic if entry else None
        here = whereabouts(tracker, self.services.library)
        if here is None:
            asking = entry.answer if entry else "您在哪个区县？也可以把位置发给我。"
            return ask_where(self.name(), text=asking, topic=topic)
        if isinstance(here, Unclear):
            return ask_which(self.name(), here, topic=topic)
        reply = stations_near(
            self.services.library.places,
            here.point,
            at=now,
            asked=asked_text(tracker),
            measured_from=here.spoken,
            roughly=here.roughly,
        )
        return found_there(self.name(), reply, here, topic=topic)
