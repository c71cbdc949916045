"""The running service makes the vectors of ways of asking, first those of what has just been published."""

from __future__ import annotations

import time
from collections.abc import Callable

from sqlalchemy import func, select

from knowledge.content_state import count_change
from knowledge.database import Database, open_database
from knowledge.folding import fold
from knowledge.models import EntryRow, EntryVersionRow, WayOfAskingRow
from knowledge.sentence_vectors import digest_of
from knowledge.vector_tables import SentenceVectorRow
from tests.stack import Stack, Worker

# Generous, because a test machine may be busy; nothing is asserted about it.
LONGEST = 120.0
ASK = "厂子倒闭前最后那几天的血汗钱没人认账"


def vectors(database: Database) -> int:
    with database.session() as session:
        return int(session.execute(select(func.count()).select_from(SentenceVectorRow)).scalar_one())


def has_vector(database: Database, ask: str) -> bool:
    with database.session() as session:
        found = select(SentenceVectorRow).where(SentenceVectorRow.digest == digest_of(fold(ask)))
        return session.execute(found).first() is not None


def wait_for(what: Callable[[], bool]) -> None:
    deadline = time.monotonic() + LONGEST
    while not what():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def publish_another_way_of_asking(database: Database) -> None:
    with database.session(exclusive=True) as session:
        version = session.scalars(
            select(EntryVersionRow)
            .join(EntryVersionRow.entry)
            .where(EntryRow.topic_id == "wage_arrears", EntryVersionRow.state == "published")
            .order_by(EntryRow.position)
        ).first()
        assert version is not None
        version.asks.insert(0, WayOfAskingRow(position=-1, text=ASK, folded=fold(ASK)))
        count_change(session)


def withdraw_it(database: Database) -> None:
    with database.session(exclusive=True) as session:
        for row in session.scalars(select(WayOfAskingRow).where(WayOfAskingRow.text == ASK)):
            session.delete(row)
        count_change(session)


def test_what_is_published_has_its_vector_while_others_still_wait(stack: Stack) -> None:
    database = open_database(stack.settings.database_url)
    wait_for(lambda: vectors(database) > 0)
    publish_another_way_of_asking(database)
    wait_for(lambda: has_vector(database, ASK))
    # It answers all the while, also by the new sentence.
    assert Worker(stack).reply(ASK)["entry"].startswith("wage_arrears/")
    withdraw_it(database)
    database.close()
