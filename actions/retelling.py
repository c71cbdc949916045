"""Tells the last reply once more; how is said by the actions that do it."""

from __future__ import annotations

import abc

from rasa_sdk import Tracker
from rasa_sdk.events import FollowupAction

from actions.base import ServiceAction, Turn
from actions.last_said import LastSaid, last_said, still_waiting
from knowledge.replies import Reply


class Retelling(ServiceAction, abc.ABC):
    """Tells the last reply once more; what was looked for is looked for again.

    Without a reply before, the message is like any other. A question stays open.
    """

    @abc.abstractmethod
    def retold(self, said: LastSaid) -> Reply:
        """The reply as it is told this time."""

    async def turn(self, tracker: Tracker) -> Turn:
        """The reply that was said last, retold."""
        said = last_said(tracker, self.services.library, on=self.services.now().date())
        if said is None:
            return Turn(None, (FollowupAction("action_answer"),))
        if said.search:
            return Turn(None, (FollowupAction(said.search),))
        return Turn(self.retold(said), still_waiting(tracker), topic=said.topic, scope=said.scope)
