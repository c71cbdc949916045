import pytest

from nlu.young_people import is_grown_up, may_be_a_child


@pytest.mark.parametrize(
    "text",
    [
        "娃儿才14，就在厂头打螺丝",
        "我2014年出生的能不能干快递",
        "侄子还在读初二就去饭店端盘子",
        "双胞胎弟弟，15，都在物流园分拣",
        "今年十三岁，跟着舅舅搬砖",
    ],
)
def test_somebody_young_is_seen(text):
    assert may_be_a_child(text)


@pytest.mark.parametrize(
    "text",
    [
        "老板天天让我干14个小时还骂我",
        "一天干十几个小时",
        "我十七岁能进厂吗",
        "我四十五岁还天天加班",
        "活太重",
    ],
)
def test_where_nobody_young_is_named_there_is_no_child(text):
    assert not may_be_a_child(text)


@pytest.mark.parametrize(("text", "own"), [("什么童工，我都三十八了", True), ("我们厂用了30个童工", False)])
def test_an_age_of_ones_own(text, own):
    assert is_grown_up(text) is own
