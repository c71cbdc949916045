"""The same knowledge base on a real PostgreSQL, started for these tests."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from knowledge.database import SCHEMA_TABLE, Database, open_database
from knowledge.entries import EntryRepository
from knowledge.errors import DatabaseUnavailable, ParameterNotFound
from knowledge.library import library_of
from knowledge.load import load
from knowledge.models import Base
from tests.conftest import free_port
from tests.unit.knowledge.test_load import staff_publishes, states
from tests.unit.knowledge.written import NOW, TODAY, ContentInFolder, entry

USER = "postgres"

pytestmark = pytest.mark.skipif(shutil.which("initdb") is None, reason="PostgreSQL is not installed here")


def run(*command: str) -> None:
    """Run one of PostgreSQL's programs; they refuse to be run by root."""
    as_other = ["runuser", "-u", USER, "--"] if os.geteuid() == 0 else []
    subprocess.run([*as_other, *command], check=True, stdout=subprocess.DEVNULL, cwd="/")


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of an empty server that lives as long as this file's tests."""
    folder = Path(tempfile.mkdtemp(prefix="postgresql-"))
    if os.geteuid() == 0:
        shutil.chown(folder, USER)
    data, port = str(folder / "data"), free_port()
    run("initdb", "-D", data, "-U", USER, "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C")
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
    run("pg_ctl", "-D", data, "-w", "-l", str(folder / "log"), "-o", options, "start")
    yield f"postgresql+psycopg://{USER}@127.0.0.1:{port}/{USER}"
    run("pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def database_url(server: str) -> str:
    """An empty database on that server."""
    database = open_database(server)
    with database.session() as session:
        session.execute(text("DROP SCHEMA public CASCADE"))
        session.execute(text("CREATE SCHEMA public"))
    database.close()
    return server


def test_migrations_make_the_tables_of_the_models(database: Database) -> None:
    database.migrate()
    with database.engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), Base.metadata)
    assert [change for change in differences if SCHEMA_TABLE not in str(change)] == []


def test_all_that_ships_is_loaded_and_found(database: Database) -> None:
    load(database, now=NOW)
    library = library_of(database)
    match = library.search.everywhere("老板拖欠我三个月工资不给怎么办", on=TODAY)[0]
    assert (match.entry.topic, match.score) == ("wage_arrears", 1.0)
    assert str(library.parameters.value("monthly_pay_days", on=TODAY, region="370602").value) == "21.75"
    with pytest.raises(ParameterNotFound):
        library.parameters.value("monthly_pay_days", on=dt.date(2000, 1, 1), region="370602")
    assert load(database, now=NOW).changed == 0


def test_what_staff_wrote_stays(database: Database, content: ContentInFolder) -> None:
    content.topic("wage_arrears", entry("first_steps"))
    load(database, now=NOW, folder=content.folder)
    staff_publishes(database, "工会自己写的")
    content.topic("wage_arrears", entry("first_steps", answer="第二版"))
    load(database, now=NOW, folder=content.folder)
    assert states(database) == [
        (1, "shipped", "archived"),
        (2, "staff", "published"),
        (3, "shipped", "suggested"),
    ]
    assert EntryRepository(database).content_version() == 3


def test_several_processes_migrate_and_load_at_once(database_url: str) -> None:
    command = [sys.executable, "-m", "knowledge.load", "--database", database_url]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(3)]
    outputs = [process.communicate() for process in running]
    assert [process.returncode for process in running] == [0, 0, 0], outputs
    assert sum(b"loaded: 0 changes" in output for output, _ in outputs) == 2


def test_a_database_that_does_not_exist(server: str) -> None:
    database = open_database(f"{server}_absent")
    with pytest.raises(DatabaseUnavailable, match="does not exist"):
        database.migrate()
    database.close()
