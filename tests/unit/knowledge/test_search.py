"""Search: the same sentence always finds its entry, a change is seen, and the database may be away."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.database import Database, open_database
from knowledge.entries import Entry, EntryRepository
from knowledge.errors import DatabaseUnavailable
from knowledge.library import Library
from knowledge.load import load
from knowledge.search import EntrySearch, Match
from tests.unit.knowledge.test_load import staff_publishes, staff_withdraws
from tests.unit.knowledge.written import NOW, TODAY, ContentInFolder, entry

ZHIFU, QINGDAO = "370602", "370200"


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def search(database: Database, content: ContentInFolder, clock: Clock) -> EntrySearch:
    content.topic(
        "wage_arrears",
        entry("first_steps", ask=["老板拖欠工资怎么办", "工资要不回来咋整"], answer="先留证据。"),
        entry("where", ask=["欠薪去哪投诉"], answer="去劳动监察大队。"),
        entry("old", ask=["以前怎么讨薪"], valid_to=dt.date(2010, 1, 1)),
    )
    content.topic(
        "love_meal",
        entry("price", title="爱心餐多少钱", ask=["爱心餐多少钱一份"], region="山东省烟台市芝罘区"),
    )
    load(database, now=NOW, folder=content.folder)
    return EntrySearch(EntryRepository(database), clock=clock)


def keys(matches: list[Match]) -> list[str]:
    return [match.entry.key for match in matches]


def test_every_shipped_way_of_asking_is_exact(library: Library) -> None:
    for one in library.entries.published(on=TODAY):
        for ask in one.asks:
            match = library.search.exact(f" {ask}\n", on=TODAY, region=one.region)
            assert match is not None
            assert (match.entry.key, match.score, match.asked) == (one.key, 1.0, ask)


def test_exact_needs_the_same_sentence(search: EntrySearch) -> None:
    assert search.exact("老板拖欠工资怎么", on=TODAY) is None
    assert search.exact("", on=TODAY) is None
    assert search.exact("以前怎么讨薪", on=TODAY) is None
    match = search.exact("以前怎么讨薪？", on=dt.date(2009, 1, 1))
    assert match is not None
    assert match.entry.id == "old"


def test_best_first_with_what_was_asked(search: EntrySearch) -> None:
    first, *others = search.everywhere("老板一直拖欠我的工资，该怎么办呢", on=TODAY)
    assert first.entry.id == "first_steps"
    assert first.asked == "老板拖欠工资怎么办"
    assert 0.3 < first.score < 1.0
    assert all(other.score < first.score for other in others)


def test_an_identical_sentence_scores_one_and_nothing_else_does(search: EntrySearch) -> None:
    assert search.everywhere("老板，拖欠工资怎么办？？", on=TODAY)[0].score == 1.0
    assert search.everywhere("老板拖欠工资怎么办办", on=TODAY)[0].score < 1.0


def test_only_in_the_topic(search: EntrySearch) -> None:
    assert keys(search.in_topic("wage_arrears", "爱心餐多少钱一份", on=TODAY, region=ZHIFU)) == []
    assert keys(search.in_topic("nothing", "老板拖欠工资怎么办", on=TODAY)) == []
    assert set(keys(search.in_topic("wage_arrears", "欠薪投诉", on=TODAY))) == {
        "wage_arrears/where",
        "wage_arrears/first_steps",
    }


@pytest.mark.parametrize(("region", "found"), [(ZHIFU, True), (QINGDAO, False), ("000000", False)])
def test_by_region(search: EntrySearch, region: str, found: bool) -> None:
    matches = search.everywhere("爱心餐多少钱一份", on=TODAY, region=region)
    assert ("love_meal/price" in keys(matches)) is found
    assert (search.exact("爱心餐多少钱一份", on=TODAY, region=region) is not None) is found


def test_the_nearer_region_beats_the_country_for_one_entry(search: EntrySearch, database: Database) -> None:
    repository = EntryRepository(database)

    class WithLocal(EntryRepository):
        """As if staff had published a version for a city beside the one for the country."""

        def published(self, *, on: dt.date, topic: str | None = None) -> list[Entry]:
            (general, *others) = repository.published(on=on, topic="wage_arrears")
            local = Entry(**{**vars(general), "region": "370600", "answer": "烟台这样办。", "version": 2})
            return [general, local, *others]

    both = EntrySearch(WithLocal(database))
    for region, answer in ((ZHIFU, "烟台这样办。"), (QINGDAO, "先留证据。"), ("000000", "先留证据。")):
        exact = both.exact("老板拖欠工资怎么办", on=TODAY, region=region)
        assert exact is not None
        assert exact.entry.answer == answer
        found = both.everywhere("老板拖欠工资怎么办", on=TODAY, region=region)
        assert [match.entry.answer for match in found if match.entry.id == "first_steps"] == [answer]


@pytest.mark.parametrize("text", ["", "  ", "\u200b", "\x00"])
def test_nothing_said_finds_nothing(search: EntrySearch, text: str) -> None:
    assert search.everywhere(text, on=TODAY) == []


@pytest.mark.parametrize("k", [-1, 0, 1, 2, 100])
def test_at_most_k(search: EntrySearch, k: int) -> None:
    assert len(search.everywhere("工资投诉", on=TODAY, k=k)) == min(max(k, 0), 2)


@given(text=st.text(max_size=60), k=st.integers(1, 8))
@settings(deadline=None)
def test_any_text_gives_ordered_scores(library: Library, text: str, k: int) -> None:
    found = library.search.everywhere(text, on=TODAY, k=k)
    scores = [match.score for match in found]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)
    assert len(set(keys(found))) == len(found) <= k


def test_a_change_is_seen_after_a_second(search: EntrySearch, database: Database, clock: Clock) -> None:
    assert search.everywhere("工资", on=TODAY)[0].entry.answer == "先留证据。"
    staff_publishes(database, "新写的")
    clock.seconds += 0.9
    assert search.everywhere("工资", on=TODAY)[0].entry.answer == "先留证据。"
    clock.seconds += 0.2
    # Staff's version has no ways of asking yet; its title is found, and the old sentences are not.
    assert search.exact("老板拖欠工资怎么办", on=TODAY) is None
    staff_withdraws(database)
    clock.seconds += 1.1
    assert search.everywhere("标题first_steps", on=TODAY) == []


def test_the_version_is_looked_at_once_a_second(database: Database, clock: Clock) -> None:
    looks: list[int] = []

    class Counted(EntryRepository):
        def content_version(self) -> int:
            looks.append(1)
            return super().content_version()

    search = EntrySearch(Counted(database), clock=clock)
    for _ in range(50):
        search.everywhere("工资", on=TODAY)
    assert len(looks) == 1
    clock.seconds += 1.0
    for _ in range(50):
        search.everywhere("工资", on=TODAY)
    assert len(looks) == 2


def test_goes_on_while_the_database_is_away(
    search: EntrySearch, database_url: str, database: Database, clock: Clock, tmp_path: Path
) -> None:
    before = search.everywhere("工资", on=TODAY)
    database.close()
    file = tmp_path / "knowledge.db"
    kept = file.read_bytes()
    file.write_bytes(b"broken" * 1000)
    clock.seconds += 10
    assert search.everywhere("工资", on=TODAY) == before
    # Midnight passes while it is away: yesterday's answers are better than none.
    assert keys(search.everywhere("工资", on=TODAY + dt.timedelta(days=1))) == keys(before)
    file.write_bytes(kept)
    clock.seconds += 10
    back = open_database(database_url)
    staff_publishes(back, "回来以后")
    back.close()
    clock.seconds += 10
    assert "回来以后" in {match.entry.answer for match in search.everywhere("标题first_steps", on=TODAY)}


def test_a_first_search_needs_the_database(tmp_path: Path) -> None:
    database = open_database(f"sqlite:///{tmp_path}")
    with pytest.raises(DatabaseUnavailable):
        EntrySearch(EntryRepository(database)).everywhere("工资", on=TODAY)
    database.close()


def in_threads(count: int, work: Callable[[], None]) -> list[Exception]:
    """Run it in that many threads at once; returns what they raised."""
    raised: list[Exception] = []

    def guarded() -> None:
        try:
            work()
        except (AssertionError, ArithmeticError, LookupError, ValueError, DatabaseUnavailable) as error:
            raised.append(error)

    threads = [threading.Thread(target=guarded) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return raised


def test_many_threads_while_content_changes(database: Database, search: EntrySearch) -> None:
    moving = EntrySearch(EntryRepository(database), clock=iter(range(100_000)).__next__)

    def ask() -> None:
        for _ in range(40):
            assert moving.everywhere("老板拖欠工资怎么办", on=TODAY)

    def publish() -> None:
        for number in range(10):
            staff_publishes(database, f"第{number}次", name="where")

    publisher = threading.Thread(target=publish)
    publisher.start()
    assert in_threads(4, ask) == []
    publisher.join()
    assert "第9次" in {match.entry.answer for match in moving.everywhere("标题where", on=TODAY)}
