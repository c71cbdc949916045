"""Likeness: between nothing and one, one for the same sentence, whatever people send."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.ngram_index import NgramIndex

SENTENCES = ["老板拖欠工资怎么办", "怎么申请法律援助", "附近哪里有工会驿站", "送外卖的能加入工会吗", "工"]
words = st.text(alphabet="老板拖欠工资怎么办申请法律援助附近驿站", max_size=20)


def test_the_same_sentence_is_most_alike() -> None:
    index = NgramIndex(SENTENCES)
    for number, sentence in enumerate(SENTENCES):
        likeness = index.likeness(sentence)
        assert int(np.argmax(likeness)) == number
        assert likeness[number] == pytest.approx(1.0, abs=1e-6)


def test_what_shares_nothing_is_not_alike() -> None:
    assert not NgramIndex(SENTENCES).likeness("abc").any()


def test_what_is_rare_counts_more() -> None:
    index = NgramIndex(["工会驿站", "工会入会", "工会热线"])
    likeness = index.likeness("工会驿")
    assert likeness[0] > 2 * likeness[1]


@given(st.lists(words, max_size=8), words)
def test_between_nothing_and_one(sentences: list[str], asked: str) -> None:
    likeness = NgramIndex(sentences).likeness(asked)
    assert likeness.shape == (len(sentences),)
    assert np.all((likeness >= 0.0) & (likeness <= 1.0))


@given(st.lists(words, min_size=2, max_size=6), words)
def test_order_of_the_sentences_does_not_matter(sentences: list[str], asked: str) -> None:
    forth = NgramIndex(sentences).likeness(asked)
    back = NgramIndex(sentences[::-1]).likeness(asked)
    assert np.allclose(forth, back[::-1])


@given(st.text(max_size=50))
def test_any_text_can_be_asked(text: str) -> None:
    assert NgramIndex(SENTENCES).likeness(text).shape == (5,)


@pytest.mark.parametrize("text", ["\ud800", "工\udfff会", "𠮷野家", "工" * 5000])
def test_odd_texts(text: str) -> None:
    assert NgramIndex([*SENTENCES, text]).likeness(text)[5] == pytest.approx(1.0, abs=1e-6)
