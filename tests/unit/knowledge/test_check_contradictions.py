"""Two entries that say different things are named, and those that only speak of two cases are not."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from knowledge.check import Checked, check
from tests.unit.knowledge.written import TODAY, ContentInFolder, entry

AWARD = [{"title": "劳动争议调解仲裁法", "article": "第五十条"}]


def problems(content: ContentInFolder) -> list[str]:
    checked = Checked(folder=content.folder, figures=None, counts=None, places=False)
    found = check(checked, today=TODAY)
    assert all(fault.warning for fault in found)
    return [fault.problem for fault in found]


def answered(first: str, second: str, content: ContentInFolder, **changes: Any) -> list[str]:
    common: dict[str, Any] = {"law": AWARD, "valid_from": dt.date(2010, 1, 1)}
    content.topic("arbitration", entry("award", answer=first, **common))
    content.topic("evidence", entry("keep", answer=second, **(common | changes)))
    return problems(content)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("不服裁决，收到裁决书15日内去法院起诉。", "不服的，收到裁决书起30日内去法院起诉。"),
        ("对裁决不服，15天内向法院起诉。", "对裁决不服的，要在两周内向法院起诉。"),
        ("1. 收到裁决书15日内可以起诉。\n2. 别错过。", "别怕。\n· 收到裁决书10日内可以起诉。"),
        ("单位应当加付50%的赔偿金。", "单位应当加付一倍的赔偿金。"),
        ("仲裁申请期限是1年。", "仲裁的申请期限是2年。"),
    ],
)
def test_another_figure_in_the_same_words(content: ContentInFolder, first: str, second: str) -> None:
    (problem,) = answered(first, second, content)
    assert problem.startswith("keep says '")
    assert "but arbitration/award says '" in problem


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # The same, in other words.
        ("不服裁决，收到裁决书15日内去法院起诉。", "不服的，收到裁决书起十五天内去法院起诉。"),
        ("仲裁申请期限是1年。", "仲裁的申请期限是12个月。"),
        # Two rules.
        ("收到裁决书15日内去法院起诉。", "仲裁委收到申请5日内决定受不受理。"),
        # One names both cases.
        ("收到裁决书15日内可以起诉；单位30日内可以申请撤销。", "收到裁决书30日内可以申请撤销。"),
        # Other things are counted.
        ("收到裁决书15日内去法院起诉。", "收到裁决书2份去法院起诉。"),
        # A case made up.
        ("收到裁决书15日内去法院起诉。", "比如收到裁决书10日内去法院起诉。"),
        ("2025年全国有1.1万个站点。", "2025年全国有17.3万个站点。"),
        ("等3天。", "等5天。"),
    ],
)
def test_two_cases_or_the_same_thing(content: ContentInFolder, first: str, second: str) -> None:
    assert answered(first, second, content) == []


def test_other_grounds_and_other_regions_are_not_compared(content: ContentInFolder) -> None:
    first, second = "收到裁决书15日内去法院起诉。", "收到裁决书30日内去法院起诉。"
    assert answered(first, second, content, region="山东省") == []
    assert answered(first, second, content, law=[{"title": "劳动合同法", "article": "第八十五条"}]) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("工会能帮忙找工作吗", "工会能不能帮忙找工作"),
        ("合同到期公司不续签了，有补偿吗", "合同到期公司不续签有补偿吗"),
        ("请问工伤的钱怎么算呢", "工伤的钱咋算"),
        ("有没有高温津贴拿", "有高温津贴拿吗？"),
    ],
)
def test_one_question_in_two_topics(content: ContentInFolder, one: str, other: str) -> None:
    content.topic("job_cloud", entry("find", ask=[one, "找活干"]))
    content.topic("legal_aid", entry("how", ask=[other, "找活儿", "律师费谁出"]))
    (problem,) = problems(content)
    assert problem == f"{other!r} of how asks the same as {one!r} of job_cloud/find"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("产假期间工资怎么发给我", "病假期间工资怎么发给我"),
        ("没建工会的小厂，找谁出面", "没建工会的小厂，工人吵架找谁出面"),
        ("老板不给补偿", "老板给补偿"),
        ("怎么办", "咋办"),
    ],
)
def test_two_questions_in_two_topics(content: ContentInFolder, one: str, other: str) -> None:
    content.topic("job_cloud", entry("find", ask=[one]))
    content.topic("legal_aid", entry("how", ask=[other]))
    assert problems(content) == []
