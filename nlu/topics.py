"""Which topic a message is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, ClassVar

from nlu.cascade import Cascade

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

OUT_OF_SCOPE = "out_of_scope"
# Examples are as many for a rare topic as for a common one; how often a topic is asked about is said here.
# Wages, injury, insurance and the end of a contract are what most disputes are about, and everything else in
# the world is one topic.
_OFTEN_ASKED = (
    "wage_arrears",
    "wage_standard",
    "labor_contract",
    "dismissal",
    "severance",
    "social_insurance",
    "pension",
    "medical_insurance",
    "work_injury",
)
_LIKELIER: Mapping[str, float] = {OUT_OF_SCOPE: 2.0, **dict.fromkeys(_OFTEN_ASKED, 2.0)}


class TopicModel(Cascade):
    """Gives every topic a probability; learnt from the ways of asking in the topic files."""

    MORE_ENCODED: ClassVar[Mapping[str, int]] = {OUT_OF_SCOPE: 120}

    def predict_proba(self, texts: Iterable[str]) -> NDArray[np.float64]:
        """One row a text, one column a topic in the order of ``classes_``; each row sums to 1."""
        probabilities = super().predict_proba(texts)
        # Where nothing is known (an empty text, say), nothing is preferred either.
        known = probabilities.min(axis=1) < probabilities.max(axis=1)
        probabilities[known] *= [_LIKELIER.get(topic, 1.0) for topic in self.classes_]
        probabilities /= probabilities.sum(axis=1, keepdims=True)
        return probabilities
