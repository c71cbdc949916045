"""Our own words for articles: read strictly, kept in the database, written back; what staff wrote stays."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from sqlalchemy import select

from knowledge.canonical import form_faults
from knowledge.check import Checked, check
from knowledge.content_files import ContentFolder
from knowledge.database import Database
from knowledge.errors import BadContent
from knowledge.export import export, no_longer_published
from knowledge.law import read_laws
from knowledge.load import load
from knowledge.summaries import ArticleSummaries
from knowledge.summary_files import LONGEST_SUMMARY, in_order_of_the_law, read_summaries, summary_paths
from knowledge.summary_tables import ArticleSummaryRow
from tests.unit.knowledge.written import NOW, TODAY, ContentInFolder, entry

LAW = "劳动合同法"
WORDS = """# 我们自己的话。
reviewed_on: 2026-11-20
第四十七条: 每干满1年给1个月工资。不满6个月给半个月。
# 这一条问得多。
第八十五条: 逾期不付的，加付50%到100%。
"""


def write(content: ContentInFolder, text: str = WORDS, *, law: str = LAW) -> Path:
    return content.write(content.folder.summaries / f"{law}.yml", text)


def faults_of(content: ContentInFolder, *, statutes: Path | None = None) -> list[str]:
    content.topic("wage_arrears", entry("first_steps"))
    checked = Checked(folder=content.folder, counts=None, places=False, statutes=statutes)
    return [str(fault) for fault in check(checked, today=TODAY)]


def test_good_summaries_have_no_fault(content: ContentInFolder) -> None:
    write(content)
    assert faults_of(content) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("第四十七条: ", "第九十九条: ", 3, "劳动合同法 has no 第九十九条"),
        ("第四十七条: ", "四十七条: ", 3, "劳动合同法 has no 四十七条"),
        ("第四十七条: ", "第四十七条第一款: ", 3, "is a part of an article"),
        ("第四十七条: ", "第八十五条: ", 5, "the key 第八十五条 stands twice"),
        ("每干满1年给1个月工资。不满6个月给半个月。", "", 3, "第四十七条 of 劳动合同法 is empty"),
        ("每干满1年", "很" * LONGEST_SUMMARY + "满1年", 3, "characters; say it in at most 140"),
        ("给1个月工资", "给2个月工资", 3, "warning: the summary of 第四十七条 says 2个月"),
        ("reviewed_on: 2026-11-20\n", "", 2, "has no reviewed_on"),
        ("2026-11-20", "昨天", 2, "is no date"),
        ("第四十七条: 每干满1年给1个月工资。不满6个月给半个月。", "第四十七条: 2026", 3, "reads as a number"),
        ("第四十七条: 每干满1年给1个月工资。不满6个月给半个月。", "第四十七条: [一, 二]", 3, "is no text"),
    ],
)
def test_a_fault_has_its_line_and_its_cure(
    content: ContentInFolder, old: str, new: str, line: int, says: str
) -> None:
    assert old in WORDS
    path = write(content, WORDS.replace(old, new))
    found = [fault for fault in faults_of(content) if says in fault]
    assert len(found) == 1, faults_of(content)
    assert found[0].startswith(f"{path}:{line}: ")
    assert "; " in found[0]


def test_a_law_that_nobody_knows_and_an_empty_file(content: ContentInFolder) -> None:
    write(content, law="某某法")
    write(content, "reviewed_on: 2026-11-20\n", law="劳动法")
    text = "\n".join(faults_of(content))
    assert "unknown law 某某法" in text
    assert "there is no summary" in text


def test_an_article_that_is_cited_and_not_summed_up_is_named_once(content: ContentInFolder) -> None:
    write(content, WORDS[: WORDS.index("# 这一条")])
    content.topic("legal_aid", entry("how"), entry("where"))
    missing = [fault for fault in faults_of(content) if "has no summary" in fault]
    assert len(missing) == 1
    assert "warning: how rests on 劳动合同法第八十五条" in missing[0]
    assert missing[0].startswith(f"{content.topic_file('legal_aid')}:")


def test_a_copied_sentence_is_found(content: ContentInFolder, tmp_path: Path) -> None:
    official = "经济补偿按劳动者在本单位工作的年限每满一年支付一个月工资的标准向劳动者支付"
    folder = tmp_path / "official"
    folder.mkdir()
    line = {"law": LAW, "article_label": "第四十七条", "text": official}
    (folder / "articles.jsonl").write_text(json.dumps(line, ensure_ascii=False), encoding="utf-8")
    path = write(content, WORDS.replace("每干满1年给1个月工资", official))
    found = [fault for fault in faults_of(content, statutes=folder) if "copies" in fault]
    assert len(found) == 1
    assert found[0].startswith(f"{path}:3: the summary of 第四十七条 copies 劳动合同法第四十七条")


def test_what_was_overtaken_may_say_the_figures_of_today(content: ContentInFolder) -> None:
    write(content)
    write(content, "reviewed_on: 2026-11-20\n第六十二条: 原定90天，现在98天起。\n", law="劳动法")
    assert faults_of(content) == []


@pytest.fixture
def loaded(database: Database, content: ContentInFolder) -> ContentInFolder:
    content.topic("wage_arrears", entry("first_steps"))
    write(content)
    load(database, now=NOW, folder=content.folder)
    return content


def test_summaries_are_found_by_the_article_or_a_part_of_it(
    database: Database, loaded: ContentInFolder
) -> None:
    summaries = ArticleSummaries(database)
    found = summaries.of(LAW, "第四十七条第二款")
    assert found is not None
    assert (found.article, found.first_sentence) == ("第四十七条", "每干满1年给1个月工资。")
    assert found.reviewed_on == dt.date(2026, 11, 20)
    assert summaries.of(LAW, "第一条") is None
    assert summaries.of("某某法", "第一条") is None
    assert [one.article for one in summaries.of_law(LAW)] == ["第四十七条", "第八十五条"]


def test_a_release_changes_what_ships_and_never_what_staff_wrote(
    database: Database, loaded: ContentInFolder
) -> None:
    with database.session(exclusive=True) as session:
        row = session.get_one(ArticleSummaryRow, (LAW, "第八十五条"))
        assert row.origin == "shipped"
        row.text, row.origin = "工会自己的话。", "staff"
    changed = WORDS.replace("每干满1年", "干满1年").replace("加付50%", "另付50%")
    write(loaded, changed)
    assert load(database, now=NOW, folder=loaded.folder).changed == 1
    with database.session() as session:
        rows = {row.article: row for row in session.scalars(select(ArticleSummaryRow))}
    assert rows["第四十七条"].text.startswith("干满1年")
    assert rows["第八十五条"].text == "工会自己的话。"
    # What the release would say is kept beside it.
    assert rows["第八十五条"].shipped_text.startswith("逾期不付的，另付")
    write(loaded, "reviewed_on: 2026-11-20\n第一条: 立法目的。\n")
    load(database, now=NOW, folder=loaded.folder)
    summaries = ArticleSummaries(database)
    assert [one.article for one in summaries.of_law(LAW)] == ["第一条", "第八十五条"]


def test_files_come_back_as_they_are(database: Database, loaded: ContentInFolder, tmp_path: Path) -> None:
    files = export(database, tmp_path / "out")
    assert files.texts[f"article_summaries/{LAW}.yml"] == WORDS
    with database.session(exclusive=True) as session:
        session.get_one(ArticleSummaryRow, (LAW, "第八十五条")).text = ""
    without = export(database, tmp_path / "out").texts[f"article_summaries/{LAW}.yml"]
    assert without == WORDS[: WORDS.index("# 这一条")]
    with database.session(exclusive=True) as session:
        session.get_one(ArticleSummaryRow, (LAW, "第四十七条")).text = ""
    gone = export(database, tmp_path / "out")
    path = tmp_path / "out" / "article_summaries" / f"{LAW}.yml"
    assert no_longer_published(tmp_path / "out", gone) == [path]


def test_another_order_than_that_of_the_law_is_another_form(content: ContentInFolder) -> None:
    write(content, "reviewed_on: 2026-11-20\n第八十五条: 甲。\n第四十七条: 乙。\n")
    (fault,) = [one for one in form_faults(content.folder) if "article_summaries" in one.file]
    assert fault.line == 2


def test_a_file_with_a_fault_is_not_loaded(database: Database, content: ContentInFolder) -> None:
    content.topic("wage_arrears", entry("first_steps"))
    write(content, WORDS.replace("2026-11-20", "昨天"))
    with pytest.raises(BadContent, match="is no date"):
        load(database, now=NOW, folder=content.folder)


def test_articles_are_ordered_as_in_the_law() -> None:
    order = ["一、", "二、", "第一条", "第九条", "第十条", "第二百七十六条", "第二百七十六条之一", "附件"]
    assert sorted({*order}, key=in_order_of_the_law) == order


def test_what_ships_is_of_known_articles_and_short_enough() -> None:
    laws, files = read_laws(), [read_summaries(path) for path in summary_paths()]
    written = [(file.law, one.article) for file in files for one in file.summaries]
    assert len(written) > 990
    assert all(laws.has_article(law, article) for law, article in written)


def test_the_fingerprint_of_a_release_knows_the_summaries(content: ContentInFolder) -> None:
    before = content.folder.fingerprint()
    write(content)
    assert content.folder.fingerprint() != before
    assert ContentFolder.inside(content.root).summaries == content.folder.summaries
