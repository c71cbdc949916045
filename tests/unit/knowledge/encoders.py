"""Small encoders for tests: they know a dozen words, and what those mean."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Sequence

import numpy as np

from knowledge.sentence_vectors import DIMENSIONS, Vectors, unit

# Each line is one meaning; the words of a line share no character.
MEANINGS = (("工资", "钱", "薪"), ("投诉", "告", "举报"), ("证据", "材料"), ("开除", "炒鱿鱼", "辞退"))


class WordEncoder:
    """Gives sentences of one meaning much the same vector, whatever their letters; notes what it did."""

    name = "words"

    def __init__(self) -> None:
        self.encoded: list[str] = []

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.encoded += texts
        return unit(np.array([self._vector(text) for text in texts], dtype=np.float32))

    def _vector(self, text: str) -> Vectors:
        vector = 0.1 * _direction(text)
        for words in MEANINGS:
            if any(word in text for word in words):
                vector = vector + _direction(words[0])
        return vector


class BrokenEncoder(WordEncoder):
    """Works until it is broken; then it raises, or gives what is no vector."""

    def __init__(self) -> None:
        super().__init__()
        self.raises: Exception | None = None
        self.gives: Vectors | None = None

    def encode(self, texts: Sequence[str]) -> Vectors:
        if self.raises is not None:
            raise self.raises
        return super().encode(texts) if self.gives is None else self.gives


class HeldEncoder(WordEncoder):
    """Waits at every sentence while it is held."""

    def __init__(self) -> None:
        super().__init__()
        self.goes_on = threading.Event()
        self.waits = threading.Semaphore(0)
        self.goes_on.set()

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.waits.release()
        assert self.goes_on.wait(60)
        return super().encode(texts)


def _direction(word: str) -> Vectors:
    seed = int.from_bytes(hashlib.sha256(word.encode()).digest()[:8], "big")
    return unit(np.random.default_rng(seed).standard_normal((1, DIMENSIONS)).astype(np.float32))[0]
