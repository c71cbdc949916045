"""Two models in a row: the cheap one answers when it is sure, the encoder is asked when it is not."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Self

import numpy as np

from nlu.encoder import Encoder, EncoderFailedError, default_encoder
from nlu.meaning_model import MeaningModel
from nlu.ngram_model import ModelError, NgramModel, best_sharpness, check_examples, softmax

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from nlu.segment import Segmenter

_FILE = "cascade.json"
# Of the two opinions, what the letters' counts for; the meaning's has the rest.
_LETTERS_WORTH = 0.6
_HELD_BACK = 4
_ENOUGH = 45
_LEAST_PROBABILITY = 1e-6
# Longer examples take longer to encode and teach no more; they are taken when there are no others.
_SHORT = 30


class Cascade:
    """Gives every label a probability.

    ``sure``: a text whose likeliest label has at least this probability by its letters alone is not
    encoded; labels in ``alike`` count as one there, because it does not matter which of them it is.
    ``most_encoded``: of each label, so many examples are encoded for training; more hardly
    improve it, and each takes the encoder's time; with 0 the second step is left out. ``more_encoded``
    names labels that are so varied that they need more; without it, those of ``MORE_ENCODED``.
    ``counts_worth`` is that of the letters (see nlu/ngram_model.py).
    """

    MORE_ENCODED: ClassVar[Mapping[str, int]] = {}

    def __init__(
        self,
        *,
        sure: float = 0.7,
        alike: Collection[str] = (),
        most_encoded: int = 60,
        more_encoded: Mapping[str, int] | None = None,
        counts_worth: float = 4.0,
        encoder: Encoder | None = None,
        segmenter: Segmenter | None = None,
    ) -> None:
        self.classes_: list[str] = []
        self._sure = sure
        self._alike = frozenset(alike)
        self._most_encoded = most_encoded
        self._more_encoded = more_encoded or self.MORE_ENCODED
        self._encoder = encoder or default_encoder()
        self._segmenter = segmenter
        self._counts_worth = counts_worth
        self._letters = self._new_letters()
        self._meaning: MeaningModel | None = None
        self._sharpness = 1.0

    def fit(self, texts: Sequence[str], labels: Sequence[str]) -> Self:
        """Learn from texts and the label of each; the same input gives the same model."""
        check_examples(texts, labels)
        chosen = self._spread(texts, labels)
        with ThreadPoolExecutor(1) as beside:  # the encoder works outside Python, the letters within
            encoded = chosen if self._most_encoded else []
            encoding = beside.submit(self._encoder.encode, [texts[index] for index in encoded])
            self._letters = self._new_letters()
            counted = self._letters.counted(texts)
            self._letters.fit_counted(counted, labels)
            self.classes_ = self._letters.classes_
            unseen = self._learn_sharpness(counted, labels, held=chosen[::_HELD_BACK])
            vectors = encoding.result()
        if len(vectors):
            self._learn_meaning(vectors, [labels[index] for index in chosen], unseen)
        return self

    def predict_proba(self, texts: Iterable[str]) -> NDArray[np.float64]:
        """One row a text, one column a label in the order of ``classes_``; each row sums to 1."""
        return self.opinions(list(texts))[1]

    def opinions(self, texts: Sequence[str]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """The probabilities by the letters alone, and those of ``predict_proba``.

        Both are those of the letters while the encoder fails.
        """
        letters = self._letters.predict_proba(texts)
        both = letters.copy()
        alike = [column for column, label in enumerate(self.classes_) if label in self._alike]
        surest = np.maximum(letters.max(axis=1), letters[:, alike].sum(axis=1))
        # A text of which no letter is known (an empty one, say) means nothing to the encoder either.
        meaningless = letters.min(axis=1) == letters.max(axis=1)
        unsure = np.flatnonzero((surest < self._sure) & ~meaningless)
        if self._meaning is not None and len(unsure):
            try:
                vectors = self._encoder.encode([texts[row] for row in unsure])
            except EncoderFailedError:
                return letters, both
            mixed = self._mixed(letters[unsure], self._meaning.predict_proba(vectors))
            both[unsure] = softmax(mixed * self._sharpness)
        return letters, both

    def save(self, folder: Path) -> None:
        """Write the model into the folder, which must exist."""
        self._letters.save(folder)
        if self._meaning is not None:
            self._meaning.save(folder)
        about = {
            "sharpness": self._sharpness,
            "sure": self._sure,
            "alike": sorted(self._alike),
            "encodes": self._meaning is not None,
        }
        (folder / _FILE).write_text(json.dumps(about), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path, *, segmenter: Segmenter | None = None) -> Self:
        """The model that ``save`` wrote into the folder."""
        try:
            about = json.loads((folder / _FILE).read_text(encoding="utf-8"))
            model = cls(sure=float(about["sure"]), alike=list(about["alike"]), segmenter=segmenter)
            model._sharpness, encodes = float(about["sharpness"]), bool(about["encodes"])
        except (OSError, ValueError, KeyError) as fault:
            raise ModelError(f"no readable model in {folder} ({fault}); train it again") from fault
        model._letters = NgramModel.load(folder, segmenter=segmenter)
        model._meaning = MeaningModel.load(folder) if encodes else None
        model.classes_ = model._letters.classes_
        return model

    def _learn_sharpness(
        self, counted: Sequence[Counter[str]], labels: Sequence[str], *, held: Sequence[int]
    ) -> NDArray[np.float64] | None:
        """Learn how sure the letters may be, from examples that letters like them have not seen.

        Gives what those letters think of the examples held back; None when there are too few to hold any.
        """
        kept = sorted(set(range(len(labels))) - set(held))
        if {labels[index] for index in kept} != set(labels):
            return None
        letters = self._new_letters()
        letters.fit_counted([counted[index] for index in kept], [labels[index] for index in kept])
        scores = letters.scores([counted[index] for index in held])
        truth = [self.classes_.index(labels[index]) for index in held]
        self._letters.sharpness = best_sharpness(scores, truth)
        return softmax(scores * self._letters.sharpness)

    def _learn_meaning(
        self, vectors: NDArray[np.float32], labels: Sequence[str], unseen: NDArray[np.float64] | None
    ) -> None:
        """Learn from vectors, and how sure both opinions together may be from those that were held back."""
        self._meaning = MeaningModel().fit(vectors, labels)
        if unseen is None:
            return
        held = np.arange(len(labels)) % _HELD_BACK == 0
        kept = [label for label, out in zip(labels, held, strict=True) if not out]
        if set(kept) != set(labels):
            return  # so few are encoded that a label would be left without any
        like = MeaningModel().fit(vectors[~held], kept)
        truth = [self.classes_.index(label) for label in labels[::_HELD_BACK]]
        mixed = self._mixed(unseen, like.predict_proba(vectors[held]))
        self._sharpness = best_sharpness(mixed, truth)

    def _new_letters(self) -> NgramModel:
        return NgramModel(counts_worth=self._counts_worth, segmenter=self._segmenter)

    def _spread(self, texts: Sequence[str], labels: Sequence[str]) -> list[int]:
        """Positions of each label, as many as are encoded, chosen by lot."""
        positions: defaultdict[str, list[int]] = defaultdict(list)
        for position, label in enumerate(labels):
            positions[label].append(position)
        chosen: list[int] = []
        for label, places in positions.items():
            most = self._more_encoded.get(label, self._most_encoded or _ENOUGH)
            chosen += sorted(places, key=lambda place: _lot(texts[place]))[:most]
        return sorted(chosen)

    @staticmethod
    def _mixed(letters: NDArray[np.float64], meaning: NDArray[np.float64]) -> NDArray[np.float64]:
        """Scores of both opinions together: the logarithm of their weighted geometric mean."""
        mixed: NDArray[np.float64] = _LETTERS_WORTH * np.log(letters + _LEAST_PROBABILITY) + (
            1 - _LETTERS_WORTH
        ) * np.log(meaning + _LEAST_PROBABILITY)
        return mixed


def _lot(text: str) -> tuple[bool, bytes]:
    """Where a text stands in the lot, drawn from the text itself: one text more moves one of the chosen."""
    return len(text) > _SHORT, blake2b(text.encode()).digest()
