"""What people type differently and mean alike becomes the same text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.normalise import normalise


@pytest.mark.parametrize(
    ("typed", "normal"),
    [
        ("老闆拖欠我三個月工資", "老板拖欠我三个月工资"),
        ("１２３５１热线", "12351热线"),
        ("工\u200b资\ufeff没发", "工资没发"),
        ("不给钱！！！！！！", "不给钱!"),
        ("怎么办？？？", "怎么办?"),
        ("哈哈哈哈哈哈", "哈哈"),
        ("救救我", "救救我"),
        ("欠我 10000 块", "欠我 10000 块"),
        ("工资\u3000\n\t没发", "工资 没发"),
        ("HELLO APP", "hello app"),
        ("坏\ud800字", "坏字"),
        ("\x00工\x07资", "工资"),
        ("谢谢👍🏽️", "谢谢👍"),
        ("", ""),
        ("   ", ""),
    ],
)
def test_one_form(typed: str, normal: str) -> None:
    assert normalise(typed) == normal


@given(st.text(alphabet=st.characters(), max_size=60))
def test_again_changes_nothing(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once


@given(st.text(alphabet="哈啊工a!?！。 \n1０0一十個裏\u200b\u0301", max_size=40))
def test_again_changes_nothing_in_what_people_type(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once


@given(st.text(max_size=60))
def test_can_always_be_stored(text: str) -> None:
    normalise(text).encode("utf-8")


@given(st.integers(min_value=0, max_value=10**12))
def test_digits_are_never_squeezed(number: int) -> None:
    assert normalise(f"欠{number}元") == f"欠{number}元"


def test_a_hundred_thousand_characters_are_no_trouble() -> None:
    assert normalise("！" * 100_000) == "!"
    assert len(normalise("工资" * 50_000)) == 100_000
