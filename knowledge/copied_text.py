"""Finding sentences that were copied from the law, where an answer should say it in plain words."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from knowledge.errors import BadDataFile, Fault
from knowledge.strict_yaml import FaultList, shown_path
from knowledge.topic_files import TopicFile

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


def check_copies(
    topics: Sequence[TopicFile], statutes: Iterator[Statute], faults: Mapping[str, FaultList]
) -> None:
    """Note every entry that has more than 24 characters in a row from an article, once for each article."""
    runs: dict[str, list[tuple[str, str, int]]] = {}
    for topic in topics:
        for entry in topic.entries:
            text = _plain(f"{entry.answer}\n{entry.more}")
            for start in range(len(text) - LONGEST_RUN):
                place = (topic.file, entry.id, entry.lines["answer"])
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


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
