"""What is said before anything is said tells nothing of what is wanted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.courtesy import without_opening
from nlu.normalise import normalise


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("律师你好 我想问一下工伤怎么赔", "工伤怎么赔"),
        ("请问，工资拖了三个月找谁", "工资拖了三个月找谁"),
        ("各位老師，您好！想咨詢下社保怎麼轉", "社保怎么转"),
        ("老板不给钱，请问怎么办", "老板不给钱,请问怎么办"),
        ("老师的工资拖了半年", "老师的工资拖了半年"),
        ("律师费一般要多少", "律师费一般要多少"),
        ("我问老板要工钱他打人", "我问老板要工钱他打人"),
        ("工资条", "工资条"),
    ],
)
def test_the_opening_is_left_out(text: str, says: str) -> None:
    assert without_opening(text) == says


@pytest.mark.parametrize("text", ["你好", "请问", "律师你好", "请问律师", "我想问问律师", ""])
def test_an_opening_that_is_all_there_is_stays(text: str) -> None:
    assert without_opening(text) == normalise(text)


@given(st.text())
def test_only_the_beginning_goes(text: str) -> None:
    assert normalise(text).endswith(without_opening(text))
