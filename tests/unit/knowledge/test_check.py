"""The check: every kind of fault is refused, with its file, its line and what to do."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from knowledge.check import Checked, check, main
from knowledge.errors import Fault
from knowledge.strict_yaml import shown_path
from tests.unit.knowledge.written import TODAY, ContentInFolder, entry

WORK_RULE = {"title": "劳动法", "article": "第三十六条"}


def faults_of(content: ContentInFolder, **changes: Any) -> list[Fault]:
    compared: dict[str, Any] = {"figures": None, "counts": None, "places": False} | changes
    return check(Checked(folder=content.folder, **compared), today=TODAY)


def problems(content: ContentInFolder, **changes: Any) -> list[str]:
    return [fault.problem for fault in faults_of(content, **changes)]


@pytest.fixture
def domain(content: ContentInFolder) -> Path:
    return content.write(
        content.root / "domain.yml", {"actions": ["action_answer", "action_nearest_station"]}
    )


def test_good_content_has_no_fault(content: ContentInFolder, domain: Path) -> None:
    content.topic(
        "wage_arrears",
        entry("first_steps", follow_ups=["where", "legal_aid/how"], action="action_answer"),
        entry("where", region="山东省烟台市", sources=["newspaper"], law=None),
    )
    content.topic(
        "legal_aid",
        entry("how", law=[{"title": "法律援助法", "article": "第三十一条"}], valid_from=dt.date(2022, 1, 1)),
    )
    content.parameter(
        "pay_days",
        {
            "valid_from": dt.date(2008, 1, 1),
            "value": 1,
            "law": [{"title": "劳动合同法", "article": "第八十五条"}],
        },
    )
    assert faults_of(content, domain=domain) == []


@pytest.mark.parametrize(
    ("changes", "problem", "cure"),
    [
        ({"law": None}, "first_steps rests on nothing", "add an article under law or a source"),
        ({"law": [{"title": "没有的法", "article": "第一条"}]}, "unknown law 没有的法", "knowledge/laws.yml"),
        (
            {"law": [{"title": "劳动合同法", "article": "第九十九条"}]},
            "劳动合同法第九十九条 does not exist, it has 98",
            "cite what holds then",
        ),
        (
            {"law": [{"title": "劳务派遣暂行规定", "article": "第一条"}], "valid_from": dt.date(2015, 1, 1)},
            "劳务派遣暂行规定第一条 is not among its verified articles",
            "cite what holds then",
        ),
        (
            {"law": [WORK_RULE]},
            "劳动法第三十六条 is overtaken by 国务院关于职工工作时间的规定第三条",
            "cite what holds then",
        ),
        (
            {"valid_from": dt.date(2007, 1, 1)},
            "劳动合同法 holds only from 2008-01-01, not on 2007-01-01",
            "correct the dates",
        ),
        (
            {"law": [{"title": "住房公积金管理条例", "article": "第十八条"}]},
            "住房公积金管理条例 was superseded on 2026-09-20",
            "cite what holds then",
        ),
        ({"sources": ["nowhere"]}, "unknown source nowhere", "knowledge/sources.yml"),
        ({"region": "没有的省"}, "unknown region 没有的省", "full official name"),
        (
            {"valid_to": dt.date(2007, 12, 31)},
            "first_steps ends on 2007-12-31, before it begins on 2008-01-01",
            "correct valid_from or valid_to",
        ),
        ({"answer": "长" * 201}, "the answer of first_steps has 201 characters", "move details to more"),
        ({"title": "一二三四五六七八九十一二三"}, "has 13 characters", "shorten it to 12"),
        ({"follow_ups": ["absent"]}, "there is no entry wage_arrears/absent", "or write that entry"),
        ({"follow_ups": ["first_steps"]}, "leads nowhere new", "take it out"),
        ({"follow_ups": ["where", "where"]}, "leads nowhere new", "take it out"),
        ({"action": "action_dance"}, "there is no action action_dance", "action_nearest_station"),
        ({"answer": "可以加付赔偿金5000，去申请。"}, "an amount without a unit: 加付赔偿金5000", "元"),
        (
            {"ask": ["！", "怎么办", "怎么 办？"]},
            "'怎么 办？' already asks for wage_arrears/first_steps",
            "take it out",
        ),
    ],
)
def test_each_fault_of_an_entry(
    content: ContentInFolder, domain: Path, changes: dict[str, Any], problem: str, cure: str
) -> None:
    path = content.topic("wage_arrears", entry("first_steps", **changes), entry("where"))
    (fault,) = faults_of(content, domain=domain)
    assert problem in fault.problem
    assert cure in fault.cure
    assert fault.file == shown_path(path)
    assert fault.line is not None
    assert not fault.warning


@pytest.mark.parametrize(
    "answer",
    [
        "加付50%到100%的赔偿金。",
        "工资按月发，拖欠3个月就去投诉。",
        "补助金5000元。",
        "欠工资打12333问。",
        "工资支付2026年起这样算。",
        "赔偿金1.5倍，共1,200.50元。",
    ],
)
def test_amounts_with_units(content: ContentInFolder, answer: str) -> None:
    content.topic("wage_arrears", entry(answer=answer))
    assert problems(content) == []


def test_one_sentence_in_two_topics(content: ContentInFolder) -> None:
    content.topic("legal_aid", entry("how", ask=["请不起律师怎么办"]))
    content.topic("wage_arrears", entry("first_steps", ask=["欠薪怎么办", "请不起律师，怎么办？"]))
    (fault,) = faults_of(content)
    assert fault.file.endswith("wage_arrears/topic.yml")
    assert "already asks for legal_aid/how (line" in fault.problem


def test_too_many_follow_ups_and_two_equal_titles(content: ContentInFolder) -> None:
    others = [entry(name) for name in ("one", "two", "three", "four", "five")]
    follow_ups = [other["id"] for other in others]
    content.topic(
        "wage_arrears", entry("first_steps", follow_ups=follow_ups), *others, entry("six", title="标题one")
    )
    assert problems(content) == [
        "first_steps has 5 follow-ups",
        "entries one and six have the same title 标题one",
    ]


def test_hearsay_must_say_so(content: ContentInFolder) -> None:
    content.write(content.folder.sources, [{"id": "forum", "title": "转载", "grade": "C"}])
    content.topic(
        "hotline", entry("one", sources=["forum"]), entry("two", sources=["forum"], answer="据报道，可以打。")
    )
    assert problems(content) == ["one states as fact what forum only reports"]


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"reviewed_on": dt.date(2025, 11, 1)}, "more than a year ago"),
        ({"reviewed_on": dt.date(2026, 11, 24)}, "which is yet to come"),
        ({"valid_to": dt.date(2026, 11, 22)}, "has not held since 2026-11-22"),
    ],
)
def test_warnings(content: ContentInFolder, changes: dict[str, Any], problem: str) -> None:
    content.topic("wage_arrears", entry(**changes))
    (fault,) = faults_of(content)
    assert problem in fault.problem
    assert fault.warning
    assert main(["--topics", str(content.folder.topics), "--today", TODAY.isoformat()]) == 0


def test_a_parameter_without_source_or_with_a_law_not_yet_in_force(content: ContentInFolder) -> None:
    law = [{"title": "劳动合同法", "article": "第八十五条"}]
    content.parameter(
        "pay_days",
        {"valid_from": dt.date(2010, 1, 1), "value": 1},
        {"valid_from": dt.date(1999, 1, 1), "value": 1, "law": law},
        {"valid_from": dt.date(2011, 1, 1), "value": 1, "law": law, "region": "没有的省"},
    )
    assert sorted(problems(content)) == [
        "a value without a source",
        "unknown region 没有的省",
        "劳动合同法 holds only from 2008-01-01, not on 1999-01-01",
    ]


def test_every_fault_of_every_file_is_reported(content: ContentInFolder) -> None:
    content.topic("wage_arrears", entry("one", law=None, answer="长" * 201), entry("two", region="没有的省"))
    content.write(content.topic_file("legal_aid"), "title: [\n")
    content.write(content.folder.sources, "- {id: a}\n")
    content.write(content.root / "laws.yml", "- {title: 劳动合同法}\n")
    found = faults_of(content, laws=content.root / "laws.yml")
    files = {Path(fault.file).parent.name + "/" + Path(fault.file).name for fault in found}
    assert files == {
        "wage_arrears/topic.yml",
        "legal_aid/topic.yml",
        f"{content.root.name}/sources.yml",
        f"{content.root.name}/laws.yml",
    }
    assert len(found) > 8


def test_copied_from_an_article(content: ContentInFolder) -> None:
    sentence = "用人单位应当每天准时把全部工钱亲手交给每一位干活的人不得少给"
    article = {"law": "甲法", "article_label": "第一条", "text": f"第一款。\n{sentence}。"}
    statutes = content.root / "statutes"
    content.write(statutes / "articles.jsonl", json.dumps(article, ensure_ascii=False))
    content.topic(
        "wage_arrears",
        entry("copied", answer=f"记住：{sentence[:25]}。"),
        entry("in_more", more=f"原话：{sentence[:12]}\n{sentence[12:]}"),
        entry("short_enough", answer=f"记住：{sentence[:24]}。"),
    )
    assert problems(content, statutes=statutes) == [
        f"copied copies 甲法第一条: {sentence[:25]}…",
        f"in_more copies 甲法第一条: {sentence[:25]}…",
    ]


@pytest.mark.parametrize("text", [None, "{", '{"law": "甲法"}'])
def test_unreadable_statutes(content: ContentInFolder, text: str | None) -> None:
    content.topic("wage_arrears", entry())
    if text is not None:
        content.write(content.root / "articles.jsonl", text)
    (problem,) = problems(content, statutes=content.root)
    assert problem.startswith("the articles cannot be read")


def test_only_some_files_compared_with_all(content: ContentInFolder) -> None:
    other = content.topic("legal_aid", entry("how", ask=["请不起律师怎么办"], law=None))
    path = content.topic("wage_arrears", entry("first_steps", ask=["请不起律师怎么办"]))
    checked = Checked(folder=content.folder, figures=None, counts=None, places=False)
    assert len(check(checked, today=TODAY)) == 2
    (fault,) = check(checked, today=TODAY, only=[path.parent])
    assert "already asks for" in fault.problem
    (fault,) = check(checked, today=TODAY, only=[other])
    assert "rests on nothing" in fault.problem
    (fault,) = check(checked, today=TODAY, only=[path.parent / "absent.yml"])
    assert fault.problem == "there is no such file"


def test_command_line(content: ContentInFolder, domain: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = content.topic("wage_arrears", entry(law=None))
    options = ["--topics", str(content.folder.topics), "--domain", str(domain), "--today", TODAY.isoformat()]
    assert main(options) == 1
    printed = capsys.readouterr()
    assert printed.out == (
        f"{shown_path(path)}:2: first_steps rests on nothing; add an article under law or a source\n"
    )
    assert printed.err == "1 faults, 0 warnings\n"
    content.topic("wage_arrears", entry())
    assert main(options) == 0


def test_what_ships_has_no_fault(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--today", TODAY.isoformat()]) == 0, capsys.readouterr().out
