"""Conversations, their messages, and Rasa's memory of them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_COUNTER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Create the first tables."""
    op.create_table(
        "conversation",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("last_seq", sa.Integer, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "message",
        sa.Column("id", _COUNTER, primary_key=True),
        sa.Column(
            "conversation_id",
            sa.String(64),
            sa.ForeignKey("conversation.id", ondelete="CASCADE", name="fk_message_conversation_id"),
            nullable=False,
        ),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("client_id", sa.String(64)),
        sa.Column("author", sa.String(16), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("location", sa.JSON),
        sa.Column("reply", sa.JSON),
        sa.Column("understanding", sa.JSON),
        sa.Column("reply_to", sa.Integer),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.UniqueConstraint("conversation_id", "seq", name="uq_message_conversation_id_seq"),
        sa.UniqueConstraint("conversation_id", "client_id", name="uq_message_conversation_id_client_id"),
    )
    op.create_index("ix_message_status", "message", ["status", "author"])
    op.create_table(
        "tracker_event",
        sa.Column("id", _COUNTER, primary_key=True),
        sa.Column("sender_id", sa.String(255), nullable=False),
        sa.Column("data", sa.Text, nullable=False),
    )
    op.create_index("ix_tracker_event_sender_id", "tracker_event", ["sender_id", "id"])
    op.create_table(
        "tracker_slots",
        sa.Column("sender_id", sa.String(255), primary_key=True),
        sa.Column("data", sa.Text, nullable=False),
    )


def downgrade() -> None:
    """Drop them again, with everything in them."""
    for table in ("tracker_slots", "tracker_event", "message", "conversation"):
        op.drop_table(table)
