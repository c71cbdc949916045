"""How Alembic reaches the conversation tables: over the connection that knowledge.database hands it."""

from __future__ import annotations

from alembic import context

from bot.tables import METADATA, SCHEMA_TABLE


def migrate() -> None:
    """Run the waiting steps on the given connection, inside its transaction."""
    connection = context.config.attributes["connection"]
    context.configure(connection=connection, target_metadata=METADATA, version_table=SCHEMA_TABLE)
    context.run_migrations()


migrate()
