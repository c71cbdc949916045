"""Says what the last answer rests on."""

from __future__ import annotations

from dataclasses import replace

from rasa_sdk import Tracker
from rasa_sdk.events import FollowupAction

from actions.base import ServiceAction, Turn
from actions.last_answer import last_answer
from actions.last_said import said_before
from knowledge.entries import LawReference
from knowledge.replies import HOTLINE, Reply, entry_reply


class Ground(ServiceAction):
    """The articles and sources of the last answer, written out, with what each article is about."""

    def name(self) -> str:
        """The name in domain.yml."""
        return "action_ground"

    async def turn(self, tracker: Tracker) -> Turn:
        """The grounds; without an answer before, the message is a question like any other."""
        articles_told = self._articles_told(tracker)
        if articles_told:
            return Turn(articles_told, scope="in")
        last = last_answer(tracker, self.services.library, on=self.services.now().date())
        if last is None:
            return Turn(None, (FollowupAction("action_answer"),))
        entry = last.entry
        articles = [self._with_gist(law) for law in entry.law]
        sources = [
            f"{source.title}（{source.date:%Y年%m月%d日}）" if source.date else source.title
            for source in entry.sources
        ]
        lines = [f"刚才说的“{entry.title}”，依据是：", *articles, *sources]
        lines.append(f"最近一次核对：{entry.reviewed_on:%Y年%m月%d日}。拿不准的，打{HOTLINE}找人再核一遍。")
        reply = replace(entry_reply(entry), text="\n".join(lines), more="")
        return Turn(reply, topic=entry.topic, scope=entry.scope)

    def _with_gist(self, law: LawReference) -> str:
        """The article, and in a sentence why an answer rests on it."""
        summary = self.services.library.summaries.of(law.title, law.article)
        named = f"《{law.title}》{law.article}"
        return f"{named}：{summary.first_sentence}" if summary else named

    @staticmethod
    def _articles_told(tracker: Tracker) -> Reply | None:
        """What to say when the last reply was about articles themselves; None after any other."""
        said = next(said_before(tracker), {})
        law = tuple(LawReference(str(one["title"]), str(one["article"])) for one in said.get("law") or ())
        if said.get("entry") or said.get("kind") != "answer" or not law:
            return None
        articles = "、".join(f"《{one.title}》{one.article}" for one in law)
        text = f"依据就是{articles}本身。刚才是用我们自己的话讲的，以官方公布的文本为准。"
        return Reply(text=f"{text}拿不准的，打{HOTLINE}找人再核一遍。", law=law)
