"""Answers what is asked on about the last answer: 那要是不走呢, 不对，是六个月."""

from __future__ import annotations

import re
from dataclasses import replace

from rasa_sdk import Tracker
from rasa_sdk.events import FollowupAction

from actions.base import ServiceAction, Turn
from actions.fallback import CHOICES, NONE_OF_THESE
from actions.last_answer import LastAnswer, close_to_it, last_answer, remembered
from actions.searches import hand_over
from actions.understanding import asked_text
from actions.whereabouts import worker_region
from knowledge.entries import Button, Entry
from knowledge.replies import Reply, entry_reply

# The same as in nlu/follow_ups.py, which the actions do not import; a test compares them.
CORRECTS = re.compile(r"不对|不是|错了|说错|写错|打错|更正|纠正|我说的是|我是说|应该是|准确说")
FACTS = frozenset({"money", "duration", "date", "count"})
# So close the few words have to come to an entry of another topic than the last answer's.
CLOSE_ELSEWHERE = 0.7


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
        corrected = self._corrected(tracker, text)
        if corrected:
            reply = entry_reply(last.entry)
            reply = replace(reply, text=f"好，那就按“{corrected}”看。刚才的办法是：\n{reply.text}")
            return Turn(reply, topic=topic, scope=last.entry.scope)
        entry = self._close(last, text, region=region)
        if entry is not None:
            if entry.action is not None:
                return hand_over(entry, tracker)
            return Turn(entry_reply(entry), remembered(entry, text), topic=entry.topic, scope=entry.scope)
        together = library.search.in_topic(topic, f"{last.asked},{text}", on=on, region=region, k=CHOICES + 1)
        chosen = [one.entry for one in together if one.entry.asks and one.entry.key != last.entry.key]
        buttons = tuple(Button(entry.title, entry.asks[0]) for entry in chosen[:CHOICES])
        reply = Reply(
            text=f"接着“{last.entry.title}”说。您是想问下面哪一个？要是别的，请多说几个字，把事情讲全。",
            kind="question",
            buttons=(*buttons, NONE_OF_THESE),
        )
        return Turn(reply, topic=topic, scope=last.entry.scope)

    @staticmethod
    def _corrected(tracker: Tracker, text: str) -> str:
        """What the worker said wrong before and says right now; empty when the message corrects nothing."""
        entities = tracker.latest_message.get("entities") or []
        facts = [one for one in entities if one.get("entity") in FACTS]
        # 不是5个月是6个月: what follows 不是 is taken back.
        meant = [str(one["text"]) for one in facts if not text[: one["start"]].endswith("不是")]
        return "、".join(meant) if CORRECTS.match(text) else ""

    def _close(self, last: LastAnswer, text: str, *, region: str) -> Entry | None:
        """The entry the few words come close to, in the topic or else in any: 那去哪告."""
        library, on = self.services.library, self.services.now().date()
        here = close_to_it(last, text, library, on=on, region=region)
        if here is not None:
            return here
        anywhere = library.search.everywhere(text, on=on, region=region, k=1)
        said = [one.entry for one in anywhere if one.score >= CLOSE_ELSEWHERE]
        return next((entry for entry in said if entry.scope in {"in", "edge"}), None)
