"""Messages with the topics that may be seen in them: to learn from, and to be judged by."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML

from knowledge.topic_files import read_topic, topic_paths

ROOT = Path(__file__).parent.parent
HELD_OUT = ROOT / "tests" / "nlu" / "heldout.yml"


@dataclass(frozen=True)
class Labelled:
    """A message as it was typed, and the topics (ids) each of which is a right answer to it."""

    text: str
    topics: tuple[str, ...]


def ways_of_asking() -> list[Labelled]:
    """What a training learns from: every way of asking of every topic that is no alarm's."""
    return [
        Labelled(ask.text, (topic.id,))
        for topic in map(read_topic, topic_paths())
        for entry in topic.entries
        if entry.scope != "sensitive"
        for ask in entry.ask
    ]


def held_out() -> list[Labelled]:
    """Our own messages, written by people who had not seen the topics; nobody trains on them."""
    read: dict[str, list[object]] = YAML(typ="safe").load(HELD_OUT)
    return [Labelled(str(text), (topic,)) for topic, texts in read.items() for text in texts]


def real_questions(path: Path) -> list[Labelled]:
    """Questions that were really asked, from a file of JSON lines `{"text", "topics"}`."""
    lines = path.read_text(encoding="utf-8").splitlines()
    read = [json.loads(line) for line in lines if line.strip()]
    return [Labelled(one["text"], tuple(one["topics"])) for one in read]


def part_of(examples: Sequence[Labelled], share: float) -> list[Labelled]:
    """A share (0 to 1) of each topic's examples, at least two, drawn by lot and always the same."""
    lot = random.Random(0)
    topics: dict[str, list[Labelled]] = {}
    for example in examples:
        topics.setdefault(example.topics[0], []).append(example)
    return [
        example
        for listed in topics.values()
        for example in lot.sample(listed, min(len(listed), max(2, round(share * len(listed)))))
    ]
