"""Exporting: what is published comes back as files, byte for byte what a load of them gives again."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from knowledge.canonical import unformatted
from knowledge.content_files import ContentFolder
from knowledge.database import Database, open_database
from knowledge.errors import NeverLoaded
from knowledge.export import export, main, no_longer_published
from knowledge.load import load
from knowledge.models import (
    EntryRow,
    EntryVersionRow,
    LawReferenceRow,
    ParameterValueRow,
    PlaceRow,
    SourceReferenceRow,
    TopicRow,
    WayOfAskingRow,
)
from knowledge.strict_yaml import WrittenText
from knowledge.topic_files import TopicFile, WrittenLaw, read_topic, topic_paths
from tests.unit.knowledge.written import NOW, ContentInFolder, entry

Opened = Callable[[], Database]
LAW = [{"title": "劳动合同法", "article": "第八十五条"}]


@pytest.fixture
def another(tmp_path: Path) -> Iterator[Opened]:
    """Makes new, empty databases."""
    made: list[Database] = []

    def open_another() -> Database:
        made.append(open_database(f"sqlite:///{tmp_path / f'other{len(made)}.db'}"))
        made[-1].migrate()
        return made[-1]

    yield open_another
    for one in made:
        one.close()


def files_in(folder: Path) -> dict[str, bytes]:
    """Every file by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def exported(database: Database, folder: Path) -> dict[str, bytes]:
    """The files of an export; nothing may be left out of it."""
    assert export(database, folder).left_out == ()
    return files_in(folder)


def comes_back_the_same(database: Database, folder: Path, another: Opened) -> dict[str, bytes]:
    """Export, load that into an empty database, export again: the same to the last byte."""
    first = exported(database, folder / "first")
    second = another()
    load(second, now=NOW, folder=ContentFolder.inside(folder / "first"))
    assert exported(second, folder / "second") == first
    return first


@pytest.fixture
def loaded(database: Database, content: ContentInFolder) -> ContentInFolder:
    content.topic("wage_arrears", entry("first_steps"), entry("where", sources=["newspaper"]))
    content.parameter("pay_days", {"valid_from": dt.date(2008, 1, 1), "value": 20.83, "law": LAW})
    load(database, now=NOW, folder=content.folder)
    return content


# The form: as people write these files by hand.
TOPIC = """# 说明一行，
# 再一行。
title: 拖欠工资
reviewed_on: 2026-11-01
scope: edge
entries:
- id: first_steps
  title: 第一步
  ask:
  - 工资被拖了咋办
  - "欠薪: 找谁"
  - "2026"
  answer: |
    先留证据，再打电话。

    1. 记下日期。
  more: |
    · 还有一点。
  law:
  - {title: 劳动合同法, article: 第八十五条}
  - {title: 劳动法, article: 第五十条}
  sources: [newspaper]
  figures:
  - 三个月：劳动合同法第八十二条
  valid_from: 2008-01-01
  valid_to: 2030-12-31
  region: 山东省烟台市
  reviewed_on: 2026-11-02
  follow_ups: [where, legal_aid/how]
  action: action_nearest_station

# 这一条等新规定。
- id: where
  title: 去哪
  scope: sensitive
  ask:
  - 上哪儿说
  answer: |
    去劳动监察。
  law:
  - {title: 劳动合同法, article: 第八十五条}
  valid_from: 2008-01-01
"""
SOURCES = """# 来源的说明。
- id: newspaper
  title: 工人日报
  publisher: 工人日报社
  date: 2026-01-29
  grade: S
  note: 只见摘录。
# 这一个没有人用。
- id: unused
  title: 没有用到的来源
"""
PARAMETER = """# 天数的说明。
title: 月计薪天数
unit: 天
values:
- {valid_from: 2008-01-01, value: 20.83, law: [{title: 劳动合同法, article: 第八十五条}]}
# 后来改了。
- {valid_from: 2025-01-01, value: 21, sources: [newspaper]}
# 只管一地。
- {valid_from: 2025-01-01, value: 100, region: 北京市, sources: [newspaper, unused]}
"""


@pytest.fixture
def by_hand(content: ContentInFolder) -> ContentInFolder:
    content.topic("legal_aid", entry("how"))
    content.write(content.topic_file("wage_arrears"), TOPIC)
    content.write(content.folder.sources, SOURCES)
    content.write(content.folder.parameters / "pay_days.yml", PARAMETER)
    return content


def test_files_in_the_canonical_form_come_back_as_they_are(
    database: Database, by_hand: ContentInFolder, tmp_path: Path, another: Opened
) -> None:
    load(database, now=NOW, folder=by_hand.folder)
    files = comes_back_the_same(database, tmp_path / "out", another)
    assert files["topics/wage_arrears/topic.yml"].decode() == TOPIC
    assert files["sources.yml"].decode() == SOURCES
    assert files["parameters/pay_days.yml"].decode() == PARAMETER


def test_comments_follow_the_files_and_are_no_change(
    database: Database, by_hand: ContentInFolder, tmp_path: Path
) -> None:
    load(database, now=NOW, folder=by_hand.folder)
    changed = PARAMETER.replace("# 后来改了。\n", "")
    by_hand.write(by_hand.folder.parameters / "pay_days.yml", changed)
    assert load(database, now=NOW, folder=by_hand.folder).changed == 0
    assert exported(database, tmp_path / "out")["parameters/pay_days.yml"].decode() == changed


# Texts that mean something else in YAML, or that a block would change.
AWKWARD = [
    "欠薪: 找谁", "- 一条", "# 一条", "一条 # 不是注释", "true", "null", "~", "2026-01-01", "12",
    "1e3", "0x1f", "'单'", '"双"', '双"中"间', "[甲, 乙]", "{甲: 乙}", "甲, 乙", "甲]乙", "@甲", "`甲`",
    "%甲", "!甲", "&甲", "*甲", "| 甲", "> 甲", "? 甲", ": 甲", "甲:",
    "on", "是", "反\\斜", "表\t格", "两\n行", "回\r车", "行\u2028分",
    "看\u200b不见", "👍好",
    "=", "<<", "...", "---", "--- 甲", "a: b: c", "１２３", "。。。", "12元",
    "甲 #乙", "甲#乙", "甲 : 乙", "甲:乙", "甲 ", "12345678901", "2026年", "1_000",
]  # fmt: skip


def staff_version(text: str, *, number: int = 1) -> EntryVersionRow:
    """A version of staff that says this text wherever a text can stand."""
    return EntryVersionRow(
        number=number, state="published", title=text, answer=text, more=f"{text}\n  {text}\n\n{text}",
        reviewed_on=NOW.date(), valid_from=dt.date(2026, 1, 1), region="000000", follow_ups=[], action=None,
        scope="in", origin="staff", created_at=NOW,
        asks=[WayOfAskingRow(position=0, text=text, folded=text)],
        law=[LawReferenceRow(position=0, title=text, article=text)],
        sources=[SourceReferenceRow(position=0, source_id="newspaper", title="工人日报")],
    )  # fmt: skip


def staff_entry(topic: str, name: str, text: str, *, position: int) -> EntryRow:
    """An entry that only staff know of."""
    return EntryRow(topic_id=topic, name=name, position=position, versions=[staff_version(text)])


def test_awkward_texts_come_back_as_they_are(
    database: Database, loaded: ContentInFolder, tmp_path: Path, another: Opened
) -> None:
    with database.session(exclusive=True) as session:
        session.add(
            TopicRow(id="awkward", title="别扭: 的", position=9, reviewed_on=NOW.date(), origin="staff")
        )
        session.add_all(
            staff_entry("awkward", f"entry_{place}", text, position=place)
            for place, text in enumerate(AWKWARD)
        )
    comes_back_the_same(database, tmp_path, another)
    topic = read_topic(tmp_path / "first" / "topics" / "awkward")
    assert topic.title == "别扭: 的"
    for written, found in zip(AWKWARD, topic.entries, strict=True):
        text = written.strip()
        assert (found.title, found.answer, found.ask[0].text) == (text, text, text)
        assert (found.law[0].title, found.law[0].article) == (text, text)
        assert found.more == f"{written}\n  {written}\n\n{written}".strip()


def test_what_staff_published_is_exported_and_drafts_are_not(
    database: Database, loaded: ContentInFolder, tmp_path: Path, another: Opened
) -> None:
    before = exported(database, tmp_path / "before")
    with database.session(exclusive=True) as session:
        row = session.scalars(select(EntryRow).where(EntryRow.name == "first_steps")).one()
        row.versions[0].state = "archived"
        new = staff_version("工会自己写的", number=2)
        new.answer = "  第一行\n第二行\n"
        draft = staff_version("还没写完", number=3)
        draft.state = "draft"
        row.versions.extend([new, draft])
    files = comes_back_the_same(database, tmp_path, another)
    differing = {name for name in files if files[name] != before.get(name)}
    assert differing == {"topics/wage_arrears/topic.yml"}
    text = files["topics/wage_arrears/topic.yml"].decode()
    assert "  title: 工会自己写的\n" in text
    assert "  answer: |\n    第一行\n    第二行\n" in text
    assert "还没写完" not in text


def test_a_withdrawn_entry_and_an_empty_topic_are_not_exported(
    database: Database, loaded: ContentInFolder, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    exported(database, folder)
    with database.session(exclusive=True) as session:
        for version in session.scalars(select(EntryVersionRow)):
            version.state = "archived"
    files = export(database, folder)
    # What is gone from the database stays in the folder, and is named.
    assert no_longer_published(folder, files) == [folder / "topics" / "wage_arrears" / "topic.yml"]


def test_two_published_versions_of_one_name_do_not_fit_in_a_file(
    database: Database, loaded: ContentInFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with database.session(exclusive=True) as session:
        row = session.scalars(select(EntryRow).where(EntryRow.name == "first_steps")).one()
        regional = staff_version("烟台的", number=2)
        regional.region = "370600"
        row.versions.append(regional)
    files = export(database, tmp_path / "out")
    assert len(files.left_out) == 1
    assert "wage_arrears/first_steps: version 2 for 山东省烟台市" in files.left_out[0]
    assert "烟台的" not in files.texts["topics/wage_arrears/topic.yml"]


def test_values_sources_and_places_of_staff(
    database: Database, loaded: ContentInFolder, tmp_path: Path, another: Opened
) -> None:
    with database.session(exclusive=True) as session:
        session.add(
            ParameterValueRow(
                name="pay_days", region="110000", valid_from=dt.date(2026, 1, 1), value=9, unit="天",
                source="本地文件: 第3号", origin="staff",
            )
        )  # fmt: skip
        new = staff_entry("wage_arrears", "local", "本地的事", position=5)
        new.versions[0].sources = [
            SourceReferenceRow(position=0, source_id="leaflet", title="传单", date=dt.date(2026, 3, 1))
        ]
        session.add(new)
        session.add(
            PlaceRow(
                id="a_new_station", kind="station", name="新驿站", region="370602", address="某路1号",
                latitude=37.526428, longitude=121.35, coordinate_system="GCJ-02", hours="每天 08:00-20:00",
                amenities=["饮水", "充电"], phone="0535-12351", source="市总工会", sample=False,
                checked_on=dt.date(2026, 5, 1), origin="import",
            )
        )  # fmt: skip
    files = comes_back_the_same(database, tmp_path, another)
    assert (
        files["parameters/pay_days.yml"]
        .decode()
        .endswith(
            "- {valid_from: 2026-01-01, value: 9, region: 北京市, sources: [pay_days_2026_01_01_110000]}\n"
        )
    )
    sources = files["sources.yml"].decode()
    assert '- id: pay_days_2026_01_01_110000\n  title: "本地文件: 第3号"\n' in sources
    assert "- id: leaflet\n  title: 传单\n  date: 2026-03-01\n" in sources
    # Those of the files stay in their order; what was added comes after them.
    assert files["places/places.csv"].decode().splitlines()[-1] == (
        "a_new_station,station,新驿站,山东省烟台市芝罘区,某路1号,37.526428,121.350000,GCJ-02,"
        "每天 08:00-20:00,饮水、充电,0535-12351,市总工会,2026-05-01,false,"
    )


def test_an_empty_database_is_not_exported(database: Database, tmp_path: Path) -> None:
    with pytest.raises(NeverLoaded, match=r"run python -m knowledge\.load"):
        export(database, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def said(topic: TopicFile) -> list[object]:
    """All that a topic says, without the lines on which it says it."""

    def plain(value: object) -> object:
        if isinstance(value, WrittenText | WrittenLaw):
            return {key: one for key, one in vars(value).items() if key != "line"}
        return [plain(one) for one in value] if isinstance(value, tuple) else value

    entries = [
        {key: plain(value) for key, value in vars(entry).items() if key not in ("line", "lines")}
        for entry in topic.entries
    ]
    return [topic.id, topic.title, topic.reviewed_on, topic.scope, entries]


def test_what_ships_comes_back(database: Database, tmp_path: Path, another: Opened) -> None:
    shipped = ContentFolder()
    load(database, now=NOW, folder=shipped)
    files = comes_back_the_same(database, tmp_path, another)
    assert list(unformatted(shipped)) == [], "run python -m knowledge.export --format"
    originals = [*shipped.topics.glob("*/topic.yml"), *shipped.parameters.glob("*.yml")]
    originals += [*shipped.summaries.glob("*.yml"), shipped.sources, shipped.places, shipped.offices]
    assert len(files) == len(originals)
    for path in topic_paths(shipped.topics):
        # Nothing is lost: neither on the way through the database, nor by the form.
        other = tmp_path / "first" / path.relative_to(shipped.sources.parent)
        assert said(read_topic(other)) == said(read_topic(path)), path
    for path in originals:
        assert files[path.relative_to(shipped.sources.parent).as_posix()] == path.read_bytes(), path
    # Another form of a file says the same.
    again = load(database, now=NOW, folder=ContentFolder.inside(tmp_path / "first"))
    assert again.changed == 0


def test_the_form_is_checked_and_mended(
    by_hand: ContentInFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "places").mkdir()
    for path in (ContentFolder().places, ContentFolder().offices):
        shutil.copy(path, tmp_path / "places")
    by_hand.write(by_hand.topic_file("wage_arrears"), TOPIC.replace("[newspaper]", "[ newspaper ]"))
    assert main(["--check", "--content", str(tmp_path)]) == 1
    said = capsys.readouterr().out.splitlines()
    # The topic that YAML wrote by itself, and the line that was changed.
    assert any("legal_aid/topic.yml:1: warning: is not written as an export writes it" in one for one in said)
    assert any("wage_arrears/topic.yml:22: warning:" in one and "--format" in one for one in said)
    assert main(["--format", "--content", str(tmp_path)]) == 0
    assert by_hand.topic_file("wage_arrears").read_text(encoding="utf-8") == TOPIC
    assert main(["--check", "--content", str(tmp_path)]) == 0


def test_a_comment_that_would_be_lost_is_named(
    by_hand: ContentInFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    by_hand.write(
        by_hand.topic_file("wage_arrears"), TOPIC.replace("  title: 去哪", "  # 太短\n  title: 去哪")
    )
    changed = [path for path, _ in unformatted(by_hand.folder)]
    assert by_hand.topic_file("wage_arrears") in changed


def test_command_line(
    loaded: ContentInFolder, database_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert main(["--database", database_url, str(out)]) == 0
    assert capsys.readouterr().out == f"5 files written to {out}\n"
    assert main(["--database", f"sqlite:///{tmp_path / 'empty.db'}", str(out)]) == 1
    assert "run python -m knowledge.load first" in capsys.readouterr().err
    for wrong in ([], ["--check", "somewhere"], ["--check", "--format"]):
        with pytest.raises(SystemExit):
            main(wrong)
