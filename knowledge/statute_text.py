"""Reading one official text: its head, and its articles with the parts, chapters and sections they stand in.

The form is the one in which laws are collected as Markdown: the title as the first heading, what is known
about the text, a line `<!-- INFO END -->`, then the text, each paragraph a line of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.errors import BadArticleLabel
from knowledge.law import Article, article_labelled
from knowledge.strict_yaml import FaultList

HEAD_ENDS = "<!-- INFO END -->"
# What comes after the articles stands under this heading when the text gives it none.
ANNEX = "附"

_NUMBER = "[零一二三四五六七八九十百千]{1,9}"
_HEADING = re.compile(r"#{1,6}\s+(.+)")
_DIVISION = re.compile(rf"第{_NUMBER}(?P<level>[编章节])(?:\s.{{1,60}})?")
_ARTICLE = re.compile(rf"(?P<label>第{_NUMBER}条(?:之[一二三四五六七八九十]{{1,3}})?)(?:\s(?P<text>.*)|$)")
_POINT = re.compile(r"(?P<label>[一二三四五六七八九十]{1,3}、)(?P<text>.*)")
_ITEM = re.compile(r"[（(][一二三四五六七八九十\d]{1,3}[）)]")
_APPENDIX = re.compile(r"(?P<label>附[录件表][一二三四五六七八九十\d]{0,3})(?:[：:\s（(].*|$)")
_CONTENTS = re.compile(r"目\s*录")
# What a paragraph may end with; one that ends otherwise was broken in the middle.
_PARAGRAPH_ENDS = tuple("。；：;:！？!?…”》）)")
_REMARK = re.compile(r"（[节附][^（）]{0,60}）$")
# Texts of numbered points have no chapters; what they are is told by the end of their title.
_KINDS = ("决定", "通知", "意见", "批复", "答复", "公告")
_UNSEEN = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad\x00"))
_PLAIN = {ord("％"): "%"} | {ord("０") + digit: str(digit) for digit in range(10)}


@dataclass(frozen=True)
class StatuteUnit:
    """An article, a numbered point or an appendix; `annex` is the text it is in, empty for the main one."""

    label: str
    part: str
    chapter: str
    section: str
    annex: str
    text: str
    line: int


@dataclass(frozen=True)
class StatuteText:
    """A text as its file gives it; `remark` is what the title says in brackets, such as （节录）."""

    title: str
    remark: str
    units: tuple[StatuteUnit, ...]


def parse_statute(text: str, faults: FaultList) -> StatuteText | None:
    """The text in this Markdown; None and a fault when it cannot be told which text it is."""
    lines = [(number, _plain(line)) for number, line in enumerate(text.splitlines(), start=1)]
    lines = [(number, line) for number, line in lines if line]
    heading = _HEADING.fullmatch(lines[0][1]) if lines else None
    if heading is None:
        faults.add("does not begin with a title", "write the full title as the first line, after #", line=1)
        return None
    title = heading.group(1).strip()
    ends = [place for place, (_, line) in enumerate(lines) if line == HEAD_ENDS]
    if len(ends) != 1:
        problem = f"has {len(ends)} lines {HEAD_ENDS}" if ends else f"has no line {HEAD_ENDS}"
        faults.add(problem, "put one between what is said about the text and the text itself")
        return None
    remark = _REMARK.search(title)
    reader = _Reader(kind=_kind(title[: remark.start()] if remark else title), faults=faults)
    units = reader.units(lines[ends[0] + 1 :])
    if not units:
        faults.add("has no article", "write each as 第一条 and its text, a paragraph a line")
    return StatuteText(title, remark.group() if remark else "", units)


class _Reader:
    """Goes through the lines and keeps in mind where it is."""

    def __init__(self, *, kind: str, faults: FaultList) -> None:
        self._kind, self._faults = kind, faults
        self._annex = self._part = self._chapter = self._section = ""
        self._units: list[StatuteUnit] = []
        # The unit that is being read: its label, its line, its paragraphs, and whether some may be broken.
        self._label, self._line, self._paragraphs, self._may_break = "", 0, list[str](), False
        self._in_appendix = self._points_count = False

    def units(self, lines: Sequence[tuple[int, str]]) -> tuple[StatuteUnit, ...]:
        self._points_count = _points_count(lines)
        for place, (number, line) in enumerate(lines):
            heading = _HEADING.fullmatch(line)
            name = heading.group(1).strip() if heading else line
            division = _DIVISION.fullmatch(name)
            if division:
                self._finish()
                self._divide(division.group("level"), name)
            elif heading and not _CONTENTS.fullmatch(name) and not _APPENDIX.fullmatch(name):
                self._finish()
                self._annex, self._chapter = name, name
                self._part = self._section = ""
                self._in_appendix, self._points_count = False, _points_count(lines[place + 1 :])
            else:
                self._read(number, name if heading else line)
        self._finish()
        return tuple(self._units)

    def _divide(self, level: str, name: str) -> None:
        self._in_appendix = False
        if level == "编":
            self._part, self._chapter, self._section = name, "", ""
        elif level == "章":
            self._chapter, self._section = name, ""
        else:
            self._section = name

    def _read(self, number: int, line: str) -> None:
        appendix = _APPENDIX.fullmatch(line)
        article = None if self._in_appendix else _ARTICLE.fullmatch(line)
        point = _POINT.fullmatch(line) if self._points_count and not self._in_appendix else None
        if appendix:
            self._begin(appendix.group("label"), number, line, may_break=False)
            self._in_appendix = True
        elif article:
            self._begin(article.group("label"), number, article.group("text") or "", may_break=True)
        elif point:
            self._begin(point.group("label"), number, point.group("text"), may_break=False)
        elif self._label:
            self._continue(line)

    def _begin(self, label: str, number: int, text: str, *, may_break: bool) -> None:
        self._finish()
        self._label, self._line, self._may_break = label, number, may_break
        self._paragraphs = [text.strip()] if text.strip() else []

    def _continue(self, line: str) -> None:
        before = self._paragraphs[-1] if self._paragraphs else ""
        broken = self._may_break and before and not before.endswith(_PARAGRAPH_ENDS) and not _ITEM.match(line)
        if broken:
            self._paragraphs[-1] = before + line
        else:
            self._paragraphs.append(line)

    def _finish(self) -> None:
        if not self._label:
            return
        if not self._paragraphs:
            self._faults.add(f"{self._label} says nothing", "write its text after it", line=self._line)
        self._units.append(
            StatuteUnit(
                label=self._label,
                part=self._part,
                chapter=ANNEX if self._in_appendix else self._chapter or self._unnamed_chapter(),
                section="" if self._in_appendix else self._section,
                annex=self._annex,
                text="\n".join(self._paragraphs),
                line=self._line,
            )
        )
        self._label, self._paragraphs = "", []

    def _unnamed_chapter(self) -> str:
        return self._kind if _POINT.match(self._label) else ""


def article_of(label: str) -> Article | None:
    """The article this label names; None for a point or an appendix, and for a number nobody writes so."""
    try:
        return article_labelled(label)
    except BadArticleLabel:
        return None


def _points_count(lines: Sequence[tuple[int, str]]) -> bool:
    """Whether the text that begins here is made of points (一、), and not of articles."""
    for _, line in lines:
        if _ARTICLE.fullmatch(line):
            return False
        heading = _HEADING.fullmatch(line)
        if heading and not _DIVISION.fullmatch(heading.group(1).strip()):
            return True
    return True


def _kind(title: str) -> str:
    return next((kind for kind in _KINDS if title.endswith(kind)), "")


def _plain(line: str) -> str:
    return line.translate(_UNSEEN).translate(_PLAIN).strip()
