"""Telling texts apart by their meaning: sentence vectors in a linear model."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from nlu.ngram_model import ModelError, softmax

if TYPE_CHECKING:
    from numpy.typing import NDArray

_FILE = "meanings.npz"


class MeaningModel:
    """Gives every label a probability from a text's vector (see nlu/encoder.py).

    ``strength`` is how closely the model follows its examples (C of the logistic regression).
    """

    def __init__(self, *, strength: float = 5.0) -> None:
        self.classes_: list[str] = []
        self._strength = strength
        self._middle: NDArray[np.float32] = np.zeros(0, np.float32)
        self._weights: NDArray[np.float32] = np.zeros((0, 0), np.float32)
        self._bias: NDArray[np.float32] = np.zeros(0, np.float32)

    def fit(self, vectors: NDArray[np.float32], labels: Sequence[str]) -> MeaningModel:
        """Learn from vectors and the label of each; the same input gives the same model."""
        # Only training needs it; a server that answers starts without it.
        from sklearn.linear_model import LogisticRegression

        self._middle = vectors.mean(axis=0)
        regression = LogisticRegression(
            C=self._strength, class_weight="balanced", max_iter=300, random_state=0, multi_class="multinomial"
        )
        regression.fit(self._centred(vectors).astype(np.float64), list(labels))
        weights, bias = regression.coef_, regression.intercept_
        if len(weights) == 1:  # two labels share one row, of opposite sign
            weights, bias = np.vstack([-weights, weights]), np.concatenate([-bias, bias])
        self.classes_ = [str(label) for label in regression.classes_]
        self._weights, self._bias = weights.T.astype(np.float32), bias.astype(np.float32)
        return self

    def predict_proba(self, vectors: NDArray[np.float32]) -> NDArray[np.float64]:
        """One row a vector, one column a label in the order of ``classes_``; each row sums to 1."""
        if not self.classes_:
            raise ModelError("the model knows no labels yet; call fit() or load() first")
        return softmax(self._centred(vectors) @ self._weights + self._bias)

    def save(self, folder: Path) -> None:
        """Write the model into the folder, which must exist."""
        arrays: dict[str, Any] = {
            "middle": self._middle,
            "weights": self._weights,
            "bias": self._bias,
            "classes": np.array(self.classes_),
        }
        np.savez_compressed(folder / _FILE, **arrays)

    @classmethod
    def load(cls, folder: Path) -> MeaningModel:
        """The model that ``save`` wrote into the folder."""
        model = cls()
        try:
            with (folder / _FILE).open("rb") as file, np.load(file, allow_pickle=False) as stored:
                model._middle, model._weights = stored["middle"], stored["weights"]
                model._bias, model.classes_ = stored["bias"], [str(one) for one in stored["classes"]]
        except (OSError, ValueError, KeyError, zipfile.BadZipFile) as fault:
            raise ModelError(f"no readable model in {folder} ({fault}); train it again") from fault
        if model._weights.shape != (len(model._middle), len(model.classes_)):
            raise ModelError(f"the parts of {folder / _FILE} do not fit; train it again")
        return model

    def _centred(self, vectors: NDArray[np.float32]) -> NDArray[np.float32]:
        # All sentences of this encoder point much the same way; what tells them apart is the rest.
        moved = vectors - self._middle
        centred: NDArray[np.float32] = moved / np.maximum(np.linalg.norm(moved, axis=1, keepdims=True), 1e-9)
        return centred
