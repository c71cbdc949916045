"""`python -m knowledge.check [paths]`: everything wrong with the content files, each with its cure."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from knowledge.china_time import today_in_china
from knowledge.content_files import Content, ContentFolder, read_content
from knowledge.contradictions import check_contradictions, check_questions
from knowledge.copied_text import check_copies, read_statutes
from knowledge.entry_counts import COUNTS_FILE, check_counts, read_counts
from knowledge.entry_rules import Ground, check_law, check_named_articles, check_sentences, check_topic
from knowledge.errors import BadDataFile, Fault
from knowledge.figure_rules import FigureGrounds, check_figures
from knowledge.figures import FIGURES_FILE, read_figures
from knowledge.law import LAWS_FILE, LawIndex, examine_laws
from knowledge.law_names import NAMES_FILE, examine_law_names
from knowledge.offices import read_offices
from knowledge.parameter_files import ParameterFile
from knowledge.places import read_places
from knowledge.sameness import check_sameness, sameness
from knowledge.strict_yaml import FaultList, read_mapping, shown_path
from knowledge.summary_rules import check_articles_exist, check_none_missing, check_summary_figures
from knowledge.topic_files import FILE_NAME
from knowledge.wording import WORDING_FILE, examine_wording

DOMAIN = Path(__file__).parent.parent / "bot" / "rasa" / "domain.yml"
STATUTES_VARIABLE = "STATUTES_DIR"


@dataclass(frozen=True)
class Checked:
    """What to check, and what to compare it with; what is None is not compared with."""

    folder: ContentFolder = field(default_factory=ContentFolder)
    laws: Path = LAWS_FILE
    domain: Path = DOMAIN
    statutes: Path | None = None
    figures: Path | None = FIGURES_FILE
    counts: Path | None = COUNTS_FILE
    places: bool = True
    names: Path | None = NAMES_FILE
    wording: Path | None = WORDING_FILE


def check(checked: Checked, *, today: dt.date, only: Sequence[Path] = ()) -> list[Fault]:
    """Every fault in the content, in the order of files and lines; with `only`, those of these files.

    Everything is read in any case, because a sentence or a follow-up can clash with any other file.
    """
    laws, faults = examine_laws(checked.laws)
    content = read_content(checked.folder)
    if checked.names is not None and not faults:
        # Of laws that cannot be read every name would be a fault.
        faults = examine_law_names(checked.names, laws=laws)[1]
    if checked.wording is not None:
        faults = [*faults, *examine_wording(checked.wording)[1]]
    found = [*faults, *content.faults, *_check_content(content, laws, checked, today=today)]
    if checked.places:
        for read in (read_places, read_offices):
            try:
                read()
            except BadDataFile as error:
                found.extend(error.faults)
    wanted = {shown_path(_file_of(path)) for path in only}
    found.extend(
        Fault(name, "there is no such file", "give a topic folder or a content file")
        for name in wanted
        if not Path(name).is_file()
    )
    kept = {fault for fault in found if not wanted or fault.file in wanted}
    return sorted(kept, key=lambda fault: (fault.file, fault.line or 0, fault.problem))


def main(arguments: list[str] | None = None) -> int:
    """Print every fault; 1 when there is one that is more than a warning."""
    parser = argparse.ArgumentParser(prog="python -m knowledge.check", description=__doc__)
    parser.add_argument("paths", nargs="*", type=Path, help="topic folders or files; everything by default")
    parser.add_argument("--topics", type=Path, help="folder of topics, in place of the shipped one")
    parser.add_argument(
        "--domain", type=Path, default=DOMAIN, help="the file that lists the actions there are"
    )
    parser.add_argument(
        "--statutes", type=Path, help=f"folder with official texts; {STATUTES_VARIABLE} by default"
    )
    parser.add_argument(
        "--today", type=dt.date.fromisoformat, default=today_in_china(), help="day to check for"
    )
    parser.add_argument(
        "--sameness", action="store_true", help="show how alike the ways of asking of each topic are"
    )
    options = parser.parse_args(arguments)
    statutes = options.statutes or os.environ.get(STATUTES_VARIABLE)
    checked = Checked(
        folder=ContentFolder(topics=options.topics) if options.topics else ContentFolder(),
        domain=options.domain,
        statutes=Path(statutes) if statutes else None,
        # Other topics than the shipped ones may be as few as they like.
        counts=None if options.topics else COUNTS_FILE,
    )
    if options.sameness:
        _show_sameness(checked.folder)
    faults = check(checked, today=options.today, only=options.paths)
    for fault in faults:
        print(fault)
    bad = sum(not fault.warning for fault in faults)
    print(f"{bad} faults, {len(faults) - bad} warnings", file=sys.stderr)
    return 1 if bad else 0


def _show_sameness(folder: ContentFolder) -> None:
    """Of each topic, the most alike first, how alike a way of asking is to its nearest, on average."""
    measured = [(sameness(topic), topic) for topic in read_content(folder).topics]
    for percent, topic in sorted(measured, key=lambda one: -one[0]):
        asks = sum(len(entry.ask) for entry in topic.entries)
        print(f"{topic.id:<22}{asks:>5} ways of asking, {percent:.0f} % like their nearest")


def _check_content(content: Content, laws: LawIndex, checked: Checked, *, today: dt.date) -> list[Fault]:
    ground = Ground(
        laws=laws,
        sources=content.sources,
        actions=_actions(checked.domain),
        entries={f"{topic.id}/{entry.id}" for topic in content.topics for entry in topic.entries},
        today=today,
    )
    names = [topic.file for topic in content.topics]
    names += [one.file for one in content.parameters] + [one.file for one in content.summaries]
    faults = {name: FaultList(name) for name in names}
    for topic in content.topics:
        check_topic(topic, ground, faults[topic.file])
    check_named_articles(content.topics, ground, faults)
    check_sentences(content.topics, faults)
    check_sameness(content.topics, faults)
    check_questions(content.topics, faults)
    check_contradictions(content.topics, laws, faults)
    for parameter in content.parameters:
        _check_parameter(parameter, laws, faults[parameter.file])
    check_articles_exist(content.summaries, laws, faults)
    if content.summaries:
        check_none_missing(content, laws, faults)
    found = [fault for one in faults.values() for fault in one.faults]
    for compare in (_compare_figures, _compare_counts, _compare_statutes):
        compared = {name: FaultList(name) for name in (*names, shown_path(checked.counts or COUNTS_FILE))}
        try:
            compare(content, ground, checked, compared)
        except BadDataFile as error:
            found.extend(error.faults)
        found.extend(fault for one in compared.values() for fault in one.faults)
    return found


def _compare_figures(
    content: Content, ground: Ground, checked: Checked, faults: Mapping[str, FaultList]
) -> None:
    if checked.figures is not None:
        figures = read_figures(checked.figures)
        grounds = FigureGrounds(figures, content.parameters, laws=ground.laws, today=ground.today)
        check_figures(content.topics, grounds, faults)
        check_summary_figures(content.summaries, grounds, faults)


def _compare_counts(
    content: Content, ground: Ground, checked: Checked, faults: Mapping[str, FaultList]
) -> None:
    if checked.counts is not None:
        check_counts(content.topics, read_counts(checked.counts), faults)


def _compare_statutes(
    content: Content, ground: Ground, checked: Checked, faults: Mapping[str, FaultList]
) -> None:
    if checked.statutes is not None:
        check_copies(content, read_statutes(checked.statutes), faults)


def _check_parameter(parameter: ParameterFile, laws: LawIndex, faults: FaultList) -> None:
    for value in parameter.values:
        for law in value.law:
            check_law(law, laws, days=(value.valid_from,), faults=faults)


def _actions(domain: Path) -> frozenset[str] | None:
    """The actions there are; None when the file that lists them is not there."""
    section = read_mapping(domain, FaultList(shown_path(domain)), name="domain") if domain.exists() else None
    return frozenset(action.text for action in section.texts("actions")) if section else None


def _file_of(path: Path) -> Path:
    return path / FILE_NAME if path.is_dir() else path


if __name__ == "__main__":
    sys.exit(main())
