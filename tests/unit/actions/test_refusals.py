"""Few words that name no matter go on from what was said; a word of work keeps a message from refusal."""

import pytest

from actions.refusals import may_be_ours, says_little


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


@pytest.mark.parametrize(
    "text",
    [
        "我跑外卖刮了人家的车,人家要三千",
        "给老板拉石子,一趟一趟记的账,没给钱",
        "健身房教练,底薪说没就没",
        "房租涨了,公司又降薪",
        "宿舍的房东来赶人,厂里不管",
        "公司把我的车押着不还",
    ],
)
def test_a_word_of_work_is_asked_about(text: str) -> None:
    assert may_be_ours(text, [("out_of_scope", 0.6), ("wage_arrears", 0.1)])
    assert not may_be_ours(text, [("out_of_scope", 0.97), ("wage_arrears", 0.01)])
    assert not may_be_ours(text, [])


@pytest.mark.parametrize(
    "text", ["红烧肉怎么做", "孩子转学要什么", "房东不退押金", "我的快递丢了", "护照过期了"]
)
def test_without_one_it_is_not(text: str) -> None:
    assert not may_be_ours(text, [("out_of_scope", 0.6), ("wage_arrears", 0.1)])
