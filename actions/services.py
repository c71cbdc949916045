"""What every action works with, opened once when the action server starts."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable
from dataclasses import dataclass

from knowledge.china_time import now_in_china
from knowledge.library import Library, open_library
from knowledge.settings import Settings


@dataclass(frozen=True)
class Services:
    """The knowledge base, the settings and a clock; tests hand in their own."""

    library: Library
    settings: Settings
    now: Callable[[], dt.datetime] = now_in_china


@functools.cache
def shared_services() -> Services:
    """The services of this process, opened at the first call."""
    settings = Settings.from_environment()
    return Services(open_library(settings), settings)
