"""`python -m bot ask`: questions answered through the real stack, one at a time or as JSON lines."""

from __future__ import annotations

import json
import sys
import time
import uuid
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from typing import Any, TextIO

import aiohttp

from bot.supervisor import Supervisor
from knowledge.errors import KnowledgeError
from knowledge.settings import Settings
from knowledge.station_finder import shown_distance

REQUEST_SECONDS = 30.0
# What a reply lists, besides its text.
LISTS = ("law", "sources", "buttons", "places", "documents", "amounts")


class CannotAsk(KnowledgeError):
    """The service that was named does not answer."""


@asynccontextmanager
async def running_service(settings: Settings, url: str | None) -> AsyncIterator[str]:
    """The address of a service that is up: the one named, the one on our port, or one started for now."""
    if url is not None:
        url = url.rstrip("/")
        if not await _is_ready(url):
            raise CannotAsk(f"{url} 没有回应；请确认那边已经用 python -m bot up 启动。")
        yield url
        return
    supervisor = Supervisor(settings)
    if await _is_ready(supervisor.address):
        yield supervisor.address
        return
    try:
        await supervisor.start()
        yield supervisor.address
    finally:
        await supervisor.stop()


async def _is_ready(url: str) -> bool:
    timeout = aiohttp.ClientTimeout(total=5)
    try:
        async with (
            aiohttp.ClientSession(timeout=timeout) as session,
            session.get(f"{url}/readyz") as response,
        ):
            return response.status == 200
    except (aiohttp.ClientError, TimeoutError):
        return False


class Asker:
    """Talks to one service over HTTP, in as many conversations as the questions name."""

    def __init__(self, session: aiohttp.ClientSession, url: str) -> None:
        self._session = session
        self._url = url
        self._opened: dict[str, tuple[str, str]] = {}

    async def ask(self, text: str, *, conversation: str | None = None) -> dict[str, Any]:
        """One answer line without its id: topics, scope, replies, state, ms."""
        conversation_id, token = await self._open(conversation)
        began = time.monotonic()
        async with self._session.post(
            f"{self._url}/api/conversations/{conversation_id}/messages?wait=1",
            json={"id": uuid.uuid4().hex, "text": text},
            headers={"Authorization": f"Bearer {token}"},
        ) as response:
            body = await response.json()
        ms = round((time.monotonic() - began) * 1000, 1)
        if response.status != 200:
            refusal = {"text": body["error"]["message"], "more": ""}
            nothing: dict[str, Any] = {part: [] for part in LISTS}
            return {"topics": [], "scope": "out", "replies": [refusal | nothing], "state": "bot", "ms": ms}
        return {
            "topics": body["understanding"]["topics"],
            "scope": body["understanding"]["scope"],
            "replies": [_reply_line(message) for message in body["replies"]],
            "state": body["state"],
            "ms": ms,
        }

    async def _open(self, name: str | None) -> tuple[str, str]:
        if name is not None and name in self._opened:
            return self._opened[name]
        async with self._session.post(f"{self._url}/api/conversations") as response:
            body = await response.json()
        opened = (body["id"], body["token"])
        if name is not None:
            self._opened[name] = opened
        return opened


def _reply_line(message: dict[str, Any]) -> dict[str, Any]:
    reply = message["reply"]
    return {"text": message["text"], "more": reply["more"]} | {part: reply[part] for part in LISTS}


def question(line: str, number: int) -> dict[str, Any]:
    """A question of a JSON-lines input; raises `CannotAsk` that names the line."""
    try:
        read = json.loads(line)
    except (ValueError, RecursionError):
        raise CannotAsk(f"第 {number} 行不是完整的 JSON，这一行跳过。") from None
    if not isinstance(read, dict) or not isinstance(read.get("text"), str):
        raise CannotAsk(f'第 {number} 行缺少文字；每行应当像 {{"id": "1", "text": "……"}}，这一行跳过。')
    return read


async def ask_lines(settings: Settings, lines: Iterable[str], output: TextIO, *, url: str | None) -> None:
    """Answer JSON lines in order, writing each answer as soon as it is there."""
    async with _asker(settings, url) as asker:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                asked = question(line, number)
            except CannotAsk as error:
                print(error, file=sys.stderr, flush=True)
                output.write(json.dumps({"id": None, "error": str(error)}, ensure_ascii=False) + "\n")
                continue
            conversation = asked.get("conversation")
            answered = await asker.ask(
                asked["text"], conversation=str(conversation) if conversation else None
            )
            output.write(json.dumps({"id": asked.get("id")} | answered, ensure_ascii=False) + "\n")
            output.flush()


async def ask_once(settings: Settings, text: str, output: TextIO, *, url: str | None) -> None:
    """Answer one question in words."""
    async with _asker(settings, url) as asker:
        answered = await asker.ask(text)
    for reply in answered["replies"]:
        output.write(in_words(reply))


def in_words(reply: dict[str, Any]) -> str:
    """A reply as a terminal shows it."""
    parts = [reply["text"].rstrip()]
    if reply.get("more"):
        parts.append(reply["more"].rstrip())
    for place in reply["places"]:
        distance = "" if place["distance_m"] is None else f"，{shown_distance(place['distance_m'])}"
        sample = "【示例】" if place["sample"] and "示例" not in place["name"] else ""
        parts.append(f"· {sample}{place['name']}{distance}，{place['hours'] or '开放时间未知'}")
    if reply["law"]:
        parts.append("依据：" + "、".join(f"《{law['title']}》{law['article']}" for law in reply["law"]))
    if reply["buttons"]:
        parts.append("还可以问：" + " / ".join(button["title"] for button in reply["buttons"]))
    return "\n".join(parts) + "\n"


@asynccontextmanager
async def _asker(settings: Settings, url: str | None) -> AsyncIterator[Asker]:
    timeout = aiohttp.ClientTimeout(total=REQUEST_SECONDS)
    async with running_service(settings, url) as address, aiohttp.ClientSession(timeout=timeout) as session:
        yield Asker(session, address)
