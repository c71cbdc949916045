"""What wants only to hear it again, more simply, or a person, is told from what is about work."""

import pytest

from nlu.wishes import asks_for_a_person, asks_for_simpler, asks_to_repeat, asks_who_is_there


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


@pytest.mark.parametrize(
    "text",
    [
        "你是机器人吧换人",
        "换人",
        "转人工",
        "找人工",
        "找个活人来",
        "叫个人来跟我讲",
        "跟机器说半天白费劲,换人",
        "有没有真人",
        "人工客服",
        "你是机器,给我接人工",
        "我要真人",
        "找个人跟我讲",
        "叫个人接电话",
        "你是机器人吧叫个人来",
        "别自动回复了,来人",
        "叫人工客服来",
        "转工作人员",
        "找你们负责人",
        "叫你们领导来",
        "不想跟机器人说话",
        "别让机器人跟我说了",
    ],
)
def test_wants_a_person(text: str) -> None:
    assert asks_for_a_person(text)


@pytest.mark.parametrize(
    "text",
    [
        "老板要换人",
        "公司叫人打我",
        "没人要我了",
        "找人打他",
        "人工费怎么算",
        "人工费",
        "我是客服",
        "找领导要钱",
        "被真人威胁了",
        "换人接我的班",
        "不想活了找人说话",
        "快来人救命",
        "快来人",
        "来人",
        "快叫人来",
        "快叫个人来",
        "快找人来接",
        "快派人来",
        "赶紧喊人来",
        "活人埋在下面",
        "你是机器人还是真人",
        "是真人吗",
    ],
)
def test_wants_no_person(text: str) -> None:
    assert not asks_for_a_person(text)


@pytest.mark.parametrize(
    "text",
    [
        "有人吗",
        "人呢",
        "在不在",
        "喂喂",
        "有没有人",
        "还在吗",
        "咋不说话",
        "喂,有人吗",
        "有莫得人哦",
        "人在不",
    ],
)
def test_calls_out(text: str) -> None:
    assert asks_who_is_there(text)


@pytest.mark.parametrize(
    "text", ["有人打我", "厂里有人吗", "老板人呢", "没人管我们", "有人受伤了", "在不在册", "喂了狗"]
)
def test_does_not_call_out(text: str) -> None:
    assert not asks_who_is_there(text)
