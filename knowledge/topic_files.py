"""Reading a topic folder: knowledge/topics/<topic>/topic.yml, as people write it."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from pathlib import Path

from knowledge.errors import BadTopicFile, Fault
from knowledge.regions import COUNTRY_NAME
from knowledge.strict_yaml import FaultList, Section, WrittenText, read_mapping, shown_path

TOPICS = Path(__file__).parent / "topics"
FILE_NAME = "topic.yml"
_ID = re.compile(r"[a-z0-9_]+")
_NO_DAY = dt.date.min
# in: ours; edge: another office's; out: nothing to do with work; sensitive: danger or distress.
SCOPES = ("in", "edge", "out", "sensitive")


@dataclass(frozen=True)
class WrittenLaw:
    """An article cited in a topic file."""

    title: str
    article: str
    line: int


@dataclass(frozen=True)
class WrittenEntry:
    """One entry as written; region is a name, follow-ups are whole keys (topic/entry)."""

    id: str
    title: str
    ask: tuple[WrittenText, ...]
    answer: str
    more: str
    law: tuple[WrittenLaw, ...]
    sources: tuple[WrittenText, ...]
    reviewed_on: dt.date
    valid_from: dt.date
    valid_to: dt.date | None
    region: str
    follow_ups: tuple[WrittenText, ...]
    action: str | None
    scope: str
    line: int
    lines: dict[str, int]
    figures: tuple[WrittenText, ...] = ()


@dataclass(frozen=True)
class TopicFile:
    """A topic as written; the first entry is its general answer. `scope` is what its entries have unless
    they say their own.
    """

    id: str
    file: str
    title: str
    reviewed_on: dt.date
    entries: tuple[WrittenEntry, ...]
    scope: str = SCOPES[0]


def topic_paths(folder: Path = TOPICS) -> tuple[Path, ...]:
    """The topic files in this folder, in the order of their names."""
    return tuple(sorted(folder.glob(f"*/{FILE_NAME}")))


def read_topic(path: Path) -> TopicFile:
    """The topic in this folder or file; raises BadTopicFile with every fault of it."""
    topic, faults = examine_topic(path)
    if topic is None or faults:
        raise BadTopicFile(path, faults)
    return topic


def examine_topic(path: Path) -> tuple[TopicFile | None, list[Fault]]:
    """What of the topic can be read, and every fault found in reading it.

    An entry with a fault of form is left out, so that what is given can be examined further.
    """
    file = path / FILE_NAME if path.is_dir() else path
    faults = FaultList(shown_path(file))
    section = read_mapping(file, faults, name="topic")
    if section is None:
        return None, faults.faults
    topic_id = file.parent.name
    if not _ID.fullmatch(topic_id):
        faults.add(f"the folder {topic_id} is no topic id", "use small letters, digits and underscores")
    title = section.text("title")
    reviewed_on = section.date("reviewed_on") or _NO_DAY
    scope = _scope(section, default=SCOPES[0])
    entries: dict[str, WrittenEntry] = {}
    for written in section.sections("entries", name="entry", required=True):
        entry = _entry(written, topic_id=topic_id, reviewed_on=reviewed_on, scope=scope)
        if entry.id in entries:
            written.fault(f"two entries are called {entry.id}", "give one another id")
        elif written.ok:
            entries[entry.id] = entry
    section.finish()
    topic = TopicFile(topic_id, faults.file, title, reviewed_on, tuple(entries.values()), scope)
    return topic, faults.faults


def _scope(section: Section, *, default: str) -> str:
    scope = section.text("scope", default=default)
    if scope not in SCOPES:
        section.fault(f"scope {scope!r} of {section.name} is none", f"use one of {', '.join(SCOPES)}")
    return scope


def _entry(section: Section, *, topic_id: str, reviewed_on: dt.date, scope: str) -> WrittenEntry:
    entry_id = section.text("id")
    section.name = f"entry {entry_id}"
    if not _ID.fullmatch(entry_id):
        section.fault(f"{entry_id!r} is no id", "use small letters, digits and underscores")
    own_review = section.date("reviewed_on", required=False)
    entry = WrittenEntry(
        id=entry_id,
        title=section.text("title"),
        ask=section.texts("ask", required=True),
        answer=section.text("answer"),
        more=section.text("more", default=""),
        law=tuple(written_law(item) for item in section.sections("law", name="article")),
        sources=section.texts("sources"),
        reviewed_on=own_review or reviewed_on,
        valid_from=section.date("valid_from") or _NO_DAY,
        valid_to=section.date("valid_to", required=False),
        region=section.text("region", default=COUNTRY_NAME),
        follow_ups=tuple(_whole_key(written, topic_id) for written in section.texts("follow_ups")),
        action=section.text("action", default="") or None,
        scope=_scope(section, default=scope),
        line=section.line,
        lines={
            key: section.line_of(key)
            for key in ("title", "answer", "more", "valid_from", "valid_to", "region", "action")
        },
        figures=section.texts("figures"),
    )
    section.finish()
    return entry


def written_law(section: Section) -> WrittenLaw:
    """An article as files cite it: {title, article}."""
    law = WrittenLaw(section.text("title"), section.text("article"), section.line)
    section.finish()
    return law


def _whole_key(written: WrittenText, topic_id: str) -> WrittenText:
    whole = written.text if "/" in written.text else f"{topic_id}/{written.text}"
    return WrittenText(whole, written.line)
