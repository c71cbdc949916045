"""Answers from the knowledge base."""

from __future__ import annotations

from dataclasses import replace

from rasa_sdk import Tracker
from rasa_sdk.events import FollowupAction

from actions.asking_back import ask_back, asked_back_before, asked_back_event, still_asking
from actions.base import ServiceAction, Turn
from actions.danger_line import NEVER_REFUSED
from actions.entry_meant import OUT_OF_SCOPE, Meant, general_entry, meant
from actions.last_answer import remembered
from actions.offers import with_offers
from actions.refusals import instead_of_refusing, pointing
from actions.searches import hand_over
from actions.understanding import alarms, asked_text, named_places, ranked_topics
from actions.whereabouts import worker_region
from knowledge.entries import Entry
from knowledge.replies import entries_reply
from knowledge.station_finder import seeks_an_open_one

# The entry that says that a message could not be read.
UNINTELLIGIBLE = "unintelligible"


class Answer(ServiceAction):
    """Finds the entry that is meant and says it, or hands over to the action the entry names."""

    def name(self) -> str:
        """The name in domain.yml."""
        return "action_answer"

    async def turn(self, tracker: Tracker) -> Turn:
        """The entry of the exact words, else the closest of the topic, else the topic's general one.

        Whoever names a place and says little else of the topic wants to know what is there; so does whoever
        looks for a station that is open now or day and night.
        """
        ranked, text, region = ranked_topics(tracker), asked_text(tracker), worker_region(tracker)
        library, on = self.services.library, self.services.now().date()
        found = self.meant(text, ranked, region=region)
        if found is None:
            return Turn(None, (FollowupAction("action_fallback"),))
        entry, is_listed = found.entry, found.word_for_word
        refused = entry.scope == "out" or bool(ranked and ranked[0][0] == OUT_OF_SCOPE)
        if refused and not is_listed:
            other = instead_of_refusing(entry, tracker, library, on=on, region=region)
            if other is not None:
                return Turn(None, (FollowupAction(other),))
            entry = pointing(entry, text, library, on=on, region=region)
        general = not is_listed and entry == general_entry(library.search, entry.topic, on=on)
        # A refusal that points to an office is said to 邻居打了我一顿怎么告, and to 楼上漏水, which
        # sounds like danger too: actions/base.py always says whom to call below it.
        if general and entry.scope == "out" and NEVER_REFUSED.intersection(alarms(tracker)):
            return Turn(None, (FollowupAction("action_sensitive"),))
        open_one = not is_listed and entry.action is None and seeks_an_open_one(text)
        if (general and named_places(tracker)) or open_one:
            entry = self._search_of(entry.topic) or entry
        if entry.action is not None:
            return hand_over(entry, tracker)
        reply = entries_reply(entry, found.also)
        if entry.scope == "out" and entry.id == UNINTELLIGIBLE:
            return ask_back(tracker, reply, topic=entry.topic, scope=entry.scope)
        if entry.scope in {"in", "edge"}:
            buttons = with_offers(
                entry,
                text,
                ranked,
                general=general,
                search=library.search,
                on=on,
                region=region,
                also=found.also,
            )
            reply = replace(reply, buttons=buttons)
        still = (asked_back_event(asked_back_before(tracker)),) if still_asking(tracker) else ()
        return Turn(
            reply, (*remembered(entry, text, also=found.also), *still), topic=entry.topic, scope=entry.scope
        )

    def meant(self, text: str, ranked: list[tuple[str, float]], *, region: str) -> Meant | None:
        """What is said to a message with these topics, from a region (code); None to ask back."""
        search, on = self.services.library.search, self.services.now().date()
        enough = self.services.settings.entry_score
        return meant(search, text, ranked=ranked, region=region, on=on, enough=enough)

    def _search_of(self, topic: str) -> Entry | None:
        """The entry of a topic that looks for stations; None when the topic has none."""
        entries = self.services.library.search.entries(on=self.services.now().date())
        leading = (entry for entry in entries if entry.action == "action_nearest_station")
        return next((entry for entry in leading if entry.topic == topic), None)
