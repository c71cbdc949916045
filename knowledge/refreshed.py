"""Something built from the database once, and again when the content has changed."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from sqlalchemy.orm import Session

from knowledge.content_state import content_version
from knowledge.database import Database
from knowledge.errors import DatabaseUnavailable

Value = TypeVar("Value")

logger = logging.getLogger(__name__)


class Refreshed(Generic[Value]):
    """Holds what ``build`` made of the database for as long as the content's version stays the same.

    Safe to share between threads.  After a change it is built anew beside the
    answering, and who asks first waits for it, but not longer than
    ``patience`` seconds: a small change is seen at once, a large one makes
    nobody wait and is seen when it is ready.
    """

    def __init__(
        self, database: Database, build: Callable[[Session], Value], *, patience: float = 0.5
    ) -> None:
        self._database, self._build, self._patience = database, build, patience
        self._lock = threading.Lock()
        self._held: tuple[int, Value] | None = None
        self._builder: threading.Thread | None = None

    def value(self) -> Value:
        """What was built from the content as it is now, or a moment ago."""
        with self._database.session() as session:
            version = content_version(session)
        held = self._held
        if held is None:
            with self._lock:
                held = self._held or self._built()
        elif held[0] != version:
            self._build_beside()
            held = self._held or held
        return held[1]

    def _built(self) -> tuple[int, Value]:
        with self._database.session() as session:
            version = content_version(session)
            self._held = held = (version, self._build(session))
        return held

    def _build_beside(self) -> None:
        """Start building, unless somebody already does, and wait a little for it to be done."""
        with self._lock:
            if self._builder is not None and self._builder.is_alive():
                return
            self._builder = builder = threading.Thread(target=self._build_or_log, daemon=True)
            builder.start()
        builder.join(self._patience)

    def _build_or_log(self) -> None:
        try:
            self._built()
        except DatabaseUnavailable as error:
            logger.warning("what was known before is used on: %s", error)
