"""Vectors of ways of asking: made once, for several servers, stored, made anew where they are torn."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select, text, update

from knowledge.database import Database, open_database
from knowledge.encoding import Encoding
from knowledge.folding import fold
from knowledge.load import load
from knowledge.sentence_vectors import MOST_ASKS, SentenceEncoder, SentenceVectors, digest_of
from knowledge.vector_keeper import VectorKeeper
from knowledge.vector_store import VectorStore
from knowledge.vector_tables import SentenceVectorRow
from tests.unit.knowledge.encoders import BrokenEncoder, HeldEncoder, WordEncoder
from tests.unit.knowledge.test_load import staff_withdraws
from tests.unit.knowledge.written import NOW, ContentInFolder, entry

WARM_UP = 1
# Nothing of this takes long; a busy machine may.
LONGEST = 60.0


class Server:
    """What an action server has for it: the encoder, the vectors and their keeper."""

    def __init__(self, database: Database, encoder: SentenceEncoder) -> None:
        self.vectors = SentenceVectors()
        self.encoding = Encoding(encoder)
        self.keeper = VectorKeeper(
            database, encoder=encoder.name, encoding=self.encoding, vectors=self.vectors, pause=0.0
        )

    def work(self) -> None:
        """Until every way of asking has its vector and the rest is thrown out."""
        while not self.keeper.is_done or self.keeper.step() == 0.0:
            self.keeper.step()

    def knows(self, ask: str) -> bool:
        return digest_of(fold(ask)) in self.vectors


def wait_for(what: Callable[[], bool]) -> None:
    deadline = time.monotonic() + LONGEST
    while not what():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def stored(database: Database) -> set[tuple[str, str]]:
    with database.session() as session:
        return {(row.encoder, row.digest) for row in session.scalars(select(SentenceVectorRow))}


def names(*asks: str) -> set[tuple[str, str]]:
    return {("words", digest_of(fold(ask))) for ask in asks}


@pytest.fixture
def loaded(database: Database, content: ContentInFolder) -> ContentInFolder:
    content.topic(
        "wage_arrears",
        entry("first_steps", ask=["老板拖欠工资怎么办", "工资要不回来咋整"]),
        entry("where", ask=["欠薪去哪投诉"]),
    )
    load(database, now=NOW, folder=content.folder)
    return content


def test_they_survive_a_restart(database: Database, loaded: ContentInFolder) -> None:
    first = Server(database, WordEncoder())
    first.work()
    again = WordEncoder()
    second = Server(database, again)
    second.work()
    assert len(again.encoded) == WARM_UP
    assert len(first.vectors) == len(second.vectors) == 3
    digests = [digest for _, digest in sorted(stored(database))]
    assert (first.vectors.centred(digests) == second.vectors.centred(digests)).all()


def test_every_entry_has_one_before_any_has_two(database: Database, loaded: ContentInFolder) -> None:
    encoder = WordEncoder()
    Server(database, encoder).work()
    assert encoder.encoded[WARM_UP:] == ["老板拖欠工资怎么办", "欠薪去哪投诉", "工资要不回来咋整"]


def test_the_first_ways_of_asking_speak_for_an_entry(database: Database, content: ContentInFolder) -> None:
    asks = [f"第{number}种问法" for number in range(MOST_ASKS + 5)]
    content.topic("wage_arrears", entry("first_steps", ask=asks))
    load(database, now=NOW, folder=content.folder)
    encoder = WordEncoder()
    Server(database, encoder).work()
    assert encoder.encoded[WARM_UP:] == asks[:MOST_ASKS]


def test_a_changed_ask_is_encoded_anew_and_the_old_one_forgotten(
    database: Database, loaded: ContentInFolder
) -> None:
    encoder = WordEncoder()
    server = Server(database, encoder)
    server.work()
    encoder.encoded.clear()
    loaded.topic(
        "wage_arrears",
        entry("first_steps", ask=["老板拖欠工资怎么办", "血汗钱要不回来"]),
        entry("where", ask=["欠薪去哪投诉"]),
    )
    load(database, now=NOW, folder=loaded.folder)
    server.work()
    assert encoder.encoded == ["血汗钱要不回来"]
    assert stored(database) == names("老板拖欠工资怎么办", "血汗钱要不回来", "欠薪去哪投诉")
    assert not server.knows("工资要不回来咋整")


def test_what_is_withdrawn_is_forgotten(database: Database, loaded: ContentInFolder) -> None:
    server = Server(database, WordEncoder())
    server.work()
    staff_withdraws(database)
    server.work()
    assert (len(server.vectors), stored(database)) == (0, set())


def test_another_encoder_begins_anew(database: Database, loaded: ContentInFolder) -> None:
    Server(database, WordEncoder()).work()
    other = WordEncoder()
    other.name = "other words"
    Server(database, other).work()
    assert len(other.encoded) == WARM_UP + 3
    assert {encoder for encoder, _ in stored(database)} == {"other words"}


@pytest.mark.parametrize(
    ("numbers", "scale"),
    [(b"", 0.001), (b"\x05" * 100, 0.001), (bytes(384), 0.001), (b"\x7f" * 384, 0.9), (b"\x05" * 384, -1.0)],
)
def test_a_torn_row_is_made_anew(
    database: Database, loaded: ContentInFolder, numbers: bytes, scale: float
) -> None:
    Server(database, WordEncoder()).work()
    torn = digest_of(fold("欠薪去哪投诉"))
    with database.session(exclusive=True) as session:
        session.execute(
            update(SentenceVectorRow)
            .where(SentenceVectorRow.digest == torn)
            .values(numbers=numbers, scale=scale)
        )
    encoder = WordEncoder()
    Server(database, encoder).work()
    assert encoder.encoded[WARM_UP:] == ["欠薪去哪投诉"]
    assert torn in VectorStore(database, encoder="words").read()


def test_two_servers_at_once(database: Database, database_url: str, content: ContentInFolder) -> None:
    asks = [f"第{number}件事怎么办" for number in range(60)]
    content.topic("wage_arrears", *(entry(f"e{number}", ask=[ask]) for number, ask in enumerate(asks)))
    load(database, now=NOW, folder=content.folder)
    other = open_database(database_url)
    servers = [Server(one, WordEncoder()) for one in (database, other)]
    threads = [threading.Thread(target=server.work) for server in servers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(LONGEST)
    assert [len(server.vectors) for server in servers] == [60, 60]
    assert stored(database) == names(*asks)
    other.close()


def test_what_another_server_made_is_not_made_again(database: Database, content: ContentInFolder) -> None:
    many = [entry(f"e{number}", ask=[f"第{number}件事怎么办"]) for number in range(50)]
    content.topic("wage_arrears", *many)
    load(database, now=NOW, folder=content.folder)
    encoder = WordEncoder()
    late = Server(database, encoder)
    late.keeper.step()
    begun = len(encoder.encoded)
    Server(database, WordEncoder()).work()
    late.work()
    assert len(encoder.encoded) == begun < 50
    assert len(late.vectors) == 50


def test_what_is_published_comes_before_what_still_waits(
    database: Database, content: ContentInFolder
) -> None:
    many = [entry(f"e{number}", ask=[f"第{number}件事怎么办"]) for number in range(50)]
    content.topic("wage_arrears", *many)
    load(database, now=NOW, folder=content.folder)
    encoder = WordEncoder()
    server = Server(database, encoder)
    server.keeper.step()
    content.topic("wage_arrears", *many, entry("new", ask=["刚发布的怎么问"]))
    load(database, now=NOW, folder=content.folder)
    before = len(encoder.encoded)
    server.keeper.step()
    assert encoder.encoded[before] == "刚发布的怎么问"
    server.work()
    assert len(server.vectors) == 51


def test_the_thread_follows_what_is_published_and_stops(database: Database, loaded: ContentInFolder) -> None:
    server = Server(database, WordEncoder())
    server.keeper.start()
    wait_for(lambda: len(server.vectors) == 3)
    loaded.topic("wage_arrears", entry("first_steps", ask=["老板拖欠工资怎么办", "新的一句"]))
    load(database, now=NOW, folder=loaded.folder)
    wait_for(lambda: server.knows("新的一句") and not server.knows("欠薪去哪投诉"))
    server.keeper.close()
    assert "vector-keeper" not in {thread.name for thread in threading.enumerate()}


def test_it_stops_in_the_middle_and_goes_on_later(database: Database, content: ContentInFolder) -> None:
    asks = [f"第{number}件事怎么办" for number in range(40)]
    content.topic("wage_arrears", *(entry(f"e{number}", ask=[ask]) for number, ask in enumerate(asks)))
    load(database, now=NOW, folder=content.folder)
    encoder = HeldEncoder()
    server = Server(database, encoder)
    server.keeper.start()
    for _ in range(WARM_UP + 20):
        assert encoder.waits.acquire(timeout=LONGEST)
    encoder.goes_on.clear()
    stopping = threading.Thread(target=server.keeper.close)
    stopping.start()
    encoder.goes_on.set()
    stopping.join(LONGEST)
    made = len(stored(database))
    assert 0 < made < 40
    again = WordEncoder()
    Server(database, again).work()
    assert len(again.encoded) == WARM_UP + 40 - made


def test_a_failing_encoder_leaves_the_thread_alive(
    database: Database, loaded: ContentInFolder, caplog: pytest.LogCaptureFixture
) -> None:
    encoder = BrokenEncoder()
    server = Server(database, encoder)
    encoder.raises = OSError("the model is gone")
    with caplog.at_level(logging.WARNING):
        assert [server.keeper.step() > 1.0 for _ in range(3)] == [True] * 3
    assert len(caplog.records) == 1
    encoder.raises = None
    server.work()
    assert len(server.vectors) == 3


def test_it_waits_while_the_database_is_away(
    database: Database, loaded: ContentInFolder, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    server = Server(database, WordEncoder())
    file = tmp_path / "knowledge.db"
    with database.session() as session:
        session.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
    database.close()
    kept = file.read_bytes()
    file.write_bytes(b"broken" * 1000)
    with caplog.at_level(logging.WARNING):
        assert [server.keeper.step() > 1.0 for _ in range(3)] == [True] * 3
    assert len(caplog.records) == 1
    database.close()
    file.write_bytes(kept)
    server.work()
    assert len(server.vectors) == 3
