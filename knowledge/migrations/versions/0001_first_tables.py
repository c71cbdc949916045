"""The first tables: topics, entries with their versions, places, offices, legal values, content state."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables and the one row that counts changes."""
    op.create_table(
        "content_state",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("shipped_hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_content_state")),
    )
    op.create_table(
        "office",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=128), nullable=False),
        sa.Column("region", sa.String(length=6), nullable=False),
        sa.Column("address", sa.String(length=256), nullable=False),
        sa.Column("latitude", sa.Float(precision=53), nullable=True),
        sa.Column("longitude", sa.Float(precision=53), nullable=True),
        sa.Column("coordinate_system", sa.String(length=8), nullable=False),
        sa.Column("phone", sa.String(length=64), nullable=False),
        sa.Column("hours", sa.Text(), nullable=False),
        sa.Column("amenities", sa.JSON(), nullable=False),
        sa.Column("source", sa.String(length=256), nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=True),
        sa.Column("sample", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("origin", sa.String(length=16), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_office")),
    )
    op.create_index(op.f("ix_office_kind"), "office", ["kind"], unique=False)
    op.create_index(op.f("ix_office_region"), "office", ["region"], unique=False)
    op.create_table(
        "parameter_value",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("region", sa.String(length=6), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("value", sa.Numeric(20, 6).with_variant(sa.String(32), "sqlite"), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("source", sa.String(length=256), nullable=False),
        sa.Column("origin", sa.String(length=16), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_parameter_value")),
        sa.UniqueConstraint(
            "name", "region", "valid_from", name=op.f("uq_parameter_value_name_region_valid_from")
        ),
    )
    op.create_index(op.f("ix_parameter_value_name"), "parameter_value", ["name"], unique=False)
    op.create_table(
        "place",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=128), nullable=False),
        sa.Column("region", sa.String(length=6), nullable=False),
        sa.Column("address", sa.String(length=256), nullable=False),
        sa.Column("latitude", sa.Float(precision=53), nullable=True),
        sa.Column("longitude", sa.Float(precision=53), nullable=True),
        sa.Column("coordinate_system", sa.String(length=8), nullable=False),
        sa.Column("hours", sa.Text(), nullable=False),
        sa.Column("amenities", sa.JSON(), nullable=False),
        sa.Column("phone", sa.String(length=64), nullable=False),
        sa.Column("source", sa.String(length=256), nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=True),
        sa.Column("sample", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("origin", sa.String(length=16), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_place")),
    )
    op.create_index(op.f("ix_place_kind"), "place", ["kind"], unique=False)
    op.create_index(op.f("ix_place_region"), "place", ["region"], unique=False)
    op.create_table(
        "topic",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("title", sa.String(length=64), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("reviewed_on", sa.Date(), nullable=False),
        sa.Column("origin", sa.String(length=16), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_topic")),
    )
    op.create_table(
        "entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("topic_id", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("shipped_hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["topic_id"], ["topic.id"], name=op.f("fk_entry_topic_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entry")),
        sa.UniqueConstraint("topic_id", "name", name=op.f("uq_entry_topic_id_name")),
    )
    op.create_index(op.f("ix_entry_topic_id"), "entry", ["topic_id"], unique=False)
    op.create_table(
        "entry_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("title", sa.String(length=64), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("more", sa.Text(), nullable=False),
        sa.Column("reviewed_on", sa.Date(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("region", sa.String(length=6), nullable=False),
        sa.Column("follow_ups", sa.JSON(), nullable=False),
        sa.Column("action", sa.String(length=64), nullable=True),
        sa.Column("scope", sa.String(length=16), nullable=False),
        sa.Column("origin", sa.String(length=16), nullable=False),
        sa.Column("author", sa.String(length=64), nullable=False),
        sa.Column("reviewer", sa.String(length=64), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["entry.id"], name=op.f("fk_entry_version_entry_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entry_version")),
        sa.UniqueConstraint("entry_id", "number", name=op.f("uq_entry_version_entry_id_number")),
    )
    op.create_index(op.f("ix_entry_version_entry_id"), "entry_version", ["entry_id"], unique=False)
    op.create_index(op.f("ix_entry_version_region"), "entry_version", ["region"], unique=False)
    op.create_index(op.f("ix_entry_version_state"), "entry_version", ["state"], unique=False)
    op.create_table(
        "law_reference",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=128), nullable=False),
        sa.Column("article", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["version_id"], ["entry_version.id"], name=op.f("fk_law_reference_version_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_law_reference")),
        sa.UniqueConstraint("version_id", "position", name=op.f("uq_law_reference_version_id_position")),
    )
    op.create_index(op.f("ix_law_reference_version_id"), "law_reference", ["version_id"], unique=False)
    op.create_table(
        "source_reference",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.String(length=64), nullable=False),
        sa.Column("title", sa.String(length=256), nullable=False),
        sa.Column("date", sa.Date(), nullable=True),
        sa.Column("publisher", sa.String(length=128), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["entry_version.id"],
            name=op.f("fk_source_reference_version_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source_reference")),
        sa.UniqueConstraint("version_id", "position", name=op.f("uq_source_reference_version_id_position")),
    )
    op.create_index(op.f("ix_source_reference_version_id"), "source_reference", ["version_id"], unique=False)
    op.create_table(
        "way_of_asking",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["version_id"], ["entry_version.id"], name=op.f("fk_way_of_asking_version_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_way_of_asking")),
        sa.UniqueConstraint("version_id", "position", name=op.f("uq_way_of_asking_version_id_position")),
    )
    op.create_index(op.f("ix_way_of_asking_version_id"), "way_of_asking", ["version_id"], unique=False)
    content_state = sa.table(
        "content_state",
        sa.column("id", sa.Integer),
        sa.column("version", sa.Integer),
        sa.column("shipped_hash", sa.String),
    )
    op.bulk_insert(content_state, [{"id": 1, "version": 0, "shipped_hash": ""}])


def downgrade() -> None:
    """Drop everything of the knowledge base."""
    op.drop_index(op.f("ix_way_of_asking_version_id"), table_name="way_of_asking")
    op.drop_table("way_of_asking")
    op.drop_index(op.f("ix_source_reference_version_id"), table_name="source_reference")
    op.drop_table("source_reference")
    op.drop_index(op.f("ix_law_reference_version_id"), table_name="law_reference")
    op.drop_table("law_reference")
    op.drop_index(op.f("ix_entry_version_state"), table_name="entry_version")
    op.drop_index(op.f("ix_entry_version_region"), table_name="entry_version")
    op.drop_index(op.f("ix_entry_version_entry_id"), table_name="entry_version")
    op.drop_table("entry_version")
    op.drop_index(op.f("ix_entry_topic_id"), table_name="entry")
    op.drop_table("entry")
    op.drop_table("topic")
    op.drop_index(op.f("ix_place_region"), table_name="place")
    op.drop_index(op.f("ix_place_kind"), table_name="place")
    op.drop_table("place")
    op.drop_index(op.f("ix_parameter_value_name"), table_name="parameter_value")
    op.drop_table("parameter_value")
    op.drop_index(op.f("ix_office_region"), table_name="office")
    op.drop_index(op.f("ix_office_kind"), table_name="office")
    op.drop_table("office")
    op.drop_table("content_state")
