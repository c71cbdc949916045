"""`python -m knowledge.load`: bring the database up to date with the files that ship with this release.

With --statutes it also loads a folder of official texts of laws, which do not ship.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from dataclasses import dataclass
from pathlib import Path

from knowledge import offices, places
from knowledge.content_comments import load_comments
from knowledge.content_files import ContentFolder, read_content
from knowledge.content_state import count_change, locked_state, state_of
from knowledge.database import Database, open_database
from knowledge.errors import BadContent, KnowledgeError
from knowledge.law import read_laws
from knowledge.loading import EntryLoader
from knowledge.settings import Settings
from knowledge.sources import load_sources
from knowledge.statute_files import read_statutes
from knowledge.statutes import load_statutes
from knowledge.summary_loading import load_summaries
from knowledge.value_loading import load_parameters

# Another process may be in the middle of the same load, which takes some seconds; a busy machine's, a minute.
_WAIT_SECONDS = 120.0


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
        changed += load_summaries(session, content.summaries)
        changed += places.load_shipped(session, files.places) + offices.load_shipped(session, files.offices)
        load_sources(session, content.sources)
        load_comments(session, files)
        state.shipped_hash = fingerprint
        return Loaded(changed, count_change(session) if changed else state.version)


def main(arguments: list[str] | None = None) -> int:
    """Migrate, load and say in a line each what happened."""
    parser = argparse.ArgumentParser(prog="python -m knowledge.load", description=__doc__)
    parser.add_argument("--database", help="address of the database; the setting DATABASE_URL by default")
    parser.add_argument(
        "--content", type=Path, metavar="DIR", help="load this folder, such as an export, in place of ours"
    )
    parser.add_argument(
        "--statutes", type=Path, metavar="DIR", help="also load the official texts in this folder"
    )
    options = parser.parse_args(arguments)
    said = []
    try:
        # A folder with a fault is refused before anything is touched.
        statutes = read_statutes(options.statutes, laws=read_laws()) if options.statutes else ()
        address = options.database or Settings.from_environment().database_url
        database = open_database(address, wait_seconds=_WAIT_SECONDS)
        try:
            database.migrate()
            now = dt.datetime.now(dt.UTC)
            folder = ContentFolder.inside(options.content) if options.content else None
            loaded = load(database, now=now, folder=folder)
            said.append(f"knowledge loaded: {loaded.changed} changes, content version {loaded.version}")
            if statutes:
                with database.session(exclusive=True) as session:
                    texts = load_statutes(session, statutes, now=now)
                said.append(
                    f"official texts loaded: {texts.texts} with {texts.articles} articles, "
                    f"{texts.added} new, {texts.corrected} corrected"
                )
        finally:
            database.close()
    except KnowledgeError as error:
        print(error, file=sys.stderr)
        return 1
    print("\n".join(said))
    return 0


if __name__ == "__main__":
    sys.exit(main())
