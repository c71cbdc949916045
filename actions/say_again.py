"""Says the last reply again: 能再说一遍吗."""

from __future__ import annotations

from actions.last_said import SAY_AGAIN, LastSaid
from actions.retelling import Retelling
from knowledge.replies import Reply


class SayAgain(Retelling):
    """The last reply, word for word."""

    def name(self) -> str:
        """The name in domain.yml."""
        return SAY_AGAIN

    def retold(self, said: LastSaid) -> Reply:
        """The reply itself."""
        return said.reply
