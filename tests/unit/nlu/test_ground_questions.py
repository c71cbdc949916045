"""What asks only for the ground of the last answer is told from questions about the law."""

import pytest

from nlu.ground_questions import asks_for_ground, asks_what_it_says


@pytest.mark.parametrize(
    "text",
    [
        "依据是什么",
        "法律依据呢",
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
        "哪个法讲勒",
        "哪条写的撒",
        "哪条法讲嘞",
        "哪里规定的",
        "哪个文件写的",
        "有啥子依据",
        "你咋晓得的",
        "啥子法规定的哦",
        "有文件吗",
        "条文是啥",
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


@pytest.mark.parametrize("text", ["讲的啥子", "说的什么", "讲啥子内容", "具体怎么规定的", "那些讲的啥"])
def test_asks_what_it_says(text: str) -> None:
    assert asks_what_it_says(text)


@pytest.mark.parametrize(
    "text", ["老板说的什么", "合同写的啥", "什么内容算工伤", "讲的啥子工资", "依据是什么"]
)
def test_asks_what_something_else_says(text: str) -> None:
    assert not asks_what_it_says(text)
