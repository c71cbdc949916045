"""第二个, 第2个, 最后那个: which of a list is meant."""

import pytest

from knowledge.said.choice import chosen, chosen_step, says_which, says_which_step


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("第一个", 0),
        ("第二个", 1),
        ("第2个", 1),
        ("第二个嘛", 1),
        ("就第一个吧", 0),
        ("要第二个撒", 1),
        ("选第三个", 2),
        ("头一个", 0),
        ("那第二个在哪", 1),
        ("第二家", 1),
        ("最后那个", 3),
        ("最后一个", 3),
        ("第两个", 1),
        ("第二个咋走", 1),
        ("最后一个在哪", 3),
    ],
)
def test_chooses(text: str, place: int) -> None:
    assert says_which(text)
    assert chosen(text, among=4) == place


@pytest.mark.parametrize(
    "text", ["第五个", "第10个", "最后通知", "第二个月没发工资", "第二次被罚", "2个人", ""]
)
def test_chooses_none_of_four(text: str) -> None:
    assert chosen(text, among=4) is None


def test_a_number_alone_counts_where_it_was_asked_for() -> None:
    assert [chosen(text, among=4, asked=asked) for text in ("2", "二个") for asked in (True, False)] == [
        1,
        None,
        1,
        None,
    ]


def test_there_is_no_last_of_nothing() -> None:
    assert chosen("最后那个", among=0) is None


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("第二步", 1),
        ("第2步", 1),
        ("那第三步呢", 2),
        ("第一步怎么办", 0),
        ("头一步", 0),
        ("最后一步", 3),
        ("最后那步", 3),
        ("第九步", None),
    ],
)
def test_chooses_a_step(text: str, step: int | None) -> None:
    assert says_which(text)
    assert says_which_step(text)
    assert chosen_step(text, among=4) == step
    # No button and no place is a step.
    assert chosen(text, among=4, asked=True) is None


@pytest.mark.parametrize("text", ["第二个", "下一步怎么走", "第二步要准备什么材料给仲裁委", "让步", "", "2"])
def test_chooses_no_step(text: str) -> None:
    assert not says_which_step(text)
    assert chosen_step(text, among=4) is None
