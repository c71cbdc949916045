"""Says what an article, or a law, is about: 劳动合同法第38条讲什么."""

from __future__ import annotations

from rasa_sdk import Tracker
from rasa_sdk.events import FollowupAction

from actions.article_replies import articles_reply, law_reply, not_held_reply, which_law_reply
from actions.articles_meant import MeantArticle, articles_meant
from actions.base import ServiceAction, Turn
from actions.entry_meant import listed
from actions.last_answer import last_answer, remembered
from actions.understanding import asked_text
from actions.whereabouts import worker_region
from knowledge.citations import entries_resting_on
from knowledge.said.articles import said_law


class Article(ServiceAction):
    """Our own words for the articles that the message names, with what rests on them as buttons."""

    def name(self) -> str:
        """The name in domain.yml."""
        return "action_article"

    async def turn(self, tracker: Tracker) -> Turn:
        """What they say; a sentence that staff listed word for word keeps its own answer."""
        text, region, library = asked_text(tracker), worker_region(tracker), self.services.library
        on, said = self.services.now().date(), said_law(text)
        is_listed = listed(library.search, text, on=on, region=region) is not None
        if is_listed or not (said.articles or said.law):
            return Turn(None, (FollowupAction("action_answer"),))
        meant = articles_meant(said, tracker, library.laws)
        if any(one.title for one in meant):
            return self._articles(meant, tracker)
        if said.law is not None and said.law.title:
            return Turn(law_reply(library.laws.law(said.law.title), library, on=on), scope="in")
        not_held = [one.not_held for one in meant if one.not_held] or ([said.law.name] if said.law else [])
        if not_held:
            return Turn(not_held_reply(tuple(dict.fromkeys(not_held))), scope="edge")
        return Turn(which_law_reply(meant, library, on=on), scope="in")

    def _articles(self, meant: tuple[MeantArticle, ...], tracker: Tracker) -> Turn:
        on, library = self.services.now().date(), self.services.library
        reply = articles_reply(meant, library, on=on)
        entries = entries_resting_on(library.search.entries(on=on), reply.law)
        last = last_answer(tracker, library, on=on)
        talked_about = last is not None and bool(set(last.entry.law) & set(reply.law))
        # 那怎么办 goes on from what was talked about, or else from what the article is cited for first.
        events = remembered(entries[0], asked_text(tracker)) if entries and not talked_about else ()
        return Turn(reply, events, topic=entries[0].topic if entries else None, scope="in")
