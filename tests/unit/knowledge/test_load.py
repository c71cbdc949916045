"""Loading: once, whole, by many at a time, and never over what staff wrote."""

from __future__ import annotations

import datetime as dt
import functools
import shutil
from pathlib import Path

import pytest
from sqlalchemy import select

from knowledge import load as load_module
from knowledge.content_state import count_change
from knowledge.database import Database
from knowledge.entries import EntryRepository
from knowledge.errors import BadContent, EntryNotFound
from knowledge.load import load, main
from knowledge.models import EntryRow, EntryVersionRow, ParameterValueRow
from tests.unit.knowledge.written import NOW, TODAY, ContentInFolder, entry

LAW = [{"title": "劳动合同法", "article": "第八十五条"}]


def states(database: Database, name: str = "first_steps") -> list[tuple[int, str, str]]:
    """The versions of an entry: number, origin, state."""
    with database.session() as session:
        rows = session.scalars(
            select(EntryVersionRow)
            .join(EntryVersionRow.entry)
            .where(EntryRow.name == name)
            .order_by(EntryVersionRow.number)
        )
        return [(row.number, row.origin, row.state) for row in rows]


def staff_publishes(database: Database, answer: str, *, name: str = "first_steps") -> None:
    """What the console does: a new version by staff, the one before archived."""
    with database.session(exclusive=True) as session:
        row = session.scalars(select(EntryRow).where(EntryRow.name == name)).one()
        before = row.versions[-1]
        before.state = "archived"
        columns = ("title", "more", "reviewed_on", "valid_from", "valid_to", "region", "action", "scope")
        version = EntryVersionRow(**{column: getattr(before, column) for column in columns})
        version.number, version.answer, version.origin = before.number + 1, answer, "staff"
        version.state, version.created_at = "published", NOW
        row.versions.append(version)
        count_change(session)


def staff_withdraws(database: Database) -> None:
    with database.session(exclusive=True) as session:
        for version in session.scalars(select(EntryVersionRow)):
            version.state = "archived"
        count_change(session)


def answer(database: Database) -> str:
    return EntryRepository(database).get(topic="wage_arrears", entry="first_steps", on=TODAY).answer


@pytest.fixture
def loaded(database: Database, content: ContentInFolder) -> ContentInFolder:
    content.topic("wage_arrears", entry("first_steps", answer="第一版"), entry("where"))
    content.parameter("pay_days", {"valid_from": dt.date(2008, 1, 1), "value": 20.83, "law": LAW})
    load(database, now=NOW, folder=content.folder)
    return content


def test_first_load(database: Database, loaded: ContentInFolder) -> None:
    assert states(database) == [(1, "shipped", "published")]
    assert answer(database) == "第一版"
    assert EntryRepository(database).content_version() == 1


def test_loading_again_changes_nothing(database: Database, loaded: ContentInFolder) -> None:
    again = load(database, now=NOW, folder=loaded.folder)
    assert (again.changed, again.version) == (0, 1)
    assert states(database) == [(1, "shipped", "published")]


def test_a_comment_in_a_file_is_no_change(database: Database, loaded: ContentInFolder) -> None:
    path = loaded.topic_file("wage_arrears")
    path.write_text("# 说明\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    assert load(database, now=NOW, folder=loaded.folder).changed == 0
    assert EntryRepository(database).content_version() == 1


def test_a_changed_entry_becomes_a_new_version(database: Database, loaded: ContentInFolder) -> None:
    loaded.topic("wage_arrears", entry("first_steps", answer="第二版"), entry("where"))
    assert load(database, now=NOW, folder=loaded.folder).version == 2
    assert states(database) == [(1, "shipped", "archived"), (2, "shipped", "published")]
    assert states(database, "where") == [(1, "shipped", "published")]
    assert answer(database) == "第二版"


def test_a_source_described_anew_is_a_change(database: Database, content: ContentInFolder) -> None:
    content.topic("wage_arrears", entry(sources=["newspaper"]))
    load(database, now=NOW, folder=content.folder)
    content.write(content.folder.sources, [{"id": "newspaper", "title": "工人日报（更正）"}])
    load(database, now=NOW, folder=content.folder)
    found = EntryRepository(database).get(topic="wage_arrears", entry="first_steps", on=TODAY)
    assert [source.title for source in found.sources] == ["工人日报（更正）"]


def test_what_staff_wrote_stays_and_the_files_suggest(database: Database, loaded: ContentInFolder) -> None:
    staff_publishes(database, "工会自己写的")
    loaded.topic("wage_arrears", entry("first_steps", answer="第二版"), entry("where"))
    load(database, now=NOW, folder=loaded.folder)
    assert answer(database) == "工会自己写的"
    assert states(database)[1:] == [(2, "staff", "published"), (3, "shipped", "suggested")]
    loaded.topic("wage_arrears", entry("first_steps", answer="第三版"), entry("where"))
    load(database, now=NOW, folder=loaded.folder)
    assert answer(database) == "工会自己写的"
    assert states(database)[2:] == [(3, "shipped", "archived"), (4, "shipped", "suggested")]


def test_what_staff_withdrew_stays_withdrawn(database: Database, loaded: ContentInFolder) -> None:
    staff_withdraws(database)
    loaded.topic("wage_arrears", entry("first_steps", answer="第二版"), entry("where"))
    load(database, now=NOW, folder=loaded.folder)
    assert states(database) == [(1, "shipped", "archived"), (2, "shipped", "suggested")]
    with pytest.raises(EntryNotFound):
        answer(database)


def test_an_entry_that_left_the_files_and_came_back(database: Database, loaded: ContentInFolder) -> None:
    loaded.topic("wage_arrears", entry("where"))
    load(database, now=NOW, folder=loaded.folder)
    assert states(database) == [(1, "shipped", "archived")]
    loaded.topic("wage_arrears", entry("first_steps", answer="第一版"), entry("where"))
    load(database, now=NOW, folder=loaded.folder)
    assert states(database) == [(1, "shipped", "archived"), (2, "shipped", "published")]


def test_a_staff_version_outlives_its_files(database: Database, loaded: ContentInFolder) -> None:
    staff_publishes(database, "工会自己写的")
    shutil.rmtree(loaded.topic_file("wage_arrears").parent)
    load(database, now=NOW, folder=loaded.folder)
    assert answer(database) == "工会自己写的"
    assert states(database, "where") == [(1, "shipped", "archived")]
    assert [topic.id for topic in EntryRepository(database).topics()] == ["wage_arrears"]


def test_a_topic_that_left_the_files_is_no_longer_listed(database: Database, loaded: ContentInFolder) -> None:
    shutil.rmtree(loaded.topic_file("wage_arrears").parent)
    load(database, now=NOW, folder=loaded.folder)
    assert EntryRepository(database).topics() == []


def test_a_new_order_is_a_change(database: Database, loaded: ContentInFolder) -> None:
    loaded.topic("wage_arrears", entry("where"), entry("first_steps", answer="第一版"))
    assert load(database, now=NOW, folder=loaded.folder).version == 2
    found = EntryRepository(database).published(on=TODAY, topic="wage_arrears")
    assert [one.id for one in found] == ["where", "first_steps"]


def test_legal_values_follow_the_files_but_not_over_staff(
    database: Database, loaded: ContentInFolder
) -> None:
    def value(day: dt.date, number: float) -> dict[str, object]:
        return {"valid_from": day, "value": number, "law": LAW}

    with database.session() as session:
        session.add(
            ParameterValueRow(
                name="pay_days",
                region="000000",
                valid_from=dt.date(2026, 1, 1),
                value=9,
                unit="天",
                source="本地",
                origin="staff",
            )
        )
    loaded.parameter("pay_days", value(dt.date(2010, 1, 1), 20), value(dt.date(2026, 1, 1), 21))
    load(database, now=NOW, folder=loaded.folder)
    with database.session() as session:
        rows = session.scalars(select(ParameterValueRow).order_by(ParameterValueRow.valid_from)).all()
    assert [(row.valid_from.year, int(row.value), row.origin) for row in rows] == [
        (2010, 20, "shipped"),
        (2026, 9, "staff"),
    ]


@pytest.mark.parametrize(
    "changes", [{"answer": None}, {"region": "没有的省"}, {"sources": ["nowhere"]}, {"valid_from": "soon"}]
)
def test_bad_files_change_nothing(
    database: Database, loaded: ContentInFolder, changes: dict[str, object]
) -> None:
    loaded.topic("legal_aid", entry("how"))
    loaded.topic("wage_arrears", entry("first_steps", **changes))
    with pytest.raises(BadContent, match="wage_arrears"):
        load(database, now=NOW, folder=loaded.folder)
    assert states(database) == [(1, "shipped", "published")]
    assert states(database, "how") == []
    assert EntryRepository(database).content_version() == 1


def test_command_line(
    tmp_path: Path,
    content: ContentInFolder,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # One topic in place of all that ships, which takes seconds to read.
    content.topic("wage_arrears", entry())
    monkeypatch.setattr(load_module, "load", functools.partial(load, folder=content.folder))
    assert main(["--database", f"sqlite:///{tmp_path / 'knowledge.db'}"]) == 0
    assert capsys.readouterr().out.endswith("content version 1\n")
    assert main(["--database", f"sqlite:///{tmp_path}"]) == 1
    assert "unable to open" in capsys.readouterr().err
