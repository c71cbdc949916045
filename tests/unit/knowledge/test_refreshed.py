"""What is built from the database is built once, and again after a change, without making anybody wait."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from knowledge.content_state import content_version, count_change
from knowledge.database import Database, open_database
from knowledge.errors import DatabaseUnavailable
from knowledge.refreshed import Refreshed


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = open_database(f"sqlite:///{tmp_path / 'knowledge.db'}")
    opened.migrate()
    yield opened
    opened.close()


def change(database: Database) -> None:
    with database.session() as session:
        count_change(session)


def test_it_is_built_once_for_each_version(database: Database) -> None:
    built: list[int] = []

    def build(session: Session) -> int:
        built.append(content_version(session))
        return len(built)

    refreshed = Refreshed(database, build, patience=60)
    assert built == []
    assert [refreshed.value(), refreshed.value()] == [1, 1]
    change(database)
    assert [refreshed.value(), refreshed.value()] == [2, 2]
    assert built == [0, 1]


def test_nobody_waits_for_a_long_building(database: Database) -> None:
    may_go_on, done = threading.Event(), threading.Event()
    built: list[int] = []

    def build(session: Session) -> int:
        if built:
            may_go_on.wait()
            done.set()
        built.append(1)
        return len(built)

    refreshed = Refreshed(database, build, patience=0)
    assert refreshed.value() == 1
    change(database)
    assert [refreshed.value(), refreshed.value()] == [1, 1]
    may_go_on.set()
    done.wait()
    while refreshed.value() == 1:
        time.sleep(0.001)
    assert (refreshed.value(), len(built)) == (2, 2)


def test_many_threads_build_the_first_one_once(database: Database) -> None:
    built: list[int] = []

    def build(session: Session) -> int:
        built.append(1)
        return len(built)

    refreshed = Refreshed(database, build)
    threads = [threading.Thread(target=refreshed.value) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (refreshed.value(), len(built)) == (1, 1)


def test_a_failed_building_leaves_what_was_known(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    fail = False

    def build(session: Session) -> str:
        if fail:
            raise DatabaseUnavailable(database="knowledge.db", reason="it is locked")
        return "known"

    refreshed = Refreshed(database, build, patience=60)
    assert refreshed.value() == "known"
    change(database)
    fail = True
    assert refreshed.value() == "known"
    assert "it is locked" in caplog.text


def test_a_first_building_that_fails_is_reported(database: Database) -> None:
    def build(session: Session) -> str:
        raise DatabaseUnavailable(database="knowledge.db", reason="it is locked")

    with pytest.raises(DatabaseUnavailable, match="it is locked"):
        Refreshed(database, build).value()
