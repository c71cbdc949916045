"""Answers who calls out for somebody: 有人吗, 喂喂, 人呢."""

from __future__ import annotations

from rasa_sdk import Tracker
from rasa_sdk.events import FollowupAction

from actions.asking_back import PERSON, asked_back_before
from actions.base import Turn
from actions.person import Person
from actions.said_before import last_reply

# What is said to whoever greets; the knowledge base lists it.
GREETING = "你好"


class SomebodyThere(Person):
    """A greeting; after somebody was not understood, or asked for a person, how to reach one."""

    def name(self) -> str:
        """The name in domain.yml."""
        return "action_somebody_there"

    async def turn(self, tracker: Tracker) -> Turn:
        """That we are there, or where the people are."""
        person = self._listed_as(PERSON.payload, tracker)
        waits = (
            person is not None
            and person.reply is not None
            and person.reply.entry == last_reply(tracker).get("entry")
        )
        turn = person if waits or asked_back_before(tracker) else self._listed_as(GREETING, tracker)
        return turn or Turn(None, (FollowupAction("action_answer"),))
