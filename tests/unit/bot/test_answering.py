"""What Rasa has answered is stored later when the database pauses; Rasa is not asked a second time."""

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from aiohttp import web

from bot.gateway import answering
from bot.gateway.answering import Answering, Bell
from bot.gateway.conversations import Conversations
from bot.gateway.own_answers import OwnAnswers
from bot.gateway.rasa_client import RasaClient
from bot.prepare import MIGRATIONS
from bot.tables import SCHEMA_TABLE
from knowledge.database import open_database
from knowledge.library import Library
from knowledge.settings import Settings


@pytest.fixture
def conversations(settings: Settings) -> Iterator[Conversations]:
    database = open_database(settings.database_url, wait_seconds=0.05)
    database.migrate(MIGRATIONS, table=SCHEMA_TABLE)
    yield Conversations(database)
    database.close()


async def test_rasa_is_asked_once_though_the_database_pauses(
    settings: Settings,
    conversations: Conversations,
    library: Library,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(answering, "RETRY_SECONDS", 0.05)
    asked: list[str] = []
    path = settings.database_url.removeprefix("sqlite:///")
    with closing(sqlite3.connect(path, isolation_level=None)) as blocker:

        async def answer(request: web.Request) -> web.Response:
            asked.append((await request.json())["message"])
            blocker.execute("BEGIN IMMEDIATE")  # nobody can write from here on
            return web.json_response([{"custom": {"text": "答复", "kind": "answer"}}])

        app = web.Application()
        app.router.add_post("/webhooks/rest/webhook", answer)
        runner = web.AppRunner(app)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", settings.rasa_port).start()
        try:
            async with RasaClient(settings, token="t") as rasa:
                seeing = Answering(conversations, rasa, OwnAnswers(library), Bell())
                conversation = conversations.start()
                conversations.accept(conversation, client_id="a", text="机密的话")
                seeing.wake(conversation)
                while caplog.text.count("is put off") < 3:
                    await asyncio.sleep(0.01)
                blocker.execute("ROLLBACK")
                await seeing.finished(conversation)
        finally:
            await runner.cleanup()
    assert asked == ["机密的话"]
    assert [(one.author, one.status) for one in conversations.since(conversation, 0)] == [
        ("worker", "answered"),
        ("bot", "answered"),
    ]
    # The failed statement is logged, its parameters are what people said.
    assert "答复" not in caplog.text
    assert "机密的话" not in caplog.text
