"""What only makes sense after the last answer is told from what stands alone."""

import pytest

from actions import follow_up
from nlu import follow_ups
from nlu.follow_ups import asks_for_ground, corrects, goes_on


@pytest.mark.parametrize(
    "text",
    [
        "依据是什么",
        "你凭啥这么说",
        "凭啥",
        "啥根据",
        "依据系乜嘢",
        "哪条法律规定的",
        "哪一条规定的",
        "第几条",
        "真的吗",
        "真的假的",
        "你确定吗",
    ],
)
def test_asks_for_the_ground(text: str) -> None:
    assert asks_for_ground(text)


@pytest.mark.parametrize(
    "text",
    [
        "没有劳动合同要双倍工资有法律依据吗",
        "公司罚款有什么法律规定吗我天天被罚",
        "我确定被辞退了",
        "哪个法院管",
        "法律怎么规定加班费",
        "产假有什么规定",
        "加班有法律规定吗",
        "准不准请假",
        "凭啥扣我钱",
    ],
)
def test_asks_something_of_its_own(text: str) -> None:
    assert not asks_for_ground(text)


@pytest.mark.parametrize("text", ["那要是不走呢", "要是老板不给呢", "多久能下来", "还有别的办法吗"])
def test_goes_on(text: str) -> None:
    assert goes_on(text)


def test_a_long_message_stands_alone() -> None:
    assert not goes_on("那个我是去年三月进的厂做了一年多老板一直没给交社保现在想走能不能要补偿")


def test_a_correction_is_one() -> None:
    assert goes_on("不对,是5个月")
    assert not goes_on("对的,是5个月")


def test_a_message_that_takes_something_back() -> None:
    assert corrects("不是5个月是6个月")
    assert not corrects("老板说不是5个月")


def test_the_actions_know_the_same_corrections() -> None:
    assert follow_up.CORRECTS.pattern == follow_ups.CORRECTS.pattern
    assert follow_up.FACTS == follow_ups.FACTS
