"""What the tests share: settings of their own, a loaded library, and one running stack."""

from __future__ import annotations

import contextlib
import datetime as dt
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import absent_modules

absent_modules.install()

from knowledge.library import Library, open_library  # noqa: E402
from knowledge.settings import Settings  # noqa: E402
from tests.stack import Stack  # noqa: E402

# The day the shipped content was last reviewed; tests never ask the clock.
TODAY = dt.date(2026, 11, 28)


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--pictures` renews the pictures of the documentation."""
    parser.addoption(
        "--pictures", action="store_true", help="write the browser test's pictures to docs/pictures"
    )


def free_ports(count: int) -> list[int]:
    """Ports nobody listens on, held together until all are chosen, so that none comes twice."""
    with contextlib.ExitStack() as held:
        probes = [held.enter_context(socket.socket()) for _ in range(count)]
        for probe in probes:
            probe.bind(("127.0.0.1", 0))
        return [int(probe.getsockname()[1]) for probe in probes]


def free_port() -> int:
    """A port nobody listens on."""
    return free_ports(1)[0]


def settings_in(folder: Path, **changes: str) -> Settings:
    """Settings whose data lies in `folder` and whose ports are free."""
    names = ("PORT", "RASA_PORT", "ACTIONS_PORT")
    ports = {name: str(port) for name, port in zip(names, free_ports(3), strict=True)}
    # Nothing of the environment counts: an operator's DATABASE_URL must never be a test's.
    return Settings.from_environment({"DATA_DIR": str(folder)} | ports | changes)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings for one test."""
    return settings_in(tmp_path)


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The shipped knowledge, loaded once; tests that write open their own."""
    opened = open_library(settings_in(tmp_path_factory.mktemp("library")))
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """The whole service, started as an operator starts it, on ports and data of its own."""
    running = Stack(settings_in(tmp_path_factory.mktemp("stack")))
    running.start()
    yield running
    running.stop()
