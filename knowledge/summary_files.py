"""Reading our own words for articles: knowledge/article_summaries/<law>.yml, one line an article."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from knowledge.errors import BadArticleLabel, BadDataFile, Fault
from knowledge.law import LawIndex, article_labelled, whole_article
from knowledge.strict_yaml import FaultList, Section, read_mapping, shown_path

SUMMARIES = Path(__file__).parent / "article_summaries"
# So much is read on a phone without scrolling, also when several articles are asked for.
LONGEST_SUMMARY = 140
# As the table keeps it.
_LONGEST_LABEL = 32
_REVIEWED_ON = "reviewed_on"
_NUMERALS = "一二三四五六七八九十"


@dataclass(frozen=True)
class WrittenSummary:
    """What one article is about, in our own words."""

    article: str
    text: str
    line: int


@dataclass(frozen=True)
class SummaryFile:
    """The summaries of one law, in the order of its articles; the file is called as answers cite the law."""

    law: str
    file: str
    reviewed_on: dt.date
    summaries: tuple[WrittenSummary, ...]


def summary_paths(folder: Path = SUMMARIES) -> tuple[Path, ...]:
    """The files of summaries in this folder, in the order of their names."""
    return tuple(sorted(folder.glob("*.yml")))


def read_summaries(path: Path) -> SummaryFile:
    """The summaries in this file; raises BadDataFile with every fault of it."""
    file, faults = examine_summaries(path)
    if file is None or faults:
        raise BadDataFile(path, faults)
    return file


def examine_summaries(path: Path) -> tuple[SummaryFile | None, list[Fault]]:
    """What of the file can be read, and every fault found in reading it."""
    faults = FaultList(shown_path(path))
    section = read_mapping(path, faults, name=path.stem)
    if section is None:
        return None, faults.faults
    reviewed_on = section.date(_REVIEWED_ON) or dt.date.min
    summaries = tuple(_summary(section, key) for key in section.written_keys() if key != _REVIEWED_ON)
    if not summaries:
        section.fault("there is no summary", "write one line an article, such as 第三十八条: ……")
    return SummaryFile(path.stem, faults.file, reviewed_on, summaries), faults.faults


def unknown_articles(file: SummaryFile, laws: LawIndex) -> list[Fault]:
    """Summaries of a law or of articles that knowledge/laws.yml does not have."""
    faults = FaultList(file.file)
    if file.law not in laws.titles():
        faults.add(
            f"unknown law {file.law}",
            "call the file by the law's short title, or add it to knowledge/laws.yml",
        )
        return faults.faults
    law = laws.law(file.law)
    for written in file.summaries:
        if not law.has(written.article):
            problem = f"{law.title} has no {written.article}, as far as is known"
            faults.add(problem, "correct the number, written as 第八十五条", line=written.line)
        elif whole_article(written.article) != written.article:
            problem = f"{written.article} is a part of an article"
            faults.add(problem, "sum up the whole article under its number", line=written.line)
    return faults.faults


def in_order_of_the_law(article: str) -> tuple[int, int, int, str]:
    """A key to sort the articles of one law by: points (一、) first, then articles, then what hangs on."""
    try:
        found = article_labelled(article)
    except BadArticleLabel:
        number = _NUMERALS.find(article[:1])
        return (0 if number >= 0 else 2, number, 0, article)
    return (1, found.number, found.inserted, article)


def _summary(section: Section, article: str) -> WrittenSummary:
    text, line = section.text(article), section.line_of(article)
    if len(article) > _LONGEST_LABEL:
        section.fault(f"{article[:_LONGEST_LABEL]}… is no article", "write it as 第八十五条", line=line)
    if len(text) > LONGEST_SUMMARY:
        problem = f"the summary of {article} has {len(text)} characters"
        section.fault(problem, f"say it in at most {LONGEST_SUMMARY}", line=line)
    if "\n" in text:
        section.fault(f"the summary of {article} has several lines", "write it on one", line=line)
    return WrittenSummary(article, text, line)
