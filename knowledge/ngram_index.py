"""How alike sentences are, by the characters they share: small, fast, and needing no training.

Chinese is compared by single characters, pairs and triples. What is rare counts more than what is common,
so that 的 and 怎么 decide nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

# What a shared single character, pair and triple is worth beside one another. Measured by taking ways of
# asking out one at a time: short sentences written by different people share few pairs.
_WORTH = {1: 2.0, 2: 1.0, 3: 0.5}
_MIX = np.uint64(0x9E3779B97F4A7C15)
_HALF = np.uint64(32)

Numbers = NDArray[np.uint32]
Weights = NDArray[np.float32]


class NgramIndex:
    """A fixed set of folded sentences, asked for their likeness to another one. Read-only once made."""

    def __init__(self, sentences: Sequence[str], *, lengths: tuple[int, ...] = (1, 2, 3)) -> None:
        self._lengths = lengths
        self._size = len(sentences)
        owners, keys, weights = _grams(sentences, lengths)
        self._keys, inverse, seen_in = np.unique(keys, return_inverse=True, return_counts=True)
        self._rarity = self._rarity_of(seen_in)
        weights = weights * self._rarity[inverse]
        norms = np.sqrt(np.bincount(owners, weights=weights.astype(np.float64) ** 2, minlength=self._size))
        weights = weights / np.maximum(norms, 1e-9).astype(np.float32)[owners]
        order = np.argsort(inverse, kind="stable")
        self._owners: Numbers = owners[order]
        self._weights: Weights = weights[order].astype(np.float32)
        self._starts = np.concatenate([[0], np.cumsum(seen_in)]).astype(np.int64)

    def likeness(self, sentence: str) -> NDArray[np.float64]:
        """For each sentence of the index how alike it is to this folded one, from 0 to 1."""
        _, keys, weights = _grams([sentence], self._lengths)
        if not len(keys) or not len(self._keys):
            return np.zeros(self._size)
        places = np.minimum(np.searchsorted(self._keys, keys), len(self._keys) - 1)
        known = self._keys[places] == keys
        # What no sentence of the index has counts as the rarest thing there is, and so against all of them.
        weights = weights * np.where(known, self._rarity[places], self._rarity_of(np.ones(1))[0])
        norm = float(np.sqrt(np.sum(weights.astype(np.float64) ** 2)))
        starts, ends = self._starts[places[known]], self._starts[places[known] + 1]
        lengths = ends - starts
        # The places of all the postings to add up, one run for each known n-gram, without a loop.
        runs = np.repeat(starts - (np.cumsum(lengths) - lengths), lengths) + np.arange(int(np.sum(lengths)))
        shared = self._weights[runs] * np.repeat(weights[known], lengths)
        total = np.bincount(self._owners[runs], weights=shared, minlength=self._size)
        return np.minimum(total / norm, 1.0)

    def _rarity_of(self, seen_in: NDArray[np.int64] | NDArray[np.float64]) -> Weights:
        rarity: Weights = np.log1p(self._size / seen_in).astype(np.float32)
        return rarity


def _grams(sentences: Sequence[str], lengths: tuple[int, ...]) -> tuple[Numbers, Numbers, Weights]:
    """The different n-grams of each sentence as numbers: whose each is, which, and its weight there."""
    text = "".join(sentences)
    characters = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.uint64)
    owner_of = np.repeat(
        np.arange(len(sentences), dtype=np.uint64), [len(sentence) for sentence in sentences]
    )
    found: list[tuple[Numbers, Numbers, Weights]] = []
    rolled = np.zeros(len(characters), dtype=np.uint64)
    for length in range(1, min(max(lengths), len(characters)) + 1):
        following = characters[length - 1 :]
        rolled = (rolled[: len(following)] + following + np.uint64(length)) * _MIX
        if length not in lengths:
            continue
        owners = owner_of[: len(following)]
        inside = owners == owner_of[length - 1 :]
        # One number for owner and n-gram together lets one sort count both.
        pairs, counts = np.unique((owners << _HALF | rolled >> _HALF)[inside], return_counts=True)
        weights = (_WORTH[length] * (1 + np.log(counts))).astype(np.float32)
        found.append(((pairs >> _HALF).astype(np.uint32), pairs.astype(np.uint32), weights))
    if not found:
        return np.empty(0, np.uint32), np.empty(0, np.uint32), np.empty(0, np.float32)
    owners, keys, weights = (np.concatenate(part) for part in zip(*found, strict=True))
    return owners, keys, weights
