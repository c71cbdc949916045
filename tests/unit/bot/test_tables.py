"""The steps of the conversations' tables end at the tables the code uses."""

from collections.abc import Iterator

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from bot.prepare import MIGRATIONS
from bot.tables import METADATA, SCHEMA_TABLE
from knowledge.database import Database, open_database
from knowledge.settings import Settings


@pytest.fixture
def database(settings: Settings) -> Iterator[Database]:
    opened = open_database(settings.database_url)
    yield opened
    opened.close()


def test_migrations_make_the_tables_of_the_code(database: Database) -> None:
    database.migrate(MIGRATIONS, table=SCHEMA_TABLE)
    with database.engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), METADATA)
    ours = {table.name for table in METADATA.tables.values()}
    assert [change for change in differences if not _is_only_theirs(change, ours)] == []


def _is_only_theirs(change: object, ours: set[str]) -> bool:
    """Whether a difference is a table, or an index of a table, that belongs to the knowledge base."""
    if not isinstance(change, tuple) or change[0] not in {"remove_table", "remove_index"}:
        return False
    table = change[1] if change[0] == "remove_table" else change[1].table
    return table.name not in ours
