"""The vectors of ways of asking in the database: read, written and thrown out; several servers may do so."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import groupby, islice
from operator import itemgetter

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from knowledge.content_state import content_version
from knowledge.database import Database
from knowledge.models import EntryRow, EntryVersionRow, WayOfAskingRow
from knowledge.sentence_vectors import MOST_ASKS, SmallVector, digest_of
from knowledge.vector_tables import SentenceVectorRow

# Databases take only so many names in one statement.
_AT_ONCE = 500


@dataclass(frozen=True)
class WayOfAsking:
    """A sentence that should have a vector, and the name of that vector."""

    digest: str
    text: str


class VectorStore:
    """The vectors of one encoder. All of them can be computed anew, so none is ever waited for or guarded."""

    def __init__(self, database: Database, *, encoder: str) -> None:
        self._database, self._encoder = database, encoder

    def content_version(self) -> int:
        """A number that grows with every change of content."""
        with self._database.session() as session:
            return content_version(session)

    def wanted(self) -> list[WayOfAsking]:
        """The ways of asking that should have a vector: the first of every entry, then the second of each."""
        with self._database.session() as session:
            return _wanted(session)

    def read(self, digests: Collection[str] | None = None) -> dict[str, SmallVector]:
        """The sound vectors of these names, or of all; a torn one is as good as none."""
        rows = select(SentenceVectorRow).where(SentenceVectorRow.encoder == self._encoder)
        if digests is not None:
            rows = rows.where(SentenceVectorRow.digest.in_(digests))
        with self._database.session() as session:
            found = {row.digest: SmallVector(row.numbers, row.scale) for row in session.scalars(rows)}
        return {digest: vector for digest, vector in found.items() if vector.is_sound}

    def write(self, vectors: Mapping[str, SmallVector]) -> None:
        """Keep these, also in place of what is there already."""
        if not vectors:
            return
        with self._database.session(exclusive=True) as session:
            for digest, one in vectors.items():
                session.merge(
                    SentenceVectorRow(
                        encoder=self._encoder, digest=digest, numbers=one.numbers, scale=one.scale
                    )
                )

    def throw_out_the_rest(self) -> None:
        """Delete what belongs to no way of asking any more, and what another encoder made."""
        table = SentenceVectorRow
        with self._database.session(exclusive=True) as session:
            session.execute(delete(table).where(table.encoder != self._encoder))
            wanted = {one.digest for one in _wanted(session)}
            kept = session.scalars(select(table.digest)).all()
            gone = iter([digest for digest in kept if digest not in wanted])
            while some := list(islice(gone, _AT_ONCE)):
                session.execute(delete(table).where(table.digest.in_(some)))


def _wanted(session: Session) -> list[WayOfAsking]:
    rows = session.execute(
        select(WayOfAskingRow.version_id, WayOfAskingRow.text, WayOfAskingRow.folded)
        .join(EntryVersionRow, EntryVersionRow.id == WayOfAskingRow.version_id)
        .join(EntryRow, EntryRow.id == EntryVersionRow.entry_id)
        .where(EntryVersionRow.state == "published")
        .order_by(EntryRow.id, EntryVersionRow.number, WayOfAskingRow.position)
    )
    by_version = groupby(rows, key=lambda row: row.version_id)
    kept = [
        (place, WayOfAsking(digest_of(row.folded), row.text))
        for _, asks in by_version
        for place, row in enumerate(islice(asks, MOST_ASKS))
    ]
    in_turn = [ask for _, ask in sorted(kept, key=itemgetter(0))]
    return list({ask.digest: ask for ask in reversed(in_turn)}.values())[::-1]
