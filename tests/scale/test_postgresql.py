"""The same knowledge base, and the same service, on a real PostgreSQL."""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from knowledge.database import SCHEMA_TABLE, Database, open_database
from knowledge.entries import EntryRepository
from knowledge.errors import DatabaseUnavailable, ParameterNotFound
from knowledge.export import export
from knowledge.law import read_laws
from knowledge.library import library_of
from knowledge.load import load
from knowledge.statute_files import read_statutes
from knowledge.statutes import KnowledgeStatutes, load_statutes
from knowledge.tables import Base
from tests.conftest import settings_in
from tests.stack import Stack, Worker
from tests.unit.knowledge.test_database import test_a_database_of_the_first_release_is_carried_on
from tests.unit.knowledge.test_load import staff_publishes, states
from tests.unit.knowledge.test_vector_keeper import (
    loaded,
    test_a_torn_row_is_made_anew,
    test_they_survive_a_restart,
    test_two_servers_at_once,
)
from tests.unit.knowledge.written import NOW, TODAY, ContentInFolder, entry

__all__ = [
    "loaded",
    "test_a_database_of_the_first_release_is_carried_on",
    "test_a_torn_row_is_made_anew",
    "test_they_survive_a_restart",
    "test_two_servers_at_once",
]

TEXTS = Path(__file__).parents[1] / "unit" / "knowledge" / "statutes"


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


def test_official_texts(database: Database, tmp_path: Path) -> None:
    name = "示例用工法"
    shutil.copy(TEXTS / f"{name}.md", tmp_path / f"{name}(2020-05-06).md")
    laws = read_laws(TEXTS / "laws.yml")
    for added in (1, 0):
        with database.session(exclusive=True) as session:
            loaded = load_statutes(session, read_statutes(tmp_path, laws=laws), now=NOW)
        assert (loaded.articles, loaded.added) == (9, added)
    found = KnowledgeStatutes(database, laws=laws).article(name, "第二条之一", on=TODAY)
    assert found is not None
    assert found.text.startswith("下列事项适用本法：\n（一）写下来的；\n")


def test_what_ships_comes_back_as_from_sqlite(database: Database, tmp_path: Path) -> None:
    other = open_database(f"sqlite:///{tmp_path / 'other.db'}")
    other.migrate()
    for one in (database, other):
        load(one, now=NOW)
    assert export(database, tmp_path / "here").texts == export(other, tmp_path / "there").texts
    other.close()


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


def test_the_whole_service_runs_on_it(database_url: str, tmp_path: Path) -> None:
    stack = Stack(settings_in(tmp_path, DATABASE_URL=database_url))
    stack.start()
    try:
        worker = Worker(stack)
        assert {"title": "劳动合同法", "article": "第八十五条"} in worker.reply(
            "老板拖欠我三个月工资不给怎么办"
        )["law"]
        assert len(worker.reply("我在烟台芝罘区，附近哪能歇脚喝口热水")["places"]) == 5
        # Many at once, some of them twice: each stored once, all answered in order.
        with ThreadPoolExecutor(8) as pool:
            posted = [
                pool.submit(worker.post, {"id": f"n{number % 20}", "text": "送外卖的能加入工会吗"})
                for number in range(40)
            ]
        assert {one.result().status_code for one in posted} == {200}
        worker.post({"id": "last", "text": "送外卖的能加入工会吗"}, wait=True)
        log = worker.messages()
        assert [one["seq"] for one in log] == list(range(1, len(log) + 1))
        assert len(log) == 2 * (2 + 20 + 1)
        pid = stack.kill("gateway")
        stack.wait_for_new("gateway", pid)
        assert worker.messages() == log
    finally:
        assert stack.stop() == 0
