"""Which topic a message is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar, Self

import numpy as np

from nlu.cascade import Cascade
from nlu.needs import parts
from nlu.subject import subject

if TYPE_CHECKING:
    from numpy.typing import NDArray

OUT_OF_SCOPE = "out_of_scope"
# Examples are as many for a rare topic as for a common one; how often a topic is asked about is said here.
# Wages, injury, insurance and the end of a contract are what most disputes are about, and everything else in
# the world is one topic.
_OFTEN_ASKED = (
    "wage_arrears",
    "wage_standard",
    "dismissal",
    "severance",
    "social_insurance",
    "pension",
    "medical_insurance",
    "work_injury",
)
LIKELIER: Mapping[str, float] = {OUT_OF_SCOPE: 6.0, **dict.fromkeys(_OFTEN_ASKED, 2.0)}

# A part this surely about a topic, by its letters, names a need; what that then counts for in the ranking.
_NEED, _NEED_WORTH = 0.6, 0.25
# Of a message that is this surely about its first topic, another that no part of it speaks for is no need;
# so little is left of what its letters say for it. Less sure, it may be what is meant.
_SURE, _NO_NEED_WORTH = 0.5, 0.2


class TopicModel(Cascade):
    """Gives every topic a probability; learnt from the ways of asking in the topic files."""

    MORE_ENCODED: ClassVar[Mapping[str, int]] = {OUT_OF_SCOPE: 160}

    def fit(self, texts: Sequence[str], labels: Sequence[str]) -> Self:
        """Learn from texts and the topic of each; the same input gives the same model."""
        return super().fit([subject(text) for text in texts], labels)

    def opinions(self, texts: Sequence[str]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """The probabilities by the letters alone, and those of ``predict_proba``."""
        letters, both = super().opinions([subject(text) for text in texts])
        return self._weighed(letters), self._weighed(both)

    def ranked(self, text: str) -> list[tuple[str, float]]:
        """Every topic of one message, the likeliest first, with its score from 0 to 1.

        The first and its score are those of ``predict_proba``. What else it may be about the letters say
        better by themselves. Of a message with several needs, the topics that a part of it is about come up
        behind the first; what no part is about falls back, unless the first is unsure.
        """
        letters, both = self.opinions([text])
        best = int(both[0].argmax())
        first, score = self.classes_[best], float(both[0, best])
        others = np.minimum(letters[0], score)
        # What is taken for none of our matters may yet be one; nothing else is said to it.
        ours = first != OUT_OF_SCOPE
        if ours and score >= _SURE:
            others *= _NO_NEED_WORTH
        scores = dict(zip(self.classes_, others.tolist(), strict=True))
        scores[first] = score
        if ours:
            for topic, probability in self._needs(text).items():
                if topic != first and probability >= _NEED:
                    raised = min(_NEED_WORTH * probability, score)
                    scores[topic] = max(scores[topic], raised)
        return sorted(scores.items(), key=lambda pair: (-pair[1], pair[0] != first, pair[0]))

    def _needs(self, text: str) -> dict[str, float]:
        """How surely some part of a message is about each topic; empty when it has only one part."""
        said = parts(subject(text), letters=self._letters, aside=OUT_OF_SCOPE, segmenter=self._segmenter)
        if len(said) < 2:
            return {}
        surest = self._weighed(self._letters.predict_proba(said)).max(axis=0)
        needs = dict(zip(self.classes_, surest.tolist(), strict=True))
        needs.pop(OUT_OF_SCOPE, None)
        return needs

    def _weighed(self, probabilities: NDArray[np.float64]) -> NDArray[np.float64]:
        """The probabilities with how often a topic is asked about counted in."""
        # Where nothing is known (an empty text, say), nothing is preferred either.
        known = probabilities.min(axis=1) < probabilities.max(axis=1)
        probabilities[known] *= [LIKELIER.get(topic, 1.0) for topic in self.classes_]
        weighed: NDArray[np.float64] = probabilities / probabilities.sum(axis=1, keepdims=True)
        return weighed
