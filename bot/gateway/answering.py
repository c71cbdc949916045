"""Answers accepted messages, one at a time and in order within a conversation, side by side across them."""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.gateway.conversations import BotMessage, ConversationNotFound, Conversations
from bot.gateway.messages import Message
from bot.gateway.own_answers import OwnAnswers
from bot.gateway.pressed_button import as_pressed, may_choose
from bot.gateway.rasa_client import RasaClient, RasaUnavailable, Understood
from knowledge.china_time import now_in_china
from knowledge.errors import DatabaseUnavailable

logger = logging.getLogger(__name__)

RETRY_SECONDS = 1.0
# How long a starting gateway waits for Rasa before it answers what was left over by itself.
RESUME_TRIES = 60
RESUME_PAUSE_SECONDS = 0.25


class Bell:
    """Wakes those who wait for news of a conversation; what is new they read from the log themselves."""

    def __init__(self) -> None:
        self._waiting: dict[str, set[asyncio.Event]] = defaultdict(set)

    def ring(self, conversation_id: str) -> None:
        """Something in this conversation changed."""
        for event in self._waiting.get(conversation_id, ()):
            event.set()

    @asynccontextmanager
    async def listening(self, conversation_id: str) -> AsyncIterator[asyncio.Event]:
        """An event that is set at every ring while the block lasts; clear it before reading the log."""
        event = asyncio.Event()
        self._waiting[conversation_id].add(event)
        try:
            yield event
        finally:
            self._waiting[conversation_id].discard(event)
            if not self._waiting[conversation_id]:
                del self._waiting[conversation_id]


class Answering:
    """One short-lived task for each conversation that has unanswered messages."""

    def __init__(self, conversations: Conversations, rasa: RasaClient, own: OwnAnswers, bell: Bell) -> None:
        self._conversations = conversations
        self._rasa = rasa
        self._own = own
        self._bell = bell
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._again: set[str] = set()
        self._stopping = False
        self._resuming: asyncio.Task[None] | None = None

    def wake(self, conversation_id: str) -> None:
        """See to the unanswered messages of this conversation, now or after those being seen to."""
        if self._stopping:
            return
        if conversation_id in self._tasks:
            self._again.add(conversation_id)
            return
        task = asyncio.create_task(self._see_to(conversation_id))
        self._tasks[conversation_id] = task
        task.add_done_callback(lambda done: self._ended(conversation_id, done))

    async def finished(self, conversation_id: str) -> None:
        """Wait until nothing is under way in this conversation."""
        while conversation_id in self._tasks:
            await asyncio.wait([self._tasks[conversation_id]])
            await asyncio.sleep(0)

    async def resume(self) -> None:
        """Take up what an earlier gateway accepted and did not answer."""
        await asyncio.to_thread(self._conversations.forget_orphans)
        self._resuming = asyncio.create_task(self._resume())

    async def _resume(self) -> None:
        # The gateway is up before Rasa; what waited through a stop can wait for the better answer.
        for _ in range(RESUME_TRIES):
            try:
                await self._rasa.model()
                break
            except RasaUnavailable:
                await asyncio.sleep(RESUME_PAUSE_SECONDS)
        for conversation_id in await asyncio.to_thread(self._conversations.with_waiting_messages):
            self.wake(conversation_id)

    async def stop(self) -> None:
        """Leave what is under way for the next start; nothing accepted is lost by it."""
        self._stopping = True
        tasks = [*self._tasks.values(), *([self._resuming] if self._resuming else [])]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _ended(self, conversation_id: str, task: asyncio.Task[None]) -> None:
        self._tasks.pop(conversation_id, None)
        if not task.cancelled() and task.exception() is not None:
            logger.error("answering %s ended early", conversation_id, exc_info=task.exception())
            # The message that broke it is closed with an apology, so that it cannot break the next start too.
            self._tasks[conversation_id] = mending = asyncio.create_task(self._apologise(conversation_id))
            mending.add_done_callback(lambda _: self._mended(conversation_id))
            return
        if conversation_id in self._again:
            self._again.discard(conversation_id)
            self.wake(conversation_id)

    def _mended(self, conversation_id: str) -> None:
        self._tasks.pop(conversation_id, None)
        self.wake(conversation_id)

    async def _apologise(self, conversation_id: str) -> None:
        waiting = await asyncio.to_thread(self._conversations.waiting, conversation_id)
        if waiting:
            apology = self._own.apology()
            await self._close(
                conversation_id, waiting[0], Understood((apology.as_json(),), {}), status="failed"
            )

    async def _see_to(self, conversation_id: str) -> None:
        while True:
            try:
                # What arrives meanwhile wakes this conversation again.
                for message in await asyncio.to_thread(self._conversations.waiting, conversation_id):
                    await self._answer(conversation_id, message)
                return
            except DatabaseUnavailable:
                logger.exception("the messages of %s wait", conversation_id)
                await asyncio.sleep(RETRY_SECONDS)
            except ConversationNotFound:
                return

    async def _answer(self, conversation_id: str, message: Message) -> None:
        if may_choose(message):
            last_reply = await asyncio.to_thread(self._conversations.last_reply, conversation_id)
            message = as_pressed(message, last_reply)
        try:
            said = await self._rasa.ask(conversation_id, message)
        except RasaUnavailable as error:
            logger.warning("the gateway answers by itself: %s", error)
            said = await asyncio.to_thread(self._own.to, message, at=now_in_china())
        # Rasa remembers that it said this; asking it again would make it remember the message twice.
        while True:
            try:
                await self._close(conversation_id, message, said, status="answered")
                return
            except DatabaseUnavailable:
                logger.exception("the answer to %s is put off", conversation_id)
                await asyncio.sleep(RETRY_SECONDS)

    async def _close(self, conversation_id: str, message: Message, said: Understood, *, status: str) -> None:
        await asyncio.to_thread(
            self._conversations.answer,
            conversation_id,
            to=message.seq,
            replies=[BotMessage(text=reply["text"], reply=reply) for reply in said.replies],
            understanding=said.understanding,
            status=status,
        )
        self._bell.ring(conversation_id)
