"""What ways of asking mean, kept so that a start need not compute it again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make room for it; the action server fills it while it answers."""
    op.create_table(
        "sentence_vector",
        sa.Column("encoder", sa.String(length=64), nullable=False),
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.Column("numbers", sa.LargeBinary(), nullable=False),
        sa.Column("scale", sa.Float(53), nullable=False),
        sa.PrimaryKeyConstraint("encoder", "digest", name=op.f("pk_sentence_vector")),
    )


def downgrade() -> None:
    """Forget it; nothing is lost that cannot be computed."""
    op.drop_table("sentence_vector")
