"""Asking the worker where they are, the same way for every action that needs it."""

from __future__ import annotations

import datetime as dt
import re

from rasa_sdk import Tracker
from rasa_sdk.events import FollowupAction, SlotSet

from actions.asking_back import PERSON, asked_back_before, asked_back_event
from actions.base import PLACE, Turn
from actions.entry_meant import SURE_ELSEWHERE, listed
from actions.searches import Search
from actions.understanding import asked_text
from actions.whereabouts import Unclear, Unmapped, Whereabouts
from knowledge.entries import Button, Entry
from knowledge.library import Library
from knowledge.models import WHOLE_COUNTRY
from knowledge.regions import region_coded
from knowledge.replies import Reply
from knowledge.wording import worded

# More names than this nobody reads.
_OFFERED = 6
_DOES_NOT_KNOW = re.compile(
    r"(?:不|唔|勿)(?:太|大|是很)?(?:知|清楚|晓得|认得|记得|懂)|搞不清|说不清|不好说|忘了"
)


def another_matter(tracker: Tracker, library: Library, *, on: dt.date) -> Turn | None:
    """Hands on what came instead of a place and is listed as something else: 谢谢, 不找了; else None."""
    text = asked_text(tracker)
    exact = listed(library.search, text, on=on, region=WHOLE_COUNTRY)
    near = library.search.everywhere(text, on=on, k=1)
    is_listed = exact is not None or bool(near and near[0].score >= SURE_ELSEWHERE)
    return Turn(None, (FollowupAction("action_answer"),)) if is_listed else None


def ask_where(
    tracker: Tracker, search: Search, entry: Entry | None, unmapped: Unmapped | None = None
) -> Turn:
    """Ask for a district or a shared location, and remember what waits for it.

    What was said and is no place that we know is named; the second time, there is a person to call.
    """
    text = entry.answer if entry else worded("where_are_you")
    buttons: tuple[Button, ...] = ()
    times = asked_back_before(tracker) if unmapped is not None else 0
    if unmapped is not None:
        text = worded("where_not_found", said=unmapped.said)
    if unmapped is not None and _DOES_NOT_KNOW.search(asked_text(tracker)):
        text = worded("where_not_known")
    elif unmapped is not None and times:
        text = worded("where_not_found_again", said=unmapped.said)
        buttons = (PERSON,)
    reply = Reply(text=text, kind="question", buttons=buttons, ask_location=True)
    asked_back = (asked_back_event(times + 1),) if unmapped is not None else ()
    events = (search.as_event(waiting=True), *asked_back)
    return Turn(reply, events, topic=entry.topic if entry else None)


def ask_which(search: Search, entry: Entry | None, unclear: Unclear) -> Turn:
    """Ask which of several places of one name is meant."""
    names = [region_coded(code).full_name for code in unclear.codes[:_OFFERED]]
    buttons = tuple(Button(name, f"我在{name}") for name in names)
    reply = Reply(text=worded("which_place"), kind="question", buttons=buttons, choose=True)
    waiting = search.as_event(waiting=True, among=unclear.codes)
    return Turn(reply, (waiting,), topic=entry.topic if entry else None)


def found_there(search: Search, entry: Entry | None, reply: Reply, here: Whereabouts) -> Turn:
    """Say what was found, stop waiting, and remember the place."""
    events = (search.as_event(waiting=False), SlotSet(PLACE, here.as_slot()))
    return Turn(reply, events, topic=entry.topic if entry else None)
