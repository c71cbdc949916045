"""Official texts: every version of a law that was loaded, and its articles."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the two tables, empty."""
    op.create_table(
        "statute",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("law", sa.String(length=128), nullable=False),
        sa.Column("heading", sa.String(length=256), nullable=False),
        sa.Column("version_date", sa.Date(), nullable=False),
        sa.Column("effective_from", sa.Date(), nullable=True),
        sa.Column("status", sa.String(length=64), nullable=False),
        sa.Column("complete", sa.Boolean(), nullable=False),
        sa.Column("source", sa.String(length=512), nullable=False),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.Column("loaded_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statute")),
        sa.UniqueConstraint("law", "version_date", name=op.f("uq_statute_law_version_date")),
    )
    op.create_index(op.f("ix_statute_law"), "statute", ["law"], unique=False)
    op.create_table(
        "statute_article",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("statute_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(length=32), nullable=False),
        sa.Column("part", sa.String(length=128), nullable=False),
        sa.Column("chapter", sa.String(length=256), nullable=False),
        sa.Column("section", sa.String(length=128), nullable=False),
        sa.Column("annex", sa.String(length=256), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["statute_id"], ["statute.id"], name=op.f("fk_statute_article_statute_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statute_article")),
        sa.UniqueConstraint("statute_id", "position", name=op.f("uq_statute_article_statute_id_position")),
    )
    op.create_index(op.f("ix_statute_article_statute_id"), "statute_article", ["statute_id"], unique=False)
    op.create_index(op.f("ix_statute_article_label"), "statute_article", ["label"], unique=False)


def downgrade() -> None:
    """Drop them with every text in them."""
    op.drop_index(op.f("ix_statute_article_label"), table_name="statute_article")
    op.drop_index(op.f("ix_statute_article_statute_id"), table_name="statute_article")
    op.drop_table("statute_article")
    op.drop_index(op.f("ix_statute_law"), table_name="statute")
    op.drop_table("statute")
