"""Folding: what people vary freely does not matter, everything else does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.folding import fold


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("老板拖欠工资，怎么办？", "老板拖欠工资怎么办"),
        (" 老板 拖欠　工资\n怎么办 ", "老板拖欠工资怎么办!!!"),
        ("Ｎ＋１怎么算", "n+1怎么算"),
        ("拨打１２３５１", "拨打12351"),
        ("APP上能办吗", "app上能办吗。"),
    ],
)
def test_same_sentence(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("拖欠三个月工资", "拖欠四个月工资"), ("2N怎么算", "3N怎么算"), ("？？？", "。。。")]
)
def test_another_sentence(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize("text", ["", "  \n\t", "\u200b\u200b", "\x00"])
def test_nothing_was_said(text: str) -> None:
    assert fold(text) == ""


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="老板欠薪工资怎么办abcXYZ123"))
def test_punctuation_in_between_changes_nothing(text: str) -> None:
    assert fold("，".join(text)) == fold(text) or not text
