"""Asks back when it is not clear what is meant."""

from __future__ import annotations

from rasa_sdk import Tracker
from rasa_sdk.events import FollowupAction

from actions.asking_back import CHOICES, NONE_OF_THESE, ask_back
from actions.base import ServiceAction, Turn
from actions.entry_meant import SURE_ELSEWHERE, listed
from actions.last_answer import may_hang_on, remembered
from actions.searches import hand_over
from actions.understanding import asked_text, ranked_topics
from actions.whereabouts import worker_region
from knowledge.entries import Button
from knowledge.replies import Reply, entry_reply
from knowledge.wording import worded

# What shares less with the message is no choice: after 我 anything could come.
NEAR = 0.1


class Fallback(ServiceAction):
    """Offers up to three things that may have been meant, and 都不是; answers only what is nearly listed."""

    def name(self) -> str:
        """The name in domain.yml."""
        return "action_fallback"

    async def turn(self, tracker: Tracker) -> Turn:
        """The entry whose words these nearly are, else the choices."""
        text, on = asked_text(tracker), self.services.now().date()
        search, region = self.services.library.search, worker_region(tracker)
        best = listed(search, text, on=on, region=region) or next(
            iter(search.everywhere(text, on=on, region=region, k=1)), None
        )
        if best is not None and best.score >= SURE_ELSEWHERE:
            entry = best.entry
            if entry.action is not None:
                return hand_over(entry, tracker)
            return Turn(entry_reply(entry), remembered(entry, text), topic=entry.topic, scope=entry.scope)
        if may_hang_on(text, tracker, self.services.library, on=on):
            return Turn(None, (FollowupAction("action_follow_up"),))
        buttons = self._choices(tracker, text) if len(text) > 1 else ()
        if not buttons:
            return ask_back(tracker, Reply(text=worded("not_understood"), kind="question"), scope="out")
        offered = (*buttons, NONE_OF_THESE)
        reply = Reply(text=worded("which_is_meant"), kind="question", buttons=offered, choose=True)
        return ask_back(tracker, reply)

    def _choices(self, tracker: Tracker, text: str) -> tuple[Button, ...]:
        on = self.services.now().date()
        search = self.services.library.search
        chosen: list[Button] = []
        for topic, _ in ranked_topics(tracker):
            close = search.in_topic(topic, text, on=on, k=1)
            if close and close[0].score >= NEAR and close[0].entry.scope == "in" and close[0].entry.asks:
                chosen.append(Button(close[0].entry.title, close[0].entry.asks[0]))
            if len(chosen) == CHOICES:
                break
        return tuple(chosen)
