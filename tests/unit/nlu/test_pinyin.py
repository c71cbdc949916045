"""Words of our field typed in Latin letters are read; everything else in Latin letters is left alone."""

import pytest

from nlu.normalise import normalise


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("laoban bu fa gongzi", "老板不发工资"),
        ("laobanbufagongzi", "老板不发工资"),
        ("gz bg zmb", "工资不给怎么办"),
        ("老板不发gongzi", "老板不发工资"),
        ("GONGSHANG zenme pei", "工伤怎么赔"),
        ("gongzi 3 ge yue mei fa", "工资 3 个月没发"),
    ],
)
def test_read(typed: str, read: str) -> None:
    assert normalise(typed) == read
    assert normalise(normalise(typed)) == read


@pytest.mark.parametrize(
    "typed",
    [
        "hello",
        "i want to talk",
        "you are here",
        "wifi密码",
        "我的app登不上",
        "鲁f12345",
        "python怎么学",
        "ktv上班",
    ],
)
def test_left_alone(typed: str) -> None:
    assert normalise(typed) == typed


def test_a_hundred_thousand_letters_are_read_too() -> None:
    assert normalise("gongzi" * 20_000)
