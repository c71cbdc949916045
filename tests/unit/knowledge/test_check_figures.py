"""A figure of an answer stands in what the entry cites, or the check says so."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from knowledge.check import Checked, check
from knowledge.errors import Fault
from tests.unit.knowledge.written import TODAY, ContentInFolder, entry


def faults_of(content: ContentInFolder, **changes: Any) -> list[Fault]:
    content.topic("wage_arrears", entry("first_steps", **changes))
    return check(Checked(folder=content.folder, counts=None, places=False), today=TODAY)


def law(title: str, article: str) -> list[dict[str, str]]:
    return [{"title": title, "article": article}]


@pytest.mark.parametrize(
    ("answer", "cited"),
    [
        ("逾期不付的，加付50%—100%。", law("劳动合同法", "第八十五条")),
        ("一般1年内申请仲裁。", law("劳动争议调解仲裁法", "第二十七条")),
        ("一般12个月内申请仲裁。", law("劳动争议调解仲裁法", "第二十七条")),
        ("满1年给1个月工资，不满半年给半个月。", law("劳动合同法", "第四十七条")),
        ("月计薪是21.75天。", law("企业职工带薪年休假实施办法", "第十一条")),
        ("没签的，每月付两倍工资。", law("劳动合同法", "第八十二条")),
        ("补半个月。比如干了3年，月工资8000元，就是24000元。", law("劳动合同法", "第四十七条")),
        ("“60天”是旧规定，现在是1年。", law("劳动争议调解仲裁法", "第二十七条")),
        ("一个人去也行，多问一次，打12351。", law("劳动合同法", "第八十五条")),
        ("2026年7月1日起，10月1日至3日。", law("劳动合同法", "第八十五条")),
        ("5个工作日内答复。", law("劳动人事争议仲裁办案规则", "第八十条")),
    ],
)
def test_figures_with_a_ground(content: ContentInFolder, answer: str, cited: list[dict[str, str]]) -> None:
    assert faults_of(content, answer=answer, law=cited, valid_from=dt.date(2020, 1, 1)) == []


@pytest.mark.parametrize(
    ("answer", "cited", "figure"),
    [
        ("一般60日内申请仲裁。", law("劳动争议调解仲裁法", "第二十七条"), "60日"),
        ("一般2年内申请仲裁。", law("劳动争议调解仲裁法", "第二十七条"), "2年"),
        ("产假90天。", law("女职工劳动保护特别规定", "第七条"), "90天"),
        ("每周不超过44小时。", law("国务院关于职工工作时间的规定", "第三条"), "44小时"),
        ("滞纳金每天千分之二。", law("社会保险法", "第八十六条"), "千分之二"),
        ("单位7日内报备。", law("社会保险法", "第五十条"), "7日"),
        ("罚你3倍。", law("劳动合同法", "第八十七条"), "3倍"),
        ("工资不低于百分之七十。", law("劳动合同法", "第二十条"), "百分之七十"),
        ("满十八周岁。", law("禁止使用童工规定", "第二条"), "十八周岁"),
        ("三分之一的会员就够。", law("劳动合同法", "第八十五条"), "三分之一"),
        ("5个工作日内答复。", law("劳动争议调解仲裁法", "第二十九条"), "5个工作日"),
        ("比如干3年。\n过30天就晚了。", law("劳动合同法", "第八十五条"), "30天"),
        ("过1.1万个站点。", law("劳动合同法", "第八十五条"), "1.1万个"),
    ],
)
def test_figures_without_a_ground(
    content: ContentInFolder, answer: str, cited: list[dict[str, str]], figure: str
) -> None:
    (fault,) = faults_of(content, answer=answer, law=cited, valid_from=dt.date(2020, 1, 1))
    assert fault.problem.startswith(f"first_steps says {figure}")
    assert "under figures" in fault.cure
    assert fault.warning


def test_a_source_or_a_legal_value_is_a_ground(content: ContentInFolder) -> None:
    content.write(
        content.folder.sources, [{"id": "union_news_2026_01_29", "title": "工人日报", "grade": "S"}]
    )
    changes: dict[str, Any] = {"answer": "2025年全国有1.1万个司机之家。", "law": None}
    assert faults_of(content, sources=["union_news_2026_01_29"], **changes) == []
    value = {"valid_from": dt.date(2020, 1, 1), "value": 41, "law": law("劳动合同法", "第八十五条")}
    content.parameter("some_days", value)
    assert faults_of(content, answer="等41天。") == []
    (fault,) = faults_of(content, answer="等42天。")
    assert "42天" in fault.problem


def test_a_figure_that_follows_is_named_in_words(content: ContentInFolder) -> None:
    changes: dict[str, Any] = {"law": law("劳动合同法", "第八十二条"), "answer": "最多11个月的双倍工资。"}
    follows = "11个月：满一年减去头一个月"
    assert faults_of(content, figures=[follows], **changes) == []
    for vague in ("没有数：十一个月", "头11个月不算"):
        missing, useless = sorted(
            faults_of(content, figures=[vague], **changes), key=lambda one: one.line or 0
        )
        assert missing.problem.startswith("first_steps says 11个月")
        assert useless.problem == f"{vague!r} under figures of first_steps names no figure"
    (fault,) = faults_of(content, figures=[follows, "2倍：第八十二条"], **changes)
    assert fault.problem == "'2倍：第八十二条' under figures of first_steps is not needed"


def test_an_article_whose_figures_nobody_listed(content: ContentInFolder) -> None:
    path = content.write(content.root / "figures.csv", "ground,article,figures\n")
    content.topic("wage_arrears", entry())
    checked = Checked(folder=content.folder, counts=None, places=False, figures=path)
    (fault,) = check(checked, today=TODAY)
    assert "劳动合同法第八十五条 are not listed" in fault.problem
    assert "python -m knowledge.figures" in fault.cure
    content.write(path, "ground\n")
    assert any("the columns are not" in fault.problem for fault in check(checked, today=TODAY))


def test_an_article_named_in_the_text_is_a_ground(content: ContentInFolder) -> None:
    more = "· 另见：劳动争议调解仲裁法第四十七条、第二十七条。"
    assert faults_of(content, answer="一般1年内申请仲裁。", more=more) == []
    more = "· 就算劳动法第八十二条写60日，那是旧的。"
    objection, figure = sorted(faults_of(content, more=more), key=lambda fault: fault.problem[12:])
    assert "60日" in figure.problem
    assert "first_steps names an article: 劳动法第八十二条 is overtaken by" in objection.problem


def test_the_cure_says_where_a_figure_stands(content: ContentInFolder) -> None:
    cited = law("劳动合同法", "第八十七条")
    (fault,) = faults_of(content, answer="试用期工资不低于80%。", law=cited)
    assert "劳动合同法第二十条" in fault.problem
    assert fault.cure.endswith("80%：劳动合同法第二十条")
    named = {"answer": "试用期工资不低于80%。", "law": cited}
    assert faults_of(content, figures=["80%：劳动合同法第二十条"], **named) == []
    (fault,) = faults_of(content, figures=["80%：劳动合同法第二十一条"], **named)
    assert "it does not stand there" in fault.problem
    assert not fault.warning


def test_both_ends_of_a_range_are_one_fault(content: ContentInFolder) -> None:
    (fault,) = faults_of(content, answer="罚500—2000元。")
    assert fault.problem.startswith("first_steps says 500—2000元,")
