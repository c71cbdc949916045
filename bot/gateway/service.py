"""Everything a channel may do with conversations: start, send, read, delete. Channels stay thin over it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any

from bot.gateway.answering import Answering, Bell
from bot.gateway.conversations import ConversationNotFound, Conversations
from bot.gateway.messages import NOT_YET_READ, Location, Message, RefusedMessage, checked_text
from bot.gateway.tokens import BadToken, Tokens
from knowledge.coordinates import point
from knowledge.errors import DatabaseUnavailable, KnowledgeError


@dataclass(frozen=True)
class Started:
    """A new conversation and the token that opens it."""

    id: str
    token: str


@dataclass(frozen=True)
class Answered:
    """A worker's message together with what was answered; `ms` from acceptance to answer, milliseconds."""

    message: Message
    replies: tuple[Message, ...]
    state: str
    ms: int


class Service:
    """One for the whole gateway process."""

    def __init__(
        self,
        *,
        conversations: Conversations,
        answering: Answering,
        bell: Bell,
        tokens: Tokens,
    ) -> None:
        self._conversations = conversations
        self._answering = answering
        self._tokens = tokens
        self.bell = bell

    async def start(self) -> Started:
        """Open a conversation."""
        conversation_id = await asyncio.to_thread(self._conversations.start)
        return Started(conversation_id, self._tokens.issue(conversation_id))

    def authorise(self, conversation_id: str, token: str) -> None:
        """Return if the token opens the conversation; raises `RefusedMessage` with code unauthorised."""
        try:
            self._tokens.check(token, conversation_id)
        except BadToken as error:
            raise RefusedMessage(
                "unauthorised", "这个对话的凭证不对或者已经失效，请重新打开页面开始新的对话。"
            ) from error

    async def enter(self, conversation_id: str, token: str) -> tuple[str, int]:
        """Check the token and return the state and the newest sequence number.

        Raises `RefusedMessage` with code unauthorised or not_found.
        """
        self.authorise(conversation_id, token)
        try:
            return await asyncio.to_thread(self._conversations.state, conversation_id)
        except ConversationNotFound as error:
            raise RefusedMessage("not_found", "这个对话已经删除了，请开始新的对话。") from error

    async def send(
        self, conversation_id: str, *, client_id: str, text: str, location: Location | None
    ) -> Message:
        """Store a message and have it answered; the same `client_id` twice is stored once.

        Raises `RefusedMessage` when it cannot be accepted, and then nothing was stored.
        """
        cleaned = checked_text(text)
        if location is not None:
            _check_location(location)
        try:
            message, new = await asyncio.to_thread(
                self._conversations.accept,
                conversation_id,
                client_id=client_id,
                text=cleaned,
                location=location,
            )
        except ConversationNotFound as error:
            raise RefusedMessage("not_found", "这个对话已经删除了，请开始新的对话。") from error
        if message.status == "stored":
            self._answering.wake(conversation_id)
        if new:
            self.bell.ring(conversation_id)
        return message

    async def answered(self, conversation_id: str, message: Message) -> Answered:
        """Wait until this message has its answer; it always gets one.

        Raises `RefusedMessage` with code unavailable when the answer cannot be read; the message is stored.
        """
        began = asyncio.get_running_loop().time()
        async with self.bell.listening(conversation_id) as news:
            while True:
                news.clear()
                try:
                    now, replies, state = await asyncio.to_thread(
                        self._conversations.exchange, conversation_id, message.seq
                    )
                except DatabaseUnavailable as error:
                    raise RefusedMessage("unavailable", NOT_YET_READ) from error
                if now is None:
                    raise RefusedMessage("not_found", "这个对话已经删除了，请开始新的对话。")
                if now.status != "stored":
                    ms = round((asyncio.get_running_loop().time() - began) * 1000)
                    return Answered(now, tuple(replies), state, ms)
                await news.wait()

    async def since(self, conversation_id: str, after: int) -> list[Message]:
        """The messages above `after`, in order."""
        return await asyncio.to_thread(self._conversations.since, conversation_id, after)

    async def delete(self, conversation_id: str) -> None:
        """Remove the conversation and all that is kept of it."""
        await asyncio.to_thread(self._conversations.delete, conversation_id)
        self.bell.ring(conversation_id)
        # Rasa may be at work on a message of it, and would write what it remembers afterwards.
        await self._answering.finished(conversation_id)
        await asyncio.to_thread(self._conversations.forget, conversation_id)


def _check_location(location: Location) -> None:
    try:
        point(location.latitude, location.longitude, system=location.system)  # type: ignore[arg-type]
    except KnowledgeError as error:
        raise RefusedMessage(
            "bad_location", "这个位置看不懂。请重新分享一次，或者直接打字告诉我您在哪个区。"
        ) from error


def understanding_json(answered: Answered) -> dict[str, Any]:
    """How a message was understood, as programs see it."""
    understood = answered.message.understanding or {}
    return {"topics": understood.get("topics", []), "scope": understood.get("scope", "out")}
