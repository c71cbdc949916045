"""Says more of one of the things that were just listed: 第二个, 最后那个, 第二步."""

from __future__ import annotations

import re
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import FollowupAction

from actions.base import ServiceAction, Turn
from actions.last_said import SAY_AGAIN, SAY_SIMPLY
from actions.said_before import said_before
from actions.understanding import asked_text
from actions.whereabouts import worker_region
from knowledge.entries import Button
from knowledge.errors import PlaceNotFound
from knowledge.offices import KINDS as OFFICES
from knowledge.offices import Office
from knowledge.places import Nearby
from knowledge.replies import Reply
from knowledge.said.choice import chosen, chosen_step, says_which_step
from knowledge.station_finder import told_of
from knowledge.wording import worded

_STEP = re.compile(r"\d{1,2}\. ")


class OneOfThem(ServiceAction):
    """The place, or the step of an answer, that the message counts to in the last list.

    Buttons are pressed by the gateway before a message comes here, so a number that has none is that of a
    step; beyond the steps too, it is said to be too big. 第二步 is a step and nothing else.
    """

    def name(self) -> str:
        """The name in domain.yml."""
        return "action_one_of_them"

    async def turn(self, tracker: Tracker) -> Turn:
        """That thing; the number of those there are, when it is beyond them; else it is asked back."""
        listed, text = self._listed(tracker), asked_text(tracker)
        places, buttons = listed.get("places") or [], listed.get("buttons") or []
        steps = [line for line in str(listed.get("text", "")).split("\n") if _STEP.match(line)]
        if says_which_step(text):
            places, buttons = [], buttons if steps else []
            which = chosen_step(text, among=len(steps))
        else:
            which = chosen(text, among=len(places or steps or buttons))
        among = len(places or steps or buttons)
        if which is None and among:
            offered = tuple(Button(str(one["title"]), str(one["payload"])) for one in buttons)
            text = worded("only_so_many", count=among)
            choose = bool(offered) and not places and not steps
            return Turn(Reply(text=text, kind="question", buttons=offered, choose=choose))
        if which is not None and places:
            found = self._place(places[which], tracker)
            if found is not None:
                return Turn(told_of(found))
        if which is not None and steps and not places:
            return Turn(Reply(text=_STEP.sub("", steps[which])))
        return Turn(None, (FollowupAction("action_fallback"),))

    def _listed(self, tracker: Tracker) -> dict[str, Any]:
        """The reply that holds the list: 第三个 may follow 第二个."""
        passed_over = {self.name(), SAY_AGAIN, SAY_SIMPLY}
        return next((said.reply for said in said_before(tracker) if said.action not in passed_over), {})

    def _place(self, card: dict[str, Any], tracker: Tracker) -> Nearby | Office | None:
        """The place or office of a card; None when it is gone meanwhile."""
        library = self.services.library
        if card.get("kind") in OFFICES:
            serving = library.offices.serving(str(card["kind"]), region=worker_region(tracker))
            return next((one for one in serving if one.id == card["id"]), None)
        try:
            return library.places.seen(
                str(card["id"]), distance_m=card.get("distance_m"), at=self.services.now()
            )
        except PlaceNotFound:
            return None
