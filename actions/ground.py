"""Says what the last answer rests on."""

from __future__ import annotations

from dataclasses import replace

from rasa_sdk import Tracker
from rasa_sdk.events import FollowupAction

from actions.base import ServiceAction, Turn
from actions.last_answer import last_answer
from knowledge.replies import HOTLINE, entry_reply


class Ground(ServiceAction):
    """The articles and sources of the last answer, written out."""

    def name(self) -> str:
        """The name in domain.yml."""
        return "action_ground"

    async def turn(self, tracker: Tracker) -> Turn:
        """The grounds; without an answer before, the message is a question like any other."""
        last = last_answer(tracker, self.services.library, on=self.services.now().date())
        if last is None:
            return Turn(None, (FollowupAction("action_answer"),))
        entry = last.entry
        articles = [f"《{law.title}》{law.article}" for law in entry.law]
        sources = [
            f"{source.title}（{source.date:%Y年%m月%d日}）" if source.date else source.title
            for source in entry.sources
        ]
        lines = [f"刚才说的“{entry.title}”，依据是：", *articles, *sources]
        lines.append(f"最近一次核对：{entry.reviewed_on:%Y年%m月%d日}。拿不准的，打{HOTLINE}找人再核一遍。")
        reply = replace(entry_reply(entry), text="\n".join(lines), more="")
        return Turn(reply, topic=entry.topic, scope=entry.scope)
