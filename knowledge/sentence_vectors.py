"""What sentences mean, as numbers: vectors in 384 bytes each, and the ways of asking that have one."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

DIMENSIONS = 384
# So many of an entry's ways of asking speak for its meaning, the first ones: they say it plainest. Sixteen
# find the entry half a point more often than eight do, and as often as all; each takes 10 ms to encode.
MOST_ASKS = 16
# How far from 1 the length of a stored vector may be: rounding moves it by a hundredth at most.
_LENGTH_TOLERANCE = 0.05

Vectors = NDArray[np.float32]


class SentenceEncoder(Protocol):
    """Turns sentences into vectors of length 1; those that mean much the same lie close together."""

    @property
    def name(self) -> str:
        """Tells this encoder from any other that would give other numbers."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row of 384 numbers a text."""


@dataclass(frozen=True)
class SmallVector:
    """A vector of length 1 in 384 bytes: whole numbers from -127 to 127, and what 1 of them is worth."""

    numbers: bytes
    scale: float

    @classmethod
    def of(cls, vector: Vectors) -> SmallVector:
        """The closest one to a vector of length 1."""
        scale = float(np.abs(vector).max()) / 127
        return cls(np.round(vector / scale).astype(np.int8).tobytes(), scale)

    @property
    def is_sound(self) -> bool:
        """Whether it is what `of` made: a row that was torn or garbled is not."""
        if len(self.numbers) != DIMENSIONS:
            return False
        numbers = np.frombuffer(self.numbers, np.int8).astype(np.float64)
        return abs(self.scale * float(np.linalg.norm(numbers)) - 1) <= _LENGTH_TOLERANCE


def digest_of(folded: str) -> str:
    """The name of a folded sentence among the vectors."""
    return hashlib.sha256(folded.encode("utf-8", "surrogatepass")).hexdigest()[:32]


class SentenceVectors:
    """The vectors of ways of asking, by the digest of the folded sentence. Safe to share between threads.

    All sentences of the knowledge base mean something alike (work, rights, money). What they have in common
    is their mean; it is taken off before vectors are compared, so that only what tells them apart counts.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: dict[str, SmallVector] = {}
        self._sum = np.zeros(DIMENSIONS)

    def __contains__(self, digest: str) -> bool:
        return digest in self._known

    def __len__(self) -> int:
        return len(self._known)

    def get(self, digest: str) -> SmallVector | None:
        """The vector of this name."""
        return self._known.get(digest)

    def put(self, digest: str, vector: SmallVector) -> None:
        """Add one, or put it in place of the one of this name."""
        with self._lock:
            before = self._known.get(digest)
            # A new array each time: who reads the mean at this moment keeps the one before.
            self._sum = self._sum + _numbers([vector])[0] - (_numbers([before])[0] if before else 0.0)
            self._known[digest] = vector

    def keep_only(self, digests: Collection[str]) -> None:
        """Forget all others."""
        with self._lock:
            self._known = {name: one for name, one in self._known.items() if name in digests}
            rows = _numbers(self._known.values())
            self._sum = rows.sum(axis=0, dtype=np.float64) if len(rows) else np.zeros(DIMENSIONS)

    def centred(self, digests: Iterable[str]) -> Vectors:
        """The rows of these, without the mean and of length 1; those that are not known are left out."""
        known = self._known
        return self.centre(_numbers([known[digest] for digest in digests if digest in known]))

    def centre(self, rows: Vectors) -> Vectors:
        """Rows of length 1, without the mean and again of length 1."""
        return unit(rows - (self._sum / max(len(self._known), 1)).astype(np.float32))


def unit(rows: Vectors) -> Vectors:
    """The rows, each made as long as 1."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    scaled: Vectors = (rows / np.maximum(lengths, 1e-9)).astype(np.float32)
    return scaled


def _numbers(vectors: Iterable[SmallVector]) -> Vectors:
    """The rows of length 1 that small vectors stand for."""
    joined = b"".join(vector.numbers for vector in vectors)
    return unit(np.frombuffer(joined, np.int8).reshape(-1, DIMENSIONS).astype(np.float32))
