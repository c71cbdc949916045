"""How close a message comes to the entries of a topic in meaning, where the letters leave it open."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from knowledge.encoding import Encoding
from knowledge.sentence_vectors import SentenceVectors, unit

# Measured on 593 blind messages, see docs/decisions/0005. The letters are sure enough from this likeness on,
# or when the best entry leads by so much: then nobody waits for the encoder.
SURE, CLEAR_LEAD = 0.6, 0.15
# What the nearness to an entry's ways of asking together, and to the nearest of them, add to the letters.
_TOGETHER_WORTH, _NEAREST_WORTH = 0.5, 0.5
# With vectors for fewer entries of a topic than this share, those that have some would be told by chance.
_LEAST_SHARE = 0.5

Scores = NDArray[np.float64]


def letters_leave_it_open(likeness: Scores, worth: Scores) -> bool:
    """Whether it is worth asking what a message means.

    likeness says how alike the letters of several entries are; worth, what the entries are worth without
    their meaning, decides who leads.
    """
    if len(worth) < 2:
        return False
    second, best = np.partition(worth, -2)[-2:]
    return bool(0 < likeness.max() < SURE and best - second < CLEAR_LEAD)


class Meaning:
    """Compares messages with entries by vectors of their ways of asking. Safe to share between threads."""

    def __init__(self, vectors: SentenceVectors, encoding: Encoding) -> None:
        self._vectors, self._encoding = vectors, encoding

    def nearness(self, text: str, asks: Sequence[Sequence[str]]) -> Scores | None:
        """For each entry, given by the digests of its asks, what is added to the likeness of its letters.

        An entry without a vector gets what the others get on average. None when too few have any, or when the
        encoder does not answer.
        """
        rows = [self._vectors.centred(digests) for digests in asks]
        counts = np.array([len(some) for some in rows])
        known = counts > 0
        if known.sum() < max(_LEAST_SHARE * len(asks), 1):
            return None
        message = self._encoding.of_message(text)
        if message is None:
            return None
        [asked] = self._vectors.centre(message)
        first = np.concatenate([[0], np.cumsum(counts[known])[:-1]])
        every = np.concatenate(rows)
        together = unit(np.add.reduceat(every, first)) @ asked
        nearest = np.maximum.reduceat(every @ asked, first)
        near = (_TOGETHER_WORTH * together + _NEAREST_WORTH * nearest).astype(np.float64)
        added: Scores = np.full(len(asks), near.mean())
        added[known] = near
        return added
