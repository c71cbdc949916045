"""Everything the knowledge base answers with, in one value: what actions and the gateway hold."""

from __future__ import annotations

import datetime as dt
import logging
from dataclasses import dataclass

from knowledge.database import Database, open_database
from knowledge.encoding import Encoding
from knowledge.entries import EntryRepository
from knowledge.errors import BadContent
from knowledge.hybrid import Meaning
from knowledge.law import LawIndex, read_laws
from knowledge.load import load
from knowledge.offices import OfficeRepository
from knowledge.parameters import ParameterRepository
from knowledge.places import PlaceRepository
from knowledge.search import EntrySearch
from knowledge.sentence_vectors import SentenceEncoder, SentenceVectors
from knowledge.settings import Settings
from knowledge.statutes import KnowledgeStatutes
from knowledge.summaries import ArticleSummaries
from knowledge.vector_keeper import VectorKeeper

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Library:
    """The open knowledge base. Its parts are safe to share between threads."""

    database: Database
    entries: EntryRepository
    search: EntrySearch
    places: PlaceRepository
    offices: OfficeRepository
    laws: LawIndex
    parameters: ParameterRepository
    statutes: KnowledgeStatutes
    summaries: ArticleSummaries

    def look_at_meaning(self, encoder: SentenceEncoder) -> VectorKeeper:
        """Have the search inside a topic look at the meaning too; without this it has the letters alone.

        Start what is returned to have the vectors of the ways of asking made, and close it before this.
        """
        encoding, vectors = Encoding(encoder), SentenceVectors()
        self.search.look_at(Meaning(vectors, encoding))
        return VectorKeeper(self.database, encoder=encoder.name, encoding=encoding, vectors=vectors)

    def close(self) -> None:
        """Give the database connections back."""
        self.database.close()


def open_library(settings: Settings) -> Library:
    """Open the knowledge base of these settings; a new or older database is first brought up to date.

    Files with a fault stop a first start. Later they are left unloaded and logged: what was published
    before is true, and workers are better served with it than with nothing.
    """
    database = open_database(settings.database_url)
    database.migrate()
    try:
        load(database, now=dt.datetime.now(dt.UTC))
    except BadContent as error:
        if EntryRepository(database).content_version() == 0:
            raise
        logger.error("the shipped files were not loaded, run python -m knowledge.check: %s", error)
    return library_of(database)


def library_of(database: Database) -> Library:
    """The knowledge base in a database that is up to date."""
    entries, laws = EntryRepository(database), read_laws()
    return Library(
        database=database,
        entries=entries,
        search=EntrySearch(entries),
        places=PlaceRepository(database),
        offices=OfficeRepository(database),
        laws=laws,
        parameters=ParameterRepository(database),
        statutes=KnowledgeStatutes(database, laws=laws),
        summaries=ArticleSummaries(database),
    )
