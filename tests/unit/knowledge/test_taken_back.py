"""Of what a message names, what it takes back, and where somebody comes from, is left out."""

import pytest

from knowledge.taken_back import left_behind, taken_back, without


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
        ("我在苏州打工", "我在苏州打工"),
        ("那是我老家,我现在在苏州", ",,我现在在苏州"),
    ],
)
def test_where_somebody_comes_from(text: str, left: str) -> None:
    assert without(text, left_behind(text)) == left
