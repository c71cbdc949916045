"""A real PostgreSQL server for these tests; scripts/postgresql.sh installs it."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from knowledge.database import open_database
from tests.conftest import free_port
from tests.unit.knowledge.conftest import content, database

__all__ = ["content", "database"]

USER = "postgres"


def program(name: str) -> str:
    """Where one of PostgreSQL's programs lies; Debian keeps them off the path."""
    found = shutil.which(name) or next(
        (str(path) for path in sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), reverse=True)), None
    )
    assert found is not None, f"{name} of PostgreSQL is missing on this machine; run scripts/postgresql.sh"
    return found


def run(name: str, *arguments: str) -> None:
    """Run one of PostgreSQL's programs; they refuse to be run by root."""
    as_other = ["runuser", "-u", USER, "--"] if os.geteuid() == 0 else []
    subprocess.run([*as_other, program(name), *arguments], check=True, stdout=subprocess.DEVNULL, cwd="/")


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of an empty server that lives as long as these tests."""
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
    emptied = open_database(server)
    with emptied.session() as session:
        session.execute(text("DROP SCHEMA public CASCADE"))
        session.execute(text("CREATE SCHEMA public"))
    emptied.close()
    return server
