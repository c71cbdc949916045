"""What a sentence means, as a vector: multilingual-e5-small in 4 bits (see nlu/e5), without a download.

Some ten milliseconds a sentence on one core, so it is asked only where the cheap models are unsure.
"""

from __future__ import annotations

import functools
import threading
from collections import OrderedDict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from nlu.normalise import normalise

if TYPE_CHECKING:
    from numpy.typing import NDArray

DIMENSIONS = 384
# Time grows with length. Beginnings of 40 characters tell the topic as well as ones of 160: what is said
# later in a long message, the letters see.
LONGEST_TEXT = 40
_REMEMBERED = 1024


class Encoder:
    """Gives texts vectors of length 1. Safe to share between threads; the last answers are remembered.

    ``name`` tells stored vectors of this encoder from those of any other, of which nothing can be compared.
    ``encoded`` counts the texts that had to be encoded, because they were not remembered.
    """

    name = f"multilingual-e5-small, 4 bits, {LONGEST_TEXT} characters"

    def __init__(self) -> None:
        self.encoded = 0
        self._engine: Any = None
        self._lock = threading.Lock()
        self._known: OrderedDict[str, NDArray[np.float32]] = OrderedDict()

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row of 384 numbers a text; texts of the same normal form have the same."""
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
        if self._engine is None:
            from nlu.e5.engine import SentenceModel  # memory that only the server and a training need

            self._engine = SentenceModel()
        vectors: NDArray[np.float32] = self._engine.vectors(texts)
        self.encoded += len(texts)
        return vectors


@functools.lru_cache(maxsize=1)
def default_encoder() -> Encoder:
    """The encoder of this process."""
    return Encoder()
