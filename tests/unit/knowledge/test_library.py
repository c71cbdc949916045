"""The library: opened by anyone at any time, and open even when a file is broken."""

from __future__ import annotations

import functools
import logging
from pathlib import Path

import pytest

from knowledge import library as library_module
from knowledge.errors import BadContent
from knowledge.library import Library, open_library
from knowledge.load import Loaded, load
from knowledge.settings import Settings
from tests.unit.knowledge.written import TODAY, ContentInFolder, entry


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings.from_environment({"DATA_DIR": str(tmp_path)})


def test_first_start_fills_the_database_and_the_second_finds_it(settings: Settings) -> None:
    first = open_library(settings)
    version = first.entries.content_version()
    first.close()
    second = open_library(settings)
    assert second.entries.content_version() == version == 1
    assert second.search.everywhere("老板拖欠工资", on=TODAY)
    assert second.laws.has_article("劳动合同法", "第八十五条")
    second.close()


@pytest.fixture
def little_content(content: ContentInFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    """In place of everything that ships, which takes seconds to read: one topic."""
    content.topic("wage_arrears", entry("first_steps", ask=["老板拖欠工资"]))
    monkeypatch.setattr(library_module, "load", functools.partial(load, folder=content.folder))


@pytest.mark.usefixtures("little_content")
def test_two_libraries_see_one_content(settings: Settings) -> None:
    one, other = open_library(settings), open_library(settings)
    assert one.entries.published(on=TODAY) == other.entries.published(on=TODAY) != []
    one.close()
    other.close()


def refuse_files(*_: object, **__: object) -> Loaded:
    raise BadContent([])


@pytest.mark.usefixtures("little_content")
def test_broken_files_stop_a_first_start_only(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(library_module, "load", refuse_files)
        with pytest.raises(BadContent):
            open_library(settings)
    open_library(settings).close()
    monkeypatch.setattr(library_module, "load", refuse_files)
    with caplog.at_level(logging.ERROR):
        opened = open_library(settings)
    assert isinstance(opened, Library)
    assert opened.search.everywhere("老板拖欠工资", on=TODAY)
    assert "python -m knowledge.check" in caplog.text
    opened.close()
