"""Every error of the knowledge package: what is wrong, where, and what to do about it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Fault:
    """One thing wrong in a data file, with its cure. A warning does not stop a release."""

    file: str
    problem: str
    cure: str
    line: int | None = None
    warning: bool = False

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        return f"{place}: {'warning: ' if self.warning else ''}{self.problem}; {self.cure}"


class KnowledgeError(Exception):
    """Something the knowledge package cannot do; the message says why and what helps."""


class EntryNotFound(KnowledgeError):
    """No published answer of this name holds on that day."""

    def __init__(self, *, topic: str, entry: str, on: dt.date) -> None:
        self.topic, self.entry, self.on = topic, entry, on
        super().__init__(
            f"no published entry {topic}/{entry} on {on:%Y-%m-%d}; "
            f"publish one in the console or add it to knowledge/topics/{topic}/topic.yml"
        )


class ParameterNotFound(KnowledgeError):
    """No legal value of this name is known for that region and day; it is never guessed."""

    def __init__(self, name: str, *, on: dt.date, region: str) -> None:
        self.name, self.on, self.region = name, on, region
        super().__init__(
            f"no value of {name} for {region} on {on:%Y-%m-%d}; "
            f"add one to knowledge/parameters/{name}.yml with its legal source"
        )


class UnknownRegion(KnowledgeError):
    """A region name or code that the list of regions does not have."""

    def __init__(self, region: str) -> None:
        self.region = region
        super().__init__(
            f"no region is called {region!r}; "
            "write the full official name, such as 山东省烟台市芝罘区, or 全国"
        )


class PlaceNotFound(KnowledgeError):
    """No station, driver home or meal shop has this id."""

    def __init__(self, place: str) -> None:
        self.place = place
        super().__init__(
            f"no place has the id {place!r}; look the id up in knowledge/places or in the console"
        )


class LawNotFound(KnowledgeError):
    """A law title that the index of laws does not have."""

    def __init__(self, title: str) -> None:
        self.title = title
        super().__init__(
            f"no law called {title!r} in knowledge/laws.yml; use its short title there, or add the law"
        )


class BadArticleLabel(KnowledgeError):
    """A text that names no article."""

    def __init__(self, label: str) -> None:
        self.label = label
        super().__init__(f"{label!r} is not an article; write it like 第八十五条 or 第二百七十六条之一")


class BadDataFile(KnowledgeError):
    """A data file with faults; carries all of them, not only the first."""

    def __init__(self, file: str | Path, faults: Sequence[Fault]) -> None:
        self.file, self.faults = str(file), tuple(faults)
        super().__init__("\n".join(str(fault) for fault in faults))


class BadTopicFile(BadDataFile):
    """A topic.yml with faults."""


class BadPlacesFile(BadDataFile):
    """A file of places or offices with faults."""


class BadContent(KnowledgeError):
    """The shipped files do not fit together, so nothing of them was loaded."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in faults))


class BadStatutes(KnowledgeError):
    """The folder of official texts has faults, so nothing of it was loaded."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in faults))


class NeverLoaded(KnowledgeError):
    """No release has loaded its files into this database, or only an earlier one that kept less of them."""

    def __init__(self) -> None:
        super().__init__(
            "the database does not hold the files of this release; run python -m knowledge.load first"
        )


class DatabaseUnavailable(KnowledgeError):
    """The database cannot be reached, or stays locked."""

    def __init__(self, *, database: str, reason: str) -> None:
        self.database, self.reason = database, reason
        super().__init__(
            f"the database {database} does not answer ({reason}); "
            "check that it runs, that the address is right and that no other program holds it locked"
        )


class DatabaseTooNew(KnowledgeError):
    """The tables were made by a later release than this one."""

    def __init__(self, *, database: str, reached: str, newest: str) -> None:
        self.database, self.reached, self.newest = database, reached, newest
        super().__init__(
            f"the database {database} is at step {reached}, this release knows only {newest}; "
            "run the newer release, or restore the backup made before it"
        )
