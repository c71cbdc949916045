"""Official texts in the database: the words of an article as they were on a day."""

from __future__ import annotations

import datetime as dt
import functools
import json
import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import func, select

from knowledge import load as load_module
from knowledge.database import Database
from knowledge.errors import LawNotFound
from knowledge.law import LawIndex, read_laws
from knowledge.load import load, main
from knowledge.statute_files import Statute, read_statutes
from knowledge.statute_tables import StatuteArticleRow
from knowledge.statutes import KnowledgeStatutes, LoadedStatutes, load_statutes
from tests.unit.knowledge.written import NOW, TODAY, ContentInFolder, entry

HERE = Path(__file__).parent / "statutes"
NAME = "示例用工法"


@pytest.fixture(scope="module")
def laws() -> LawIndex:
    return read_laws(HERE / "laws.yml")


@pytest.fixture(scope="module")
def statute(laws: LawIndex, tmp_path_factory: pytest.TempPathFactory) -> Statute:
    folder = tmp_path_factory.mktemp("statutes")
    shutil.copy(HERE / f"{NAME}.md", folder / f"{NAME}(2020-05-06).md")
    (read,) = read_statutes(folder, laws=laws)
    return read


@pytest.fixture
def statutes(database: Database, laws: LawIndex) -> KnowledgeStatutes:
    return KnowledgeStatutes(database, laws=laws)


def store(database: Database, *texts: Statute) -> LoadedStatutes:
    with database.session(exclusive=True) as session:
        return load_statutes(session, texts, now=NOW)


def saying(statute: Statute, words: str, **changes: object) -> Statute:
    """The same text with other words in its first article."""
    first = replace(statute.units[0], text=words)
    changed = replace(statute, units=(first, *statute.units[1:]))
    return replace(changed, **changes)  # type: ignore[arg-type]


def test_the_words_of_an_article(database: Database, statutes: KnowledgeStatutes, statute: Statute) -> None:
    assert store(database, statute) == LoadedStatutes(texts=1, articles=9, added=1, corrected=0)
    found = statutes.article(NAME, "第四条", on=TODAY)
    assert found is not None
    assert (found.law, found.official_title, found.label) == (NAME, "中华人民共和国示例用工法", "第四条")
    assert (found.chapter, found.section) == ("第一章 订立", "第二节 口头")
    assert found.text == "第一章 所说的，也包括口头。"
    assert (found.version_date, found.effective_from) == (dt.date(2020, 5, 6), None)


@pytest.mark.parametrize(
    ("label", "begins"),
    [
        ("第一条", "为了试验"),
        ("第二条之一", "下列事项"),
        ("第二条第一款", "本法所称用工"),
        ("附录", "附录："),
        ("第六条之一", "只有办法里"),
    ],
)
def test_whatever_can_be_cited(
    database: Database, statutes: KnowledgeStatutes, statute: Statute, label: str, begins: str
) -> None:
    store(database, statute)
    found = statutes.article(NAME, label, on=TODAY)
    assert found is not None
    assert found.text.startswith(begins)


def test_without_texts_there_are_no_words(statutes: KnowledgeStatutes, database: Database) -> None:
    assert statutes.article(NAME, "第一条", on=TODAY) is None
    assert statutes.versions(NAME) == []


def test_what_is_not_there(database: Database, statutes: KnowledgeStatutes, statute: Statute) -> None:
    store(database, statute)
    assert statutes.article(NAME, "第九条", on=TODAY) is None
    assert statutes.article(NAME, "第", on=TODAY) is None
    assert statutes.article("示例通知", "一、", on=TODAY) is None
    with pytest.raises(LawNotFound):
        statutes.article("没有的法", "第一条", on=TODAY)


def test_loading_again_changes_nothing(database: Database, statute: Statute) -> None:
    store(database, statute)
    assert store(database, replace(statute, file="elsewhere.md")).added == 0
    with database.session() as session:
        assert session.scalar(select(func.count()).select_from(StatuteArticleRow)) == 9


def test_a_better_transcript_takes_the_place_of_the_same_version(
    database: Database, statutes: KnowledgeStatutes, statute: Statute
) -> None:
    store(database, statute)
    loaded = store(database, saying(statute, "更正过的话。"))
    assert (loaded.added, loaded.corrected) == (0, 1)
    found = statutes.article(NAME, "第一条", on=TODAY)
    assert found is not None
    assert found.text == "更正过的话。"
    with database.session() as session:
        assert session.scalar(select(func.count()).select_from(StatuteArticleRow)) == 9


def words_on(statutes: KnowledgeStatutes, day: dt.date) -> str | None:
    found = statutes.article(NAME, "第一条", on=day)
    return found.text if found else None


def test_a_new_version_and_the_old_one_in_its_time(
    database: Database, statutes: KnowledgeStatutes, statute: Statute
) -> None:
    store(database, saying(statute, "旧话。", version_date=dt.date(2019, 3, 1)))
    new = saying(statute, "新话。", effective_from=dt.date(2020, 7, 1), status="current")
    assert store(database, new).added == 1
    # Where no day is stated a version begins with its date, but not before the law held at all.
    assert words_on(statutes, dt.date(2019, 5, 31)) is None
    assert words_on(statutes, dt.date(2019, 6, 1)) == "旧话。"
    assert words_on(statutes, dt.date(2020, 6, 30)) == "旧话。"
    assert words_on(statutes, dt.date(2020, 7, 1)) == "新话。"
    assert [(one.version_date.year, one.begins, one.articles) for one in statutes.versions(NAME)] == [
        (2020, dt.date(2020, 7, 1), 9),
        (2019, dt.date(2019, 6, 1), 9),
    ]


def test_an_error_leaves_nothing_behind(
    database: Database, statutes: KnowledgeStatutes, statute: Statute
) -> None:
    def fail_halfway() -> None:
        with database.session(exclusive=True) as session:
            load_statutes(session, [statute], now=NOW)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_halfway()
    assert statutes.versions(NAME) == []


@pytest.fixture
def command(
    tmp_path: Path, content: ContentInFolder, monkeypatch: pytest.MonkeyPatch, laws: LawIndex
) -> list[str]:
    """Arguments of a load into a new database, of one topic in place of all that ships."""
    content.topic("wage_arrears", entry())
    monkeypatch.setattr(load_module, "load", functools.partial(load, folder=content.folder))
    monkeypatch.setattr(load_module, "read_laws", lambda: laws)
    (tmp_path / "texts").mkdir()
    shutil.copy(HERE / f"{NAME}.md", tmp_path / "texts" / f"{NAME}(2020-05-06).md")
    return ["--database", f"sqlite:///{tmp_path / 'new.db'}", "--statutes", str(tmp_path / "texts")]


def test_command_line(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(command) == 0
    assert capsys.readouterr().out.endswith("official texts loaded: 1 with 9 articles, 1 new, 0 corrected\n")
    assert main(command) == 0
    assert capsys.readouterr().out.endswith("1 with 9 articles, 0 new, 0 corrected\n")


def test_command_line_refuses_a_folder_whole(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "texts" / "劳动法.txt").write_text("第一条", encoding="utf-8")
    assert main(command) == 1
    assert "劳动法.txt: is no text of a law; put only Markdown files" in capsys.readouterr().err
    assert not (tmp_path / "new.db").exists()


# The official texts do not ship. Where they are, every article of every one of them is compared.
if "STATUTES_DIR" in os.environ:

    def test_all_official_texts_article_by_article(database: Database) -> None:
        folder = Path(os.environ["STATUTES_DIR"])
        files = read_statutes(folder / "statutes", laws=read_laws())
        store(database, *files)
        by_name = {Path(statute.file).stem: statute for statute in files}
        known = KnowledgeStatutes(database, laws=read_laws())
        lines = (folder / "articles.jsonl").read_text(encoding="utf-8").split("\n")
        expected = [json.loads(line) for line in lines if line]
        assert len(expected) == sum(len(statute.units) for statute in files)
        assert {row["law"] for row in expected} == by_name.keys()
        for row in expected:
            statute = by_name[row["law"]]
            begins = known.versions(statute.law)[0].begins
            found = known.article(statute.law, row["article_label"], on=begins)
            assert found is not None, row
            assert (found.label, found.chapter, found.section, found.text) == (
                row["article_label"],
                row["chapter"],
                row["section"],
                row["text"],
            )
            assert found.version_date.isoformat() == row["version_date"]
            shown = found.effective_from.isoformat() if found.effective_from else None
            assert (shown, statute.status) == (row["effective_from"], row["status"])
