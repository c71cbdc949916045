"""The tables of the conversations: who said what in which order, and what Rasa remembers of it.

They live in the same database as the knowledge base, with migration steps of their own in bot/migrations.
"""

from __future__ import annotations

import sqlalchemy as sa

METADATA = sa.MetaData()

# Where Alembic notes which of our steps were taken.
SCHEMA_TABLE = "conversation_schema"

# SQLite counts up by itself only for a column that is exactly INTEGER.
_COUNTER = sa.BigInteger().with_variant(sa.Integer, "sqlite")

CONVERSATION = sa.Table(
    "conversation",
    METADATA,
    sa.Column("id", sa.String(64), primary_key=True),
    sa.Column("state", sa.String(16), nullable=False, comment="bot, waiting or human"),
    sa.Column("last_seq", sa.Integer, nullable=False, comment="sequence number of the newest message"),
    sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
)

MESSAGE = sa.Table(
    "message",
    METADATA,
    sa.Column("id", _COUNTER, primary_key=True),
    sa.Column(
        "conversation_id",
        sa.String(64),
        sa.ForeignKey("conversation.id", ondelete="CASCADE", name="fk_message_conversation_id"),
        nullable=False,
    ),
    sa.Column("seq", sa.Integer, nullable=False),
    sa.Column("client_id", sa.String(64), comment="the id the worker's device made; sent twice, stored once"),
    sa.Column("author", sa.String(16), nullable=False, comment="worker, bot, agent or system"),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("location", sa.JSON, comment="a shared location: latitude, longitude, system"),
    sa.Column("reply", sa.JSON, comment="the whole reply, for messages of the bot"),
    sa.Column("understanding", sa.JSON, comment="topics and scope, for messages of the worker"),
    sa.Column("reply_to", sa.Integer, comment="sequence number of the message this one answers"),
    sa.Column("status", sa.String(16), nullable=False, comment="stored, answered or failed"),
    sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
    sa.UniqueConstraint("conversation_id", "seq", name="uq_message_conversation_id_seq"),
    sa.UniqueConstraint("conversation_id", "client_id", name="uq_message_conversation_id_client_id"),
    # Found at every start: what was accepted but not yet answered.
    sa.Index("ix_message_status", "status", "author"),
)

TRACKER_EVENT = sa.Table(
    "tracker_event",
    METADATA,
    sa.Column("id", _COUNTER, primary_key=True),
    sa.Column("sender_id", sa.String(255), nullable=False),
    sa.Column("data", sa.Text, nullable=False),
    sa.Index("ix_tracker_event_sender_id", "sender_id", "id"),
)

TRACKER_SLOTS = sa.Table(
    "tracker_slots",
    METADATA,
    sa.Column("sender_id", sa.String(255), primary_key=True),
    sa.Column("data", sa.Text, nullable=False),
)
