"""What only makes sense after the last answer is told from what stands alone."""

import pytest

from actions import corrections
from nlu import follow_ups
from nlu.follow_ups import asks_for_ground, asks_for_simpler, asks_to_repeat, corrects, goes_on


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
    assert corrections.CORRECTS.pattern == follow_ups.CORRECTS.pattern
    assert corrections.FACTS == follow_ups.FACTS


@pytest.mark.parametrize(
    "text",
    [
        "能再说一遍吗",
        "再说一遍",
        "再讲一次",
        "你刚才说什么",
        "你说啥",
        "没听清",
        "没看清,再发一遍",
        "麻烦您再说一遍好吗",
        "重复一下",
        "刚才说的啥来着",
        "再来一遍",
        "讲多次",
        "唔该讲多一次",
        "请重新说一遍",
        "冇听清",
        "你讲啥子",
        "再念一遍给我听",
        "啥来着",
    ],
)
def test_wants_to_hear_it_again(text: str) -> None:
    assert asks_to_repeat(text)


@pytest.mark.parametrize(
    "text",
    [
        "老板说什么也不给钱",
        "没说一遍",
        "你说什么工伤",
        "公司重新发合同",
        "没听见领导说",
        "我没看到工资",
        "再来一次仲裁可以吗",
        "说了三遍老板不听",
    ],
)
def test_does_not_want_to_hear_it_again(text: str) -> None:
    assert not asks_to_repeat(text)


@pytest.mark.parametrize(
    "text",
    [
        "听不懂",
        "说简单点",
        "看不懂",
        "能不能说简单点",
        "太长了",
        "讲大白话",
        "说人话",
        "什么意思",
        "啥意思啊",
        "听不太懂",
        "我没明白",
        "还是不明白",
        "没看明白",
        "整不明白",
        "你说的我听不懂",
        "通俗点",
        "能不能讲明白点",
        "听唔明",
        "唔明",
        "字太多了看不完",
        "没文化看不懂",
        "简单说",
        "说白话",
        "我不懂",
        "弄不懂",
        "搞不懂",
        "用大白话说",
        "一句话说清楚",
        "太复杂了",
        "你说的啥意思",
        "听不明白",
        "么子意思",
        "看不明白哦",
        "说慢点",
    ],
)
def test_wants_it_simpler(text: str) -> None:
    assert asks_for_simpler(text)


@pytest.mark.parametrize(
    "text",
    [
        "听不懂合同",
        "合同看不懂怎么办",
        "老板说的我听不懂",
        "钱太多",
        "我不懂法怎么办",
        "工资太少了",
        "意思是不给钱",
        "加班太多了",
        "什么意思是工伤",
        "简单的工作",
        "工作太复杂了",
        "工伤认定太慢了",
        "不懂技术被辞退",
        "时间太长了",
        "工资条看不懂",
        "仲裁太慢",
        "没明白公司为什么辞退我",
    ],
)
def test_what_is_hard_is_something_else(text: str) -> None:
    assert not asks_for_simpler(text)
