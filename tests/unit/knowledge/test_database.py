"""The database: all of a transaction or nothing, one writer at a time, and clear words when it is away."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from knowledge.content_state import content_version, count_change, state_of
from knowledge.database import MIGRATIONS, SCHEMA_TABLE, Database, open_database
from knowledge.errors import DatabaseTooNew, DatabaseUnavailable
from knowledge.models import ParameterValueRow, TopicRow
from knowledge.settings import Settings
from knowledge.tables import Base

SOME_DAY = dt.date(2026, 11, 23)


def topic_row(topic_id: str) -> TopicRow:
    return TopicRow(id=topic_id, title="某事", position=0, reviewed_on=SOME_DAY, origin="staff")


def test_migrations_make_the_tables_of_the_models(database: Database) -> None:
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection)
        differences = compare_metadata(context, Base.metadata)
    extra = [change for change in differences if SCHEMA_TABLE not in str(change)]
    assert extra == []


def test_files_of_the_steps_begin_with_their_number() -> None:
    steps = ScriptDirectory(str(MIGRATIONS))
    assert {step.revision for step in steps.walk_revisions()} == {
        path.stem.split("_")[0] for path in MIGRATIONS.glob("versions/[0-9]*.py")
    }
    assert steps.get_current_head() == max(step.revision for step in steps.walk_revisions())


def test_a_database_of_the_first_release_is_carried_on(database_url: str) -> None:
    """What it holds stays, and the files are loaded again to fill what is new."""
    database = open_database(database_url)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with database.session(exclusive=True) as session:
        config.attributes["connection"] = session.connection()
        command.upgrade(config, "0001")
        session.execute(text("UPDATE content_state SET version = 7, shipped_hash = 'of then'"))
        session.execute(
            text("INSERT INTO topic VALUES (:id, :title, 0, :day, 'shipped')"),
            {"id": "wage_arrears", "title": "拖欠工资", "day": SOME_DAY.isoformat()},
        )
        session.execute(
            text(
                "INSERT INTO parameter_value "
                "VALUES (1, 'pay_days', '000000', :day, '21.75', '天', '某法', 'staff')"
            ),
            {"day": SOME_DAY.isoformat()},
        )
    database.migrate()
    with database.session() as session:
        state = state_of(session)
        assert (state.version, state.shipped_hash) == (7, "")
        topic = session.get(TopicRow, "wage_arrears")
        assert topic is not None
        assert (topic.title, topic.scope) == ("拖欠工资", "in")
        value = session.get(ParameterValueRow, 1)
        assert value is not None
        assert (value.value, value.law, value.sources, value.position) == (Decimal("21.75"), [], [], 0)
    database.close()


def test_migrating_twice_keeps_what_is_there(database: Database) -> None:
    with database.session() as session:
        session.add(topic_row("wage_arrears"))
    database.migrate()
    with database.session() as session:
        assert session.get(TopicRow, "wage_arrears") is not None
        assert content_version(session) == 0


def test_other_tables_in_the_same_database_are_left_alone(database_url: str) -> None:
    database = open_database(database_url)
    with database.session() as session:
        session.execute(text("CREATE TABLE conversation (id INTEGER)"))
    database.migrate()
    assert "conversation" in inspect(database.engine).get_table_names()
    database.close()


def test_a_later_release_has_changed_the_tables(database: Database) -> None:
    with database.session() as session:
        session.execute(text(f"UPDATE {SCHEMA_TABLE} SET version_num = '9999'"))
    with pytest.raises(DatabaseTooNew, match="run the newer release"):
        database.migrate()


def test_an_error_undoes_everything(database: Database) -> None:
    def fail_halfway() -> None:
        with database.session() as session:
            session.add(topic_row("wage_arrears"))
            count_change(session)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_halfway()
    with database.session() as session:
        assert session.get(TopicRow, "wage_arrears") is None
        assert content_version(session) == 0


def test_reading_goes_on_while_somebody_writes(database: Database, database_url: str) -> None:
    reader = open_database(database_url, wait_seconds=0.05)
    with database.session(exclusive=True) as session:
        session.add(topic_row("wage_arrears"))
        session.flush()
        with reader.session() as other:
            assert other.get(TopicRow, "wage_arrears") is None
    with reader.session() as other:
        assert other.get(TopicRow, "wage_arrears") is not None
    reader.close()


def test_a_locked_database_is_reported(database: Database, database_url: str) -> None:
    impatient = open_database(database_url, wait_seconds=0.05)
    with database.session(exclusive=True):
        with pytest.raises(DatabaseUnavailable, match="locked"), impatient.session(exclusive=True):
            pass
        with pytest.raises(DatabaseUnavailable, match="locked"), impatient.session() as session:
            session.add(topic_row("wage_arrears"))
    with impatient.session(exclusive=True) as session:
        session.add(topic_row("wage_arrears"))
    impatient.close()


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "broken.db"
    path.write_text("这不是数据库" * 1000, encoding="utf-8")
    database = open_database(f"sqlite:///{path}")
    with pytest.raises(DatabaseUnavailable, match="not a database"):
        database.migrate()
    database.close()


def test_a_folder_in_place_of_the_file(tmp_path: Path) -> None:
    database = open_database(f"sqlite:///{tmp_path}")
    with pytest.raises(DatabaseUnavailable, match="unable to open"):
        database.migrate()
    database.close()


def test_a_server_that_does_not_answer_keeps_its_password_secret() -> None:
    database = open_database("postgresql+psycopg://staff:secret@127.0.0.1:1/knowledge", wait_seconds=1)
    with pytest.raises(DatabaseUnavailable) as caught, database.session():
        database.migrate()
    assert "secret" not in str(caught.value)
    assert "127.0.0.1:1" in str(caught.value)
    database.close()


def test_the_folder_of_the_database_is_made(tmp_path: Path) -> None:
    database = open_database(f"sqlite:///{tmp_path / 'new' / 'folder' / 'knowledge.db'}")
    database.migrate()
    with database.session() as session:
        assert content_version(session) == 0
    database.close()


def test_in_memory() -> None:
    database = open_database("sqlite://")
    database.migrate()
    with database.session() as session:
        session.add(topic_row("wage_arrears"))
    with database.session() as session:
        assert session.get(TopicRow, "wage_arrears") is not None
    database.close()


def test_several_processes_migrate_at_once(database_url: str) -> None:
    program = "import sys; from knowledge.database import open_database; open_database(sys.argv[1]).migrate()"
    running = [
        subprocess.Popen([sys.executable, "-c", program, database_url], stderr=subprocess.PIPE)
        for _ in range(4)
    ]
    errors = [process.communicate()[1].decode() for process in running]
    assert [process.returncode for process in running] == [0, 0, 0, 0], errors
    database = open_database(database_url)
    with database.session() as session:
        assert content_version(session) == 0
    database.close()


def test_what_was_committed_survives_a_power_cut(settings: Settings) -> None:
    database = open_database(settings.database_url)
    with database.session() as session:
        # 2 is FULL: every commit is on disk before it returns. NORMAL, 1, may lose the last ones.
        assert session.scalar(text("PRAGMA synchronous")) == 2
    database.close()
