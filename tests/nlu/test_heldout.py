"""How often the topic model is right on messages that nobody trained on; the table is printed."""

from __future__ import annotations

from collections import Counter

import pytest

from nlu.normalise import normalise
from tests.nlu.examples import FOLDER, examples, read, trained_model

# Measured on 539 blind messages over all 41 topics, and on 160 that name every right topic; see
# docs/nlu-scores.md. A point or two is chance.
FLOOR = 0.9
FLOOR_OF_ACCEPTED, FLOOR_AMONG_THREE = 0.92, 0.97


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


def test_an_accepted_topic_is_first_or_among_three(capsys: pytest.CaptureFixture[str]) -> None:
    messages, model = read(FOLDER / "heldout_accepted.yml"), trained_model()
    ranked = [[topic for topic, _ in model.ranked(normalise(one["text"]))[:3]] for one in messages]
    first = sum(topics[0] in one["topics"] for topics, one in zip(ranked, messages, strict=True))
    among = sum(
        not set(topics).isdisjoint(one["topics"]) for topics, one in zip(ranked, messages, strict=True)
    )
    with capsys.disabled():
        print(f"\naccepted: first {first / len(messages):.1%}, among three {among / len(messages):.1%}")
    assert first / len(messages) >= FLOOR_OF_ACCEPTED
    assert among / len(messages) >= FLOOR_AMONG_THREE


def test_no_message_with_accepted_topics_was_trained_on() -> None:
    trained = {normalise(text) for texts in examples().values() for text in texts}
    assert [one for one in read(FOLDER / "heldout_accepted.yml") if normalise(one["text"]) in trained] == []
