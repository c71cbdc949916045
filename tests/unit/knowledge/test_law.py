"""The index of laws: what may be cited, and on which day."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.errors import BadArticleLabel, BadDataFile, LawNotFound
from knowledge.law import Article, LawIndex, article_labelled, numeral, read_laws

TODAY = dt.date(2026, 11, 23)


@pytest.fixture(scope="module")
def laws() -> LawIndex:
    return read_laws()


@given(st.integers(1, 9999), st.integers(0, 19), st.integers(0, 19))
def test_label_and_number_are_one(number: int, inserted: int, paragraph: int) -> None:
    article = Article(number, inserted, paragraph)
    assert article_labelled(str(article)) == article


@pytest.mark.parametrize(
    ("label", "article"),
    [
        ("第八十五条", Article(85)),
        ("第十条", Article(10)),
        ("第一百零五条", Article(105)),
        ("第一百一十条", Article(110)),
        ("第二百七十六条之一", Article(276, 1)),
        ("第三十二条第二款", Article(32, 0, 2)),
    ],
)
def test_labels(label: str, article: Article) -> None:
    assert article_labelled(label) == article
    assert str(article) == label


@pytest.mark.parametrize(
    "label",
    ["", "85", "第85条", "第八五条", "第一十条", "八十五条", "第八十五条 ", "第百条", "第八十五条之零"],
)
def test_no_labels(label: str) -> None:
    with pytest.raises(BadArticleLabel):
        article_labelled(label)


@given(st.text(alphabet="第条之款零一二三四五六七八九十百千", max_size=12))
def test_a_label_has_one_form(text: str) -> None:
    try:
        article = article_labelled(text)
    except BadArticleLabel:
        return
    assert str(article) == text


def test_numerals_grow() -> None:
    assert len({numeral(number) for number in range(1, 10000)}) == 9999


@pytest.mark.parametrize(
    ("title", "article", "exists"),
    [
        ("劳动合同法", "第九十八条", True),
        ("劳动合同法", "第九十九条", False),
        ("劳动合同法", "第八十五条之一", False),
        ("劳动合同法", "第85条", False),
        ("劳务派遣暂行规定", "第三条", True),
        ("劳务派遣暂行规定", "第一条", False),
        ("刑法", "第二百七十六条之一", True),
        ("刑法", "第一条", False),
        ("关于职工全年月平均工作时间和工资折算问题的通知", "二、", True),
        ("女职工劳动保护特别规定", "附录", True),
        ("没有的法", "第一条", False),
    ],
)
def test_which_articles_exist(laws: LawIndex, title: str, article: str, exists: bool) -> None:
    assert laws.has_article(title, article) is exists


@pytest.mark.parametrize(
    ("title", "article", "on", "holds"),
    [
        ("劳动合同法", "第八十五条", dt.date(2007, 12, 31), False),
        ("劳动合同法", "第八十五条", dt.date(2008, 1, 1), True),
        ("劳动法", "第八十二条", TODAY, False),
        ("劳动法", "第八十二条", dt.date(2000, 1, 1), True),
        ("劳动法", "第三十六条", TODAY, False),
        ("劳动法", "第六十二条", TODAY, False),
        ("失业保险条例", "第十六条", TODAY, False),
        ("失业保险条例", "第六条", TODAY, False),
        ("社会保险费征缴暂行条例", "第十三条", TODAY, False),
        ("最低工资规定", "第十三条", TODAY, False),
        ("劳动争议司法解释一", "第三十二条", TODAY, False),
        ("劳动争议司法解释一", "第三十二条第一款", TODAY, False),
        ("劳动争议司法解释一", "第三十二条第二款", TODAY, True),
        ("劳动争议司法解释一", "第三十二条第一款", dt.date(2025, 8, 31), True),
        ("住房公积金管理条例", "第十八条", dt.date(2026, 9, 19), True),
        ("住房公积金管理条例", "第十八条", dt.date(2026, 9, 20), False),
        ("没有的法", "第一条", TODAY, False),
    ],
)
def test_what_holds_on_a_day(laws: LawIndex, title: str, article: str, on: dt.date, holds: bool) -> None:
    assert laws.in_force(title, article, on) is holds


def test_the_objection_says_what_to_cite_instead(laws: LawIndex) -> None:
    objection = laws.law("劳动法").objection("第八十二条", on=TODAY)
    assert objection is not None
    assert "劳动争议调解仲裁法第二十七条" in objection


def test_unknown_law(laws: LawIndex) -> None:
    with pytest.raises(LawNotFound, match=r"knowledge/laws\.yml"):
        laws.law("没有的法")


def test_official_titles_and_counts(laws: LawIndex) -> None:
    assert laws.law("劳动合同法").official_title == "中华人民共和国劳动合同法"
    assert laws.law("工会法").articles == 58
    assert len(laws.titles()) == 50


def test_faults_of_the_index(tmp_path: Path) -> None:
    path = tmp_path / "laws.yml"
    rest = "version_date: 2020-01-01, in_force_since: 2020-01-01, articles: 3"
    laws = [
        "title: 甲法, official_title: 甲法, status: gone",
        "title: 乙法, official_title: 乙法, status: superseded",
        "title: 丙法, official_title: 丙法, status: in_force, known_articles: [三]",
        "title: 丁法, official_title: 丁法, status: in_force",
        "title: 丁法, official_title: 丁法, status: in_force",
    ]
    path.write_text("".join(f"- {{{law}, {rest}}}\n" for law in laws), encoding="utf-8")
    with pytest.raises(BadDataFile) as caught:
        read_laws(path)
    assert {fault.problem for fault in caught.value.faults} == {
        "unknown status gone",
        "乙法 has no superseded_on",
        "三 is no article",
        "two laws are called 丁法",
    }
