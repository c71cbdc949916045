"""`python -m knowledge.export DIR`: write what is published back as files, laid out as knowledge/ is.

`--check` names the shipped files that an export would write in another form, `--format` rewrites them.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from knowledge.canonical import form_faults, unformatted
from knowledge.content_files import ContentFolder
from knowledge.database import Database, open_database
from knowledge.errors import KnowledgeError
from knowledge.parameter_files import parameter_paths
from knowledge.published_files import PublishedFiles, published_files
from knowledge.settings import Settings
from knowledge.strict_yaml import shown_path
from knowledge.summary_files import summary_paths
from knowledge.topic_files import topic_paths


def export(database: Database, folder: Path) -> PublishedFiles:
    """Write every file, each whole or not at all; other files in the folder stay. Raises NeverLoaded."""
    with database.session() as session:
        files = published_files(session)
    for name, text in files.texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(f".{path.name}.new")
        beside.write_text(text, encoding="utf-8", newline="")
        os.replace(beside, path)
    return files


def no_longer_published(folder: Path, files: PublishedFiles) -> list[Path]:
    """Topics, legal values and summaries in the folder that are not among what was written."""
    content = ContentFolder.inside(folder)
    written = {folder / name for name in files.texts}
    summaries = summary_paths(content.summaries)
    there = (*topic_paths(content.topics), *parameter_paths(content.parameters), *summaries)
    return [path for path in there if path not in written]


def main(arguments: list[str] | None = None) -> int:
    """Write the files, or look at their form; 1 when files cannot say everything, or are in another form."""
    parser = argparse.ArgumentParser(prog="python -m knowledge.export", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, metavar="DIR", help="folder to write the files into")
    parser.add_argument("--database", help="address of the database; the setting DATABASE_URL by default")
    parser.add_argument("--content", type=Path, help="folder to check or format, in place of the shipped one")
    form = parser.add_mutually_exclusive_group()
    form.add_argument(
        "--check", action="store_true", help="name the files that are not in the form of an export"
    )
    form.add_argument("--format", action="store_true", help="rewrite the files that are not in that form")
    options = parser.parse_args(arguments)
    if (options.folder is None) != (options.check or options.format):
        parser.error("give the folder to export into, or --check, or --format")
    content = ContentFolder.inside(options.content) if options.content else ContentFolder()
    try:
        if options.check:
            return _check(content)
        if options.format:
            return _format(content)
        return _export(options.database or Settings.from_environment().database_url, options.folder)
    except KnowledgeError as error:
        print(error, file=sys.stderr)
        return 1


def _check(content: ContentFolder) -> int:
    faults = form_faults(content)
    for fault in faults:
        print(fault)
    return 1 if faults else 0


def _format(content: ContentFolder) -> int:
    for path, text in list(unformatted(content)):
        path.write_text(text, encoding="utf-8", newline="")
        print(f"{shown_path(path)}: rewritten")
    return 0


def _export(url: str, folder: Path) -> int:
    database = open_database(url)
    try:
        database.migrate()
        files = export(database, folder)
    finally:
        database.close()
    for left_out in files.left_out:
        print(f"left out: {left_out}", file=sys.stderr)
    for path in no_longer_published(folder, files):
        print(
            f"{shown_path(path)}: nothing of it is published; delete it, or publish it again", file=sys.stderr
        )
    print(f"{len(files.texts)} files written to {folder}")
    return 1 if files.left_out else 0


if __name__ == "__main__":
    sys.exit(main())
