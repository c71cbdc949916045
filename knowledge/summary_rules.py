"""What a summary of an article has to hold: the article exists, its figures are there, none is forgotten."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from knowledge.content_files import Content
from knowledge.figure_rules import FigureGrounds, claimed_figures
from knowledge.law import LawIndex, whole_article
from knowledge.quantities import Quantity
from knowledge.said.named_articles import named_articles
from knowledge.strict_yaml import FaultList
from knowledge.summary_files import SummaryFile, WrittenSummary, unknown_articles


def check_articles_exist(
    files: Sequence[SummaryFile], laws: LawIndex, faults: Mapping[str, FaultList]
) -> None:
    """Note every summary of a law or an article that is not known."""
    for file in files:
        faults[file.file].faults.extend(unknown_articles(file, laws))


def check_summary_figures(
    files: Sequence[SummaryFile], grounds: FigureGrounds, faults: Mapping[str, FaultList]
) -> None:
    """Warn of every figure of a summary that does not stand in its article, or in one that it names.

    A summary of an article that was overtaken says what holds today, which stands elsewhere.
    """
    for file in files:
        if file.law not in grounds.laws.titles():
            continue
        law = grounds.laws.law(file.law)
        for written in file.summaries:
            known = law.has(written.article)
            if known and not law.overtaken_parts(written.article):
                _check_figures(file.law, written, grounds, faults[file.file])


def check_none_missing(content: Content, laws: LawIndex, faults: Mapping[str, FaultList]) -> None:
    """Warn, where it is cited first, of every article that an entry rests on and nobody summed up."""
    written = {(file.law, summary.article) for file in content.summaries for summary in file.summaries}
    for topic in content.topics:
        for entry in topic.entries:
            for law in entry.law:
                article = (law.title, whole_article(law.article))
                if article in written or not laws.has_article(*article):
                    continue
                written.add(article)
                problem = f"{entry.id} rests on {law.title}{article[1]}, which has no summary"
                cure = f"add one line to knowledge/article_summaries/{law.title}.yml"
                faults[topic.file].add(problem, cure, line=law.line, warning=True)


def _check_figures(law: str, written: WrittenSummary, grounds: FigureGrounds, faults: FaultList) -> None:
    listed = grounds.index.of_article(law, written.article)
    if listed is None:
        problem = f"the figures of {law}{written.article} are not listed"
        faults.add(problem, "run python -m knowledge.figures --statutes DIR", line=written.line, warning=True)
        return
    standing: set[Quantity] = set(listed)
    # 第四十条 without a law is another article of the same one.
    for named in (
        *named_articles(written.text, grounds.laws),
        *named_articles(f"{law}{written.text}", grounds.laws),
    ):
        standing |= grounds.index.of_article(named.title, named.article) or frozenset()
    missing = {one.written for one in claimed_figures(written.text) if one.quantity not in standing}
    for figure in sorted(missing):
        problem = f"the summary of {written.article} says {figure}, which does not stand in that article"
        faults.add(
            problem, "correct the figure, or name the article it stands in", line=written.line, warning=True
        )
