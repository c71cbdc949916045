"""What articles are about, in our own words."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table, and have the files loaded again, which fills it."""
    op.create_table(
        "article_summary",
        sa.Column("law", sa.String(length=128), nullable=False),
        sa.Column("article", sa.String(length=32), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("shipped_text", sa.Text(), nullable=False),
        sa.Column("reviewed_on", sa.Date(), nullable=False),
        sa.Column("origin", sa.String(length=16), nullable=False),
        sa.PrimaryKeyConstraint("law", "article", name=op.f("pk_article_summary")),
    )
    op.execute("UPDATE content_state SET shipped_hash = ''")


def downgrade() -> None:
    """Forget it again."""
    op.drop_table("article_summary")
