"""Asking a sentence encoder so that it can never hold up or spoil an answer."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooLate

import numpy as np

from knowledge.sentence_vectors import DIMENSIONS, SentenceEncoder, Vectors

logger = logging.getLogger(__name__)

# A sentence takes 10 ms. Who waits longer than this is better served with what the letters say.
_PATIENCE_SECONDS = 0.4
_BACKGROUND_PATIENCE_SECONDS = 60.0
# After a failure messages are answered without it for so long.
_REST_SECONDS = 30.0
_LENGTH_TOLERANCE = 0.01


class Encoding:
    """One thread that owns the encoder. Safe to share between threads.

    It is told one sentence at a time. Who encodes in the background hands over the next one only when the
    last is done, so a message never waits for more than one of those. A failure is logged once, until a
    message has its vector again.
    """

    def __init__(
        self,
        encoder: SentenceEncoder,
        *,
        patience: float = _PATIENCE_SECONDS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._encoder, self._patience, self._clock = encoder, patience, clock
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="sentence-encoder")
        self._lock = threading.Lock()
        self._ready = self._failing = False
        self._resting_until = float("-inf")
        self._last: tuple[str, Vectors] | None = None

    @property
    def is_ready(self) -> bool:
        """Whether it has encoded anything yet; the first sentence takes seconds, for the model is read."""
        return self._ready

    def of_message(self, text: str) -> Vectors | None:
        """The vector of what a worker says, as one row; None when it is not to be had in time."""
        last = self._last
        if last is not None and last[0] == text:
            return last[1]
        if not self._ready or self._clock() < self._resting_until:
            return None
        vector = self._encoded(text, patience=self._patience)
        if vector is not None:
            self._last, self._failing = (text, vector), False
        return vector

    def in_the_background(self, text: str) -> Vectors | None:
        """The vector of a sentence nobody waits for, as one row; None when it is not to be had."""
        return self._encoded(text, patience=_BACKGROUND_PATIENCE_SECONDS)

    def close(self) -> None:
        """Take nothing on any more; the sentence under way is finished."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _encoded(self, text: str, *, patience: float) -> Vectors | None:
        try:
            future: Future[Vectors] = self._pool.submit(self._encoder.encode, [text])
        except RuntimeError:  # it is closed, or the process ends
            return None
        try:
            error = future.exception(timeout=patience)
        except TooLate:
            future.cancel()
            self._failed("it took too long")
            return None
        except CancelledError:
            return None
        if error is not None:
            # Only its kind is logged: its words might quote what a worker said.
            self._failed(f"it raised {type(error).__name__}")
            return None
        vector = np.asarray(future.result(), dtype=np.float32)
        if vector.shape != (1, DIMENSIONS) or not abs(np.linalg.norm(vector) - 1) <= _LENGTH_TOLERANCE:
            self._failed("what it gave is no row of 384 numbers of length 1")
            return None
        self._ready = True
        return vector

    def _failed(self, how: str) -> None:
        with self._lock:
            first, self._failing = not self._failing, True
            self._resting_until = self._clock() + _REST_SECONDS
        if first:
            logger.warning("the sentence encoder failed (%s); entries are found by their letters alone", how)
