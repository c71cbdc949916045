"""A database that cannot be read, or holds what nobody can read: told as such, and never with silence."""

import asyncio
import time
from collections.abc import AsyncIterator, Iterator

import aiohttp
import pytest
import requests
import sqlalchemy as sa
from fastapi import FastAPI
from starlette.testclient import TestClient

from bot.channels import websocket
from bot.gateway import api, errors
from bot.gateway.answering import Answering, Bell
from bot.gateway.app import server
from bot.gateway.conversations import Conversations
from bot.gateway.messages import Message, RefusedMessage
from bot.gateway.own_answers import OwnAnswers
from bot.gateway.rasa_client import RasaClient
from bot.gateway.service import Service
from bot.gateway.tokens import Tokens
from knowledge.china_time import now_in_china
from knowledge.database import open_database
from knowledge.library import Library
from knowledge.settings import Settings
from tests.gateway.test_websocket import connected
from tests.stack import ANSWER_SECONDS, Stack, Worker

TOKENS = Tokens("k" * 64)
HEADERS = {"Authorization": f"Bearer {TOKENS.issue('c')}"}


@pytest.fixture
def service(settings: Settings, library: Library) -> Service:
    """A service whose database is a folder, and so can neither be read nor written."""
    broken = settings.data_dir / "folder.db"
    broken.mkdir()
    conversations = Conversations(open_database(f"sqlite:///{broken}"))
    bell = Bell()
    rasa = RasaClient(settings, token="t")
    answering = Answering(conversations, rasa, OwnAnswers(library), bell)
    return Service(conversations=conversations, answering=answering, bell=bell, tokens=TOKENS)


@pytest.fixture
def app(settings: Settings, library: Library, service: Service) -> FastAPI:
    made = FastAPI()
    errors.install(made)
    made.include_router(api.routes(service=service, library=library, rasa=RasaClient(settings, token="t")))
    made.include_router(websocket.routes(service=service))
    return made


@pytest.fixture
def client(app: FastAPI) -> Iterator[TestClient]:
    with TestClient(app) as opened:
        yield opened


@pytest.mark.parametrize(
    ("method", "told"), [("GET", "读不出内容"), ("POST", "存不下您的话"), ("DELETE", "删不了")]
)
def test_what_the_database_does_not_do_is_named(client: TestClient, method: str, told: str) -> None:
    address = "/api/conversations/c" + ("" if method == "DELETE" else "/messages")
    body = {"id": "a", "text": "在吗"} if method == "POST" else None
    response = client.request(method, address, json=body, headers=HEADERS)
    error = response.json()["error"]
    assert (response.status_code, error["code"]) == (503, "unavailable")
    assert told in error["message"]
    assert "12351" in error["message"]


async def test_a_stored_message_whose_answer_cannot_be_read_is_said_to_be_stored(service: Service) -> None:
    stored = Message(seq=1, author="worker", text="在吗", created_at=now_in_china(), status="stored")
    with pytest.raises(RefusedMessage, match=r"unavailable: 您的话已经存好了.*12351"):
        await service.answered("c", stored)


def test_a_websocket_is_told_that_nothing_can_be_read(client: TestClient) -> None:
    with client.websocket_connect("/api/ws") as socket:
        socket.send_json({"type": "hello", "conversation": "c", "token": TOKENS.issue("c")})
        assert "读不出内容" in socket.receive_json()["message"]
        assert socket.receive()["code"] == 1011


def test_a_websocket_that_never_says_hello_is_closed(service: Service) -> None:
    app = FastAPI()
    app.include_router(websocket.routes(service=service, hello_seconds=0.1))
    with TestClient(app) as client, client.websocket_connect("/api/ws") as socket:
        assert socket.receive_json()["code"] == "bad_hello"
        assert socket.receive()["code"] == 4400


@pytest.fixture
async def served(settings: Settings) -> AsyncIterator[str]:
    """The real server around a WebSocket that only listens, with pings ten times a second."""
    app = FastAPI()

    @app.websocket("/api/ws")
    async def listen(socket: websocket.WebSocket) -> None:
        await socket.accept()
        while (await socket.receive())["type"] != "websocket.disconnect":
            pass

    serving = server(app, settings, ping_seconds=0.1)
    running = asyncio.create_task(serving.serve())
    while not serving.started:
        await asyncio.sleep(0.01)
    yield f"http://127.0.0.1:{settings.port}/api/ws"
    serving.should_exit = True
    await running


async def test_a_peer_that_is_gone_without_a_word_is_let_go(served: str) -> None:
    async with aiohttp.ClientSession() as session, session.ws_connect(served, autoping=False) as socket:
        assert (await socket.receive(timeout=ANSWER_SECONDS)).type is aiohttp.WSMsgType.PING
        # No pong: a phone in a tunnel.
        closed = await socket.receive(timeout=ANSWER_SECONDS)
        assert (closed.type, closed.data) == (aiohttp.WSMsgType.CLOSE, 1011)


@pytest.fixture
def unreadable(stack: Stack) -> Worker:
    """A worker whose log holds a reply that is no JSON."""
    worker = Worker(stack)
    worker.reply("送外卖的能加入工会吗")
    database = open_database(stack.settings.database_url)
    with database.session() as session:
        change = sa.text("UPDATE message SET reply = '{' WHERE conversation_id = :id AND author = 'bot'")
        session.execute(change, {"id": worker.conversation})
    database.close()
    return worker


def test_an_unexpected_error_is_told_in_chinese_and_logged(stack: Stack, unreadable: Worker) -> None:
    response = requests.get(
        f"{unreadable.address}/messages", headers=unreadable.headers, timeout=ANSWER_SECONDS
    )
    error = response.json()["error"]
    assert (response.status_code, error["code"]) == (500, "internal")
    assert "12351" in error["message"]
    log = stack.settings.data_dir / "logs" / "gateway.log"
    deadline = time.monotonic() + ANSWER_SECONDS
    # The server logs it after it has answered.
    while "JSONDecodeError" not in log.read_text() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert "JSONDecodeError" in log.read_text()


async def test_a_delivery_that_breaks_closes_the_socket(stack: Stack, unreadable: Worker) -> None:
    async with connected(stack, unreadable) as talk:
        await talk.until("welcome")
        closed = await talk.socket.receive(timeout=ANSWER_SECONDS)
        assert (closed.type, closed.data) == (aiohttp.WSMsgType.CLOSE, 1011)
    assert "a WebSocket is closed" in (stack.settings.data_dir / "logs" / "gateway.log").read_text()
