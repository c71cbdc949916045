"""No text that a later one has overtaken can be cited. The list is what a reading of all texts found."""

from __future__ import annotations

import datetime as dt

import pytest

from knowledge.law import LAWS_FILE, read_laws
from tests.unit.knowledge.written import TODAY

# Law, article, what holds now, and the day before and on which it changed.
OVERTAKEN = [
    ("劳动法", "第八十二条", "劳动争议调解仲裁法第二十七条", dt.date(2008, 5, 1)),
    ("劳动法", "第三十六条", "国务院关于职工工作时间的规定第三条", dt.date(1995, 5, 1)),
    ("劳动法", "第六十二条", "女职工劳动保护特别规定第七条", dt.date(2012, 4, 28)),
    ("失业保险条例", "第十六条", "社会保险法第五十条", dt.date(2011, 7, 1)),
    ("失业保险条例", "第六条", "当地现行规定", None),
    ("社会保险费征缴暂行条例", "第十三条", "社会保险法第八十六条", dt.date(2011, 7, 1)),
    ("社会保险法", "第十六条", "关于实施渐进式延迟法定退休年龄的决定", dt.date(2030, 1, 1)),
    ("最低工资规定", "第十三条", "劳动合同法第八十五条", dt.date(2008, 1, 1)),
    ("劳动争议司法解释一", "第三十二条第一款", "劳动争议司法解释二", dt.date(2025, 9, 1)),
]
# These still hold, but not by themselves: the note says what to read with them.
READ_WITH = [
    ("劳动争议司法解释一", "第三十三条、第三十四条要与解释二第四条、第十一条并读"),
    ("工会法司法解释", "要换算"),
    ("企业劳动争议协商调解规定", "第七十四条至第七十九条"),
    ("工资支付暂行规定", "保障农民工工资支付条例第十五条"),
    ("社会保险法", "二十年"),
]
SUPERSEDED = [("住房公积金管理条例", dt.date(2026, 9, 20))]


@pytest.mark.parametrize(("title", "article", "by", "since"), OVERTAKEN, ids=str)
def test_an_overtaken_article(title: str, article: str, by: str, since: dt.date | None) -> None:
    law = read_laws().law(title)
    objection = law.objection(article, on=max(TODAY, since or TODAY))
    assert objection is not None
    assert f"is overtaken by {by}" in objection
    if since is not None and since > law.in_force_since:
        assert law.objection(article, on=since - dt.timedelta(days=1)) is None


def test_the_list_is_complete_both_ways() -> None:
    laws = read_laws()
    listed = {(title, str(past.article)) for title in laws.titles() for past in laws.law(title).overtaken}
    assert listed == {(title, article) for title, article, _, _ in OVERTAKEN}
    superseded = {(title, laws.law(title).superseded_on) for title in laws.titles()}
    assert {(title, day) for title, day in superseded if day is not None} == set(SUPERSEDED)


@pytest.mark.parametrize(("title", "day"), SUPERSEDED)
def test_a_superseded_law(title: str, day: dt.date) -> None:
    objection = read_laws().law(title).objection("第一条", on=day)
    assert objection is not None
    assert "was superseded" in objection


@pytest.mark.parametrize(("title", "words"), READ_WITH)
def test_what_is_read_with_another_text_says_so(title: str, words: str) -> None:
    section = LAWS_FILE.read_text(encoding="utf-8").split(f"- title: {title}\n")[1].split("\n- title:")[0]
    assert words in section.split("note: ", 1)[1]
