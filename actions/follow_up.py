"""Answers what is asked on about the last answer: 那要是不走呢, 不对，是六个月."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from rasa_sdk import Tracker
from rasa_sdk.events import FollowupAction

from actions.asked_on import another_topic, asked_on, without_opening
from actions.asking_back import CHOICES, NONE_OF_THESE, ask_back
from actions.base import ServiceAction, Turn
from actions.corrected_place import corrected_place
from actions.corrections import corrected_facts, says_only_what_is_wrong
from actions.last_answer import LastAnswer, last_answer, remembered
from actions.last_said import told_last
from actions.refusals import refusal_of
from actions.says_little import says_little
from actions.searches import hand_over
from actions.understanding import asked_text, ranked_topics
from actions.whereabouts import worker_region
from knowledge.entries import Button, Entry
from knowledge.replies import Reply, entry_reply
from knowledge.said.for_others import asks_for_nothing_but_others
from knowledge.wording import worded

# So close, to be offered.
NEAR = 0.25


class FollowUp(ServiceAction):
    """Looks in the topic of the last answer, and asks which of its entries is meant when it is not clear."""

    def name(self) -> str:
        """The name in domain.yml."""
        return "action_follow_up"

    async def turn(self, tracker: Tracker) -> Turn:
        """An entry the words come close to, or up to three of the same topic to choose from."""
        library, on = self.services.library, self._on
        last = last_answer(tracker, library, on=on)
        if last is None:
            return Turn(None, (FollowupAction("action_answer"),))
        text, region, topic = asked_text(tracker), worker_region(tracker), last.entry.topic
        facts = corrected_facts(tracker)
        if facts:
            return self._with_facts(facts, last, tracker)
        elsewhere = corrected_place(tracker, library, last, action=self.name())
        if elsewhere is not None:
            return elsewhere
        if says_only_what_is_wrong(tracker):
            buttons = (*self._choices(last, last.asked, region=region), NONE_OF_THESE)
            reply = Reply(text=worded("what_is_wrong"), kind="question", buttons=buttons)
            return ask_back(tracker, reply, topic=topic, scope=last.entry.scope)
        if asks_for_nothing_but_others(text):
            return self._more(last, text, region=region)
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
            text=worded("which_of_the_topic", title=last.entry.title),
            kind="question",
            buttons=(*self._choices(last, text, region=region), NONE_OF_THESE),
            choose=True,
        )
        return ask_back(tracker, reply, topic=topic, scope=last.entry.scope)

    def _with_facts(self, facts: str, last: LastAnswer, tracker: Tracker) -> Turn:
        """The last answer again, with the value put right; a search meanwhile has no use for it."""
        told: Entry | None = last.entry
        if last.entry.action is not None:
            told = told_last(tracker, self.services.library, on=self._on)
        if told is None:
            return Turn(Reply(text=worded("put_right_before_an_answer", right=facts), kind="question"))
        reply = entry_reply(told)
        reply = replace(reply, text=worded("put_right", right=facts, answer=reply.text))
        return Turn(reply, remembered(told, last.asked), topic=told.topic, scope=told.scope)

    def _more(self, last: LastAnswer, text: str, *, region: str) -> Turn:
        """What is folded under the last answer, and what else there is of its topic: 还有吗."""
        buttons, more = self._choices(last, text, region=region), last.entry.more
        if not (more or buttons):
            reply = Reply(text=worded("no_more_of_the_topic"))
        else:
            also = worded("more_of_the_topic", title=last.entry.title)
            lines = [more, also if buttons else ""]
            reply = Reply(text="\n".join(line for line in lines if line), buttons=buttons, law=last.entry.law)
        return Turn(reply, topic=last.entry.topic, scope=last.entry.scope)

    @property
    def _on(self) -> dt.date:
        return self.services.now().date()

    def _choices(self, last: LastAnswer, text: str, *, region: str) -> tuple[Button, ...]:
        """What the words come near to in the topic, then what the last answer leads to, then the rest.

        Of words that are nearer to other topics than to this one (中，那保险嘞), those come first.
        """
        search, on, topic = self.services.library.search, self._on, last.entry.topic
        asked = without_opening(text)
        found = search.in_topic(topic, asked, on=on, region=region, k=CHOICES)
        elsewhere = (
            search.everywhere(asked, on=on, region=region, k=CHOICES) if not says_little(asked) else []
        )
        best = found[0].score if found else 0.0
        found = [
            *(one for one in elsewhere if one.score > best and one.entry.scope in {"in", "edge"}),
            *found,
        ]
        near = [one.entry for one in found if one.score >= NEAR]
        together = search.in_topic(topic, f"{last.asked},{text}", on=on, region=region, k=CHOICES + 1)
        entries = [entry for entry in near if entry.asks and entry.key != last.entry.key]
        rest = [one.entry for one in together if one.entry.asks and one.entry.key != last.entry.key]
        offered = [Button(entry.title, entry.asks[0]) for entry in entries[: CHOICES - 1]]
        offered += [*last.entry.follow_ups, *(Button(entry.title, entry.asks[0]) for entry in rest)]
        unique = {button.title: button for button in reversed(offered)}
        return tuple(dict.fromkeys(unique[button.title] for button in offered))[:CHOICES]
