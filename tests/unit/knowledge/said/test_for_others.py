"""还有吗 asks for others of whatever was said; 还有别的能充电的吗 only after places."""

import pytest

from knowledge.said.for_others import asks_for_nothing_but_others, asks_for_others


@pytest.mark.parametrize(
    "text",
    [
        "还有吗",
        "更多",
        "还有别的吗",
        "还有其他的吗",
        "还有没有别的",
        "别的呢",
        "继续",
        "就这些吗",
        "再来几个",
    ],
)
def test_asks_what_else_there_is(text: str) -> None:
    assert asks_for_nothing_but_others(text)
    assert asks_for_others(text)


@pytest.mark.parametrize(
    "text",
    [
        "还有别的补偿吗",
        "还有其他证据可以用吗",
        "还有没有别的赔偿",
        "还有别的部门管吗",
        "还有其他办法吗",
        "还有没有别的假",
        "还有别的要求吗",
        "还有其他费用要交吗",
    ],
)
def test_asks_for_something_of_its_own(text: str) -> None:
    assert not asks_for_nothing_but_others(text)


@pytest.mark.parametrize("text", ["还有别的能充电的吗", "还有没有别的24小时的", "还有其他近点的吗"])
def test_after_places_a_wish_may_stand_beside_it(text: str) -> None:
    assert asks_for_others(text)
    assert not asks_for_nothing_but_others(text)
