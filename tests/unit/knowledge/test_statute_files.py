"""A folder of official texts: read whole, or refused with everything that is wrong in it."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from knowledge.errors import BadStatutes
from knowledge.law import LawIndex, read_laws
from knowledge.statute_files import Statute, read_statutes

HERE = Path(__file__).parent / "statutes"
NAME = "示例用工法"


@pytest.fixture(scope="module")
def laws() -> LawIndex:
    return read_laws(HERE / "laws.yml")


class Folder:
    """A folder with one good text, to be spoilt."""

    def __init__(self, path: Path) -> None:
        self.path = path
        shutil.copy(HERE / f"{NAME}.md", path)
        self.meta({NAME: {"version_date": "2020-05-06"}})

    def meta(self, known: object) -> None:
        (self.path / "meta.json").write_text(json.dumps(known), encoding="utf-8")

    def change(self, old: str, new: str) -> None:
        file = self.path / f"{NAME}.md"
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def read(folder: Folder, laws: LawIndex) -> Statute:
    (statute,) = read_statutes(folder.path, laws=laws)
    return statute


def faults(folder: Folder, laws: LawIndex) -> list[str]:
    with pytest.raises(BadStatutes) as refused:
        read_statutes(folder.path, laws=laws)
    # Each says which file, what is wrong and what to do.
    assert all("; " in line and ": " in line for line in str(refused.value).splitlines())
    return [fault.problem for fault in refused.value.faults]


def test_a_text_and_what_is_known_of_it(folder: Folder, laws: LawIndex) -> None:
    known = {"version_date": "2020-05-06", "effective_from": "2020-07-01", "url": "https://example.org/law"}
    folder.meta({NAME: known | {"tier": "core", "blob": "of no interest"}})
    statute = read(folder, laws)
    assert (statute.law, statute.heading) == ("示例用工法", "中华人民共和国示例用工法")
    assert (statute.version_date, statute.effective_from) == (dt.date(2020, 5, 6), dt.date(2020, 7, 1))
    assert (statute.status, statute.complete, statute.source) == ("current", True, "https://example.org/law")
    assert len(statute.units) == 9


def test_what_is_said_about_the_texts_is_no_text(folder: Folder, laws: LawIndex) -> None:
    for name in ("SOURCES.md", "README.md", ".DS_Store"):
        (folder.path / name).write_text("说明", encoding="utf-8")
    assert read(folder, laws).law == NAME


def test_without_a_list_the_name_says_the_version(folder: Folder, laws: LawIndex) -> None:
    (folder.path / "meta.json").unlink()
    (folder.path / f"{NAME}.md").rename(folder.path / f"{NAME}(2020-05-06).md")
    assert read(folder, laws).version_date == dt.date(2020, 5, 6)


def test_an_excerpt_may_leave_articles_out(folder: Folder, laws: LawIndex) -> None:
    folder.change("# 中华人民共和国示例用工法", "# 中华人民共和国示例用工法（节录第三条）")
    folder.change("第四条 第一章 所说的，也包括口头。", "")
    assert read(folder, laws).complete is False


def test_several_versions_of_one_law(folder: Folder, laws: LawIndex) -> None:
    shutil.copy(folder.path / f"{NAME}.md", folder.path / f"{NAME}(2019-03-01).md")
    assert [one.version_date.year for one in read_statutes(folder.path, laws=laws)] == [2019, 2020]


# What is done to the good text, and what is said of it.
SPOILT: list[tuple[str, str, str]] = [
    (
        "# 中华人民共和国示例用工法", "# 另一部法",
        "is the text of 另一部法, which no law in knowledge/laws.yml is called",
    ),
    ("# 中华人民共和国示例用工法", "中华人民共和国示例用工法", "does not begin with a title"),
    ("<!-- INFO END -->", "", "has no line <!-- INFO END -->"),
    ("第五条 本法", "第六条 本法", "第六条 does not follow the one before it"),
    ("第五条 本法自2020年7月1日起施行。", "", "has 4 articles, 示例用工法 of 2020-05-06 has 5"),
    ("第五条 本法", "第四条 本法", "第四条 stands on line 55 too"),
    (
        "## 示例用工法实施办法", "## " + "长" * 257,
        "第一条 stands under a heading of more than 256 characters",
    ),
    ("第二条之一", "第一十条之一", "第一十条之一 is no number as laws write it"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "problem"), SPOILT)
def test_a_spoilt_text_is_refused(folder: Folder, laws: LawIndex, old: str, new: str, problem: str) -> None:
    folder.change(old, new)
    assert problem in faults(folder, laws)


BAD_LISTS: list[tuple[Any, str]] = [
    ({}, "nobody says which version it is"),
    ([], "does not map names to what is known of them"),
    ({NAME: 5}, "does not map names to what is known of them"),
    ({NAME: {"version_date": "2020"}}, "its version_date '2020' is no date"),
    ({NAME: {"version_date": 2020}}, "its version_date 2020 is no date"),
    (
        {NAME: {"version_date": "2020-05-06", "effective_from": "soon"}},
        "its effective_from 'soon' is no date",
    ),
    ({NAME: {"version_date": "2020-05-06", "url": 5}}, "its url 5 is no text"),
    ({NAME: {"version_date": "2020-05-06", "status": "x" * 65}}, "the status is longer than 64 characters"),
    ({NAME: {"version_date": "2020-05-06"}, "别的": {}}, "there is no file 别的.md"),
]


@pytest.mark.parametrize(("known", "problem"), BAD_LISTS)
def test_a_bad_list_is_refused(folder: Folder, laws: LawIndex, known: object, problem: str) -> None:
    folder.meta(known)
    assert problem in faults(folder, laws)


def test_a_list_that_is_no_json(folder: Folder, laws: LawIndex) -> None:
    (folder.path / "meta.json").write_text("{", encoding="utf-8")
    assert faults(folder, laws)[0].startswith("cannot be read as JSON")


def test_files_that_are_no_texts(folder: Folder, laws: LawIndex) -> None:
    (folder.path / "劳动法.docx").write_bytes(b"PK\x03\x04")
    (folder.path / "旧文").mkdir()
    (folder.path / "乱码(2020-01-01).md").write_bytes("# 劳动法".encode("gbk"))
    shutil.copy(folder.path / f"{NAME}.md", folder.path / "副本(2020-05-06).md")
    assert sorted(faults(folder, laws)) == [
        "is no text of a law",
        "is no text of a law",
        "is not UTF-8 at byte 2",
        "is 示例用工法 of 2020-05-06, as " + str(folder.path / "副本(2020-05-06).md") + " is",
    ]


def test_a_folder_without_texts(tmp_path: Path, laws: LawIndex) -> None:
    with pytest.raises(BadStatutes, match="holds no text"):
        read_statutes(tmp_path, laws=laws)
    with pytest.raises(BadStatutes, match="cannot be read as a folder"):
        read_statutes(tmp_path / "nothing", laws=laws)
