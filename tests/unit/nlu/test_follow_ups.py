"""What only makes sense after the last answer is told from what stands alone."""

import pytest

from nlu.follow_ups import goes_on


@pytest.mark.parametrize(
    "text",
    [
        "那要是不走呢",
        "要是老板不给呢",
        "多久能下来",
        "还有别的办法吗",
        "中那保险嘞",
        "中,那保险嘞",
        "行那去哪告",
        "晓得咯那要带啥子",
        "要得那好久到账",
    ],
)
def test_goes_on(text: str) -> None:
    assert goes_on(text)


@pytest.mark.parametrize(
    "text",
    [
        "那个我是去年三月进的厂做了一年多老板一直没给交社保现在想走能不能要补偿",
        "中班补贴怎么算",
        "行政处罚不服怎么办",
        "好的",
        "得了职业病",
        "不对,是5个月",
    ],
)
def test_stands_alone(text: str) -> None:
    assert not goes_on(text)
