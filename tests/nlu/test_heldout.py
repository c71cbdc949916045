"""How often the topic model is right on messages that nobody trained on; the table is printed."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from nlu.normalise import normalise
from nlu.topics import TopicModel

ROOT = Path(__file__).parents[2]
# Measured 0.87 (100 messages, so one standard error is 0.03) with all topics; kept in docs/nlu-scores.md.
FLOOR = 0.85


def _examples() -> dict[str, list[str]]:
    files = sorted((ROOT / "knowledge" / "topics").glob("*/topic.yml"))
    return {
        file.parent.name: [
            str(ask) for entry in YAML(typ="safe").load(file)["entries"] for ask in entry["ask"]
        ]
        for file in files
    }


def _held_out() -> dict[str, list[str]]:
    read: dict[str, list[str]] = YAML(typ="safe").load(Path(__file__).parent / "heldout.yml")
    return {topic: [str(text) for text in texts] for topic, texts in read.items()}


def test_nothing_held_out_was_trained_on() -> None:
    trained = {normalise(text) for texts in _examples().values() for text in texts}
    assert [text for texts in _held_out().values() for text in texts if normalise(text) in trained] == []


def test_accuracy_on_held_out_messages(capsys: pytest.CaptureFixture[str]) -> None:
    examples, held_out = _examples(), _held_out()
    model = TopicModel().fit(
        [text for texts in examples.values() for text in texts],
        [topic for topic, texts in examples.items() for _ in texts],
    )
    given: dict[str, Counter[str]] = {}
    for topic, texts in held_out.items():
        best = model.predict_proba(texts).argmax(axis=1)
        given[topic] = Counter(model.classes_[column] for column in best)
    right, total = sum(given[topic][topic] for topic in given), sum(len(texts) for texts in held_out.values())
    with capsys.disabled():
        print(f"\n{'topic':<18}{'right':>7}{'of':>5}   taken for")
        for topic, counts in given.items():
            others = ", ".join(f"{other} {count}" for other, count in counts.most_common() if other != topic)
            print(f"{topic:<18}{counts[topic]:>7}{counts.total():>5}   {others}")
        print(f"{'all':<18}{right:>7}{total:>5}   {right / total:.1%}")
    assert right / total >= FLOOR
