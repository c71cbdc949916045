"""Whether what is not ours is refused in the middle of a talk too, and what is ours is not; printed.

The messages go through the dialogue policy and the actions, alone or right after an answer.
"""

from __future__ import annotations

import functools
from collections import Counter
from typing import Any

import pytest

from actions.answer import Answer
from nlu.normalise import normalise
from tests.nlu.examples import FOLDER, examples, read
from tests.nlu.talking import Talk

# Measured; see docs/nlu-scores.md. The bar is 95 % and 3 %.
LEAST_REFUSED = {"near_misses": 0.92, "others_matters": 0.86}
MOST_REFUSED_OF_OURS = 0.02
# Any answer of ours; what comes after it may hang on it or not.
BEFORE = ("老板拖欠我三个月工资怎么办", "劳动仲裁要多久", "怎么加入工会", "工伤认定要什么材料")


@functools.cache
def rows() -> dict[str, list[dict[str, str]]]:
    """The blind messages, each with what was answered before it, if anything was."""
    found: dict[str, list[dict[str, str]]] = read(FOLDER / "out_of_scope_talks.yml")
    return found


def outcome(answer: Answer, row: dict[str, Any]) -> str:
    """What the worker gets: refused, asked back, or an answer."""
    talk = Talk(answer.services)
    if "after" in row:
        assert talk.say(row["after"]).scope in {"in", "edge"}
    turn = talk.say(row["say"])
    assert turn.reply is not None
    if turn.reply.kind == "question":
        return "asked back"
    return "refused" if turn.scope == "out" else "answered"


def shares(answer: Answer, kind: str, capsys: pytest.CaptureFixture[str]) -> Counter[str]:
    got = Counter(outcome(answer, row) for row in rows()[kind])
    with capsys.disabled():
        print(f"\n{kind}: {got.total()}, " + ", ".join(f"{name} {got[name]}" for name in sorted(got)))
    return got


@pytest.mark.parametrize("kind", sorted(LEAST_REFUSED))
def test_what_is_not_ours_is_refused(answer: Answer, kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    got = shares(answer, kind, capsys)
    assert got["refused"] / got.total() >= LEAST_REFUSED[kind]


def test_what_looks_like_it_and_is_ours_is_not(answer: Answer, capsys: pytest.CaptureFixture[str]) -> None:
    got = shares(answer, "ours", capsys)
    assert got["refused"] / got.total() <= MOST_REFUSED_OF_OURS


@pytest.mark.parametrize("row", read(FOLDER / "offices_of_others.yml"), ids=lambda row: row["say"])
def test_the_refusal_names_the_office(answer: Answer, row: dict[str, str]) -> None:
    for before in (None, BEFORE[len(row["say"]) % len(BEFORE)]):
        talk = Talk(answer.services)
        if before is not None:
            talk.say(before)
        turn = talk.say(row["say"])
        assert turn.reply is not None
        assert turn.scope == "out", (before, turn.reply.text)
        assert row["says"] in turn.reply.text, (before, turn.reply.text)


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("老板拖欠我三个月工资怎么办", "那怎么告"),
        ("老板拖欠我三个月工资怎么办", "没有证据"),
        ("老板拖欠我三个月工资怎么办", "公司注销了"),
        ("工伤认定要什么材料", "摔的是手"),
        ("工伤认定要什么材料", "材料丢了咋整"),
        ("劳动仲裁要多久", "他反悔了"),
        ("怎么加入工会", "外地的行不行"),
        ("怎么加入工会", "六十二岁了"),
        ("公司不交社保怎么办", "超过一年了"),
        ("公司不交社保怎么办", "交多少钱"),
        ("老板拖欠我三个月工资怎么办", "是两个月，说错了"),
    ],
)
def test_few_words_still_hang_on(answer: Answer, before: str, text: str) -> None:
    talk = Talk(answer.services)
    talk.say(before)
    assert talk.say(text).scope != "out"


def test_nothing_of_it_was_trained_on() -> None:
    trained = {normalise(text) for texts in examples().values() for text in texts}
    texts = [row["say"] for kind in rows().values() for row in kind]
    texts += [row["say"] for row in read(FOLDER / "offices_of_others.yml")]
    assert [text for text in texts if normalise(text) in trained] == []
