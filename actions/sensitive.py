"""Says the fixed, reviewed reply when someone may be in danger, whatever else is under way."""

from __future__ import annotations

from dataclasses import replace

from rasa_sdk import Tracker
from rasa_sdk.events import FollowupAction, SlotSet

from actions.base import IN_DISTRESS, LAST, ServiceAction, Turn
from actions.danger_line import said_whatever_was_warned
from actions.understanding import alarm_entries, alarm_in_words, alarms, asked_text, ranked_topics
from knowledge.entries import Button
from knowledge.replies import Reply, entry_reply
from knowledge.said.myself import speaks_of_myself

# From here on it is worth offering what the message is about besides.
LIKELY = 0.3
# What is said next to whoever is in distress or with somebody who is, until something else is asked.
GOES_ON = {
    "distress": "distress_goes_on",
    "distress_goes_on": "distress_goes_on",
    "distress_of_another": "stay_with_him",
    "stay_with_him": "stay_with_him",
}


class Sensitive(ServiceAction):
    """Answers the most urgent alarm with the sensitive entry it names, and offers the rest as a button."""

    def name(self) -> str:
        """The name in domain.yml."""
        return "action_sensitive"

    async def turn(self, tracker: Tracker) -> Turn:
        """The reviewed reply; a sentence that staff listed word for word keeps its own answer."""
        search, on = self.services.library.search, self.services.now().date()
        listed = search.exact(asked_text(tracker), on=on)
        if listed is not None and listed.entry.scope != "sensitive":
            return Turn(None, (FollowupAction("action_answer"),))
        by_id = {entry.id: entry for entry in search.entries(on=on) if entry.scope == "sensitive"}
        raised, goes_on = alarm_entries(tracker), tracker.get_slot(IN_DISTRESS)
        # 他就在宿舍 一个人 sounds of much; it is about the one who wants to die, unless words say otherwise.
        raised_first = alarm_in_words(tracker) or speaks_of_myself(asked_text(tracker))
        meant = [*raised, goes_on] if raised_first else [goes_on, *raised]
        entry = next((by_id[one] for one in meant if one in by_id), None)
        if entry is None:
            # Handed to action_answer, it would come back for ever.
            line = said_whatever_was_warned(alarms(tracker) or ["distress"])
            return Turn(Reply(text=line, kind="notice"), (SlotSet(LAST, None),), scope="sensitive")
        reply = entry_reply(entry)
        besides = self._besides(tracker)
        if besides is not None and besides.title not in {button.title for button in reply.buttons}:
            reply = replace(reply, buttons=(*reply.buttons, besides))
        # What was talked about before is over: 那我怎么办 is now about the danger.
        events = (SlotSet(LAST, None), SlotSet(IN_DISTRESS, GOES_ON.get(entry.id)))
        return Turn(reply, events, topic=None if besides else entry.topic, scope="sensitive")

    def _besides(self, tracker: Tracker) -> Button | None:
        """What the message asks besides, when the classifier is sure enough: 拿不到工资我不想活了."""
        on = self.services.now().date()
        [(topic, score), *_] = ranked_topics(tracker) or [("", 0.0)]
        close = self.services.library.search.in_topic(topic, asked_text(tracker), on=on, k=1) if topic else []
        if score < LIKELY or not close or close[0].entry.scope != "in" or not close[0].entry.asks:
            return None
        return Button(close[0].entry.title, close[0].entry.asks[0])
