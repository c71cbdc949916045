"""How Alembic reaches our tables: over the connection that knowledge.database hands it."""

from __future__ import annotations

from alembic import context

from knowledge.database import SCHEMA_TABLE
from knowledge.tables import Base


def migrate() -> None:
    """Run the waiting steps on the given connection, inside its transaction."""
    connection = context.config.attributes["connection"]
    context.configure(connection=connection, target_metadata=Base.metadata, version_table=SCHEMA_TABLE)
    context.run_migrations()


migrate()
