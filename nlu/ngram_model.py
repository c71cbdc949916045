"""Telling texts apart by their letters: character n-grams, words and their synonyms, in a linear model.

Learns thousands of texts in seconds, answers in a fraction of a millisecond, and is stored as numbers
and text only, so that a model file can never run code.
"""

from __future__ import annotations

import json
import math
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from nlu.normalise import normalise
from nlu.segment import default_segmenter
from nlu.synonyms import default_synonyms

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from nlu.segment import Segmenter

_NGRAM_LENGTHS = (1, 2, 3)
_START, _END = "\x02", "\x03"
_WORD, _CLASS = "\x01", "\x04"
# A message is judged by its beginning; the gateway accepts no more anyway.
_LONGEST_TEXT = 2_000
_MANY_EXAMPLES = 500
# What a feature counts that a label never has.
_UNSEEN = 0.3
# As long is the vector of a few words, counted once each; what they speak for is measured by it.
_FEW_WORDS = 8.0
_WEIGHTS_FILE, _WORDS_FILE = "ngrams.npz", "ngrams.json"


class ModelError(ValueError):
    """A model cannot be fitted, asked or loaded."""


class NgramModel:
    """Gives every label a probability.

    ``strength`` is how closely the model follows its examples (C of the logistic regression);
    ``counts_worth`` what plain counting (complement naive Bayes) adds to it, which errs elsewhere;
    ``sharpness`` how sure the model is of itself (see ``best_sharpness``).
    """

    def __init__(
        self,
        *,
        strength: float = 5.0,
        counts_worth: float = 4.0,
        sharpness: float = 1.0,
        segmenter: Segmenter | None = None,
    ) -> None:
        self.classes_: list[str] = []
        self._strength = strength
        self._counts_worth = counts_worth
        self._segmenter = segmenter
        self._columns: dict[str, int] = {}
        self._rarity: NDArray[np.float32] = np.zeros(0, np.float32)
        self._weights: NDArray[np.float32] = np.zeros((0, 0), np.float32)
        self._bias: NDArray[np.float32] = np.zeros(0, np.float32)
        self.sharpness = sharpness

    def fit(self, texts: Sequence[str], labels: Sequence[str]) -> NgramModel:
        """Learn from texts and the label of each; the same input gives the same model."""
        return self.fit_counted(self.counted(texts), labels)

    def fit_counted(self, counted: Sequence[Counter[str]], labels: Sequence[str]) -> NgramModel:
        """Learn from texts of which `counted` was already asked, which takes as long as the learning."""
        check_examples(counted, labels)
        self.classes_ = sorted(set(labels))
        self._learn(counted, labels)
        return self

    def counted(self, texts: Iterable[str]) -> list[Counter[str]]:
        """Of each text, how often every feature is in it."""
        return [Counter(self._features(normalise(text[:_LONGEST_TEXT]))) for text in texts]

    def predict_proba(self, texts: Iterable[str]) -> NDArray[np.float64]:
        """One row a text, one column a label in the order of ``classes_``; each row sums to 1.

        A text in which nothing is known (an empty one, say) gives every label
        the same probability.
        """
        if not self.classes_:
            raise ModelError("the model knows no labels yet; call fit() or load() first")
        return softmax(self.scores(self.counted(texts)) * self.sharpness)

    def scores(self, counted: Iterable[Counter[str]]) -> NDArray[np.float32]:
        """One row a counted text, one column a label: what the probabilities are made of."""
        scores = [self._scores(one) for one in counted]
        return np.vstack(scores) if scores else np.zeros((0, len(self.classes_)), np.float32)

    def by_place(self, text: str, ends: Sequence[int]) -> NDArray[np.float64]:
        """How much each word of a normalised text speaks for each label; `ends` is where the words end.

        One row a word, one column a label in the order of ``classes_``. Only differences within a row mean
        anything. What two words hold together counts half for each.
        """
        words = np.repeat(np.arange(len(ends)), np.diff([0, *ends]))
        found = [
            (column, words[start], words[start + length - 1])
            for length in _NGRAM_LENGTHS
            for start in range(len(text) - length + 1)
            if (column := self._columns.get(text[start : start + length])) is not None
        ]
        if not found:
            return np.zeros((len(ends), len(self.classes_)))
        columns, first, last = np.array(found).T
        each = np.arange(len(found))
        belongs = np.zeros((len(ends), len(found)), np.float32)
        belongs[first, each] = 0.5
        belongs[last, each] += 0.5
        worth = self._rarity[columns] * (self.sharpness / _FEW_WORDS)
        speaks: NDArray[np.float64] = ((belongs * worth) @ self._weights[columns]).astype(np.float64)
        return speaks

    def save(self, folder: Path) -> None:
        """Write the model into the folder, which must exist."""
        about = {"classes": self.classes_, "sharpness": self.sharpness, "features": list(self._columns)}
        (folder / _WORDS_FILE).write_text(json.dumps(about, ensure_ascii=False), encoding="utf-8")
        np.savez_compressed(
            folder / _WEIGHTS_FILE, weights=self._weights, bias=self._bias, rarity=self._rarity
        )

    @classmethod
    def load(cls, folder: Path, *, segmenter: Segmenter | None = None) -> NgramModel:
        """The model that ``save`` wrote into the folder."""
        model = cls(segmenter=segmenter)
        try:
            about = json.loads((folder / _WORDS_FILE).read_text(encoding="utf-8"))
            # Opened here: numpy leaves a file that is no archive open.
            with (folder / _WEIGHTS_FILE).open("rb") as file, np.load(file, allow_pickle=False) as stored:
                model._weights, model._bias, model._rarity = (
                    stored["weights"],
                    stored["bias"],
                    stored["rarity"],
                )
            model.classes_, model.sharpness = list(about["classes"]), float(about["sharpness"])
            model._columns = {feature: column for column, feature in enumerate(about["features"])}
        except (OSError, ValueError, KeyError, zipfile.BadZipFile) as fault:
            raise ModelError(f"no readable model in {folder} ({fault}); train it again") from fault
        if model._weights.shape != (len(model._columns), len(model.classes_)):
            raise ModelError(f"the two files of the model in {folder} do not fit; train it again")
        return model

    def _features(self, text: str) -> Iterator[str]:
        segmenter = self._segmenter or default_segmenter()
        for token in segmenter.cut(text):
            if token.end - token.start > 1:
                yield _WORD + token.text
        classes = default_synonyms().classes(text)
        for name in classes:
            yield _CLASS + name
        for first, second in combinations(classes, 2):
            yield f"{_CLASS}{first} {second}"
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
        from sklearn.naive_bayes import ComplementNB

        seen_in = Counter(feature for one in counted for feature in one)
        # Of many examples, what one alone holds tells little, and is most of what there is.
        least = 2 if len(counted) >= _MANY_EXAMPLES else 1
        kept = sorted(feature for feature, count in seen_in.items() if count >= least)
        self._columns = {feature: column for column, feature in enumerate(kept)}
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
        # One label against the rest, all of them in the time that the joint form takes for one step; and as
        # there are more features than texts, one unknown a text is sooner found than one a feature.
        regression = LogisticRegression(
            C=self._strength,
            class_weight="balanced",
            solver="liblinear",
            dual=True,
            tol=0.01,
            multi_class="ovr",
            random_state=0,
        )
        regression.fit(matrix, list(labels))
        weights, bias = regression.coef_, regression.intercept_
        if len(weights) == 1:  # two labels share one row, of opposite sign
            weights, bias = np.vstack([-weights, weights]), np.concatenate([-bias, bias])
        found = [self.classes_.index(label) for label in regression.classes_]
        self._weights = np.zeros((len(self._columns), len(self.classes_)), np.float32)
        self._bias = np.full(len(self.classes_), -1e3, np.float32)
        self._weights[:, found], self._bias[found] = weights.T, bias
        # Both are sums over the same features, so two opinions cost no more than one.
        counting = ComplementNB(alpha=_UNSEEN).fit(matrix, list(labels)).feature_log_prob_
        self._weights[:, found] += self._counts_worth * (counting - counting.mean(axis=0)).T


def check_examples(texts: Sequence[object], labels: Sequence[str]) -> None:
    """Raise ModelError unless there is a label for each text and there are labels to tell apart."""
    if len(texts) != len(labels):
        raise ModelError(f"{len(texts)} texts but {len(labels)} labels; give one label for each text")
    if len(set(labels)) < 2:
        raise ModelError("fewer than two labels to tell apart; give examples of at least two")


def softmax(scores: NDArray[Any]) -> NDArray[np.float64]:
    """Each row of scores as probabilities."""
    shifted = np.exp(scores.astype(np.float64) - scores.max(axis=1, keepdims=True))
    probabilities: NDArray[np.float64] = shifted / shifted.sum(axis=1, keepdims=True)
    return probabilities


def best_sharpness(scores: NDArray[Any], truth: Sequence[int]) -> float:
    """The factor on the scores under which the true columns, one a row, are the most probable."""
    rows, factors = np.arange(len(truth)), np.geomspace(0.25, 8.0, 41)
    surprise = [-np.log(softmax(scores * factor)[rows, truth] + 1e-12).mean() for factor in factors]
    return float(factors[int(np.argmin(surprise))])
