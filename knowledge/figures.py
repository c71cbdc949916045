"""The figures that stand in the laws and sources, without their texts: what the check holds answers against.

`python -m knowledge.figures --statutes DIR [--notes FILE --news FILE]` reads the official texts, which are
not part of the repository, and writes knowledge/figures.csv anew.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz

from knowledge.copied_text import Statute, read_statutes
from knowledge.errors import BadDataFile, Fault
from knowledge.law import LAWS_FILE, LawIndex, article_labelled, read_laws
from knowledge.quantities import Quantity, quantities_in, quantity_written
from knowledge.sources import SOURCES_FILE, GradedSource, read_sources
from knowledge.strict_yaml import shown_path

FIGURES_FILE = Path(__file__).parent / "figures.csv"
COLUMNS = ("ground", "article", "figures")
# An article that says so of the days that others name.
_WORKING_DAYS = "指工作日"
_DOCUMENT_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,8}〔\d{4}〕\d{1,4}号")
# In percent: a note and a source of the same day are one when their titles are this much alike.
_SAME_TITLE, _SURELY_SAME_TITLE = 65, 85


@dataclass(frozen=True)
class Ground:
    """A source, or an article of a law; a source has no article."""

    name: str
    article: str = ""


class FigureIndex:
    """Which quantities stand in which article and source."""

    def __init__(self, figures: Mapping[Ground, frozenset[Quantity]]) -> None:
        self._figures = dict(figures)

    def of_article(self, title: str, article: str) -> frozenset[Quantity] | None:
        """The figures of the whole article; None when nobody has listed them."""
        if article.startswith("第"):
            article = str(article_labelled(article).whole)
        return self._figures.get(Ground(title, article))

    def of_source(self, source: str) -> frozenset[Quantity] | None:
        """The figures of the source; None when nobody has listed them."""
        return self._figures.get(Ground(source))

    def grounds(self) -> tuple[Ground, ...]:
        """Everything whose figures are listed."""
        return tuple(self._figures)


def read_figures(path: Path = FIGURES_FILE) -> FigureIndex:
    """The index in this file; raises BadDataFile with every fault of it."""
    figures: dict[Ground, frozenset[Quantity]] = {}
    faults: list[Fault] = []
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = csv.DictReader(file)
            if tuple(rows.fieldnames or ()) != COLUMNS:
                faults.append(_fault(path, f"the columns are not {','.join(COLUMNS)}", 1))
            for row in rows if not faults else ():
                try:
                    listed = frozenset(quantity_written(one) for one in row["figures"].split())
                except (ValueError, AttributeError):
                    faults.append(_fault(path, "a figure is no number with a unit", rows.line_num))
                else:
                    figures[Ground(row["ground"], row["article"])] = listed
    except (OSError, UnicodeDecodeError) as error:
        faults.append(_fault(path, f"the file cannot be read ({error})", None))
    if faults:
        raise BadDataFile(path, faults)
    return FigureIndex(figures)


def figures_of_laws(statutes: Path, laws: LawIndex) -> dict[Ground, frozenset[Quantity]]:
    """The figures of every article that may be cited, from the official texts in this folder."""
    found: dict[Ground, frozenset[Quantity]] = {}
    for statute in read_statutes(statutes):
        title = _citable(statute, laws)
        if title is not None and laws.has_article(title, statute.article):
            found[Ground(title, statute.article)] = _listed(statute.text)
    return found


def figures_of_notes(notes: Path, sources: Mapping[str, GradedSource]) -> dict[Ground, frozenset[Quantity]]:
    """The figures of the sources of which an excerpt was kept; a note is known by its day and title."""
    found: dict[Ground, frozenset[Quantity]] = {}
    for line in notes.read_text(encoding="utf-8").splitlines():
        note = json.loads(line)
        for source in sources:
            if _is_note_of(note, sources[source]):
                ground = Ground(source)
                found[ground] = found.get(ground, frozenset()) | _listed(f"{note['title']}\n{note['text']}")
    return found


def figures_of_news(news: Path, sources: Mapping[str, GradedSource]) -> dict[Ground, frozenset[Quantity]]:
    """The figures of a source whose whole text is a file of its name."""
    source = news.stem.replace("-", "_")
    return {Ground(source): _listed(news.read_text(encoding="utf-8"))} if source in sources else {}


def write_figures(path: Path, figures: Mapping[Ground, Iterable[Quantity]], laws: LawIndex) -> None:
    """Write the index: laws in the order of their list, articles in their own, then the sources."""
    order = {title: number for number, title in enumerate(laws.titles())}
    last = len(order)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        # Sorting keeps the order of articles, because they come as they stand in the law.
        for ground in sorted(
            figures, key=lambda one: (order.get(one.name, last), "" if one.article else one.name)
        ):
            listed = " ".join(str(quantity) for quantity in sorted(figures[ground], key=_by_unit))
            writer.writerow((ground.name, ground.article, listed))


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the file anew and say what it holds, and which sources nobody could look up."""
    parser = argparse.ArgumentParser(prog="python -m knowledge.figures", description=__doc__)
    parser.add_argument("--statutes", type=Path, required=True, help="folder with the official texts")
    parser.add_argument("--notes", type=Path, help="excerpts of sources, as JSON lines")
    parser.add_argument(
        "--news", type=Path, help="a source's whole text; the file has the source's id as name"
    )
    parser.add_argument("--to", type=Path, default=FIGURES_FILE, help="the file to write")
    options = parser.parse_args(arguments)
    laws, sources = read_laws(LAWS_FILE), read_sources(SOURCES_FILE)
    figures: dict[Ground, frozenset[Quantity]] = {}
    if options.to.exists():
        # What is not read anew is kept as it is.
        known = read_figures(options.to)
        figures = {
            one: known.of_source(one.name) or frozenset() for one in known.grounds() if one.name in sources
        }
    if options.notes:
        figures |= figures_of_notes(options.notes, sources)
    if options.news:
        figures |= figures_of_news(options.news, sources)
    figures |= figures_of_laws(options.statutes, laws)
    write_figures(options.to, figures, laws)
    print(f"{shown_path(options.to)}: figures of {len(figures)} articles and sources")
    unread = sorted(source for source in sources if Ground(source) not in figures)
    if unread:
        print(f"no text to read figures from: {', '.join(unread)}", file=sys.stderr)
    return 0


def _listed(text: str) -> frozenset[Quantity]:
    # 第三级 is a grade as 三级 is one.
    text = re.sub(r"第(?=[\d一二三四五六七八九十]{1,3}级)", "", text)
    listed = {mention.quantity for mention in quantities_in(text)}
    if _WORKING_DAYS in text:
        listed |= {Quantity(one.number, "工作日") for one in listed if one.unit == "天"}
    return frozenset(listed)


def _citable(statute: Statute, laws: LawIndex) -> str | None:
    """The title under which answers cite what a collection may call …法2025, …法_2019版 or …法（节录）."""
    bare = re.sub(r"_.*$", "", statute.law)
    official = re.sub(r"（[^（）]{1,20}）$", "", statute.title)
    for title in laws.titles():
        if title in (statute.law, bare, official) or laws.law(title).official_title == official:
            return title
    return None


def _is_note_of(note: Mapping[str, str], graded: GradedSource) -> bool:
    """Whether the two name one document number, or have one title and one day.

    The title alone decides where the source has no day.
    """
    source = graded.source
    numbers = [set(_DOCUMENT_NUMBER.findall(title)) for title in (note["title"], source.title)]
    if all(numbers):
        return bool(numbers[0] & numbers[1])
    alike = fuzz.partial_ratio(note["title"], source.title)
    if source.date is None:
        return alike >= _SURELY_SAME_TITLE
    day = re.match(r"\d{4}(?:-\d\d){0,2}", note["source_date"])
    return day is not None and source.date.isoformat().startswith(day.group()) and alike >= _SAME_TITLE


def _by_unit(quantity: Quantity) -> tuple[str, Quantity]:
    return quantity.unit, quantity


def _fault(path: Path, problem: str, line: int | None) -> Fault:
    return Fault(shown_path(path), problem, "write it anew: python -m knowledge.figures --statutes DIR", line)


if __name__ == "__main__":
    sys.exit(main())
