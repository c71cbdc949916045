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
        ("gong zi bu fa zen me ban", "工资不发怎么办"),
        ("lao ban qian wo gong zi", "老板欠我工资"),
        ("老板 bu fa gong zi", "老板不发工资"),
        ("gz拖了3ge月", "工资拖了3个月"),
        ("ldht没签", "劳动合同没签"),
        ("gsrd咋弄", "工伤认定咋弄"),
        ("站长说bcj不给", "站长说补偿金不给"),
        ("qxzmb", "欠薪怎么办"),
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
        "how much is it",
        "can you help me",
        "ge 是什么",
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
