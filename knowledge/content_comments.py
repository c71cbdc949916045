"""The comments of content files: read from the files, kept in the database, written back with them.

A comment is a line that begins with #, without an indent. It belongs to what it stands before: the whole
file, an entry or source, a legal value, or an article. Comments elsewhere are not kept, which
`knowledge.export --check` says.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from knowledge.content_files import ContentFolder
from knowledge.file_tables import CommentRow
from knowledge.parameter_files import parameter_paths
from knowledge.summary_files import summary_paths
from knowledge.topic_files import topic_paths

# Comments by what they stand before; "" is the file.
Comments = Mapping[str, str]

_ID = re.compile(r"- id: (\w+)$")
_ARTICLE = re.compile(r"(第[^:\s]{1,30}条[^:\s]{0,10}|附件|[一二三四五六七八九十]{1,3}、): ")
_DAY = re.compile(r"- \{?valid_from: (\d{4}-\d{2}-\d{2})(?:.*\bregion: ([^,}]+))?")


def read_comments(path: Path) -> dict[str, str]:
    """The comments of this file."""
    found: dict[str, str] = {}
    waiting: list[str] = []
    begun = False
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            waiting.append(line)
        elif line.strip():
            before = _named(line) if begun else ""
            if waiting and before is not None:
                found[before] = "\n".join(waiting)
            waiting, begun = [], True
    return found


def load_comments(session: Session, folder: ContentFolder) -> None:
    """Make the comments in the database those of the files."""
    session.execute(delete(CommentRow))
    written = (*topic_paths(folder.topics), *parameter_paths(folder.parameters))
    for path in (*written, *summary_paths(folder.summaries), folder.sources):
        for before, text in read_comments(path).items():
            session.add(CommentRow(file=_file_name(path, folder), before=before, text=text))


def stored_comments(session: Session) -> dict[str, dict[str, str]]:
    """The comments in the database, by their file's path in the folder."""
    found: dict[str, dict[str, str]] = {}
    for row in session.scalars(select(CommentRow)):
        found.setdefault(row.file, {})[row.before] = row.text
    return found


def _named(line: str) -> str | None:
    """What begins on this line, as comments name it; None when they cannot."""
    by_id, by_day = _ID.match(line), _DAY.match(line)
    article = _ARTICLE.match(line)
    if by_id:
        return by_id.group(1)
    if article:
        return article.group(1)
    return " ".join(part.strip() for part in by_day.groups() if part) if by_day else None


def _file_name(path: Path, folder: ContentFolder) -> str:
    return path.relative_to(folder.sources.parent).as_posix()
