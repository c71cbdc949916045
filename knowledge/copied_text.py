"""Finding sentences that were copied from the law, where an answer should say it in plain words."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from knowledge.content_files import Content
from knowledge.errors import BadDataFile, Fault
from knowledge.strict_yaml import FaultList, shown_path

LONGEST_RUN = 24
ARTICLES_FILE = "articles.jsonl"


@dataclass(frozen=True)
class Statute:
    """One article of an official text; the title is the law's own, where it differs from its short name."""

    law: str
    article: str
    text: str
    title: str


def read_statutes(folder: Path) -> Iterator[Statute]:
    """The articles of the official texts in this folder; raises BadDataFile when they cannot be read."""
    path = folder / ARTICLES_FILE
    try:
        with path.open(encoding="utf-8") as file:
            for line in file:
                article = json.loads(line)
                law = article["law"]
                yield Statute(law, article["article_label"], article["text"], article.get("title", law))
    except (OSError, ValueError, KeyError) as error:
        fault = Fault(
            shown_path(path), f"the articles cannot be read ({error})", "give the folder that has them"
        )
        raise BadDataFile(path, [fault]) from error


def check_copies(content: Content, statutes: Iterator[Statute], faults: Mapping[str, FaultList]) -> None:
    """Note every entry and summary with more than 24 characters in a row from an article, once for each."""
    runs: dict[str, list[tuple[str, str, int]]] = {}
    for place, written in _ours(content):
        text = _plain(written)
        for start in range(len(text) - LONGEST_RUN):
            runs.setdefault(text[start : start + LONGEST_RUN + 1], []).append(place)
    for statute in statutes:
        text = _plain(statute.text)
        found: dict[tuple[str, str, int], str] = {}
        for start in range(len(text) - LONGEST_RUN):
            run = text[start : start + LONGEST_RUN + 1]
            for place in runs.get(run, ()):
                found.setdefault(place, run)
        for (file, entry_id, line), run in found.items():
            faults[file].add(
                f"{entry_id} copies {statute.law}{statute.article}: {run}…",
                "say it in a worker's own words",
                line=line,
            )


def _ours(content: Content) -> Iterator[tuple[tuple[str, str, int], str]]:
    """Every text that has to be our own, with its file, its name and its line."""
    for topic in content.topics:
        for entry in topic.entries:
            yield (topic.file, entry.id, entry.lines["answer"]), f"{entry.answer}\n{entry.more}"
    for file in content.summaries:
        for summary in file.summaries:
            yield (file.file, f"the summary of {summary.article}", summary.line), summary.text


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
