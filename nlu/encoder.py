"""What a sentence means, as a vector: multilingual-e5-small in 4 bits (see nlu/e5), without a download.

Some ten milliseconds a sentence on one core, so it is asked only where the cheap models are unsure.
"""

from __future__ import annotations

import functools
import logging
import os
import threading
import time
from collections import OrderedDict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from nlu.normalise import normalise

if TYPE_CHECKING:
    from numpy.typing import NDArray

logger = logging.getLogger(__name__)

DIMENSIONS = 384
# Time grows with length. Beginnings of 40 characters tell the topic as well as ones of 160: what is said
# later in a long message, the letters see.
LONGEST_TEXT = 40
_REMEMBERED = 1024
# After a failure the encoder is left alone for so long: to load it again takes a third of a second.
_REST_SECONDS = 30.0


class EncoderFailedError(RuntimeError):
    """The sentence model cannot be loaded or run; the letters have to do."""


class Encoder:
    """Gives texts vectors of length 1. Safe to share between threads; the last new texts are remembered.

    ``name`` tells stored vectors of this encoder from those of any other, of which nothing can be compared.
    ``encoded`` counts the texts that had to be encoded, because they were not remembered.
    """

    name = f"multilingual-e5-small, 4 bits, {LONGEST_TEXT} characters"

    def __init__(self) -> None:
        self.encoded = 0
        self._engine: Any = None
        self._rests_until = float("-inf")
        self._lock = threading.Lock()
        self._known: OrderedDict[str, NDArray[np.float32]] = OrderedDict()

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row of 384 numbers a text; texts of the same normal form have the same.

        Raises `EncoderFailedError`, which is logged once for each time it was tried.
        """
        shortened = [normalise(text[: 2 * LONGEST_TEXT])[:LONGEST_TEXT] for text in texts]
        with self._lock:
            new = list(dict.fromkeys(text for text in shortened if text not in self._known))
            vectors = dict(zip(new, self._asked(new), strict=True))
            found = [self._known[text] if text in self._known else vectors[text] for text in shortened]
            self._known.update(vectors)
            while len(self._known) > _REMEMBERED:
                self._known.popitem(last=False)
        return np.vstack(found) if found else np.zeros((0, DIMENSIONS), np.float32)

    def _asked(self, texts: list[str]) -> NDArray[np.float32]:
        if not texts:
            return np.zeros((0, DIMENSIONS), np.float32)
        if time.monotonic() < self._rests_until:
            raise EncoderFailedError("the sentence model failed a moment ago and is not tried yet")
        try:
            if self._engine is None:
                from nlu.e5.engine import SentenceModel  # memory that only the server and a training need

                self._engine = SentenceModel(cores=_cores())
            vectors: NDArray[np.float32] = self._engine.vectors(texts)
        except Exception as fault:  # its libraries raise whatever they like
            self._rests_until = time.monotonic() + _REST_SECONDS
            logger.exception("the sentence model cannot be used; tried again in %.0f s", _REST_SECONDS)
            raise EncoderFailedError(f"the sentence model cannot be used: {fault}") from fault
        self.encoded += len(texts)
        return vectors


def _cores() -> int:
    """What OMP_NUM_THREADS says, which libraries that calculate go by; 1 when it says nothing useful."""
    said = os.environ.get("OMP_NUM_THREADS", "").partition(",")[0]
    return max(int(said), 1) if said.isdecimal() else 1


@functools.lru_cache(maxsize=1)
def default_encoder() -> Encoder:
    """The encoder of this process."""
    return Encoder()
