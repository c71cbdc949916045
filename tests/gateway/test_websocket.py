"""The widget's WebSocket against the real gateway: hello, replay, once and in order."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import pytest

from tests.stack import Stack, Worker


class Talk:
    """One WebSocket connection."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket

    async def next(self) -> dict[str, Any]:
        """The next frame."""
        frame: dict[str, Any] = await self.socket.receive_json(timeout=60)
        return frame

    async def until(self, kind: str) -> dict[str, Any]:
        """The next frame of this type; others are passed over."""
        while True:
            frame = await self.next()
            if frame["type"] == kind:
                return frame

    async def messages(self, count: int) -> list[dict[str, Any]]:
        """The next messages."""
        return [(await self.until("message"))["message"] for _ in range(count)]


@asynccontextmanager
async def connected(stack: Stack, worker: Worker, *, after: int = 0, **changes: Any) -> AsyncIterator[Talk]:
    hello = {"type": "hello", "conversation": worker.conversation, "token": worker.token, "after": after}
    async with aiohttp.ClientSession() as session, session.ws_connect(f"{stack.url}/api/ws") as socket:
        await socket.send_json(hello | changes)
        yield Talk(socket)


async def test_a_message_is_acknowledged_then_answered(stack: Stack) -> None:
    worker = Worker(stack)
    async with connected(stack, worker) as talk:
        assert await talk.next() == {"type": "welcome", "state": "bot", "last_seq": 0}
        await talk.socket.send_json({"type": "send", "id": "a", "text": "老板拖欠我三个月工资不给怎么办"})
        assert (await talk.until("stored"))["seq"] == 1
        async with connected(stack, worker, after=1) as second:
            answer = (await second.messages(1))[0]
    assert (answer["seq"], answer["author"], answer["reply_to"]) == (2, "bot", 1)


async def test_a_client_that_comes_back_gets_exactly_the_rest(stack: Stack) -> None:
    worker = Worker(stack)
    for text in ("老板拖欠我三个月工资不给怎么办", "请不起律师能免费打官司吗"):
        worker.reply(text)
    for after in range(5):
        async with connected(stack, worker, after=after) as talk:
            await talk.until("welcome")
            assert [one["seq"] for one in await talk.messages(4 - after)] == list(range(after + 1, 5))
            await talk.socket.send_json({"type": "ping"})
            assert (await talk.next())["type"] == "pong", "nothing came twice"


async def test_the_same_message_resent_is_stored_once(stack: Stack) -> None:
    worker = Worker(stack)
    async with connected(stack, worker) as talk:
        for _ in range(3):
            await talk.socket.send_json({"type": "send", "id": "same", "text": "送外卖的能加入工会吗"})
            assert (await talk.until("stored"))["seq"] == 1
    assert (
        worker.post({"id": "same", "text": "送外卖的能加入工会吗"}, wait=True).json()["message"]["seq"] == 1
    )
    assert [one["author"] for one in worker.messages()] == ["worker", "bot"]


async def test_two_tabs_see_the_same(stack: Stack) -> None:
    worker = Worker(stack)
    async with connected(stack, worker) as first, connected(stack, worker) as second:
        await first.socket.send_json({"type": "send", "id": "a", "text": "工会驿站是做什么的"})
        seen = [await tab.messages(2) for tab in (first, second)]
    assert [one["seq"] for one in seen[0]] == [1, 2]
    parts = ("seq", "author", "text", "reply")
    assert [[one[part] for part in parts] for one in seen[0]] == [
        [one[part] for part in parts] for one in seen[1]
    ]


BAD_HELLOS: list[tuple[Any, int, str]] = [
    ({"token": "forged"}, 4401, "unauthorised"),
    ({"conversation": "nobody"}, 4401, "unauthorised"),
    ({"type": "send"}, 4400, "bad_hello"),
    ({"after": -1}, 4400, "bad_hello"),
    ({"after": "x"}, 4400, "bad_hello"),
    ({"more": 1}, 4400, "bad_hello"),
]


@pytest.mark.parametrize(("changes", "close_code", "code"), BAD_HELLOS)
async def test_a_bad_hello_is_told_and_closed(
    stack: Stack, changes: dict[str, Any], close_code: int, code: str
) -> None:
    async with connected(stack, Worker(stack), **changes) as talk:
        assert (await talk.next())["code"] == code
        closed = await talk.socket.receive(timeout=60)
        assert closed.type is aiohttp.WSMsgType.CLOSE
        assert closed.data == close_code


async def test_a_deleted_conversation_is_told_as_such(stack: Stack) -> None:
    import requests

    worker = Worker(stack)
    requests.delete(worker.address, headers=worker.headers, timeout=60)
    async with connected(stack, worker) as talk:
        assert (await talk.next())["code"] == "not_found"
        assert (await talk.socket.receive(timeout=60)).data == 4404


BAD_FRAMES: list[tuple[str | bytes, str]] = [
    ("", "bad_json"),
    ("{", "bad_json"),
    ("[1]", "bad_json"),
    ("[" * 50_000, "bad_json"),
    (b"\x00\x01\x02", "not_text"),
    ('{"type": "dance"}', "bad_request"),
    ('{"type": "send"}', "bad_request"),
    ('{"type": "send", "id": "a", "text": 5}', "bad_request"),
    ('{"type": "send", "id": "a", "text": ""}', "empty"),
    (json.dumps({"type": "send", "id": "a", "text": "欠" * 2001}), "too_long"),
]


@pytest.mark.parametrize(("frame", "code"), BAD_FRAMES, ids=range(len(BAD_FRAMES)))
async def test_a_bad_frame_is_told_and_the_talk_goes_on(stack: Stack, frame: str | bytes, code: str) -> None:
    worker = Worker(stack)
    async with connected(stack, worker) as talk:
        await talk.until("welcome")
        if isinstance(frame, bytes):
            await talk.socket.send_bytes(frame)
        else:
            await talk.socket.send_str(frame)
        error = await talk.next()
        assert (error["type"], error["code"]) == ("error", code)
        await talk.socket.send_json({"type": "send", "id": "b", "text": "工会驿站是做什么的"})
        assert (await talk.until("stored"))["seq"] == 1


async def test_an_error_names_the_message_it_is_about(stack: Stack) -> None:
    worker = Worker(stack)
    async with connected(stack, worker) as talk:
        await talk.socket.send_json({"type": "send", "id": "mine", "text": "   "})
        error = await talk.until("error")
        assert (error["id"], error["code"]) == ("mine", "empty")
