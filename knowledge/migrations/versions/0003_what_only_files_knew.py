"""What only the files knew: sources, names of legal values, comments, the order of places."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_LISTED = ("place", "office", "parameter_value")


def upgrade() -> None:
    """Make room for it, and have the files loaded again, which fills it."""
    op.create_table(
        "source",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=256), nullable=False),
        sa.Column("date", sa.Date(), nullable=True),
        sa.Column("publisher", sa.String(length=128), nullable=False),
        sa.Column("grade", sa.String(length=1), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source")),
    )
    op.create_table(
        "parameter",
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("title", sa.String(length=128), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_parameter")),
    )
    op.create_table(
        "content_comment",
        sa.Column("file", sa.String(length=128), nullable=False),
        sa.Column("before", sa.String(length=128), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("file", "before", name=op.f("pk_content_comment")),
    )
    op.add_column("topic", sa.Column("scope", sa.String(length=16), nullable=False, server_default="in"))
    op.add_column("entry_version", sa.Column("figures", sa.JSON(), nullable=False, server_default="[]"))
    for table in _LISTED:
        op.add_column(table, sa.Column("position", sa.Integer(), nullable=False, server_default="0"))
    for name in ("law", "sources"):
        op.add_column("parameter_value", sa.Column(name, sa.JSON(), nullable=False, server_default="[]"))
    op.execute("UPDATE content_state SET shipped_hash = ''")


def downgrade() -> None:
    """Forget it again."""
    with op.batch_alter_table("parameter_value") as table:
        table.drop_column("sources")
        table.drop_column("law")
    for name in _LISTED:
        with op.batch_alter_table(name) as table:
            table.drop_column("position")
    with op.batch_alter_table("entry_version") as table:
        table.drop_column("figures")
    with op.batch_alter_table("topic") as table:
        table.drop_column("scope")
    op.drop_table("content_comment")
    op.drop_table("parameter")
    op.drop_table("source")
