"""Of what a message names, what it takes back, and where somebody comes from, is left out."""

import pytest

from knowledge.said.taken_back import Stretch, left_behind, taken_back, without


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("我在德阳,不是成都", "不是成都"),
        ("南山不对,我在福田", "南山不对"),
        ("9500错了,是8500", "9500错了"),
        ("不是昆山是太仓", "不是昆山"),
        ("搞错咯不是三个月是半年", "不是三个月"),
        ("不是在南山,在福田", "不是在南山"),
        ("我说错了", ""),
        ("不是,我在福田", ""),
        ("是不是深圳", ""),
        ("不对,是福山", ""),
        ("3个月打错了 5个月", "3个月打错了 "),
        ("老家不是信阳是周口", "老家不是信阳"),
        ("户口不在南充,在深圳", "户口不在南充"),
        ("原来不是在深圳现在在苏州", "原来不是在深圳"),
        ("不是在昆山现住太仓", "不是在昆山"),
    ],
)
def test_taken_back(text: str, wrong: str) -> None:
    assert "".join(text[one.start : one.end] for one in taken_back(text)) == wrong


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("老家信阳,现在在苏州", ",,现在在苏州"),
        ("我是河南信阳人在苏州打工", ",在苏州打工"),
        ("河南人在广州", ",在广州"),
        ("从信阳来苏州打工", ",苏州打工"),
        ("以前在深圳,现在在东莞", ",,现在在东莞"),
        ("老家河南的在昆山上班", ",在昆山上班"),
        ("俺是周口的,搁郑州干活", ",,搁郑州干活"),
        ("户口在南充,人在深圳", ",,人在深圳"),
        ("我不是本地人", "我不是本地人"),
        ("老家不是信阳是周口", "老家不是信阳是周口"),
        ("老家信阳不是周口", "老家信阳不是周口"),
        ("我在苏州打工", "我在苏州打工"),
        ("那是我老家,我现在在苏州", ",,我现在在苏州"),
    ],
)
def test_where_somebody_comes_from(text: str, left: str) -> None:
    assert without(text, left_behind(text)) == left


def test_parts_that_overlap_are_one() -> None:
    text = "从南阳来不对,在苏州"
    assert without(text, (*taken_back(text), *left_behind(text))) == ",,在苏州"
    assert without("一二三四五", (Stretch(0, 2), Stretch(1, 3), Stretch(1, 2))) == ",四五"
    assert without("一二三四五", (Stretch(3, 4), Stretch(0, 1))) == ",二三,五"
