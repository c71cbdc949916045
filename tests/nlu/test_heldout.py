"""How often the topic model is right on messages that nobody trained on; the table is printed."""

from __future__ import annotations

from collections import Counter

import pytest

from nlu.normalise import normalise
from tests.nlu.examples import FOLDER, examples, read, trained_model

# Measured on 539 blind messages over all 41 topics; see docs/nlu-scores.md. A point or two is chance.
FLOOR = 0.88


def _held_out() -> dict[str, list[str]]:
    written: dict[str, list[str]] = read(FOLDER / "heldout.yml")
    return {topic: [str(text) for text in texts] for topic, texts in written.items()}


def test_nothing_held_out_was_trained_on() -> None:
    trained = {normalise(text) for texts in examples().values() for text in texts}
    assert [text for texts in _held_out().values() for text in texts if normalise(text) in trained] == []


def test_accuracy_on_held_out_messages(capsys: pytest.CaptureFixture[str]) -> None:
    held_out, model = _held_out(), trained_model()
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
