"""The log of all conversations: the one place where messages get their order.

A message is on disk with its sequence number before anyone is told that it arrived. All functions are
synchronous and short; the gateway calls them in threads.
"""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from bot.gateway.messages import Location, Message
from bot.tables import CONVERSATION, MESSAGE, TRACKER_EVENT, TRACKER_SLOTS
from knowledge.database import Database
from knowledge.errors import KnowledgeError


class ConversationNotFound(KnowledgeError):
    """No such conversation, or it was deleted."""

    def __init__(self, conversation_id: str) -> None:
        super().__init__(f"no conversation {conversation_id!r}; start a new one with POST /api/conversations")


@dataclass(frozen=True)
class BotMessage:
    """One reply on its way into the log."""

    text: str
    reply: dict[str, Any]


class Conversations:
    """Reads and writes the log."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def start(self) -> str:
        """Open a conversation and return its id, which nobody can guess."""
        conversation_id = secrets.token_urlsafe(18)
        with self._database.session() as session:
            session.execute(
                CONVERSATION.insert().values(
                    id=conversation_id, state="bot", last_seq=0, created_at=dt.datetime.now(dt.UTC)
                )
            )
        return conversation_id

    def state(self, conversation_id: str) -> tuple[str, int]:
        """Who answers (bot, waiting or human) and the newest sequence number."""
        query = sa.select(CONVERSATION.c.state, CONVERSATION.c.last_seq).where(
            CONVERSATION.c.id == conversation_id
        )
        with self._database.session() as session:
            row = session.execute(query).one_or_none()
        if row is None:
            raise ConversationNotFound(conversation_id)
        return row.state, row.last_seq

    def accept(
        self, conversation_id: str, *, client_id: str, text: str, location: Location | None = None
    ) -> tuple[Message, bool]:
        """Store a worker's message and say whether it is new; the same `client_id` is stored once."""
        with self._database.session() as session:
            last_seq = self._hold(session, conversation_id)
            known = session.execute(
                sa.select(MESSAGE).where(
                    MESSAGE.c.conversation_id == conversation_id, MESSAGE.c.client_id == client_id
                )
            ).one_or_none()
            if known is not None:
                return _message(known), False
            message = Message(
                seq=last_seq + 1,
                author="worker",
                text=text,
                created_at=dt.datetime.now(dt.UTC),
                status="stored",
                client_id=client_id,
                location=location.as_json() if location else None,
            )
            self._insert(session, conversation_id, message)
        return message, True

    def answer(
        self,
        conversation_id: str,
        *,
        to: int,
        replies: Sequence[BotMessage],
        understanding: dict[str, Any],
        status: str = "answered",
    ) -> None:
        """Store the replies to message `to` and close it, all or nothing; a closed one stays as it is."""
        with self._database.session() as session:
            closed = session.execute(
                MESSAGE.update()
                .where(
                    MESSAGE.c.conversation_id == conversation_id,
                    MESSAGE.c.seq == to,
                    MESSAGE.c.status == "stored",
                )
                .values(status=status, understanding=understanding)
            )
            if closed.rowcount == 0:  # type: ignore[attr-defined]  # every UPDATE's result has it
                return
            last_seq = self._hold(session, conversation_id)
            for seq, reply in enumerate(replies, start=last_seq + 1):
                message = Message(
                    seq=seq,
                    author="bot",
                    text=reply.text,
                    created_at=dt.datetime.now(dt.UTC),
                    status="answered",
                    reply=reply.reply,
                    reply_to=to,
                )
                self._insert(session, conversation_id, message)

    def exchange(self, conversation_id: str, seq: int) -> tuple[Message | None, list[Message], str]:
        """A message, the replies to it, and who answers now; None for a message that is gone."""
        query = (
            sa.select(MESSAGE, CONVERSATION.c.state)
            .join(CONVERSATION)
            .where(
                MESSAGE.c.conversation_id == conversation_id,
                sa.or_(MESSAGE.c.seq == seq, MESSAGE.c.reply_to == seq),
            )
            .order_by(MESSAGE.c.seq)
        )
        with self._database.session() as session:
            rows = session.execute(query).all()
        if not rows or rows[0].seq != seq:
            return None, [], "bot"
        return _message(rows[0]), [_message(row) for row in rows[1:]], rows[0].state

    def since(self, conversation_id: str, after: int) -> list[Message]:
        """All messages with a sequence number above `after`, in order."""
        query = (
            sa.select(MESSAGE)
            .where(MESSAGE.c.conversation_id == conversation_id, MESSAGE.c.seq > after)
            .order_by(MESSAGE.c.seq)
        )
        with self._database.session() as session:
            return [_message(row) for row in session.execute(query)]

    def waiting(self, conversation_id: str) -> list[Message]:
        """The worker's messages that are stored but not answered yet, in order."""
        query = (
            sa.select(MESSAGE)
            .where(
                MESSAGE.c.conversation_id == conversation_id,
                MESSAGE.c.author == "worker",
                MESSAGE.c.status == "stored",
            )
            .order_by(MESSAGE.c.seq)
        )
        with self._database.session() as session:
            return [_message(row) for row in session.execute(query)]

    def last_reply(self, conversation_id: str) -> dict[str, Any] | None:
        """The newest reply of the conversation; None when there is none yet."""
        query = (
            sa.select(MESSAGE.c.reply)
            .where(MESSAGE.c.conversation_id == conversation_id, MESSAGE.c.author == "bot")
            .order_by(MESSAGE.c.seq.desc())
            .limit(1)
        )
        with self._database.session() as session:
            found: dict[str, Any] | None = session.scalars(query).first()
        return found

    def with_waiting_messages(self) -> list[str]:
        """The conversations that a stopped gateway left unanswered."""
        query = (
            sa.select(MESSAGE.c.conversation_id)
            .where(MESSAGE.c.status == "stored", MESSAGE.c.author == "worker")
            .distinct()
        )
        with self._database.session() as session:
            return list(session.scalars(query))

    def delete(self, conversation_id: str) -> None:
        """Remove a conversation, its messages and what Rasa remembers of it."""
        with self._database.session() as session:
            session.execute(MESSAGE.delete().where(MESSAGE.c.conversation_id == conversation_id))
            session.execute(CONVERSATION.delete().where(CONVERSATION.c.id == conversation_id))
        self.forget(conversation_id)

    def forget(self, conversation_id: str) -> None:
        """Remove what Rasa remembers of a conversation."""
        with self._database.session() as session:
            for table in (TRACKER_EVENT, TRACKER_SLOTS):
                session.execute(table.delete().where(table.c.sender_id == conversation_id))

    def forget_orphans(self) -> None:
        """Remove what Rasa remembers of conversations that are no more; at a start, for it reads all."""
        kept = sa.select(CONVERSATION.c.id)
        with self._database.session() as session:
            for table in (TRACKER_EVENT, TRACKER_SLOTS):
                session.execute(table.delete().where(table.c.sender_id.not_in(kept)))

    @staticmethod
    def _hold(session: Session, conversation_id: str) -> int:
        """Keep every other writer off this conversation until the transaction ends; its newest number.

        A write comes first in each transaction, so that SQLite and PostgreSQL both wait here, not later.
        """
        last_seq = session.scalar(
            CONVERSATION.update()
            .where(CONVERSATION.c.id == conversation_id)
            .values(last_seq=CONVERSATION.c.last_seq)
            .returning(CONVERSATION.c.last_seq)
        )
        if last_seq is None:
            raise ConversationNotFound(conversation_id)
        return int(last_seq)

    @staticmethod
    def _insert(session: Session, conversation_id: str, message: Message) -> None:
        session.execute(MESSAGE.insert().values(_row(conversation_id, message)))
        session.execute(
            CONVERSATION.update().where(CONVERSATION.c.id == conversation_id).values(last_seq=message.seq)
        )


def _row(conversation_id: str, message: Message) -> dict[str, Any]:
    return {
        "conversation_id": conversation_id,
        "seq": message.seq,
        "client_id": message.client_id,
        "author": message.author,
        "text": message.text,
        "location": message.location,
        "reply": message.reply,
        "reply_to": message.reply_to,
        "status": message.status,
        "created_at": message.created_at,
    }


def _message(row: Any) -> Message:
    created_at = row.created_at
    if created_at.tzinfo is None:
        # SQLite forgets the time zone; everything is written in UTC.
        created_at = created_at.replace(tzinfo=dt.UTC)
    return Message(
        seq=row.seq,
        author=row.author,
        text=row.text,
        created_at=created_at,
        status=row.status,
        client_id=row.client_id,
        location=row.location,
        reply=row.reply,
        understanding=row.understanding,
        reply_to=row.reply_to,
    )
