"""Answers what is asked on about the last answer: 那要是不走呢, 不对，是六个月."""

from __future__ import annotations

from dataclasses import replace

from rasa_sdk import Tracker
from rasa_sdk.events import FollowupAction

from actions.asked_on import another_topic, asked_on
from actions.asking_back import CHOICES, NONE_OF_THESE, ask_back
from actions.base import ServiceAction, Turn
from actions.corrected_place import corrected_place
from actions.corrections import NOTHING_BUT_WRONG, corrected_facts, corrects
from actions.last_answer import LastAnswer, last_answer, remembered
from actions.refusals import refusal_of
from actions.searches import hand_over
from actions.understanding import asked_text, ranked_topics
from actions.whereabouts import worker_region
from knowledge.entries import Button
from knowledge.replies import Reply, entry_reply

# So close, to be offered.
NEAR = 0.25


class FollowUp(ServiceAction):
    """Looks in the topic of the last answer, and asks which of its entries is meant when it is not clear."""

    def name(self) -> str:
        """The name in domain.yml."""
        return "action_follow_up"

    async def turn(self, tracker: Tracker) -> Turn:
        """An entry the words come close to, or up to three of the same topic to choose from."""
        library, on = self.services.library, self.services.now().date()
        last = last_answer(tracker, library, on=on)
        if last is None:
            return Turn(None, (FollowupAction("action_answer"),))
        text, region, topic = asked_text(tracker), worker_region(tracker), last.entry.topic
        facts = corrected_facts(tracker)
        if facts:
            reply = entry_reply(last.entry)
            reply = replace(reply, text=f"好，那就按“{facts}”看。刚才的办法是：\n{reply.text}")
            return Turn(reply, topic=topic, scope=last.entry.scope)
        elsewhere = corrected_place(tracker, library, last, action=self.name())
        if elsewhere is not None:
            return elsewhere
        if corrects(tracker) and len(text) <= NOTHING_BUT_WRONG:
            wrong = "哪里不对？您把对的告诉我，比如“不对，是五个月”；要问别的，点下面，或者多说几个字。"
            buttons = (*self._choices(last, text, region=region), NONE_OF_THESE)
            reply = Reply(text=wrong, kind="question", buttons=buttons)
            return ask_back(tracker, reply, topic=topic, scope=last.entry.scope)
        ranked, enough = ranked_topics(tracker), self.services.settings.entry_score
        refusal = refusal_of(text, ranked, last, library, on=on, region=region)
        if refusal is not None:
            return Turn(entry_reply(refusal), topic=refusal.topic, scope=refusal.scope)
        entry = asked_on(last, text, library, on=on, region=region) or another_topic(
            last, text, ranked, library, on=on, region=region, enough=enough
        )
        if entry is not None and entry.action is not None:
            return hand_over(entry, tracker)
        if entry is not None:
            return Turn(entry_reply(entry), remembered(entry, text), topic=entry.topic, scope=entry.scope)
        reply = Reply(
            text=f"接着“{last.entry.title}”说。您是想问下面哪一个？要是别的，请多说几个字，把事情讲全。",
            kind="question",
            buttons=(*self._choices(last, text, region=region), NONE_OF_THESE),
        )
        return ask_back(tracker, reply, topic=topic, scope=last.entry.scope)

    def _choices(self, last: LastAnswer, text: str, *, region: str) -> tuple[Button, ...]:
        """What the words come near to in the topic, then what the last answer leads to, then the rest."""
        search, on, topic = self.services.library.search, self.services.now().date(), last.entry.topic
        near = [
            one.entry
            for one in search.in_topic(topic, text, on=on, region=region, k=CHOICES)
            if one.score >= NEAR
        ]
        together = search.in_topic(topic, f"{last.asked},{text}", on=on, region=region, k=CHOICES + 1)
        entries = [entry for entry in near if entry.asks and entry.key != last.entry.key]
        rest = [one.entry for one in together if one.entry.asks and one.entry.key != last.entry.key]
        offered = [Button(entry.title, entry.asks[0]) for entry in entries[: CHOICES - 1]]
        offered += [*last.entry.follow_ups, *(Button(entry.title, entry.asks[0]) for entry in rest)]
        unique = {button.title: button for button in reversed(offered)}
        return tuple(dict.fromkeys(unique[button.title] for button in offered))[:CHOICES]
