"""Giving every way of asking a vector, in the background, while the service answers."""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from itertools import islice

from knowledge.database import Database
from knowledge.encoding import Encoding
from knowledge.errors import DatabaseUnavailable
from knowledge.sentence_vectors import SentenceVectors, SmallVector
from knowledge.vector_store import VectorStore, WayOfAsking

logger = logging.getLogger(__name__)

# Content is looked at, and what was made is stored, after every few sentences, so that a stop loses little
# and what was just published waits for no more than these.
_BATCH = 8
_LOOK_EVERY_SECONDS = 1.0
_RETRY_AFTER_SECONDS = 5.0
_REST_SECONDS = 30.0
# After each sentence nobody waits for, the thread sleeps as long as it took: half a core is left to answers.
_PAUSE = 1.0
_FIRST_WORDS = "工资"


class VectorKeeper:
    """A thread that makes the missing vectors, stores them, and forgets those that are gone.

    What is stored already is read and not made again. Each entry gets its first vector before any gets a
    second, and what was published while the service runs comes before everything else. Several servers may
    keep the vectors of one database: each looks whether another was quicker, and may overwrite it.
    """

    def __init__(
        self,
        database: Database,
        *,
        encoder: str,
        encoding: Encoding,
        vectors: SentenceVectors,
        pause: float = _PAUSE,
    ) -> None:
        self._store = VectorStore(database, encoder=encoder)
        self._encoding, self._vectors, self._pause = encoding, vectors, pause
        self._version: int | None = None
        self._wanted: set[str] = set()
        self._urgent: deque[WayOfAsking] = deque()
        self._missing: deque[WayOfAsking] = deque()
        self._tidy = self._away = False
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="vector-keeper", daemon=True)

    def start(self) -> None:
        """Begin; returns at once."""
        self._thread.start()

    def close(self) -> None:
        """Stop after the sentence under way."""
        self._stopped.set()
        self._encoding.close()
        if self._thread.is_alive():
            self._thread.join(timeout=2.0)

    @property
    def is_done(self) -> bool:
        """Whether every way of asking that was published at the last look has its vector."""
        return self._version is not None and not self._urgent and not self._missing

    def step(self) -> float:
        """Look for changes and make a few vectors; how many seconds to wait before the next step."""
        try:
            if not self._encoding.is_ready and self._encoding.in_the_background(_FIRST_WORDS) is None:
                return _REST_SECONDS
            self._follow_content()
            wait = self._make_some()
        except DatabaseUnavailable as error:
            if not self._away:
                logger.warning("vectors of ways of asking are not kept for now: %s", error)
            self._away = True
            return _RETRY_AFTER_SECONDS
        self._away = False
        return wait

    def _run(self) -> None:
        while not self._stopped.is_set():
            self._stopped.wait(self.step())

    def _follow_content(self) -> None:
        version = self._store.content_version()
        if version == self._version:
            return
        asks = self._store.wanted()
        known_before, self._wanted = self._wanted, {ask.digest for ask in asks}
        if self._version is None:
            for digest, vector in self._store.read().items():
                if digest in self._wanted:
                    self._vectors.put(digest, vector)
        self._vectors.keep_only(self._wanted)
        missing = [ask for ask in asks if ask.digest not in self._vectors]
        is_new = self._version is not None
        self._urgent = deque(ask for ask in missing if is_new and ask.digest not in known_before)
        urgent = {ask.digest for ask in self._urgent}
        self._missing = deque(ask for ask in missing if ask.digest not in urgent)
        self._version, self._tidy = version, False

    def _make_some(self) -> float:
        """The next few, the urgent ones first."""
        queue = self._urgent or self._missing
        if not queue:
            if not self._tidy:
                self._store.throw_out_the_rest()
                self._tidy = True
                logger.info("%d ways of asking have a vector", len(self._vectors))
            return _LOOK_EVERY_SECONDS
        batch = list(islice(queue, _BATCH))
        made_elsewhere = self._store.read([ask.digest for ask in batch])
        made: dict[str, SmallVector] = {}
        failed = False
        for ask in batch:
            vector = self._vectors.get(ask.digest) or made_elsewhere.get(ask.digest) or self._made(ask)
            if vector is None:
                failed = True
                break
            self._vectors.put(ask.digest, vector)
            if ask.digest not in made_elsewhere:
                made[ask.digest] = vector
        self._store.write(made)
        while queue and queue[0].digest in self._vectors:
            queue.popleft()
        return _REST_SECONDS if failed else 0.0

    def _made(self, ask: WayOfAsking) -> SmallVector | None:
        if self._stopped.is_set():
            return None
        began = time.monotonic()
        vector = self._encoding.in_the_background(ask.text)
        if vector is None:
            return None
        if not self._urgent:
            self._stopped.wait(self._pause * (time.monotonic() - began))
        return SmallVector.of(vector[0])
