"""A place that is put right after an answer: 不对，是福山."""

from __future__ import annotations

from dataclasses import replace

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet

from actions.asking_where import ask_which
from actions.base import PLACE, SEARCH, Turn
from actions.corrections import corrects
from actions.last_answer import LastAnswer
from actions.searches import Search, hand_over, remembered_search
from actions.understanding import asked_text, named_places
from actions.whereabouts import Unclear, Whereabouts, whereabouts
from knowledge.library import Library
from knowledge.regions import region_coded
from knowledge.replies import entry_reply
from knowledge.said.regions import said_place
from knowledge.wording import worded


def corrected_place(tracker: Tracker, library: Library, last: LastAnswer, *, action: str) -> Turn | None:
    """The last answer again, for the place that was just put right; None when none was.

    `action` is the one to come back to when it has to be asked which of several places is meant.
    """
    search = remembered_search(tracker)
    asked_which = search is not None and search.action == action
    named = named_places(tracker) or said_place(asked_text(tracker)).codes
    if not named or not (asked_which or corrects(tracker)):
        return None
    if last.entry.action is not None and not asked_which:
        # What was answered last was found near the wrong place.
        return hand_over(last.entry, tracker)
    search = search if search is not None and asked_which else Search(action, last.entry.topic, ())
    here = whereabouts(tracker, library, search)
    if isinstance(here, Unclear):
        return ask_which(search, last.entry, here)
    if not isinstance(here, Whereabouts):
        return None
    reply = entry_reply(last.entry)
    region = region_coded(here.region).full_name
    reply = replace(reply, text=worded("put_right", right=region, answer=reply.text))
    # A search for something else is over: it would be about the wrong place.
    events = (SlotSet(PLACE, here.as_slot()), SlotSet(SEARCH, None))
    return Turn(reply, events, topic=last.entry.topic, scope=last.entry.scope)
