"""Every setting of the service, in one table, read once from the environment.

A wrong value is refused at start with the name, the value and what is allowed; `.env.example` lists every
setting and a test compares the two.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from knowledge.errors import KnowledgeError


class BadSetting(KnowledgeError):
    """A setting holds a value it cannot have."""

    def __init__(self, name: str, value: str, allowed: str) -> None:
        super().__init__(f"setting {name}={value!r} cannot be used; set it to {allowed}")


@dataclass(frozen=True)
class Setting:
    """One row of the table: what may be set, to what, and why."""

    name: str
    default: str
    help: str
    read: Callable[[str], Any]
    allowed: str


def _whole_number(low: int, high: int) -> tuple[Callable[[str], int], str]:
    def read(value: str) -> int:
        number = int(value)
        if not low <= number <= high:
            raise ValueError(value)
        return number

    return read, f"a whole number from {low} to {high}"


def _number(low: float, high: float) -> tuple[Callable[[str], float], str]:
    def read(value: str) -> float:
        number = float(value)
        if not low <= number <= high:
            raise ValueError(value)
        return number

    return read, f"a number from {low} to {high}"


def _one_of(*values: str) -> tuple[Callable[[str], str], str]:
    def read(value: str) -> str:
        if value not in values:
            raise ValueError(value)
        return value

    return read, "one of " + ", ".join(values)


def _database_url(value: str) -> str:
    if not value.startswith(("sqlite:///", "postgresql+psycopg://")) and value != "":
        raise ValueError(value)
    return value


def _text(value: str) -> str:
    return value


SETTINGS: tuple[Setting, ...] = (
    Setting(
        "DATA_DIR", "var", "folder for the database, the models, the keys and the logs", Path, "a folder"
    ),
    Setting(
        "DATABASE_URL",
        "",
        "database of knowledge and conversations; empty means SQLite in DATA_DIR",
        _database_url,
        "sqlite:///path or postgresql+psycopg://user:password@host/name",
    ),
    Setting(
        "HOST",
        "127.0.0.1",
        "address the gateway listens on; 0.0.0.0 opens it to the network",
        _text,
        "an address",
    ),
    Setting("PORT", "8000", "port of the gateway, the only public door", *_whole_number(1, 65535)),
    Setting("RASA_PORT", "5005", "loopback port of the Rasa server", *_whole_number(1, 65535)),
    Setting("ACTIONS_PORT", "5055", "loopback port of the action server", *_whole_number(1, 65535)),
    Setting(
        "ANSWER_TIMEOUT_SECONDS",
        "2.5",
        "how long the gateway waits for Rasa before it answers from the knowledge base itself",
        *_number(0.2, 30),
    ),
    Setting(
        "ACTION_TIMEOUT_SECONDS",
        "2.0",
        "how long Rasa waits for the action server",
        *_number(0.1, 30),
    ),
    Setting(
        "HANG_SECONDS",
        "20",
        "how long a process may give no sign of life before it is ended and started again",
        *_number(2, 600),
    ),
    Setting(
        "TRACKER_EVENTS", "80", "events of a conversation that Rasa keeps in view", *_whole_number(20, 2000)
    ),
    Setting(
        "ENTRY_SCORE",
        "0.28",
        "below this likeness to any way of asking, the topic's general answer is given",
        *_number(0, 1),
    ),
    Setting(
        "LOG_LEVEL", "INFO", "how much the processes write", *_one_of("DEBUG", "INFO", "WARNING", "ERROR")
    ),
)


@dataclass(frozen=True)
class Settings:
    """The settings of one run; field names are the lower-case names of the table."""

    data_dir: Path
    database_url: str
    host: str
    port: int
    rasa_port: int
    actions_port: int
    answer_timeout_seconds: float
    action_timeout_seconds: float
    hang_seconds: float
    tracker_events: int
    entry_score: float
    log_level: str

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> Settings:
        """Read the table from `environment` (the process's own by default).

        Raises `BadSetting` for the first value that cannot be used.
        """
        given = os.environ if environment is None else environment
        values: dict[str, Any] = {}
        for setting in SETTINGS:
            text = given.get(setting.name, setting.default)
            try:
                values[setting.name.lower()] = setting.read(text)
            except ValueError:
                raise BadSetting(setting.name, text, setting.allowed) from None
        if not values["database_url"]:
            values["database_url"] = f"sqlite:///{(values['data_dir'] / 'gongxiaozhu.db').absolute()}"
        values["data_dir"] = values["data_dir"].absolute()
        return cls(**values)

    def as_environment(self) -> dict[str, str]:
        """The same settings as environment variables, for a child process."""
        return {setting.name: str(getattr(self, setting.name.lower())) for setting in SETTINGS}


def setting_names() -> tuple[str, ...]:
    """The names of all settings, in the order of the table."""
    return tuple(setting.name for setting in SETTINGS)
