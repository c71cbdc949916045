"""Rasa's conversation memory on our own tables: events are appended, and only the latest are read back.

Rasa's SQL store reads, decodes and counts a whole session for every message, so a long conversation gets
slower with each turn. Here a message costs the same at turn 10 and at turn 500: the newest `history` events
are replayed on top of the slot values saved with the last message.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import SerializedTrackerAsText, TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import SlotSet
from rasa.shared.core.trackers import DialogueStateTracker

from bot.tables import TRACKER_EVENT as EVENTS
from bot.tables import TRACKER_SLOTS as SLOTS
from knowledge.database import open_database

# Where a tracker remembers how many of its events are stored already.
_STORED = "_stored_event_count"


class EventTrackerStore(TrackerStore, SerializedTrackerAsText):
    """Stores trackers in SQLite or PostgreSQL; `history` is how many events are read back (whole number)."""

    def __init__(
        self,
        domain: Domain | None = None,
        event_broker: EventBroker | None = None,
        *,
        url: str,
        history: int | str = 80,
    ) -> None:
        super().__init__(domain, event_broker)
        self._history = int(history)
        self._engine = open_database(url).engine

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """The tracker as of its newest events, or None for a conversation never seen."""
        events, slots = await asyncio.to_thread(self._read, sender_id, self._history)
        if not events:
            return None
        kept = [SlotSet(name, value).as_dict() for name, value in slots.items()]
        tracker = DialogueStateTracker.from_dict(sender_id, kept + events, self.domain.slots)
        setattr(tracker, _STORED, len(tracker.events))
        return tracker

    async def retrieve_full_tracker(self, conversation_id: str) -> DialogueStateTracker | None:
        """The tracker with every event ever stored."""
        events, _ = await asyncio.to_thread(self._read, conversation_id, None)
        if not events:
            return None
        tracker = DialogueStateTracker.from_dict(conversation_id, events, self.domain.slots)
        setattr(tracker, _STORED, len(tracker.events))
        return tracker

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Append what is new since the tracker was read."""
        await self.stream_events(tracker)
        stored = getattr(tracker, _STORED, None)
        if stored is None:
            known = await asyncio.to_thread(self._count, tracker.sender_id)
            stored = min(known, len(tracker.events))
        new = [json.dumps(event.as_dict()) for event in list(tracker.events)[stored:]]
        changed = {
            name: slot.value for name, slot in tracker.slots.items() if slot.value != slot.initial_value
        }
        await asyncio.to_thread(self._append, tracker.sender_id, new, json.dumps(changed))
        setattr(tracker, _STORED, len(tracker.events))

    async def keys(self) -> Iterable[str]:
        """The conversations that have at least one event."""
        return await asyncio.to_thread(self._senders)

    def _read(self, sender_id: str, limit: int | None) -> tuple[list[dict[str, Any]], dict[str, Any]]:
        newest = (
            sa.select(EVENTS.c.data)
            .where(EVENTS.c.sender_id == sender_id)
            .order_by(EVENTS.c.id.desc())
            .limit(limit)
        )
        with self._engine.connect() as connection:
            rows = connection.scalars(newest).all()
            slots = connection.scalar(sa.select(SLOTS.c.data).where(SLOTS.c.sender_id == sender_id))
        cut = limit is not None and len(rows) == limit
        return [json.loads(row) for row in reversed(rows)], json.loads(slots) if slots and cut else {}

    def _count(self, sender_id: str) -> int:
        query = sa.select(sa.func.count()).where(EVENTS.c.sender_id == sender_id)
        with self._engine.connect() as connection:
            return int(connection.scalar(query) or 0)

    def _senders(self) -> list[str]:
        with self._engine.connect() as connection:
            return list(connection.scalars(sa.select(EVENTS.c.sender_id).distinct()))

    def _append(self, sender_id: str, events: list[str], slots: str) -> None:
        with self._engine.begin() as connection:
            if events:
                connection.execute(
                    EVENTS.insert(), [{"sender_id": sender_id, "data": data} for data in events]
                )
            updated = connection.execute(
                SLOTS.update().where(SLOTS.c.sender_id == sender_id).values(data=slots)
            )
            if updated.rowcount == 0:
                connection.execute(SLOTS.insert().values(sender_id=sender_id, data=slots))
