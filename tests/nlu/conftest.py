"""The answer action over the shipped knowledge."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from actions.answer import Answer
from actions.services import Services
from knowledge.database import open_database
from knowledge.encoding import Encoding
from knowledge.hybrid import Meaning
from knowledge.library import Library
from knowledge.search import EntrySearch
from knowledge.sentence_vectors import SentenceVectors
from knowledge.vector_keeper import VectorKeeper
from knowledge.vector_store import VectorStore
from nlu.encoder import default_encoder
from tests.conftest import TODAY, settings_in

# No message has to be answered in time here, on however busy a machine.
PATIENCE = 60.0


def noon() -> dt.datetime:
    return dt.datetime.combine(TODAY, dt.time(12))


@pytest.fixture(scope="package")
def hybrid(library: Library, pytestconfig: pytest.Config) -> Library:
    """The shipped knowledge, searched by letters and by meaning, with all vectors made.

    That takes one to two minutes. They are kept in pytest's cache, so a second run makes only those of new
    ways of asking.
    """
    encoder = default_encoder()
    assert pytestconfig.cache is not None
    folder = pytestconfig.cache.mkdir("sentence_vectors")
    kept = open_database(f"sqlite:///{folder / 'vectors.db'}")
    kept.migrate()
    before, here = (VectorStore(one, encoder=encoder.name) for one in (kept, library.database))
    here.write(before.read())
    encoding, vectors = Encoding(encoder, patience=PATIENCE), SentenceVectors()
    keeper = VectorKeeper(
        library.database, encoder=encoder.name, encoding=encoding, vectors=vectors, pause=0.0
    )
    while not keeper.is_done:
        assert keeper.step() < PATIENCE / 3, "the encoder or the database failed"
    before.write(here.read())
    kept.close()
    search = EntrySearch(library.entries)
    search.look_at(Meaning(vectors, encoding))
    return dataclasses.replace(library, search=search)


@pytest.fixture(scope="package")
def answer(hybrid: Library, tmp_path_factory: pytest.TempPathFactory) -> Answer:
    """The action, on the day that tests take for today."""
    return Answer(Services(hybrid, settings_in(tmp_path_factory.mktemp("answer")), now=noon))
