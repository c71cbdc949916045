"""Words that mean much the same: 老板, 公司 and 厂里 are all the employer (dictionaries/synonyms.yml)."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from pathlib import Path

from ruamel.yaml import YAML

from nlu.dictionary import OWN_DICTIONARY

SYNONYMS_FILE = OWN_DICTIONARY / "synonyms.yml"


class BadSynonyms(ValueError):
    """The dictionary of synonyms cannot be used."""

    def __init__(self, problem: str) -> None:
        super().__init__(f"{SYNONYMS_FILE.name}: {problem}")


class Synonyms:
    """Classes of words, found in a normalised text. Safe to share between threads."""

    def __init__(self, *, path: Path = SYNONYMS_FILE) -> None:
        written: Mapping[str, list[object]] = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
        self._class_of: dict[str, str] = {}
        for name, words in written.items():
            for word in map(str, words):
                other = self._class_of.setdefault(word, name)
                if other != name:
                    raise BadSynonyms(f"{word} stands in {other} and in {name}; keep it in one")
        # The longest first, so that 劳务公司 is not read as 公司.
        longest_first = sorted(self._class_of, key=lambda word: -len(word))
        self._pattern = re.compile("|".join(re.escape(word) for word in longest_first))

    def classes(self, text: str) -> list[str]:
        """The classes of which a word is in the text, in the order of their names."""
        return sorted({self._class_of[found] for found in self._pattern.findall(text)})


@functools.lru_cache(maxsize=1)
def default_synonyms() -> Synonyms:
    """The classes that ship; reading them takes some milliseconds."""
    return Synonyms()
