"""What people call the laws: short titles, official ones, and the many names in between."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from knowledge.errors import BadDataFile, Fault
from knowledge.law import LawIndex, read_laws
from knowledge.said.mistyped_laws import MistypedLaws
from knowledge.strict_yaml import FaultList, Section, read_mappings, shown_path

NAMES_FILE = Path(__file__).parent / "law_names.yml"
# What may stand before a title without changing which law is meant.
_BEFORE = r"(?:中华人民共和国|中国|我国|国家|咱们?的?|现行的?|新的?|最新的?)?"
# 劳动法律, 劳动法庭 and 司法解释一下 name no law.
# 解释一 names one only where an article follows.
_SHORT, _BEFORE_AN_ARTICLE = 3, r"(?= ?的?(?:第|\d))"
_GOES_ON_AFTER = {"法": "律院援官庭规定制人子治典", "一": "下些个点"}


@dataclass(frozen=True)
class LawName:
    """A name, folded as messages are. `title` is the law's short one, empty for a law that we do not hold.

    Under a `loose` name another law may be meant; of our field it is this one.
    """

    name: str
    title: str
    loose: bool = False


class LawNames:
    """All names of laws, to be found in messages."""

    def __init__(self, names: Iterable[LawName]) -> None:
        self._names = {one.name: one for one in names}
        self._mistyped = MistypedLaws({one.name: one.title or one.name for one in self._names.values()})
        # Of 劳动合同法实施条例 and 劳动合同法 the longer name is meant.
        longest_first = sorted(self._names, key=lambda name: (-len(name), name))
        listed = "|".join(map(_pattern_of, longest_first))
        self.pattern = re.compile(f"{_BEFORE}(?P<name>{listed})") if listed else re.compile("(?!)(?P<name>)")

    def called(self, name: str) -> LawName:
        """The law of a name that the pattern found."""
        return self._names[name]

    def mistyped_before(self, text: str, article: int) -> tuple[int, int, LawName] | None:
        """The law whose name, with a wrong character, ends right before the article, and where it stands.

        It is a loose name: whoever reads the reply is told which law was taken.
        """
        found = self._mistyped.before(text, article)
        if found is None:
            return None
        start, end, name = found
        law = self._names[name]
        return start, end, replace(law, name=text[start:end], loose=True) if law.title else law


def read_law_names(path: Path = NAMES_FILE, *, laws: LawIndex) -> LawNames:
    """The names in this file and the titles of all laws; raises BadDataFile with every fault of it."""
    names, faults = examine_law_names(path, laws=laws)
    if faults:
        raise BadDataFile(path, faults)
    return LawNames(names)


def examine_law_names(path: Path = NAMES_FILE, *, laws: LawIndex) -> tuple[tuple[LawName, ...], list[Fault]]:
    """The names that can be read, and the faults of the file."""
    faults = FaultList(shown_path(path))
    names = _titles(laws)
    for section in read_mappings(path, faults, name="law"):
        title = ""
        if not section.has("not_held"):
            section.name = title = section.text("title")
            if title not in laws.titles():
                section.fault(f"unknown law {title}", "use a short title of knowledge/laws.yml")
        said = (*section.texts("not_held"), *section.texts("names"))
        loosely = section.texts("loose")
        section.finish()
        for written in (*said, *loosely):
            name = LawName(_folded(written.text), title, loose=written in loosely)
            _add(name, names, section, line=written.line)
    return tuple(names.values()), faults.faults


@cache
def shipped_law_names() -> LawNames:
    """The names that ship with this release, read once."""
    return read_law_names(laws=read_laws())


def _titles(laws: LawIndex) -> dict[str, LawName]:
    found: dict[str, LawName] = {}
    for title in laws.titles():
        official = _folded(laws.law(title).official_title)
        without_country = official.removeprefix("中华人民共和国")
        without_maker = re.sub(
            "^(?:最高人民法院|人力资源社会保障部|全国人民代表大会常务委员会)", "", official
        )
        for name in (
            _folded(title),
            official,
            without_country,
            without_maker,
            without_maker.removeprefix("关于"),
        ):
            found.setdefault(name, LawName(name, title))
    return found


def _pattern_of(name: str) -> str:
    """The name itself, where it is not the beginning of another word."""
    if len(name) <= _SHORT and name[-1] in "一二":
        return re.escape(name) + _BEFORE_AN_ARTICLE
    ending = _GOES_ON_AFTER.get(name[-1], "")
    return re.escape(name) + (f"(?![{ending}])" if ending else "")


def _add(name: LawName, names: dict[str, LawName], section: Section, *, line: int) -> None:
    other: Mapping[str, LawName] = names
    if name.name in other:
        whose = other[name.name].title or "a law that is not held"
        section.fault(f"{name.name} is a name of {whose} already", "take it out of one of them", line=line)
    else:
        names[name.name] = name


def _folded(name: str) -> str:
    """As messages are folded: full-width brackets and digits become plain, book-title marks go."""
    plain = unicodedata.normalize("NFKC", name).lower()
    return "".join(character for character in plain if character not in "《》〈〉<> ")
