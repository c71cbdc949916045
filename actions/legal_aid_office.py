"""Finds the legal-aid office that is in charge."""

from __future__ import annotations

from dataclasses import replace

from rasa_sdk import Tracker

from actions.asking_where import another_matter, ask_where, ask_which, found_there
from actions.base import ServiceAction, Turn
from actions.searches import entry_behind, search_under_way
from actions.understanding import asked_text
from actions.whereabouts import Unclear, Unmapped, Whereabouts, spoken_name, whereabouts
from knowledge.offices import Office
from knowledge.regions import region_coded
from knowledge.replies import Reply, entry_reply
from knowledge.said.for_others import asks_for_others
from knowledge.wording import worded


class LegalAidOffice(ServiceAction):
    """From a place to the legal-aid offices that serve it, the nearest in rank first."""

    def name(self) -> str:
        """The name in domain.yml."""
        return "action_legal_aid_office"

    async def turn(self, tracker: Tracker) -> Turn:
        """The offices of the worker's region, or the question where that is."""
        library, on = self.services.library, self.services.now().date()
        search = search_under_way(tracker, self.name())
        entry = entry_behind(search, library, on=on)
        here = whereabouts(tracker, library, search)
        if here is None or isinstance(here, Unmapped):
            other = another_matter(tracker, library, on=on) if search.waiting else None
            return other or ask_where(tracker, search, entry, here)
        if isinstance(here, Unclear):
            return ask_which(search, entry, here)
        offices = library.offices.serving("legal_aid", region=here.region)
        ground = entry_reply(entry) if entry else Reply(text="")
        reply = _said(ground, offices, here)
        if offices and asks_for_others(asked_text(tracker)):
            reply = replace(reply, text=f"{worded('no_other_offices')}\n{reply.text}")
        return found_there(search, entry, reply, here)


def _said(ground: Reply, offices: list[Office], here: Whereabouts) -> Reply:
    region = spoken_name(region_coded(here.region))
    if not offices:
        return replace(ground, text=worded("no_legal_aid_office", region=region), kind="notice")
    lines = [worded("legal_aid_offices", region=region)]
    lines += [f"{number}. {office.name}" for number, office in enumerate(offices, start=1)]
    if any(office.sample for office in offices):
        lines.append(worded("sample_offices"))
    return replace(ground, text="\n".join(lines), places=tuple(offices))
