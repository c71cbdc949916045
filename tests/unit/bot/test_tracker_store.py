"""Rasa's memory: nothing is lost, nothing is stored twice, and length costs nothing."""

from pathlib import Path

import pytest
import sqlalchemy as sa
from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    BotUttered,
    Restarted,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

from bot.prepare import MIGRATIONS
from bot.tables import SCHEMA_TABLE
from bot.tracker_store import EventTrackerStore
from knowledge.database import open_database
from knowledge.settings import Settings

DOMAIN = Domain.from_dict(
    {
        "intents": ["wage_arrears"],
        "actions": ["action_answer"],
        "slots": {
            name: {"type": "any", "influence_conversation": False, "mappings": [{"type": "custom"}]}
            for name in ("worker_place", "search")
        },
    }
)


@pytest.fixture
def url(settings: Settings) -> str:
    database = open_database(settings.database_url)
    database.migrate(MIGRATIONS, table=SCHEMA_TABLE)
    database.close()
    return settings.database_url


def turn(number: int) -> list[object]:
    return [
        UserUttered(f"第{number}句", {"name": "wage_arrears", "confidence": 0.9}),
        ActionExecuted("action_answer"),
        BotUttered(f"第{number}答"),
        ActionExecuted("action_listen"),
    ]


async def talk(store: EventTrackerStore | InMemoryTrackerStore, turns: int) -> DialogueStateTracker:
    store.domain = DOMAIN
    for number in range(turns):
        tracker = await store.get_or_create_tracker("worker", append_action_listen=False)
        if number == 0:
            tracker.update_with_events([SessionStarted(), SlotSet("worker_place", "芝罘区")], DOMAIN)
        tracker.update_with_events(turn(number), DOMAIN)
        await store.save(tracker)
    read = await store.retrieve("worker")
    assert read is not None
    return read


async def test_a_short_conversation_is_read_back_as_stock_rasa_would(url: str) -> None:
    ours = await talk(EventTrackerStore(url=url, history=80), 5)
    stock = await talk(InMemoryTrackerStore(DOMAIN), 5)

    def shown(tracker: DialogueStateTracker) -> list[str]:
        return [str(event) for event in tracker.events]

    assert shown(ours) == shown(stock)
    assert ours.current_slot_values() == stock.current_slot_values()
    assert ours.latest_message.text == "第4句"


async def test_a_long_conversation_keeps_its_slots_and_only_its_latest_events(url: str) -> None:
    store = EventTrackerStore(url=url, history=20)
    tracker = await talk(store, 50)
    assert tracker.get_slot("worker_place") == "芝罘区"
    assert tracker.latest_message.text == "第49句"
    # The slot values stand before the newest events.
    assert len(tracker.events) == 21
    full = await store.retrieve_full_tracker("worker")
    assert full is not None
    assert len(full.events) == 2 + 50 * 4


async def test_every_event_is_stored_exactly_once(url: str) -> None:
    store = EventTrackerStore(url=url, history=20)
    tracker = await talk(store, 30)
    await store.save(tracker)
    await store.save(tracker)
    with open_database(url).session() as session:
        assert session.scalar(sa.text("SELECT count(*) FROM tracker_event")) == 2 + 30 * 4


async def test_a_slot_that_was_emptied_stays_empty(url: str) -> None:
    store = EventTrackerStore(url=url, history=20)
    tracker = await talk(store, 1)
    tracker.update_with_events([SlotSet("worker_place", None)], DOMAIN)
    await store.save(tracker)
    assert (await talk(store, 30)).get_slot("worker_place") is not None  # the first turn sets it again
    tracker = await store.retrieve("worker")
    assert tracker is not None
    tracker.update_with_events([Restarted()], DOMAIN)
    await store.save(tracker)
    restarted = await store.retrieve("worker")
    assert restarted is not None
    assert restarted.get_slot("worker_place") is None


async def test_a_tracker_made_elsewhere_adds_only_what_is_new(url: str) -> None:
    store = EventTrackerStore(url=url, history=80)
    tracker = await talk(store, 2)
    copy = DialogueStateTracker.from_events("worker", list(tracker.events) + turn(2), DOMAIN.slots)
    await store.save(copy)
    full = await store.retrieve_full_tracker("worker")
    assert full is not None
    assert [event.text for event in full.events if isinstance(event, UserUttered)] == [
        "第0句",
        "第1句",
        "第2句",
    ]


async def test_a_database_that_is_gone_is_an_error_and_no_empty_memory(url: str) -> None:
    """Rasa's own stores would go on without what was said before."""
    store = EventTrackerStore(url=url)
    await talk(store, 1)
    path = Path(url.removeprefix("sqlite:///"))
    path.unlink()
    path.mkdir()
    another = EventTrackerStore(url=url)
    another.domain = DOMAIN
    with pytest.raises(sa.exc.OperationalError):
        await another.get_or_create_tracker("worker")


async def test_conversations_do_not_see_each_other(url: str) -> None:
    store = EventTrackerStore(url=url)
    await talk(store, 2)
    assert await store.retrieve("somebody else") is None
    assert list(await store.keys()) == ["worker"]
