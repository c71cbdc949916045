"""What the gateway says by itself when Rasa cannot: an answer from the knowledge base, or whom to call."""

from __future__ import annotations

import datetime as dt

from bot.gateway.messages import Message
from bot.gateway.rasa_client import Understood
from knowledge.coordinates import point
from knowledge.library import Library
from knowledge.replies import HOTLINE, Reply, entry_reply
from knowledge.station_finder import stations_near
from nlu.normalise import normalise
from nlu.sensitive import default_sensitive_finder

# Without the topic model only a close match is trusted.
SURE = 0.5


class OwnAnswers:
    """Answers from the knowledge base alone."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def to(self, message: Message, *, at: dt.datetime) -> Understood:
        """The best true thing that can be said without Rasa."""
        danger = self._in_danger(message, on=at.date())
        if danger is not None:
            return danger
        if message.location is not None:
            where = point(
                message.location["latitude"], message.location["longitude"], system=message.location["system"]
            )
            return self._understood(stations_near(self._library.places, where, at=at), topic=None)
        found = self._library.search.everywhere(normalise(message.text), on=at.date(), k=1)
        if found and found[0].score >= SURE and found[0].entry.action is None:
            entry = found[0].entry
            return self._understood(entry_reply(entry), topic=(entry.topic, found[0].score))
        return self._understood(self.apology(), topic=None)

    def _in_danger(self, message: Message, *, on: dt.date) -> Understood | None:
        """The fixed reply for a message that raises an alarm; None when it raises none."""
        alarms = default_sensitive_finder().find(message.text)
        entries = {one.id: one for one in self._library.search.entries(on=on) if one.scope == "sensitive"}
        named = (one for alarm in alarms for one in alarm.entries)
        entry = next((entries[one] for one in named if one in entries), None)
        if entry is None:
            return None
        topics = [{"id": entry.topic, "score": 1.0}]
        return Understood((entry_reply(entry).as_json(),), {"topics": topics, "scope": "sensitive"})

    def apology(self) -> Reply:
        """Said when nothing better is known; it always names someone who can help."""
        return Reply(
            text=(
                f"抱歉，我这边刚才没反应过来。您的话已经记下了，请过一会儿再问一次；"
                f"着急的话请直接打工会热线{HOTLINE}。"
            ),
            kind="apology",
        )

    @staticmethod
    def _understood(reply: Reply, *, topic: tuple[str, float] | None) -> Understood:
        topics = [{"id": topic[0], "score": round(topic[1], 4)}] if topic else []
        return Understood((reply.as_json(),), {"topics": topics, "scope": "in" if topic else "out"})
