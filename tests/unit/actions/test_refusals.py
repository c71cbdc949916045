"""Few words that name no matter go on from what was said; those that name one may be refused."""

import pytest

from actions.says_little import says_little


@pytest.mark.parametrize(
    "text",
    [
        "那怎么告",
        "那我走了呢",
        "那我该带什么去",
        "要多久",
        "要花钱吗",
        "就那个嘛",
        "那找谁",
        "你说怎么办",
        "那不给呢",
        "要得几个钱",
    ],
)
def test_names_no_matter(text: str) -> None:
    assert says_little(text)


@pytest.mark.parametrize(
    "text", ["那今天会下雨吗", "红烧肉怎么做", "那我老婆要离婚呢", "那股票会涨吗", "老板跑了"]
)
def test_names_a_matter(text: str) -> None:
    assert not says_little(text)
