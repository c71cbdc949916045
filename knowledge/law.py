"""The index of laws: which articles exist, since when, and which have been overtaken. Facts, no law text."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from knowledge.errors import BadArticleLabel, BadDataFile, Fault, LawNotFound
from knowledge.strict_yaml import FaultList, Section, read_mappings, shown_path

LAWS_FILE = Path(__file__).parent / "laws.yml"
_DIGITS = "零一二三四五六七八九"
_PLACES = {"十": 10, "百": 100, "千": 1000}
_LABEL = re.compile(
    r"第([零一二三四五六七八九十百千]+)条(?:之([一二三四五六七八九十]+))?(?:第([一二三四五六七八九十]+)款)?"
)


@dataclass(frozen=True, order=True)
class Article:
    """An article by number: 第二百七十六条之一 is 276, inserted 1. Paragraph 0 means the whole article."""

    number: int
    inserted: int = 0
    paragraph: int = 0

    @property
    def whole(self) -> Article:
        """The article without its paragraph."""
        return Article(self.number, self.inserted)

    def __str__(self) -> str:
        inserted = f"之{numeral(self.inserted)}" if self.inserted else ""
        paragraph = f"第{numeral(self.paragraph)}款" if self.paragraph else ""
        return f"第{numeral(self.number)}条{inserted}{paragraph}"


@dataclass(frozen=True)
class Overtaken:
    """An article, or one paragraph of it, that a later text has taken the place of."""

    article: Article
    since: dt.date
    by: str
    note: str


@dataclass(frozen=True)
class Law:
    """What is known about one law. in_force_since is the version's date where the text names no day."""

    title: str
    official_title: str
    version_date: dt.date
    in_force_since: dt.date
    articles: int
    known_articles: frozenset[Article] | None
    other_units: frozenset[str]
    superseded_on: dt.date | None
    overtaken: tuple[Overtaken, ...]
    in_force_since_stated: bool = True

    def has(self, article: str) -> bool:
        """Whether this article is known to exist; of an excerpt only what was verified is known."""
        if article in self.other_units:
            return True
        try:
            wanted = article_labelled(article).whole
        except BadArticleLabel:
            return False
        if self.known_articles is not None:
            return wanted in self.known_articles
        return wanted.inserted == 0 and 1 <= wanted.number <= self.articles

    def overtaken_parts(self, article: str) -> tuple[Overtaken, ...]:
        """What of this article a later text has taken the place of, or will on the day it names."""
        if article in self.other_units:
            return ()
        cited = article_labelled(article)
        return tuple(past for past in self.overtaken if _covers(past.article, cited))

    def objection(self, article: str, *, on: dt.date) -> str | None:
        """Why this article cannot be cited for that day, in a sentence; None when it can."""
        if not self.has(article):
            held = (
                "is not among its verified articles"
                if self.known_articles
                else f"does not exist, it has {self.articles}"
            )
            return f"{self.title}{article} {held}"
        if on < self.in_force_since:
            return f"{self.title} holds only from {self.in_force_since}, not on {on}"
        if self.superseded_on is not None and on >= self.superseded_on:
            return f"{self.title} was superseded on {self.superseded_on}"
        for past in self.overtaken_parts(article):
            if on >= past.since:
                return f"{self.title}{past.article} is overtaken by {past.by} ({past.note})"
        return None


class LawIndex:
    """All laws an answer may rest on."""

    def __init__(self, laws: Mapping[str, Law]) -> None:
        self._laws = dict(laws)
        self._officially = {law.official_title: law for law in self._laws.values()}

    def law(self, title: str) -> Law:
        """The law of this short title; raises LawNotFound."""
        try:
            return self._laws[title]
        except KeyError:
            raise LawNotFound(title) from None

    def called(self, title: str) -> Law:
        """The law of this official or short title; raises LawNotFound."""
        return self._officially.get(title) or self.law(title)

    def titles(self) -> tuple[str, ...]:
        """The short titles of all laws."""
        return tuple(self._laws)

    def has_article(self, title: str, article: str) -> bool:
        """Whether the law and the article in it are known."""
        return title in self._laws and self._laws[title].has(article)

    def in_force(self, title: str, article: str, on: dt.date) -> bool:
        """Whether the article may be cited for that day: known, in force, overtaken by nothing."""
        return title in self._laws and self._laws[title].objection(article, on=on) is None


def article_labelled(label: str) -> Article:
    """The article that a label such as 第八十五条 names; raises BadArticleLabel."""
    found = _LABEL.fullmatch(label)
    if found is None:
        raise BadArticleLabel(label)
    number, inserted, paragraph = (_value(part) if part else 0 for part in found.groups())
    article = Article(number, inserted, paragraph)
    # A label has one right form, so that 第一十条 or 第八五条 is not taken for another article.
    if str(article) != label:
        raise BadArticleLabel(label)
    return article


def whole_article(label: str) -> str:
    """The label of the article without its paragraph; a point (一、) or an appendix as it is."""
    try:
        return str(article_labelled(label).whole)
    except BadArticleLabel:
        return label


def numeral(number: int) -> str:
    """A number from 1 to 9999 as laws write it: 12 is 十二, 105 一百零五, 110 一百一十."""
    written, gap = "", False
    for unit, value in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        digit = number // value % 10
        if digit:
            written += ("零" if gap else "") + _DIGITS[digit] + unit
        gap = bool(written) and digit == 0
    return written.removeprefix("一") if 10 <= number < 20 else written


def read_laws(path: Path = LAWS_FILE) -> LawIndex:
    """The index of laws in this file; raises BadDataFile with every fault of it."""
    laws, faults = examine_laws(path)
    if faults:
        raise BadDataFile(path, faults)
    return laws


def examine_laws(path: Path = LAWS_FILE) -> tuple[LawIndex, list[Fault]]:
    """The laws that can be read, and the faults of the file."""
    faults = FaultList(shown_path(path))
    found: dict[str, Law] = {}
    for section in read_mappings(path, faults, name="law"):
        law = _law(section)
        if law.title in found:
            section.fault(f"two laws are called {law.title}", "merge them")
        elif section.ok:
            found[law.title] = law
    return LawIndex(found), faults.faults


def _law(section: Section) -> Law:
    title = section.text("title")
    section.name = title
    version_date = section.date("version_date") or dt.date.min
    law = Law(
        title=title,
        official_title=section.text("official_title"),
        version_date=version_date,
        in_force_since=section.date("in_force_since") or version_date,
        articles=int(section.number("articles")),
        known_articles=_articles(section, "known_articles"),
        other_units=frozenset(written.text for written in section.texts("other_units")),
        superseded_on=_superseded_on(section),
        overtaken=tuple(_overtaken(item) for item in section.sections("overtaken", name="overtaken article")),
        in_force_since_stated=section.text("in_force_since_is", default="stated") == "stated",
    )
    if section.text("in_force_since_is", default="stated") not in ("stated", "version_date"):
        section.fault("in_force_since_is has an unknown value", "write stated or version_date")
    section.text("note", default="")
    section.finish()
    return law


def _superseded_on(section: Section) -> dt.date | None:
    status = section.text("status")
    if status not in ("in_force", "superseded"):
        section.fault(
            f"unknown status {status}", "write in_force or superseded", line=section.line_of("status")
        )
    return section.date("superseded_on", required=status == "superseded")


def _overtaken(section: Section) -> Overtaken:
    label = section.text("article")
    past = Overtaken(
        article=_article(section, label),
        since=section.date("since", required=False) or dt.date.min,
        by=section.text("by"),
        note=section.text("note"),
    )
    section.finish()
    return past


def _articles(section: Section, key: str) -> frozenset[Article] | None:
    labels = section.texts(key)
    return frozenset(_article(section, label.text) for label in labels) if labels else None


def _article(section: Section, label: str) -> Article:
    try:
        return article_labelled(label)
    except BadArticleLabel as error:
        section.fault(f"{label} is no article", str(error))
        return Article(1)


def _covers(past: Article, cited: Article) -> bool:
    same_article = past.whole == cited.whole
    return same_article and (past.paragraph == 0 or cited.paragraph in (0, past.paragraph))


def _value(numerals: str) -> int:
    total, digit = 0, 0
    for character in numerals:
        if character in _PLACES:
            total += (digit or 1) * _PLACES[character]
            digit = 0
        else:
            digit = _DIGITS.index(character)
    return total + digit
