"""Reading an official text: each article with where it stands, whatever else is in the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.statute_text import HEAD_ENDS, StatuteText, parse_statute
from knowledge.strict_yaml import FaultList

INVENTED = Path(__file__).parent / "statutes" / "示例用工法.md"


def parsed(text: str) -> StatuteText:
    faults = FaultList("示例.md")
    found = parse_statute(text, faults)
    assert found is not None, faults.faults
    assert faults.faults == []
    return found


def written(*paragraphs: str, title: str = "示例条例") -> str:
    return "\n\n".join((f"# {title}", HEAD_ENDS, *paragraphs))


def labels(text: StatuteText) -> list[str]:
    return [unit.label for unit in text.units]


@pytest.fixture(scope="module")
def invented() -> StatuteText:
    return parsed(INVENTED.read_text(encoding="utf-8"))


def test_every_article_once_and_in_order(invented: StatuteText) -> None:
    assert invented.title == "中华人民共和国示例用工法"
    assert labels(invented) == [
        "第一条", "第二条", "第二条之一", "第三条", "第四条", "第五条", "附录", "第一条", "第六条之一",
    ]  # fmt: skip


# Of each unit: part, chapter, section, the text it is annexed in.
PLACES = [
    ("第一编 总 则", "第一章　一般规定", "", ""),
    ("第一编 总 则", "第一章　一般规定", "", ""),
    ("第一编 总 则", "第一章　一般规定", "", ""),
    ("第二编 用工", "第一章 订立", "第一节 书面", ""),
    ("第二编 用工", "第一章 订立", "第二节 口头", ""),
    ("第二编 用工", "第二章 附则", "", ""),
    ("第二编 用工", "附", "", ""),
    ("", "示例用工法实施办法", "", "示例用工法实施办法"),
    ("", "示例用工法实施办法", "", "示例用工法实施办法"),
]


def test_where_each_article_stands(invented: StatuteText) -> None:
    assert [(unit.part, unit.chapter, unit.section, unit.annex) for unit in invented.units] == PLACES


# The table of contents and the preamble are in none of them.
TEXTS = [
    (0, "为了试验，制定本法。"),
    # The second paragraph was broken in the middle; a line of nothing visible is no paragraph.
    (1, "本法所称用工，是指试验中的用工。\n试验以外的用工，参照本法执行。"),
    (2, "下列事项适用本法：\n（一）写下来的；\n（二）说出来的，应当在15日内补写，逾期的加付50%。\n"
        "有前款第一项情形的，见第三条。"),
    (3, "订立用工，应当写下来。"),
    (4, "第一章 所说的，也包括口头。"),
    (5, "本法自2020年7月1日起施行。"),
    (6, "附录：\n一、示例的范围：\n第一项 不是条文\n(一)只作试验。"),
    (7, "办法里的第一条，不是本法的第一条。"),
]  # fmt: skip


@pytest.mark.parametrize(("place", "text"), TEXTS)
def test_what_each_article_says(invented: StatuteText, place: int, text: str) -> None:
    assert invented.units[place].text == text


def test_a_text_of_points_and_what_it_annexes() -> None:
    text = parsed(
        written(
            "前言：", "一、办一件事", "怎么办：", "第一步", "二、再办一件事。",
            "## 示例办法", "第一条 办法。", "附件1：表",
            title="关于示例的决定（附示例办法）",
        )
    )  # fmt: skip
    assert text.remark == "（附示例办法）"
    assert [(unit.label, unit.chapter, unit.text) for unit in text.units] == [
        ("一、", "决定", "办一件事\n怎么办：\n第一步"),
        ("二、", "决定", "再办一件事。"),
        ("第一条", "示例办法", "办法。"),
        ("附件1", "附", "附件1：表"),
    ]


def test_an_appendix_under_a_heading_of_its_own() -> None:
    text = parsed(
        written("第一条 见附表。", "## 附表", "第一项 甲", "第二条 乙", "## 另一个办法", "第一条 丙。")
    )
    assert [(unit.label, unit.chapter, unit.text) for unit in text.units] == [
        ("第一条", "", "见附表。"),
        ("附表", "附", "附表\n第一项 甲\n第二条 乙"),
        ("第一条", "另一个办法", "丙。"),
    ]


def test_points_inside_an_article_are_its_text() -> None:
    text = parsed(written("第一条 分两步：", "一、先写；", "二、后说。", "第二条 完。"))
    assert labels(text) == ["第一条", "第二条"]
    assert text.units[0].text == "分两步：\n一、先写；\n二、后说。"


@pytest.mark.parametrize(
    "line",
    ["第一条规定的事", "第一款 不是条", "参照第一条 执行", "第一条、第二条 都不是", "第1条 数字不是这样写的"],
)
def test_a_paragraph_that_only_names_an_article(line: str) -> None:
    text = parsed(written("第一条 完。", line))
    assert labels(text) == ["第一条"]
    assert text.units[0].text == f"完。\n{line}"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "does not begin with a title"),
        ("劳动法\n\n第一条 完。", "does not begin with a title"),
        ("# 示例条例\n\n第一条 完。", "has no line <!-- INFO END -->"),
        (written(HEAD_ENDS, "第一条 完。"), "has 2 lines <!-- INFO END -->"),
        (written("没有条文。第一条"), "has no article"),
        (written("第一条", "第二条 完。"), "第一条 says nothing"),
    ],
)
def test_what_is_no_text_is_said(text: str, problem: str) -> None:
    faults = FaultList("示例.md")
    parse_statute(text, faults)
    assert [fault.problem for fault in faults.faults] == [problem]
