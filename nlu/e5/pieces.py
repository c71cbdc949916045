"""A text as numbers of pieces of words: the likeliest way to cut it (a unigram model, as SentencePiece's)."""

from __future__ import annotations

import itertools
import math
import re
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from nlu.e5.model_file import Vocabulary

_WORD_BEGINS = "\u2581"
_SPACES = re.compile(" {2,9999}")
# An unknown character costs this much more than the least likely piece.
_UNKNOWN_COSTS = 10.0


class Pieces:
    """Cuts texts. Of the 250,000 pieces only their hashes are kept: 4 MB, and not 40."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        hashes = np.fromiter(map(hash, vocabulary.pieces()), np.int64, len(vocabulary.likely))
        self._order = np.argsort(hashes, kind="stable").astype(np.int32)
        self._hashes = hashes[self._order]
        self._likely = vocabulary.likely
        self._longest = max(len(piece.decode()) for piece in vocabulary.pieces())
        self._unknown = vocabulary.unknown
        self._unknown_likely = float(vocabulary.likely.min()) - _UNKNOWN_COSTS
        self._begin, self._end = vocabulary.begin, vocabulary.end
        self._replaced = vocabulary.replaced

    def cut(self, text: str) -> list[int]:
        """The numbers of the text's pieces, between those of a beginning and an end."""
        text = _SPACES.sub(" ", text.translate(self._replaced))
        text = (text if text.startswith(" ") else " " + text).replace(" ", _WORD_BEGINS)
        # For each place, how likely the best way to it is, where its last piece begins, and that piece.
        best = [0.0] + [-math.inf] * len(text)
        ways = [(0, self._unknown)] * (len(text) + 1)
        for start, stop, piece, likely in self._known_in(text):
            if best[start] + likely > best[stop]:
                best[stop], ways[stop] = best[start] + likely, (start, piece)
        numbers: list[int] = []
        place = len(text)
        while place > 0:
            place, piece = ways[place]
            numbers.append(piece)
        return [self._begin, *reversed(numbers), self._end]

    def _known_in(self, text: str) -> list[tuple[int, int, int, float]]:
        """Every piece that stands in the text, by its start: start, stop, number, how likely it is."""
        letters = text.encode()
        # Where each character begins in them, and where the last one ends.
        places = [0, *itertools.accumulate(len(character.encode()) for character in text)]
        spans = [
            (start, stop)
            for start in range(len(text))
            for stop in range(start + 1, min(start + self._longest, len(text)) + 1)
        ]
        # Strings of different characters may have the same hash ("A0" and "ぁ" have); bytes have not.
        hashes = (hash(letters[places[start] : places[stop]]) for start, stop in spans)
        sought = np.fromiter(hashes, np.int64, len(spans))
        positions = np.minimum(np.searchsorted(self._hashes, sought), len(self._hashes) - 1)
        numbers = self._order[positions]
        known = (self._hashes[positions] == sought) & (numbers != self._unknown)
        found = []
        for (start, stop), piece, is_known in zip(spans, numbers.tolist(), known.tolist(), strict=True):
            if is_known:
                found.append((start, stop, piece, float(self._likely[piece])))
            if stop == start + 1:
                found.append((start, stop, self._unknown, self._unknown_likely))
        return found
