"""Whether content files are written as an export would write them, and writing them so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from knowledge.content_comments import read_comments
from knowledge.content_files import ContentFolder
from knowledge.content_writing import parameter_text, sites_text, sources_text, summaries_text, topic_text
from knowledge.errors import BadDataFile, Fault
from knowledge.offices import read_offices
from knowledge.parameter_files import parameter_paths, read_parameter
from knowledge.places import read_places
from knowledge.sources import read_sources
from knowledge.strict_yaml import shown_path
from knowledge.summary_files import SummaryFile, in_order_of_the_law, read_summaries, summary_paths
from knowledge.topic_files import read_topic, topic_paths


def unformatted(folder: ContentFolder) -> Iterator[tuple[Path, str]]:
    """The files that an export would write differently, each with that text; raises BadDataFile.

    A file that says the same in another way is read all the same. But what an export writes should differ
    from the files only in what staff changed.
    """
    for path, written in _canonical(folder):
        text = written(path)
        if path.read_text(encoding="utf-8") != text:
            yield path, text


def form_faults(folder: ContentFolder) -> list[Fault]:
    """A warning for each file in another form. Those that cannot be read are left to others."""
    found = []
    for path, written in _canonical(folder):
        try:
            text = written(path)
        except BadDataFile:
            continue
        line = _first_difference(path.read_text(encoding="utf-8"), text)
        if line is not None:
            problem = "is not written as an export writes it"
            cure = "run python -m knowledge.export --format"
            found.append(Fault(shown_path(path), problem, cure, line=line, warning=True))
    return found


def _canonical(folder: ContentFolder) -> Iterator[tuple[Path, Callable[[Path], str]]]:
    for path in topic_paths(folder.topics):
        yield path, lambda path: topic_text(read_topic(path), read_comments(path))
    for path in parameter_paths(folder.parameters):
        yield path, lambda path: parameter_text(read_parameter(path), read_comments(path))
    for path in summary_paths(folder.summaries):
        yield path, lambda path: summaries_text(_in_order(read_summaries(path)), read_comments(path))
    yield folder.sources, lambda path: sources_text(read_sources(path).values(), read_comments(path))
    yield folder.places, lambda path: sites_text(read_places(path))
    yield folder.offices, lambda path: sites_text(read_offices(path))


def _in_order(file: SummaryFile) -> SummaryFile:
    ordered = sorted(file.summaries, key=lambda written: in_order_of_the_law(written.article))
    return replace(file, summaries=tuple(ordered))


def _first_difference(old: str, new: str) -> int | None:
    """The first line that differs; None when none does."""
    if old == new:
        return None
    ours, theirs = old.split("\n"), new.split("\n")
    pairs = enumerate(zip(ours, theirs, strict=False), start=1)
    return next((number for number, (one, other) in pairs if one != other), min(len(ours), len(theirs)))
