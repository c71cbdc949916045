"""Which topic a message is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, ClassVar

from nlu.cascade import Cascade

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

OUT_OF_SCOPE = "out_of_scope"
# Everything else in the world is one topic: it is likelier than its share of the examples says.
_LIKELIER = 2.0


class TopicModel(Cascade):
    """Gives every topic a probability; learnt from the ways of asking in the topic files."""

    MORE_ENCODED: ClassVar[Mapping[str, int]] = {OUT_OF_SCOPE: 120}

    def predict_proba(self, texts: Iterable[str]) -> NDArray[np.float64]:
        """One row a text, one column a topic in the order of ``classes_``; each row sums to 1."""
        probabilities = super().predict_proba(texts)
        if OUT_OF_SCOPE in self.classes_:
            probabilities[:, self.classes_.index(OUT_OF_SCOPE)] *= _LIKELIER
            probabilities /= probabilities.sum(axis=1, keepdims=True)
        return probabilities
