"""Latin letters back into Chinese: gongzi, laoban bu fa gongzi, gz bg zmb.

Only words of our field are known (dictionaries/pinyin.txt); a run of letters that does not split into them
without a rest stays as it is, so English words, plate numbers and names of apps are left alone.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass

from nlu.dictionary import OWN_DICTIONARY

# Runs of letters are short; what is longer is none of ours.
_RUN = re.compile(r"[a-z]{2,60}")
_WORD = re.compile(r"[㐀-鿿]{2}")
_HAN = re.compile(r"[㐀-鿿]")
_BETWEEN_WORDS = re.compile(r"(?<=[㐀-鿿]) (?=[㐀-鿿])")
# Syllables typed one by one: gong zi bu fa.
_RUNS = re.compile(r"(?<![a-z])[a-z]{1,6}(?: [a-z]{1,6}){1,16}(?![a-z])")
# In a message of Chinese characters, shorter runs are abbreviations of something else, but for these.
_SHORTEST_AMONG_HAN = 5
_CLEAR_AMONG_HAN = frozenset(
    {"gz", "zmb", "gjj", "wxyj", "ldht", "ldzc", "ldjc", "ldgx", "jjbc", "flyz", "tqgz", "qgz", "nmg", "jbf"}
    | {"gsrd", "gsbx", "gsjd", "gspc", "bcj", "pcj", "qxzmb", "gzbf"}
)
_PIECES = re.compile(r"(?<=[\d几半两]) ?ge ?(?=[月人小多])")


@dataclass(frozen=True)
class _Spellings:
    whole: Mapping[str, str]
    initials: Mapping[str, str]
    longest: int


def with_words_spelt_out(text: str) -> str:
    """The normalised text with the words of our field that were typed in Latin letters put into Chinese."""
    if not _RUN.search(text):
        return text
    spellings, among_han = _spellings(), _HAN.search(text) is not None

    def joined(runs: re.Match[str]) -> str:
        if all(spelt_out(run) != run[0] for run in _RUN.finditer(runs[0])):
            return runs[0]
        read = _split(runs[0].replace(" ", ""), spellings)
        return read if _WORD.search(read) else runs[0]

    def spelt_out(run: re.Match[str]) -> str:
        letters = run[0]
        if among_han:
            if letters in _CLEAR_AMONG_HAN:
                return spellings.initials[letters]
            return _split(letters, spellings) if len(letters) >= _SHORTEST_AMONG_HAN else letters
        return spellings.initials.get(letters) or _split(letters, spellings)

    if among_han:
        text = _PIECES.sub("个", text)
    found = _BETWEEN_WORDS.sub("", _RUN.sub(spelt_out, _RUNS.sub(joined, text)))
    # Single characters alone (you, he, bei) are as likely English.
    return found if among_han or _WORD.search(found) else text


def _split(letters: str, spellings: _Spellings) -> str:
    """The fewest words that make up all of the letters; the letters themselves when none do."""
    best: list[tuple[int, str] | None] = [(0, "")] + [None] * len(letters)
    for end in range(1, len(letters) + 1):
        for start in range(max(0, end - spellings.longest), end):
            before, word = best[start], spellings.whole.get(letters[start:end])
            if before is None or word is None:
                continue
            candidate = (before[0] + 1, before[1] + word)
            current = best[end]
            if current is None or candidate[0] < current[0]:
                best[end] = candidate
    found = best[-1]
    return found[1] if found else letters


@functools.lru_cache(maxsize=1)
def _spellings() -> _Spellings:
    whole: dict[str, str] = {}
    initials: dict[str, str] = {}
    into = whole
    for line in (OWN_DICTIONARY / "pinyin.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# --- initials"):
            into = initials
        elif line and not line.startswith("#"):
            spelling, word = line.split()
            into[spelling] = word
    return _Spellings(whole, initials, max(map(len, whole)))
