"""What a reply says of one entry, and of two."""

from __future__ import annotations

import dataclasses
import datetime as dt

from knowledge.entries import Entry, LawReference
from knowledge.library import Library
from knowledge.replies import MOST_LAW, Reply, entries_reply, entry_reply
from tests.conftest import TODAY


def entry(library: Library, key: str, *, articles: str) -> Entry:
    """An entry of the shipped knowledge, resting on the articles with these numbers."""
    found = next(one for one in library.search.entries(on=TODAY) if one.key == key)
    return dataclasses.replace(found, law=tuple(LawReference("劳动法", f"第{one}条") for one in articles))


def test_alone_an_entry_says_what_it_says(library: Library) -> None:
    one = entry(library, "annual_leave/basics", articles="一二")
    assert entries_reply(one, None) == entry_reply(one)


def test_of_two_entries_the_most_central_articles_are_shown_and_the_others_named(library: Library) -> None:
    first = entry(library, "annual_leave/basics", articles="一二三四")
    second = entry(library, "wage_standard/bonus", articles="一五六七")
    reply = entries_reply(first, second)
    assert [one.article for one in reply.law] == ["第一条", "第二条", "第五条", "第六条"]
    assert len(reply.law) == MOST_LAW
    assert "另见：《劳动法》第三条、《劳动法》第四条、《劳动法》第七条。" in reply.more


def test_few_articles_of_the_second_leave_room_for_the_first(library: Library) -> None:
    first = entry(library, "annual_leave/basics", articles="一二三四")
    assert [
        one.article for one in entries_reply(first, entry(library, "wage_standard/bonus", articles="五")).law
    ] == ["第一条", "第二条", "第三条", "第五条"]
    alike = entries_reply(first, entry(library, "wage_standard/bonus", articles="二"))
    assert [one.article for one in alike.law] == ["第一条", "第二条", "第三条", "第四条"]
    few = entries_reply(entry(library, "annual_leave/basics", articles="一"), first)
    assert [one.article for one in few.law] == ["第一条", "第二条", "第三条", "第四条"]


def test_both_answers_are_there_and_told_apart(library: Library) -> None:
    first = entry(library, "annual_leave/basics", articles="一")
    second = dataclasses.replace(
        entry(library, "wage_standard/bonus", articles="二"), reviewed_on=dt.date(2020, 1, 1)
    )
    reply = entries_reply(first, second)
    assert reply.text.startswith(first.answer.rstrip())
    assert reply.text.endswith(second.answer)
    assert f"\n\n还有，{second.title}：\n" in reply.text
    # It is only as fresh as its older part.
    assert reply.reviewed_on == dt.date(2020, 1, 1)
    assert reply.as_json()["entry"] == first.key
    assert reply.as_json()["also"] == second.key


def test_whether_a_number_is_an_answer_is_sent_along() -> None:
    assert Reply(text="哪一个？", kind="question", choose=True).as_json()["choose"] is True
    assert Reply(text="哪里不对？", kind="question").as_json()["choose"] is False
