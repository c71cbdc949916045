"""Says the last reply again: 能再说一遍吗."""

from __future__ import annotations

from rasa_sdk import Tracker
from rasa_sdk.events import FollowupAction

from actions.base import ServiceAction, Turn
from actions.last_said import last_said, still_waiting


class SayAgain(ServiceAction):
    """The last reply, word for word; what was looked for is looked for again."""

    def name(self) -> str:
        """The name in domain.yml."""
        return "action_say_again"

    async def turn(self, tracker: Tracker) -> Turn:
        """The reply again; without one before, the message is like any other."""
        said = last_said(tracker, self.services.library, on=self.services.now().date())
        if said is None:
            return Turn(None, (FollowupAction("action_answer"),))
        if said.search:
            return Turn(None, (FollowupAction(said.search),))
        return Turn(said.reply, still_waiting(tracker), topic=said.topic, scope=said.scope)
