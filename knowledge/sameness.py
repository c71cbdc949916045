"""How alike the ways of asking of a topic are: twenty copies of one sentence teach what one does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from rapidfuzz import fuzz
from rapidfuzz.process import cdist

from knowledge.folding import fold
from knowledge.strict_yaml import FaultList, WrittenText
from knowledge.topic_files import TopicFile

# In percent of the characters, in their order, that two sentences have in common.
NEAR_COPY = 84
# Sentences this alike are cut from one pattern; of a whole topic only so many (percent) may be.
PATTERN, MOST_OF_A_PATTERN = 66, 25
# Of fewer characters two sentences say may be alike and yet be two: 不干了, 不签了.
SHORTEST = 6
_ENOUGH = 20


def check_sameness(topics: Sequence[TopicFile], faults: Mapping[str, FaultList]) -> None:
    """Note every near-copy within a topic, and topics that are written from a pattern."""
    for topic in topics:
        asks = [ask for entry in topic.entries for ask in entry.ask if len(fold(ask.text)) >= SHORTEST]
        nearest, likeness = _nearest(asks)
        for ask, other, percent in zip(asks, nearest, likeness, strict=True):
            if percent >= NEAR_COPY and other.line < ask.line:
                faults[topic.file].add(
                    f"{ask.text!r} is {percent:.0f} % the same as {other.text!r} (line {other.line})",
                    "keep one of them, or ask as somebody else would",
                    line=ask.line,
                )
        patterned = 100 * sum(percent >= PATTERN for percent in likeness) / max(len(asks), 1)
        if len(asks) >= _ENOUGH and patterned > MOST_OF_A_PATTERN:
            faults[topic.file].add(
                f"{patterned:.0f} % of the ways of asking are cut from a pattern",
                "write them as different people would",
            )


def sameness(topic: TopicFile) -> float:
    """How alike a way of asking of the topic is to the one most like it, in percent and on average."""
    _, likeness = _nearest([ask for entry in topic.entries for ask in entry.ask])
    return sum(likeness) / max(len(likeness), 1)


def _nearest(asks: Sequence[WrittenText]) -> tuple[list[WrittenText], list[float]]:
    """For each way of asking the other one most like it, and how alike they are in percent."""
    if len(asks) < 2:
        return list(asks), [0.0] * len(asks)
    folded = [fold(ask.text) for ask in asks]
    alike = cdist(folded, folded, scorer=fuzz.ratio, dtype=np.float32)
    # What is the very same is refused elsewhere, with the entries it stands in.
    alike[alike > 99.9] = 0
    nearest = alike.argmax(axis=1)
    return [asks[index] for index in nearest], [
        float(row[index]) for row, index in zip(alike, nearest, strict=True)
    ]
