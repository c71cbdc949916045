"""Whether what is not ours is refused, and what is ours is not; the table is printed.

Near misses look like ours (a supplier's unpaid goods, an online refund); far ones do not.
"""

from __future__ import annotations

import pytest

from actions.answer import Answer
from nlu.normalise import normalise
from tests.nlu.answering import entries_said
from tests.nlu.examples import FOLDER, examples, read

# Measured; see docs/nlu-scores.md. The bar is 95 % and 3 %.
LEAST_REFUSED = {"near_misses": 0.94, "far": 0.95}
MOST_REFUSED_OF_OURS = 0.02


def outcome(answer: Answer, text: str) -> str:
    """What the worker gets: refused, asked back, or an answer."""
    said = entries_said(answer, text)
    entry = said.entry if said else None
    if entry is None:
        return "asked back"
    return "refused" if entry.scope == "out" else "answered"


@pytest.mark.parametrize("kind", ["near_misses", "far"])
def test_what_is_not_ours_is_refused(answer: Answer, kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    texts = read(FOLDER / "out_of_scope.yml")[kind]
    got = [outcome(answer, text) for text in texts]
    refused, asked = got.count("refused") / len(got), got.count("asked back") / len(got)
    with capsys.disabled():
        print(f"\n{kind}: {len(got)}, refused {refused:.1%}, asked back {asked:.1%}")
    assert refused >= LEAST_REFUSED[kind]


def test_what_is_ours_is_not_refused(answer: Answer, capsys: pytest.CaptureFixture[str]) -> None:
    ours = [
        text
        for topic, texts in read(FOLDER / "heldout.yml").items()
        for text in texts
        if topic != "out_of_scope"
    ]
    refused = sum(outcome(answer, text) == "refused" for text in ours)
    with capsys.disabled():
        print(f"\nours: {len(ours)}, refused {refused / len(ours):.1%}")
    assert refused / len(ours) <= MOST_REFUSED_OF_OURS


def test_nothing_of_it_was_trained_on() -> None:
    trained = {normalise(text) for texts in examples().values() for text in texts}
    texts = [text for texts in read(FOLDER / "out_of_scope.yml").values() for text in texts]
    assert [text for text in texts if normalise(text) in trained] == []
