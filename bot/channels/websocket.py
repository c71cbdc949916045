"""The widget's WebSocket: hello, replay of what was missed, then messages both ways."""

from __future__ import annotations

import asyncio
import json
import logging
from typing import Any, Literal

from fastapi import APIRouter, WebSocket, WebSocketDisconnect
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.websockets import WebSocketState

from bot.gateway.api import NEWEST_SEQ, NewMessage, as_location
from bot.gateway.messages import NOT_READ, NOT_STORED, RefusedMessage
from bot.gateway.service import Service
from knowledge.errors import DatabaseUnavailable

CLOSE_BROKEN = 1011
CLOSE_BAD_HELLO = 4400
CLOSE_UNAUTHORISED = 4401
CLOSE_NOT_FOUND = 4404

RETRY_SECONDS = 1.0
# Whoever connects and says nothing is no page of ours; a slow network says hello sooner.
HELLO_SECONDS = 15.0

logger = logging.getLogger(__name__)


class Hello(BaseModel):
    """The first frame: which conversation, and what was seen of it last."""

    model_config = ConfigDict(extra="forbid")
    type: Literal["hello"]
    conversation: str = Field(max_length=64)
    token: str = Field(max_length=2000)
    after: int = Field(default=0, ge=0, le=NEWEST_SEQ)


class BadFrame(Exception):
    """A frame that is not an object of a known type; carries the refusal."""

    def __init__(self, refusal: RefusedMessage, frame_id: str | None = None) -> None:
        super().__init__(str(refusal))
        self.refusal = refusal
        self.frame_id = frame_id


def routes(*, service: Service, hello_seconds: float = HELLO_SECONDS) -> APIRouter:
    """The one WebSocket route; a connection has `hello_seconds` for its first frame."""
    router = APIRouter()

    @router.websocket("/api/ws")
    async def talk(socket: WebSocket) -> None:
        await socket.accept()
        try:
            await _Talk(socket, service, hello_seconds=hello_seconds).run()
        except WebSocketDisconnect:
            # The worker went away; everything stored stays, and a new connection gets the rest.
            return

    return router


class _Talk:
    """One connection: a task that delivers, and a loop that receives."""

    def __init__(self, socket: WebSocket, service: Service, *, hello_seconds: float) -> None:
        self._socket = socket
        self._service = service
        self._hello_seconds = hello_seconds

    async def run(self) -> None:
        hello = await self._hello()
        if hello is None:
            return
        try:
            state, last_seq = await self._service.enter(hello.conversation, hello.token)
        except RefusedMessage as error:
            await self._say_error(error)
            gone = error.code == "not_found"
            await self._socket.close(CLOSE_NOT_FOUND if gone else CLOSE_UNAUTHORISED)
            return
        except DatabaseUnavailable:
            await self._say_error(RefusedMessage("unavailable", NOT_READ))
            await self._socket.close(CLOSE_BROKEN)
            return
        await self._socket.send_json({"type": "welcome", "state": state, "last_seq": last_seq})
        tasks = {
            asyncio.create_task(self._deliver(hello.conversation, hello.after)),
            asyncio.create_task(self._receive(hello.conversation)),
        }
        try:
            done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        await self._after({task.exception() for task in done})

    async def _after(self, ends: set[BaseException | None]) -> None:
        """Neither task ends without a reason: the worker is gone, or something broke."""
        for end in ends:
            if isinstance(end, WebSocketDisconnect):
                raise end
        if self._socket.application_state is WebSocketState.DISCONNECTED:
            # One of the two has closed it, and the other was about to send.
            return
        for end in ends:
            logger.error("a WebSocket is closed, its page connects again", exc_info=end)
        # An open connection on which nothing comes any more would look like a bot that does not answer.
        await self._socket.close(CLOSE_BROKEN)

    async def _hello(self) -> Hello | None:
        try:
            async with asyncio.timeout(self._hello_seconds):
                return Hello.model_validate(await self._frame())
        except (BadFrame, ValidationError, TimeoutError):
            await self._say_error(
                RefusedMessage("bad_hello", "连接的第一句话不对，请刷新页面再试。接口说明见 /api/docs。")
            )
            await self._socket.close(CLOSE_BAD_HELLO)
            return None

    async def _deliver(self, conversation_id: str, after: int) -> None:
        # News only wakes this loop; what is new is read from the log, so nothing comes twice or out of order.
        async with self._service.bell.listening(conversation_id) as news:
            while True:
                news.clear()
                try:
                    new = await self._service.since(conversation_id, after)
                except DatabaseUnavailable:
                    # The connection outlives the database's pause; what is new comes when it is back.
                    await asyncio.sleep(RETRY_SECONDS)
                    continue
                for message in new:
                    await self._socket.send_json({"type": "message", "message": message.as_json()})
                    after = message.seq
                await news.wait()

    async def _receive(self, conversation_id: str) -> None:
        while True:
            try:
                frame = await self._frame()
                if frame.get("type") == "ping":
                    await self._socket.send_json({"type": "pong"})
                    continue
                await self._accept(conversation_id, frame)
            except BadFrame as bad:
                await self._say_error(bad.refusal, bad.frame_id)
            except DatabaseUnavailable:
                await self._say_error(RefusedMessage("unavailable", NOT_STORED))

    async def _accept(self, conversation_id: str, frame: dict[str, Any]) -> None:
        frame_id = frame.get("id")
        if not isinstance(frame_id, str) or not frame_id.isprintable() or len(frame_id) > 64:
            # Half a character cannot be sent back, and a long id is none of ours.
            frame_id = None
        if frame.get("type") != "send":
            raise BadFrame(RefusedMessage("bad_request", "不认识这种消息，只能发送文字或位置。"), frame_id)
        try:
            sent = NewMessage.model_validate({key: value for key, value in frame.items() if key != "type"})
        except ValidationError as error:
            raise BadFrame(
                RefusedMessage("bad_request", "这条消息的格式不对，没有收下，请重新发一次。"), frame_id
            ) from error
        try:
            # Once begun it is stored and answered, also when this connection breaks meanwhile.
            message = await asyncio.shield(
                self._service.send(
                    conversation_id, client_id=sent.id, text=sent.text, location=as_location(sent.location)
                )
            )
        except RefusedMessage as error:
            if error.code == "not_found":
                await self._say_error(error, frame_id)
                await self._socket.close(CLOSE_NOT_FOUND)
                raise WebSocketDisconnect(CLOSE_NOT_FOUND) from error
            raise BadFrame(error, frame_id) from error
        await self._socket.send_json({"type": "stored", "id": sent.id, "seq": message.seq})
        if message.status == "stored":
            await self._socket.send_json({"type": "typing"})

    async def _frame(self) -> dict[str, Any]:
        received = await self._socket.receive()
        if received["type"] == "websocket.disconnect":
            raise WebSocketDisconnect(received.get("code", 1000))
        text = received.get("text")
        if text is None:
            raise BadFrame(RefusedMessage("not_text", "收到的不是文字，请用文字把您的问题发过来。"))
        try:
            frame = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise BadFrame(RefusedMessage("bad_json", "发来的内容不是完整的JSON，请检查后重发。")) from error
        if not isinstance(frame, dict):
            raise BadFrame(RefusedMessage("bad_json", "发来的内容应当是一个JSON对象，请检查后重发。"))
        return frame

    async def _say_error(self, error: RefusedMessage, frame_id: str | None = None) -> None:
        frame = {"type": "error", "code": error.code, "message": error.spoken}
        await self._socket.send_json(frame | ({"id": frame_id} if frame_id else {}))
