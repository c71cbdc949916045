"""What somebody does for a living: 送外卖的, 的哥, 扫大街, each as the one name of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from ruamel.yaml import YAML

from nlu.dictionary import OWN_DICTIONARY
from nlu.found import FoundEntity

_FILE = "occupations.yml"
# 找保安, 被保安拦住, 问老师: somebody else is meant.
_SOMEBODY_ELSE = re.compile(
    r"(?:找|被|问|叫|喊|让|给|跟|和|请|那个|他们)(?:了|个|小区|公司|工地|医院|学校){0,2}$"
)
# 会计师事务所 and 保洁费 are no trade of anybody's.
_PART_OF_A_WORD = re.compile(r"师事务所|室|费|证|学校|公司|培训|资格")


class BadOccupations(ValueError):
    """A name stands for two occupations."""

    def __init__(self, *, name: str, one: str, other: str) -> None:
        super().__init__(f"{_FILE}: {name} stands under {one} and {other}; keep it under one of them")


class Occupations:
    """Finds occupations; the longest name at a place wins."""

    def __init__(self, dictionary_dir: Path = OWN_DICTIONARY) -> None:
        written: Mapping[str, list[str]] = YAML(typ="safe").load(dictionary_dir / _FILE)
        self._known: dict[str, str] = {}
        for occupation, names in written.items():
            for name in names:
                other = self._known.setdefault(name, occupation)
                if other != occupation:
                    raise BadOccupations(name=name, one=other, other=occupation)
        longest_first = sorted(self._known, key=lambda name: (-len(name), name))
        self._names = re.compile("|".join(map(re.escape, longest_first)))

    def find(self, text: str) -> Iterator[FoundEntity]:
        """Every occupation that the writer, or whom they write for, may have."""
        for match in self._names.finditer(text):
            before = text[max(0, match.start() - 6) : match.start()]
            if _SOMEBODY_ELSE.search(before) or _PART_OF_A_WORD.match(text, match.end()):
                continue
            value = {"name": self._known[match.group()]}
            yield FoundEntity("occupation", match.group(), match.start(), match.end(), value)
