"""`bot ask` without a service: what is refused before anything starts."""

import pytest

from bot.__main__ import parser
from bot.ask import CannotAsk, in_words, question


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("not json", "第 3 行不是完整的 JSON"),
        ("[" * 100_000, "第 3 行不是完整的 JSON"),
        ("[1]", "第 3 行缺少文字"),
        ('{"id": 1}', "第 3 行缺少文字"),
        ('{"id": 1, "text": 5}', "第 3 行缺少文字"),
    ],
)
def test_a_bad_line_is_named(line: str, said: str) -> None:
    with pytest.raises(CannotAsk, match=said):
        question(line, 3)


def test_a_good_line_is_read() -> None:
    assert question('{"id": "1", "text": "欠薪", "conversation": "a"}', 1)["text"] == "欠薪"


def test_a_reply_in_words() -> None:
    reply = {
        "text": "可以。\n",
        "more": "细节",
        "law": [{"title": "工会法", "article": "第三条"}],
        "buttons": [{"title": "怎么入会", "payload": "怎么加入工会"}],
        "places": [
            {"sample": True, "name": "驿站", "distance_m": 80, "hours": ""},
            {"sample": True, "name": "【示例】食堂", "distance_m": 25508, "hours": "每天"},
        ],
    }
    assert in_words(reply) == (
        "可以。\n细节\n· 【示例】驿站，约80米，开放时间未知\n· 【示例】食堂，约25.5公里，每天\n"
        "依据：《工会法》第三条\n还可以问：怎么入会\n"
    )


def test_the_commands_of_the_readme_exist() -> None:
    for arguments in (
        ["up"],
        ["train"],
        ["ask", "在吗"],
        ["ask", "--jsonl"],
        ["ask", "在吗", "--url", "http://x"],
    ):
        assert parser().parse_args(arguments).command == arguments[0]
