"""Asks what is wanted at a place that was named without a word of why."""

from __future__ import annotations

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet

from actions.asking_where import another_matter, ask_where, ask_which
from actions.base import PLACE, ServiceAction, Turn
from actions.searches import Search
from actions.understanding import asked_text
from actions.whereabouts import Unclear, Unmapped, whereabouts
from knowledge.entries import Button
from knowledge.replies import Reply
from knowledge.wording import worded

_OFFERED = 4


class WhatThere(ServiceAction):
    """Remembers the place and offers everything that can be looked for near it."""

    def name(self) -> str:
        """The name in domain.yml."""
        return "action_what_there"

    async def turn(self, tracker: Tracker) -> Turn:
        """A question with a button for each search there is."""
        library, on = self.services.library, self.services.now().date()
        search = Search(self.name(), None, (asked_text(tracker),))
        here = whereabouts(tracker, library, search)
        if here is None or isinstance(here, Unmapped):
            other = another_matter(tracker, library, on=on) if search.waiting else None
            return other or ask_where(tracker, search, None, here)
        if isinstance(here, Unclear):
            return ask_which(search, None, here)
        leading = [entry for entry in library.search.entries(on=on) if entry.action and entry.asks]
        buttons = tuple(Button(entry.title, entry.asks[0]) for entry in leading[:_OFFERED])
        text = worded("what_there", place=here.spoken)
        reply = Reply(text=text, kind="question", buttons=buttons, choose=True)
        return Turn(reply, (SlotSet(PLACE, here.as_slot()),))
