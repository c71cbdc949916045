"""Says what the last answer rests on."""

from __future__ import annotations

from dataclasses import replace

from rasa_sdk import Tracker
from rasa_sdk.events import FollowupAction

from actions.article_replies import articles_reply
from actions.articles_meant import MeantArticle
from actions.base import ServiceAction, Turn
from actions.last_answer import last_answer
from actions.said_before import Said, said_before
from knowledge.entries import LawReference
from knowledge.law import article_labelled
from knowledge.replies import Reply, entries_reply
from knowledge.wording import worded


class Ground(ServiceAction):
    """The articles and sources of the last answer, written out, with what each article is about."""

    def name(self) -> str:
        """The name in domain.yml."""
        return "action_ground"

    async def turn(self, tracker: Tracker) -> Turn:
        """The grounds; without an answer before, the message is a question like any other."""
        before = next(said_before(tracker), None)
        articles_told = self._articles_told(before)
        if articles_told:
            return Turn(articles_told, scope="in")
        last = last_answer(tracker, self.services.library, on=self.services.now().date())
        if last is None:
            return Turn(None, (FollowupAction("action_answer"),))
        entry = last.entry
        if before is not None and before.action == self.name() and entry.law:
            # 依据是什么, and then 讲的啥子: the sentence on each was not enough.
            return Turn(
                self._told_in_full(entries_reply(entry, last.also).law), topic=entry.topic, scope=entry.scope
            )
        said = entries_reply(entry, last.also)
        articles = [self._with_gist(law) for law in said.law]
        sources = [
            f"{source.title}（{source.date:%Y年%m月%d日}）" if source.date else source.title
            for source in said.sources
        ]
        titles = "和".join(f"“{one.title}”" for one in (entry, last.also) if one)
        lines = [worded("ground_of", titles=titles), *articles, *sources]
        lines.append(worded("ground_checked", date=f"{said.reviewed_on:%Y年%m月%d日}"))
        reply = replace(said, text="\n".join(lines), more="")
        return Turn(reply, topic=entry.topic, scope=entry.scope)

    def _with_gist(self, law: LawReference) -> str:
        """The article, and in a sentence why an answer rests on it."""
        summary = self.services.library.summaries.of(law.title, law.article)
        named = f"《{law.title}》{law.article}"
        return f"{named}：{summary.first_sentence}" if summary else named

    def _told_in_full(self, law: tuple[LawReference, ...]) -> Reply:
        """What each of the articles is about, in all our own words for it."""
        meant = [MeantArticle(article_labelled(one.article), title=one.title) for one in law]
        return articles_reply(meant, self.services.library, on=self.services.now().date())

    @staticmethod
    def _articles_told(before: Said | None) -> Reply | None:
        """What to say when the last reply was about articles themselves; None after any other."""
        said = before.reply if before else {}
        law = tuple(LawReference(str(one["title"]), str(one["article"])) for one in said.get("law") or ())
        if said.get("entry") or said.get("kind") != "answer" or said.get("places") or not law:
            return None
        articles = "、".join(f"《{one.title}》{one.article}" for one in law)
        return Reply(text=worded("ground_is_the_article", articles=articles), law=law)
