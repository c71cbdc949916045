import pytest

from nlu.normalise import normalise
from nlu.young_people import is_grown_up, may_be_a_child


@pytest.mark.parametrize(
    "text",
    [
        "娃儿才14，就在厂头打螺丝",
        "我2014年出生的能不能干快递",
        "侄子还在读初二就去饭店端盘子",
        "双胞胎弟弟，15，都在物流园分拣",
        "今年十三岁，跟着舅舅搬砖",
        "弟弟才13，在厂里打工，我18岁",
        "我今年18岁了，我妹妹13也在这打螺丝",
        "我哥18岁我14，都在工地搬砖",
        "差两个月16岁，厂里要我了",
        "我差半年才16岁，在饭店端盘子",
        "十六岁不到的娃上流水线",
        "十六岁都不到就进厂踩缝纫机",
        "离十六岁还差几个月，老板让我上夜班",
    ],
)
def test_somebody_young_is_seen(text):
    assert may_be_a_child(normalise(text))


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
    assert not may_be_a_child(normalise(text))


OWN_AGES = [
    ("什么童工，我都三十八了", True),
    ("我39岁的人还叫我童工", True),
    ("我们厂用了30个童工", False),
    ("我60天没发工资了，厂里招童工", False),
    ("我90后，厂里用童工", False),
    ("我2023年进的厂，里面全是童工", False),
    ("我都20多天没休息了，车间里都是童工", False),
    ("我39了，侄女13在这干活，这不是童工吗", False),
]


@pytest.mark.parametrize(("text", "own"), OWN_AGES)
def test_an_age_of_ones_own(text, own):
    assert is_grown_up(normalise(text)) is own
