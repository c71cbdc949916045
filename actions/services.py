"""What every action works with, opened once when the action server starts."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable
from dataclasses import dataclass

from knowledge.library import Library, open_library
from knowledge.settings import Settings

# The service is for China; a night shift's "today" is the worker's, not the server's.
CHINA = dt.timezone(dt.timedelta(hours=8), "Asia/Shanghai")


def china_now() -> dt.datetime:
    """The time in China."""
    return dt.datetime.now(CHINA)


@dataclass(frozen=True)
class Services:
    """The knowledge base, the settings and a clock; tests hand in their own."""

    library: Library
    settings: Settings
    now: Callable[[], dt.datetime] = china_now


@functools.cache
def shared_services() -> Services:
    """The services of this process, opened at the first call."""
    settings = Settings.from_environment()
    return Services(open_library(settings), settings)
