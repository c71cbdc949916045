import pytest

from knowledge.said.myself import speaks_of_myself


@pytest.mark.parametrize("text", ["我自己也撑不住了 睡不着", "俺也难受", "我真的熬不动了"])
def test_the_one_who_writes(text):
    assert speaks_of_myself(text)


@pytest.mark.parametrize("text", ["我自己劝不动他", "我现在该怎么帮", "他就在宿舍 一个人", "我该咋劝他"])
def test_still_about_the_other(text):
    assert not speaks_of_myself(text)
