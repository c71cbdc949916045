"""The answer action over the shipped knowledge."""

from __future__ import annotations

import datetime as dt

import pytest

from actions.answer import Answer
from actions.services import Services
from knowledge.library import Library
from tests.conftest import TODAY, settings_in


def noon() -> dt.datetime:
    return dt.datetime.combine(TODAY, dt.time(12))


@pytest.fixture(scope="package")
def answer(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Answer:
    """The action, on the day that tests take for today."""
    return Answer(Services(library, settings_in(tmp_path_factory.mktemp("answer")), now=noon))
