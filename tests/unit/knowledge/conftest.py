"""Fixtures of the knowledge tests: an empty database, and a folder to write content files in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge.database import Database, open_database
from tests.unit.knowledge.written import ContentInFolder


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'knowledge.db'}"


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    opened = open_database(database_url)
    opened.migrate()
    yield opened
    opened.close()


@pytest.fixture
def content(tmp_path: Path) -> ContentInFolder:
    return ContentInFolder(tmp_path)
