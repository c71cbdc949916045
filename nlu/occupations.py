"""What somebody does for a living: 送外卖的, 的哥, 扫大街, each as the one name of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from ruamel.yaml import YAML

from nlu.dictionary import OWN_DICTIONARY
from nlu.found import FoundEntity, Occupation

_FILE = "occupations.yml"
# 找保安, 被保安拦住, 问老师: somebody else is meant.
_SOMEBODY_ELSE = re.compile(
    r"(?:找|被|问|叫|喊|让|给|跟|和|请|那个|他们)(?:了|个|小区|公司|工地|医院|学校){0,2}$"
)
# 会计师事务所 and 保洁费 are no trade of anybody's.
_PART_OF_A_WORD = re.compile(
    r"(?<=工)[地具程厂资会序艺期伤]|师?事务所|室|费|证|学校|公司|培训|资格|平台|行业|市场|中介|局|部门|节(?![日假])|系统|软件"
)
# 我是铺路工 names a trade that no list has; what kind of worker one is to the employer (临时工) is none.
_OF_ONES_OWN = re.compile(
    r"(?:我|俺|咱|本人|老公|老婆|丈夫|爱人|爸|妈|爹|娘|哥|弟|姐|妹|儿子|叔|舅)们?(?:以前|现在|一直|也|都|就)?(?:是|当|做|干)"
    r"(?:了|一|[个名位]|厂里的?|工地上?的?|公司的?){0,3}(?P<trade>[一-龥]{1,4}?(?:工(?![作资友会地程具人伤业龄厂种头夫钱期])|司机))"
)
_NO_TRADE = re.compile(
    r".{0,3}(?:[员职民式女男童老新]|合同|临时|打|罢|开|上|返|务|做|零|散|小时|季节|派遣|劳务|外包|长期|复|停|动|个|点|包)工|.{0,4}[的在了没不被给].{0,4}"
)


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
        by_beginning: dict[str, list[str]] = defaultdict(list)
        for name in sorted(self._known, key=lambda name: (-len(name), name)):
            by_beginning[name[:2]].append(name)
        self._by_beginning = dict(by_beginning)

    def find(self, text: str) -> Iterator[FoundEntity]:
        """Every occupation that the writer, or whom they write for, may have.

        What one says to be and no list has (我是铺路工) is its own name.
        """
        yield from self._listed(text)
        for match in _OF_ONES_OWN.finditer(text):
            trade = match["trade"]
            if _NO_TRADE.fullmatch(trade) is None and not any(True for _ in self._named(trade)):
                value: Occupation = {"name": trade}
                yield FoundEntity("occupation", trade, match.start("trade"), match.end("trade"), value)

    def _listed(self, text: str) -> Iterator[FoundEntity]:
        for start, name in self._named(text):
            end = start + len(name)
            before = text[max(0, start - 6) : start]
            if _SOMEBODY_ELSE.search(before) or _PART_OF_A_WORD.match(text, end):
                continue
            value: Occupation = {"name": self._known[name]}
            yield FoundEntity("occupation", name, start, end, value)

    def _named(self, text: str) -> Iterator[tuple[int, str]]:
        """Where which name stands: the longest at each place, none inside another."""
        free = 0
        for start in range(len(text) - 1):
            if start >= free:
                for name in self._by_beginning.get(text[start : start + 2], ()):
                    if text.startswith(name, start):
                        free = start + len(name)
                        yield start, name
                        break
