"""Which topic a message is about: character n-grams and words, weighed, in a linear model.

Learns from the ways of asking in the topic files in seconds, answers in a
fraction of a millisecond, and is stored as numbers and text only, so that a
model file can never run code.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from nlu.normalise import normalise
from nlu.segment import default_segmenter

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from nlu.segment import Segmenter

_NGRAM_LENGTHS = (1, 2, 3)
_START, _END = "\x02", "\x03"
_WORD = "\x01"
# A message is judged by its beginning; the gateway accepts no more anyway.
_LONGEST_TEXT = 2_000
_WEIGHTS_FILE, _WORDS_FILE = "topics.npz", "topics.json"
_FOLDS = 4


class TopicModelError(ValueError):
    """A topic model cannot be fitted, asked or loaded."""


class TopicModel:
    """Gives every topic a probability.

    ``strength`` is how closely the model follows its examples (C of the logistic
    regression).  ``calibrate`` learns from held-back examples how sure the
    model may be of itself; it costs a few more fits.
    """

    def __init__(
        self, *, strength: float = 20.0, calibrate: bool = True, segmenter: Segmenter | None = None
    ) -> None:
        self.classes_: list[str] = []
        self._strength = strength
        self._calibrate = calibrate
        self._segmenter = segmenter
        self._columns: dict[str, int] = {}
        self._rarity: NDArray[np.float32] = np.zeros(0, np.float32)
        self._weights: NDArray[np.float32] = np.zeros((0, 0), np.float32)
        self._bias: NDArray[np.float32] = np.zeros(0, np.float32)
        self._sharpness = 1.0

    def fit(self, texts: Sequence[str], labels: Sequence[str]) -> TopicModel:
        """Learn from texts and the topic of each; the same input gives the same model."""
        if len(texts) != len(labels):
            raise TopicModelError(
                f"{len(texts)} texts but {len(labels)} labels; give one label for each text"
            )
        if len(set(labels)) < 2:
            raise TopicModelError("fewer than two topics to tell apart; give examples of at least two")
        counted = [self._counted(text) for text in texts]
        self.classes_ = sorted(set(labels))
        self._sharpness = self._learned_sharpness(counted, labels) if self._calibrate else 1.0
        self._learn(counted, labels)
        return self

    def predict_proba(self, texts: Iterable[str]) -> NDArray[np.float64]:
        """One row a text, one column a topic in the order of ``classes_``; each row sums to 1.

        A text in which nothing is known (an empty one, say) gives every topic
        the same probability.
        """
        if not self.classes_:
            raise TopicModelError("the topic model knows no topics yet; call fit() or load() first")
        scores = [self._scores(self._counted(text)) for text in texts]
        if not scores:
            return np.zeros((0, len(self.classes_)))
        return _softmax(np.vstack(scores) * self._sharpness)

    def save(self, folder: Path) -> None:
        """Write the model into the folder, which must exist."""
        about = {"classes": self.classes_, "sharpness": self._sharpness, "features": list(self._columns)}
        (folder / _WORDS_FILE).write_text(json.dumps(about, ensure_ascii=False), encoding="utf-8")
        np.savez_compressed(
            folder / _WEIGHTS_FILE, weights=self._weights, bias=self._bias, rarity=self._rarity
        )

    @classmethod
    def load(cls, folder: Path, *, segmenter: Segmenter | None = None) -> TopicModel:
        """The model that ``save`` wrote into the folder."""
        model = cls(segmenter=segmenter)
        try:
            about = json.loads((folder / _WORDS_FILE).read_text(encoding="utf-8"))
            with np.load(folder / _WEIGHTS_FILE, allow_pickle=False) as stored:
                model._weights, model._bias, model._rarity = (
                    stored["weights"],
                    stored["bias"],
                    stored["rarity"],
                )
            model.classes_, model._sharpness = list(about["classes"]), float(about["sharpness"])
            model._columns = {feature: column for column, feature in enumerate(about["features"])}
        except (OSError, ValueError, KeyError) as fault:
            raise TopicModelError(f"no readable topic model in {folder} ({fault}); train it again") from fault
        if model._weights.shape != (len(model._columns), len(model.classes_)):
            raise TopicModelError(f"the two files of the topic model in {folder} do not fit; train it again")
        return model

    def _counted(self, text: str) -> Counter[str]:
        return Counter(self._features(normalise(text[:_LONGEST_TEXT])))

    def _features(self, text: str) -> Iterator[str]:
        segmenter = self._segmenter or default_segmenter()
        for token in segmenter.cut(text):
            if token.end - token.start > 1:
                yield _WORD + token.text
        bounded = f"{_START}{text}{_END}" if text else ""
        for length in _NGRAM_LENGTHS:
            for start in range(len(bounded) - length + 1):
                ngram = bounded[start : start + length]
                if ngram not in (_START, _END):
                    yield ngram

    def _vector(self, counted: Counter[str]) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
        """Columns and their weights (log of the count, times rarity, to length 1)."""
        known = [
            (self._columns[feature], count) for feature, count in counted.items() if feature in self._columns
        ]
        columns = np.fromiter((column for column, _ in known), np.int32, len(known))
        counts = np.fromiter((1.0 + math.log(count) for _, count in known), np.float32, len(known))
        values = counts * self._rarity[columns]
        length = float(np.sqrt(values @ values))
        return columns, values / length if length else values

    def _scores(self, counted: Counter[str]) -> NDArray[np.float32]:
        columns, values = self._vector(counted)
        if not len(columns):
            return np.zeros(len(self.classes_), np.float32)
        scores: NDArray[np.float32] = values @ self._weights[columns] + self._bias
        return scores

    def _learn(self, counted: Sequence[Counter[str]], labels: Sequence[str]) -> None:
        # Only training needs these two; a server that answers starts without them.
        from scipy.sparse import csr_matrix
        from sklearn.linear_model import LogisticRegression

        seen_in = Counter(feature for one in counted for feature in one)
        self._columns = {feature: column for column, feature in enumerate(sorted(seen_in))}
        self._rarity = np.array(
            [math.log((1 + len(counted)) / (1 + seen_in[feature])) + 1.0 for feature in self._columns],
            np.float32,
        )
        vectors = [self._vector(one) for one in counted]
        ends = np.cumsum([0, *(len(columns) for columns, _ in vectors)])
        matrix: Any = csr_matrix(
            (
                np.concatenate([values for _, values in vectors]),
                np.concatenate([columns for columns, _ in vectors]),
                ends,
            ),
            shape=(len(counted), len(self._columns)),
            dtype=np.float64,
        )
        # One topic against the rest, all of them in the time that the joint form takes for one step.
        regression = LogisticRegression(
            C=self._strength, class_weight="balanced", solver="liblinear", multi_class="ovr", random_state=0
        )
        regression.fit(matrix, list(labels))
        weights, bias = regression.coef_, regression.intercept_
        if len(weights) == 1:  # two topics share one row, of opposite sign
            weights, bias = np.vstack([-weights, weights]), np.concatenate([-bias, bias])
        found = [self.classes_.index(label) for label in regression.classes_]
        self._weights = np.zeros((len(self._columns), len(self.classes_)), np.float32)
        self._bias = np.full(len(self.classes_), -1e3, np.float32)
        self._weights[:, found], self._bias[found] = weights.T, bias

    def _learned_sharpness(self, counted: Sequence[Counter[str]], labels: Sequence[str]) -> float:
        """The factor on the scores under which held-back examples are the most probable."""
        scores: list[NDArray[np.float32]] = []
        truth: list[int] = []
        for fold in range(_FOLDS):
            held_back = [index % _FOLDS == fold for index in range(len(labels))]
            kept_labels = [label for label, out in zip(labels, held_back, strict=True) if not out]
            if set(kept_labels) != set(labels):
                continue  # too few examples to hold any back
            self._learn([one for one, out in zip(counted, held_back, strict=True) if not out], kept_labels)
            for one, label, out in zip(counted, labels, held_back, strict=True):
                if out:
                    scores.append(self._scores(one))
                    truth.append(self.classes_.index(label))
        if not scores:
            return 1.0
        stacked, rows = np.vstack(scores), np.arange(len(truth))
        factors = np.geomspace(0.25, 8.0, 41)
        surprise = [-np.log(_softmax(stacked * factor)[rows, truth] + 1e-12).mean() for factor in factors]
        return float(factors[int(np.argmin(surprise))])


def _softmax(scores: NDArray[Any]) -> NDArray[np.float64]:
    shifted = np.exp(scores.astype(np.float64) - scores.max(axis=1, keepdims=True))
    probabilities: NDArray[np.float64] = shifted / shifted.sum(axis=1, keepdims=True)
    return probabilities
