"""Search inside a topic by letters and meaning, and that no encoder can hold up or spoil it."""

from __future__ import annotations

import logging
import threading
import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.database import Database
from knowledge.encoding import Encoding
from knowledge.entries import EntryRepository
from knowledge.hybrid import Meaning, letters_leave_it_open
from knowledge.load import load
from knowledge.search import EntrySearch, Match
from knowledge.sentence_vectors import DIMENSIONS, SentenceEncoder, SentenceVectors, SmallVector, unit
from knowledge.vector_keeper import VectorKeeper
from tests.unit.knowledge.encoders import BrokenEncoder, HeldEncoder, WordEncoder
from tests.unit.knowledge.written import NOW, TODAY, ContentInFolder, entry

# Its letters are a little closer to the first entry, its meaning (money, complaint) is that of the second.
SAID = "举报欠薪水去哪写信呢"


@pytest.fixture
def repository(database: Database, content: ContentInFolder) -> EntryRepository:
    content.topic(
        "wage_arrears",
        entry("letter", title="书面通知", ask=["薪水的证据怎么写", "材料怎么写"], answer="写清楚。"),
        entry("where", title="找谁", ask=["欠钱去哪投诉", "老板不给工资去告"], answer="去劳动监察大队。"),
        entry("fired", title="被辞退", ask=["被炒鱿鱼咋办"], answer="要说法。"),
    )
    content.topic("other", entry("one", ask=["材料在哪领"]))
    load(database, now=NOW, folder=content.folder)
    return EntryRepository(database)


class Hybrid:
    """A search with an encoder, and what works behind it."""

    def __init__(
        self,
        repository: EntryRepository,
        database: Database,
        encoder: SentenceEncoder,
        *,
        patience: float = 30.0,
        steps: int = 10,
    ) -> None:
        self.seconds = 0.0
        self.search, self.vectors = EntrySearch(repository), SentenceVectors()
        self.encoding = Encoding(encoder, patience=patience, clock=lambda: self.seconds)
        self.search.look_at(Meaning(self.vectors, self.encoding))
        keeper = VectorKeeper(
            database, encoder=encoder.name, encoding=self.encoding, vectors=self.vectors, pause=0.0
        )
        for _ in range(steps):
            keeper.step()

    def found(self, text: str = SAID) -> list[Match]:
        return self.search.in_topic("wage_arrears", text, on=TODAY)


def keys(matches: list[Match]) -> list[str]:
    return [match.entry.id for match in matches]


def by_letters(repository: EntryRepository, text: str = SAID) -> list[Match]:
    return EntrySearch(repository).in_topic("wage_arrears", text, on=TODAY)


def test_the_meaning_decides_where_the_letters_leave_it_open(
    repository: EntryRepository, database: Database
) -> None:
    hybrid = Hybrid(repository, database, WordEncoder())
    letters = by_letters(repository)
    assert (keys(letters)[0], keys(hybrid.found())[0]) == ("letter", "where")
    # The scores are those of the letters, so that every threshold means what it meant.
    assert {match.entry.id: match.score for match in letters} == {
        match.entry.id: match.score for match in hybrid.found()
    }


@pytest.mark.parametrize("text", ["欠钱去哪投诉", "欠钱去哪里投诉", "薪水的证据怎么写啊", "", "？？"])
def test_nobody_waits_for_the_encoder_where_the_letters_are_sure(
    repository: EntryRepository, database: Database, text: str
) -> None:
    encoder = WordEncoder()
    hybrid = Hybrid(repository, database, encoder)
    encoder.encoded.clear()
    assert hybrid.found(text) == by_letters(repository, text)
    assert encoder.encoded == []


def test_search_in_all_topics_looks_at_letters(repository: EntryRepository, database: Database) -> None:
    encoder = WordEncoder()
    hybrid = Hybrid(repository, database, encoder)
    encoder.encoded.clear()
    found = hybrid.search.everywhere(SAID, on=TODAY)
    assert found == EntrySearch(repository).everywhere(SAID, on=TODAY) != []
    assert encoder.encoded == []


def test_one_message_is_encoded_once(repository: EntryRepository, database: Database) -> None:
    encoder = WordEncoder()
    hybrid = Hybrid(repository, database, encoder)
    encoder.encoded.clear()
    assert hybrid.found() == hybrid.found()
    assert encoder.encoded == [SAID]


def test_without_vectors_the_letters_decide(repository: EntryRepository, database: Database) -> None:
    hybrid = Hybrid(repository, database, WordEncoder(), steps=0)
    assert hybrid.found() == by_letters(repository)


@pytest.mark.parametrize(
    ("scores", "is_open"),
    [
        ([], False),
        ([0.2], False),
        ([0.2, 0.2], True),
        ([0.0, 0.0], False),
        ([0.59, 0.45, 0.1], True),
        ([0.59, 0.43, 0.1], False),
        ([0.6, 0.59], False),
        ([1.0, 0.2], False),
    ],
)
def test_when_the_letters_leave_it_open(scores: list[float], is_open: bool) -> None:
    assert letters_leave_it_open(np.array(scores), np.array(scores)) is is_open


def test_who_leads_is_told_by_more_than_letters() -> None:
    alike = np.array([0.5, 0.5])
    assert not letters_leave_it_open(alike, alike + np.array([0.0, -0.2]))
    # However unlikely all the topics are, it is the likeness that has to be there.
    assert letters_leave_it_open(alike, alike - 0.6)


def test_an_entry_without_vectors_gets_what_the_others_get_on_average() -> None:
    encoder, vectors = WordEncoder(), SentenceVectors()
    encoding = Encoding(encoder)
    assert encoding.in_the_background("工资") is not None
    for text in ("拖欠工资", "去哪投诉", "要啥证据"):
        vectors.put(text, SmallVector.of(encoder.encode([text])[0]))
    meaning = Meaning(vectors, encoding)
    near = meaning.nearness("我要举报", [["拖欠工资"], ["去哪投诉", "没有的"], ["没有的"], []])
    assert near is not None
    assert near[1] > near[0]
    assert near[2] == near[3] == pytest.approx((near[0] + near[1]) / 2)
    assert meaning.nearness("我要举报", [["拖欠工资"], ["没有的"], []]) is None
    assert meaning.nearness("我要举报", [[], []]) is None


def warnings_in(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING]


@pytest.mark.parametrize(
    "failure",
    [
        OSError("the model is gone"),
        MemoryError(),
        np.zeros((1, DIMENSIONS), np.float32),
        np.full((1, DIMENSIONS), np.nan, np.float32),
        np.ones((1, 7), np.float32),
        np.zeros((0, DIMENSIONS), np.float32),
    ],
    ids=["OSError", "MemoryError", "zeros", "NaN", "seven", "nothing"],
)
def test_a_broken_encoder_breaks_no_answer(
    repository: EntryRepository,
    database: Database,
    caplog: pytest.LogCaptureFixture,
    failure: Exception | np.ndarray[tuple[int, ...], np.dtype[np.float32]],
) -> None:
    encoder = BrokenEncoder()
    hybrid = Hybrid(repository, database, encoder)
    if isinstance(failure, Exception):
        encoder.raises = failure
    else:
        encoder.gives = failure
    for _ in range(5):
        assert hybrid.found() == by_letters(repository)
        hybrid.seconds += 20
    [said] = warnings_in(caplog)
    assert "letters alone" in said
    assert SAID not in said
    encoder.raises = encoder.gives = None
    hybrid.seconds += 60
    assert keys(hybrid.found())[0] == "where"


def test_a_slow_encoder_holds_up_no_answer(
    repository: EntryRepository, database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    encoder = HeldEncoder()
    hybrid = Hybrid(repository, database, encoder, patience=0.05)
    encoder.goes_on.clear()
    # What was encoded before is not counted.
    while encoder.waits.acquire(blocking=False):
        pass
    for number in range(200):
        assert hybrid.found(f"{SAID}{number}") == by_letters(repository, f"{SAID}{number}")
    # The first waited for its time; for the others nothing was even handed over.
    assert encoder.waits.acquire(blocking=False)
    assert not encoder.waits.acquire(blocking=False)
    assert len(warnings_in(caplog)) == 1
    encoder.goes_on.set()
    hybrid.seconds += 60
    deadline = time.monotonic() + 60
    while keys(hybrid.found())[0] != "where":
        assert time.monotonic() < deadline
        hybrid.seconds += 60
    hybrid.encoding.close()


def test_a_message_goes_before_all_that_waits_in_the_background() -> None:
    encoder = HeldEncoder()
    encoding = Encoding(encoder, patience=60)
    assert encoding.in_the_background("第一句") is not None
    stop = threading.Event()

    def work() -> None:
        number = 0
        while not stop.is_set():
            encoding.in_the_background(f"背景{number}")
            number += 1

    worker = threading.Thread(target=work)
    worker.start()
    for number in range(20):
        before = len(encoder.encoded)
        assert encoding.of_message(f"有人问{number}") is not None
        # The one under way, and perhaps one that was handed over at the same moment.
        assert encoder.encoded.index(f"有人问{number}") - before <= 2
    stop.set()
    worker.join(60)
    encoding.close()


def test_after_its_end_it_says_nothing(repository: EntryRepository, database: Database) -> None:
    hybrid = Hybrid(repository, database, WordEncoder())
    hybrid.encoding.close()
    assert hybrid.found() == by_letters(repository)


@given(st.integers(0, 2**32 - 1), st.floats(0, 20))
def test_a_small_vector_is_close_to_the_large_one(seed: int, spike: float) -> None:
    large = np.random.default_rng(seed).standard_normal((1, DIMENSIONS)).astype(np.float32)
    large[0, seed % DIMENSIONS] += np.float32(spike)
    large = unit(large)
    small = SmallVector.of(large[0])
    assert small.is_sound
    back = np.frombuffer(small.numbers, np.int8).astype(np.float32) * small.scale
    assert float(back @ large[0]) > 0.99


def test_the_mean_follows_what_is_put_and_forgotten() -> None:
    encoder, vectors = WordEncoder(), SentenceVectors()
    for text in ("工资", "投诉", "证据", "开除", "工资"):
        vectors.put(text, SmallVector.of(encoder.encode([text])[0]))
    alone = SentenceVectors()
    for text in ("工资", "投诉"):
        alone.put(text, SmallVector.of(encoder.encode([text])[0]))
    vectors.put("证据", SmallVector.of(encoder.encode(["换了"])[0]))
    vectors.keep_only({"工资", "投诉"})
    assert len(vectors) == 2
    assert "证据" not in vectors
    np.testing.assert_allclose(vectors.centred(["工资"]), alone.centred(["工资"]), atol=1e-6)
