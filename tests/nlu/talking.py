"""What the dialogue says to one message, alone or after an answer: the real policy and actions, no server."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa_sdk import Tracker

import bot
from actions.answer import Answer
from actions.article import Article
from actions.base import ServiceAction, Turn
from actions.fallback import Fallback
from actions.follow_up import FollowUp
from actions.ground import Ground
from actions.legal_aid_office import LegalAidOffice
from actions.nearest_station import NearestStation
from actions.say_again import SayAgain
from actions.say_simply import SaySimply
from actions.sensitive import Sensitive
from actions.services import Services
from actions.what_there import WhatThere
from bot.policy import LISTEN, TopicPolicy
from nlu.entities import EntityFinder
from nlu.normalise import normalise
from nlu.sensitive import default_sensitive_finder
from tests.conftest import TODAY
from tests.nlu.answering import POLICY
from tests.nlu.examples import trained_model

_ACTIONS: tuple[type[ServiceAction], ...] = (
    Answer, Article, Fallback, FollowUp, Ground, LegalAidOffice, NearestStation, SayAgain, SaySimply,
    Sensitive, WhatThere,
)  # fmt: skip
# No message is handed on more often than this.
_HANDED_ON = 4


class Talk:
    """One conversation with the trained topics; danger is noticed by the patterns alone."""

    def __init__(self, services: Services) -> None:
        self._actions = {action.name(): action for action in (kind(services) for kind in _ACTIONS)}
        self._domain = Domain.load(str(Path(bot.__file__).parent / "rasa" / "domain.yml"))
        self._policy = TopicPolicy.__new__(TopicPolicy)
        self._policy.config = POLICY
        self._entities = EntityFinder()
        self._events: list[Event] = [ActionExecuted(LISTEN)]

    def say(self, text: str) -> Turn:
        """The turn that answers a message."""
        parsed = self._parsed(text)
        self._events.append(UserUttered(text, parsed["intent"], parsed["entities"], parsed))
        tracker = DialogueStateTracker.from_events("worker", self._events, self._domain.slots)
        name = self._policy._next_action(tracker)
        for _ in range(_HANDED_ON):
            turn = asyncio.run(self._actions[name].turn(self._as_seen_by_actions(tracker, parsed)))
            self._events.append(ActionExecuted(name))
            self._events += [
                SlotSet(one["name"], one["value"]) for one in turn.events if one["event"] == "slot"
            ]
            if turn.reply is not None:
                self._events.append(ActionExecuted(LISTEN))
                return turn
            name = next(one["name"] for one in turn.events if one["event"] == "followup")
            tracker = DialogueStateTracker.from_events("worker", self._events, self._domain.slots)
        raise AssertionError(f"{text} is handed on for ever")

    def _parsed(self, text: str) -> dict[str, Any]:
        """The message as the pipeline leaves it."""
        normal = normalise(text)
        ranking = [{"name": name, "confidence": score} for name, score in trained_model().ranked(normal)[:10]]
        found = [
            {
                "entity": one.kind,
                "start": one.start,
                "end": one.end,
                "text": one.text,
                "value": dict(one.value),
            }
            for one in self._entities.find(normal, today=TODAY)
        ]
        found += [one.as_entity() for one in default_sensitive_finder().find(normal)]
        return {"text": normal, "intent": ranking[0], "intent_ranking": ranking, "entities": found}

    def _as_seen_by_actions(self, tracker: DialogueStateTracker, parsed: dict[str, Any]) -> Tracker:
        events = [event.as_dict() for event in tracker.events]
        return Tracker(
            "worker",
            tracker.current_slot_values(),
            parsed,
            events,
            False,
            None,
            {},
            tracker.latest_action_name,
        )
