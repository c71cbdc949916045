"""Answers from the knowledge base."""

from __future__ import annotations

from dataclasses import replace

from rasa_sdk import Tracker
from rasa_sdk.events import FollowupAction

from actions.base import ServiceAction, Turn
from actions.last_answer import close_to_it, last_answer, may_hang_on, remembered
from actions.offers import with_offers
from actions.searches import hand_over
from actions.understanding import asked_text, named_places, ranked_topics
from actions.whereabouts import worker_region
from knowledge.entries import Entry
from knowledge.replies import entry_reply

# A way of asking this close is trusted over the classifier's topic.
SURE_ELSEWHERE = 0.75
# Small talk and refusals are told apart by few characters; a loose likeness there means nothing.
SURE_OUT_OF_SCOPE = 0.55
# A few words that seem to be out of scope, but less surely than this, may go on from the last answer.
SURELY_OUT = 0.95
# A word or two is no question yet.
TOO_SHORT = 3


class Answer(ServiceAction):
    """Finds the entry that is meant and says it, or hands over to the action the entry names."""

    def name(self) -> str:
        """The name in domain.yml."""
        return "action_answer"

    async def turn(self, tracker: Tracker) -> Turn:
        """The entry of the exact words, else the closest of the topic, else the topic's general one.

        Whoever names a place and says little else of the topic wants to know what is there.
        """
        ranked, text, region = ranked_topics(tracker), asked_text(tracker), worker_region(tracker)
        library, on = self.services.library, self.services.now().date()
        entry = self.entry(text, topic=ranked[0][0] if ranked else None, region=region)
        listed = library.search.exact(text, on=on, region=region) is not None
        if entry is not None and entry.scope == "out" and not listed:
            last = (
                last_answer(tracker, library, on=on) if may_hang_on(text, tracker, library, on=on) else None
            )
            close = last is not None and close_to_it(last, text, library, on=on, region=region) is not None
            if close or (last is not None and self._hardly_refused(entry, ranked)):
                return Turn(None, (FollowupAction("action_follow_up"),))
        if entry is None:
            return Turn(None, (FollowupAction("action_fallback"),))
        general = not listed and entry == self._general(entry.topic)
        if general and named_places(tracker):
            entry = self._search_of(entry.topic) or entry
        if entry.action is not None:
            return hand_over(entry, tracker)
        reply = entry_reply(entry)
        if entry.scope in {"in", "edge"}:
            buttons = with_offers(
                entry, text, ranked, general=general, search=library.search, on=on, region=region
            )
            reply = replace(reply, buttons=buttons)
        return Turn(reply, remembered(entry, text), topic=entry.topic, scope=entry.scope)

    def entry(self, text: str, *, topic: str | None, region: str) -> Entry | None:
        """What is said to a message of this topic, from a region (code); None to ask back."""
        search, on = self.services.library.search, self.services.now().date()
        exact = search.exact(text, on=on, region=region)
        if exact is not None:
            return exact.entry
        in_topic = search.in_topic(topic, text, on=on, region=region, k=1) if topic else []
        score = in_topic[0].score if in_topic else 0.0
        elsewhere = search.everywhere(text, on=on, region=region, k=1)
        if elsewhere and elsewhere[0].score >= max(SURE_ELSEWHERE, score):
            return elsewhere[0].entry
        close = in_topic[0].entry if in_topic and score >= self._enough(in_topic[0].entry) else None
        if topic is None or (len(text) <= TOO_SHORT and (close is None or close.scope != "out")):
            return None
        if close is not None:
            return close
        return self._general(topic)

    def _general(self, topic: str) -> Entry | None:
        """The first entry of a topic, which is its general answer."""
        entries = self.services.library.search.entries(on=self.services.now().date())
        return next((entry for entry in entries if entry.topic == topic), None)

    def _hardly_refused(self, entry: Entry, ranked: list[tuple[str, float]]) -> bool:
        """Whether a message would be refused, but not surely: by the general answer to what is not ours."""
        return bool(ranked) and entry == self._general(entry.topic) and ranked[0][1] < SURELY_OUT

    def _search_of(self, topic: str) -> Entry | None:
        """The entry of a topic that looks for stations; None when the topic has none."""
        entries = self.services.library.search.entries(on=self.services.now().date())
        leading = (entry for entry in entries if entry.action == "action_nearest_station")
        return next((entry for entry in leading if entry.topic == topic), None)

    def _enough(self, entry: Entry) -> float:
        """How close a way of asking of this entry has to come."""
        return SURE_OUT_OF_SCOPE if entry.scope == "out" else self.services.settings.entry_score
