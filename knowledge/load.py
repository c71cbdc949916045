"""`python -m knowledge.load`: bring the database up to date with the files that ship with this release."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from dataclasses import dataclass

from knowledge import offices, places
from knowledge.content_files import ContentFolder, read_content
from knowledge.content_state import count_change, locked_state, state_of
from knowledge.database import Database, open_database
from knowledge.errors import BadContent, KnowledgeError
from knowledge.loading import EntryLoader, load_parameters
from knowledge.settings import Settings


@dataclass(frozen=True)
class Loaded:
    """What a load did: how many things it changed, and the content's version after it."""

    changed: int
    version: int


def load(database: Database, *, now: dt.datetime, folder: ContentFolder | None = None) -> Loaded:
    """Load all shipped files, in one transaction; what is loaded already is not loaded again.

    Any number of processes may do this at the same time. What staff changed is never overwritten: a
    shipped change of it becomes a version with the state `suggested`. Raises BadContent, having changed
    nothing, when the files have a fault.
    """
    files = folder or ContentFolder()
    fingerprint = files.fingerprint()
    with database.session() as session:
        state = state_of(session)
        if state.shipped_hash == fingerprint:
            return Loaded(0, state.version)
    # Reading takes long, so it is done before the others are kept waiting.
    content = read_content(files)
    if content.faults:
        raise BadContent(content.faults)
    with database.session(exclusive=True) as session:
        state = locked_state(session)
        if state.shipped_hash == fingerprint:
            return Loaded(0, state.version)
        entries = EntryLoader(session, sources=content.sources, now=now)
        entries.load(content.topics)
        changed = entries.changed
        changed += load_parameters(session, content.parameters, sources=content.sources)
        changed += places.load_shipped(session) + offices.load_shipped(session)
        state.shipped_hash = fingerprint
        return Loaded(changed, count_change(session) if changed else state.version)


def main(arguments: list[str] | None = None) -> int:
    """Migrate, load and say in one line what happened."""
    parser = argparse.ArgumentParser(prog="python -m knowledge.load", description=__doc__)
    parser.add_argument("--database", help="address of the database; the setting DATABASE_URL by default")
    options = parser.parse_args(arguments)
    try:
        database = open_database(options.database or Settings.from_environment().database_url)
        try:
            database.migrate()
            loaded = load(database, now=dt.datetime.now(dt.UTC))
        finally:
            database.close()
    except KnowledgeError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"knowledge loaded: {loaded.changed} changes, content version {loaded.version}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
