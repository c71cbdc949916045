"""The base of every action, and the one place in the project that catches everything."""

from __future__ import annotations

import abc
import logging
from dataclasses import dataclass
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActiveLoop, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.danger_line import DangerLine, danger_line, warned_event
from actions.mentioned_articles import with_mentioned
from actions.services import Services, shared_services
from actions.understanding import asked_text, understood
from knowledge.replies import Reply
from knowledge.wording import worded

logger = logging.getLogger(__name__)

# The search that is under way; see actions/searches.py.
SEARCH = "search"
# Where the worker is; see actions/whereabouts.py.
PLACE = "worker_place"
# What was answered last; see actions/last_answer.py.
LAST = "last_answer"
# The entry that goes on about distress; see actions/sensitive.py.
IN_DISTRESS = "in_distress"
# How many messages in a row were not understood; see actions/asking_back.py.
ASKED_BACK = "asked_back"


@dataclass(frozen=True)
class Turn:
    """What an action does: what it says (or nothing, when another action takes over) and what it changes."""

    reply: Reply | None
    events: tuple[dict[str, Any], ...] = ()
    topic: str | None = None
    scope: str | None = None


class ServiceAction(Action, abc.ABC):
    """An action over the knowledge base; a subclass says what to do in `turn`; failing is handled here."""

    def __init__(self, services: Services | None = None) -> None:
        self._services = services

    @property
    def services(self) -> Services:
        """What this action works with."""
        if self._services is None:
            self._services = shared_services()
        return self._services

    @abc.abstractmethod
    def name(self) -> str:
        """The name in domain.yml."""

    @abc.abstractmethod
    async def turn(self, tracker: Tracker) -> Turn:
        """Decide what is said and changed."""

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Say the turn's reply; whatever goes wrong, the worker hears an apology with a number to call."""
        try:
            turn = await self.turn(tracker)
            line = self._line(turn, tracker)
            said = self._said(turn, tracker, line)
        except Exception:
            logger.exception("%s failed in conversation %s", self.name(), tracker.sender_id)
            turn = self._apology()
            line = self._line(turn, tracker)
            said = self._said(turn, tracker, line)
        if said is not None:
            dispatcher.utter_message(json_message=said)
        warned = warned_event(tracker, line)
        over = (*self._given_up(tracker, turn), *self._understood_again(tracker, turn))
        return [*turn.events, *over, *self._distress_over(tracker, turn), *warned]

    @staticmethod
    def _line(turn: Turn, tracker: Tracker) -> DangerLine | None:
        """Perhaps nobody is in danger; whoever is has to know whom to call. The fixed replies say it."""
        if turn.reply is None or turn.scope == "sensitive":
            return None
        return danger_line(
            tracker,
            lists_places=bool(turn.reply.places) or turn.reply.ask_location,
            refuses=turn.scope == "out",
        )

    def _said(self, turn: Turn, tracker: Tracker, line: DangerLine | None) -> dict[str, Any] | None:
        if turn.reply is None:
            return None
        meaning = understood(tracker, topic=turn.topic, scope=turn.scope)
        reply = turn.reply
        if turn.scope != "sensitive" and reply.kind == "answer":
            reply = with_mentioned(reply, asked_text(tracker), self.services.library.laws)
        said = reply.as_json() | {"understanding": meaning}
        return said if line is None else said | {"text": f"{said['text']}\n{line.text}"}

    @staticmethod
    def _given_up(tracker: Tracker, turn: Turn) -> list[dict[str, Any]]:
        """A search waits for the very next turn only: whatever else is said ends it, except an alarm."""
        search = tracker.get_slot(SEARCH)
        goes_on = turn.reply is None or turn.scope == "sensitive" or _changes(SEARCH, turn)
        if goes_on or not isinstance(search, dict) or not search.get("waiting"):
            return []
        return [SlotSet(SEARCH, search | {"waiting": False})]

    @staticmethod
    def _understood_again(tracker: Tracker, turn: Turn) -> list[dict[str, Any]]:
        """Any reply that does not ask back itself ends the row of messages that were not understood."""
        goes_on = turn.reply is None or _changes(ASKED_BACK, turn)
        return [] if goes_on or not tracker.get_slot(ASKED_BACK) else [SlotSet(ASKED_BACK, None)]

    @staticmethod
    def _distress_over(tracker: Tracker, turn: Turn) -> list[dict[str, Any]]:
        """Whoever asked something else and was answered is not in the middle of that talk any more."""
        goes_on = turn.reply is None or turn.scope == "sensitive"
        return [] if goes_on or not tracker.get_slot(IN_DISTRESS) else [SlotSet(IN_DISTRESS, None)]

    def _apology(self) -> Turn:
        reply = Reply(text=worded("apology"), kind="apology")
        # A half-done form would ask on at the next message as if nothing had happened.
        return Turn(
            reply,
            (ActiveLoop(None), SlotSet("requested_slot", None), SlotSet(SEARCH, None), SlotSet(PLACE, None)),
        )


def _changes(slot: str, turn: Turn) -> bool:
    return any(event.get("name") == slot for event in turn.events)
