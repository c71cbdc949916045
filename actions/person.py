"""Says how to reach a person: 转人工, 你是机器人吧换人."""

from __future__ import annotations

from rasa_sdk import Tracker
from rasa_sdk.events import FollowupAction

from actions.asking_back import PERSON
from actions.base import ServiceAction, Turn
from actions.last_answer import remembered
from actions.whereabouts import worker_region
from knowledge.replies import entry_reply


class Person(ServiceAction):
    """The entry that the button 找人工 leads to, whatever words ask for it."""

    def name(self) -> str:
        """The name in domain.yml."""
        return "action_person"

    async def turn(self, tracker: Tracker) -> Turn:
        """What the knowledge base says; without such an entry the message is like any other."""
        return self._listed_as(PERSON.payload, tracker) or Turn(None, (FollowupAction("action_answer"),))

    def _listed_as(self, words: str, tracker: Tracker) -> Turn | None:
        """The entry that lists these words; None when there is none."""
        search, on = self.services.library.search, self.services.now().date()
        found = search.exact(words, on=on, region=worker_region(tracker))
        if found is None or found.entry.action is not None:
            return None
        entry = found.entry
        return Turn(entry_reply(entry), remembered(entry, words), topic=entry.topic, scope=entry.scope)
