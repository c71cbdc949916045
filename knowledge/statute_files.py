"""Reading a folder of official texts, one Markdown file each, and saying everything that is wrong with it."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from knowledge.errors import BadStatutes, Fault, LawNotFound
from knowledge.law import Law, LawIndex
from knowledge.statute_text import StatuteText, StatuteUnit, article_of, parse_statute
from knowledge.strict_yaml import FaultList, shown_path

META_FILE = "meta.json"
CURRENT = "current"
# Files that say something about the texts and are none themselves.
_ABOUT = ("SOURCES.md", "README.md", "LICENSE", "articles.jsonl", META_FILE)
_EXCERPT = "节录"
_DATED_NAME = re.compile(r"[(（](\d{4}-\d{2}-\d{2})[)）]$")
_LONGEST_HEADING = 256
_LONGEST = {"status": 64, "source": 512}


@dataclass(frozen=True)
class Statute:
    """One version of a law's text, ready to be stored; `law` is the short title of knowledge/laws.yml."""

    law: str
    heading: str
    version_date: dt.date
    effective_from: dt.date | None
    status: str
    complete: bool
    source: str
    units: tuple[StatuteUnit, ...]
    file: str


def read_statutes(folder: Path, *, laws: LawIndex) -> tuple[Statute, ...]:
    """Every text in the folder; raises BadStatutes with every fault of every file."""
    faults: list[Fault] = []
    about = FaultList(shown_path(folder / META_FILE))
    known = _meta(folder / META_FILE, about)
    faults.extend(about.faults)
    found: dict[tuple[str, dt.date], Statute] = {}
    files = list(_files(folder, faults))
    for path in files:
        noted = FaultList(shown_path(path))
        statute = _Reader(laws, noted).statute(path, meta=_fields(known.get(path.stem)))
        if statute is not None:
            other = found.setdefault((statute.law, statute.version_date), statute)
            if other is not statute:
                problem = f"is {statute.law} of {statute.version_date}, as {other.file} is"
                noted.add(problem, "keep one of them, or correct the date of one")
        faults.extend(noted.faults)
    for name in sorted(known.keys() - {path.stem for path in files}):
        faults.append(Fault(about.file, f"there is no file {name}.md", "add it, or take its entry out"))
    if not files and not faults:
        faults.append(Fault(shown_path(folder), "holds no text", "put one Markdown file for each law there"))
    if faults:
        raise BadStatutes(faults)
    return tuple(found.values())


def _files(folder: Path, faults: list[Fault]) -> Iterator[Path]:
    try:
        paths = sorted(folder.iterdir())
    except OSError as error:
        problem = f"cannot be read as a folder ({error.strerror})"
        faults.append(Fault(shown_path(folder), problem, "give the folder that holds the texts"))
        return
    for path in paths:
        if path.name in _ABOUT or path.name.startswith("."):
            continue
        if path.suffix != ".md" or not path.is_file():
            cure = "put only Markdown files of laws there, and take everything else away"
            faults.append(Fault(shown_path(path), "is no text of a law", cure))
        else:
            yield path


def _meta(path: Path, faults: FaultList) -> dict[str, Any]:
    """What is said about the files, by their names; a folder may do without."""
    if not path.exists():
        return {}
    try:
        known = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        faults.add(f"cannot be read as JSON ({error})", "mend it, or take it away")
        return {}
    if not isinstance(known, dict) or not all(isinstance(one, dict) for one in known.values()):
        faults.add("does not map names to what is known of them", 'write {"劳动法": {"version_date": …}, …}')
        return {}
    return known


def _fields(known: Any) -> Mapping[str, Any]:
    return known if isinstance(known, dict) else {}


class _Reader:
    """Reads one file and collects its faults."""

    def __init__(self, laws: LawIndex, faults: FaultList) -> None:
        self._laws, self._faults = laws, faults

    def statute(self, path: Path, *, meta: Mapping[str, Any]) -> Statute | None:
        """The text in this file; None when it has a fault."""
        try:
            written = path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as error:
            self._faults.add(f"is not UTF-8 at byte {error.start}", "save it as UTF-8")
            return None
        except OSError as error:
            self._faults.add(f"cannot be read ({error.strerror})", "make it readable")
            return None
        text = parse_statute(written, self._faults)
        law = self._law(text) if text else None
        version_date = self._version_date(path, meta)
        effective_from = self._date(meta, "effective_from")
        if text is None or law is None or version_date is None:
            return None
        complete = meta.get("complete", _EXCERPT not in text.remark) is True
        self._check_labels(text.units)
        for unit in text.units:
            if len(unit.chapter) > _LONGEST_HEADING:
                problem = f"{unit.label} stands under a heading of more than {_LONGEST_HEADING} characters"
                self._faults.add(problem, "take the # away where it begins no heading", line=unit.line)
        if complete:
            self._check_numbers(text.units, law=law, version_date=version_date)
        statute = Statute(
            law=law.title,
            heading=text.title,
            version_date=version_date,
            effective_from=effective_from,
            status=self._text(meta, "status") or CURRENT,
            complete=complete,
            source=self._text(meta, "url") or self._text(meta, "path"),
            units=text.units,
            file=self._faults.file,
        )
        for name, longest in _LONGEST.items():
            if len(getattr(statute, name)) > longest:
                self._faults.add(f"the {name} is longer than {longest} characters", "shorten it")
        return None if self._faults.faults else statute

    def _law(self, text: StatuteText) -> Law | None:
        bare = text.title.removesuffix(text.remark)
        for title in (text.title, bare):
            try:
                return self._laws.called(title)
            except LawNotFound:
                continue
        self._faults.add(
            f"is the text of {bare}, which no law in knowledge/laws.yml is called",
            "correct its first line, or add the law there, or take the file away",
            line=1,
        )
        return None

    def _version_date(self, path: Path, meta: Mapping[str, Any]) -> dt.date | None:
        if "version_date" in meta:
            return self._date(meta, "version_date")
        dated = _DATED_NAME.search(path.stem)
        if dated:
            return self._date({"version_date": dated.group(1)}, "version_date")
        cure = f"add its version_date to {META_FILE}, or name it like 劳动法(2018-12-29).md"
        self._faults.add("nobody says which version it is", cure)
        return None

    def _date(self, meta: Mapping[str, Any], key: str) -> dt.date | None:
        written = meta.get(key)
        if written is None:
            return None
        try:
            return dt.date.fromisoformat(written)
        except (TypeError, ValueError):
            self._faults.add(f"its {key} {written!r} is no date", "write it like 2018-12-29")
            return None

    def _text(self, meta: Mapping[str, Any], key: str) -> str:
        written = meta.get(key, "")
        if isinstance(written, str):
            return written
        self._faults.add(f"its {key} {written!r} is no text", "write a text, or take it out")
        return ""

    def _check_labels(self, units: Sequence[StatuteUnit]) -> None:
        seen: dict[tuple[str, str], int] = {}
        for unit in units:
            first = seen.setdefault((unit.annex, unit.label), unit.line)
            if first != unit.line:
                problem = f"{unit.label} stands on line {first} too"
                self._faults.add(problem, "keep one of them, or correct its number", line=unit.line)
            if unit.label.startswith("第") and article_of(unit.label) is None:
                self._faults.add(
                    f"{unit.label} is no number as laws write it", "write it like 第十五条", line=unit.line
                )

    def _check_numbers(self, units: Sequence[StatuteUnit], *, law: Law, version_date: dt.date) -> None:
        """A whole text leaves no article out, and has as many as are known of this version."""
        for annex in dict.fromkeys(unit.annex for unit in units):
            before = 0
            for unit in (one for one in units if one.annex == annex):
                article = article_of(unit.label)
                if article is None or article.inserted:
                    continue
                if article.number > before + 1:
                    self._faults.add(
                        f"{unit.label} does not follow the one before it",
                        f"add what is left out, or say (节录) in the title or complete: false in {META_FILE}",
                        line=unit.line,
                    )
                before = max(before, article.number)
        counted = _most_articles(units)
        known = version_date == law.version_date and law.known_articles is None
        if counted and known and counted != law.articles:
            self._faults.add(
                f"has {counted} articles, {law.title} of {version_date} has {law.articles}",
                "add what is left out, or correct knowledge/laws.yml",
            )


def _most_articles(units: Iterable[StatuteUnit]) -> int:
    """The articles of the main text, or of what is annexed when the main text has none."""
    counts = Counter(unit.annex for unit in units if (one := article_of(unit.label)) and not one.inserted)
    return counts[""] or max(counts.values(), default=0)
