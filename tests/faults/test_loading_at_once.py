"""Several processes fill one new database with everything that ships: it is filled once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from sqlalchemy import select

from knowledge.database import open_database
from knowledge.models import EntryVersionRow


def test_several_processes_load_at_once(tmp_path: Path) -> None:
    database_url = f"sqlite:///{tmp_path / 'knowledge.db'}"
    command = [sys.executable, "-m", "knowledge.load", "--database", database_url]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(3)]
    outputs = [process.communicate() for process in running]
    assert [process.returncode for process in running] == [0, 0, 0], outputs
    said = sorted(output.decode() for output, _ in outputs)
    assert [line.startswith("knowledge loaded: 0 changes") for line in said] == [True, True, False]
    database = open_database(database_url)
    with database.session() as session:
        versions = session.scalars(select(EntryVersionRow)).all()
        assert {version.number for version in versions} == {1}
        assert len({version.entry_id for version in versions}) == len(versions) > 60
    database.close()
