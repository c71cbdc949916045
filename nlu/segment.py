"""Words: where one ends and the next begins.

jieba with a dictionary of our own.  The tokenizer is private, so nothing here
reaches the shared one that other code may use; its word list is jieba's without the
rare words (they cost 40 MB and say nothing to a worker's question), plus
``dictionaries/words.txt``.
"""

from __future__ import annotations

import functools
import warnings
from dataclasses import dataclass
from importlib import util
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nlu.dictionary import OWN_DICTIONARY

if TYPE_CHECKING:
    from collections.abc import Iterator


# Of jieba's 349,000 words, those seen at least this often: 132,000 entries and
# 16 MB instead of 489,000 and 56 MB, with the same cuts on workers' sentences.
_LEAST_FREQUENCY = 10
_LONGEST_WORD = 6
_LEAST_OWN_FREQUENCY = 1000
_REMEMBERED_TEXTS = 64


class BadDictionary(ValueError):
    """A line of a word list cannot be read."""

    def __init__(self, *, path: Path, line: int, why: str) -> None:
        super().__init__(f"{path}, line {line}: {why}; write one word a line, nothing else")


@dataclass(frozen=True, slots=True)
class Token:
    """A word and where it stands: ``text == whole[start:end]``."""

    text: str
    start: int
    end: int


class Segmenter:
    """Cuts a text into words that together are the whole text, white space included."""

    def __init__(self, dictionary_dir: Path | None = None) -> None:
        self._jieba = _tokenizer(dictionary_dir or OWN_DICTIONARY)
        # One message is asked for three times: as tokens, for entities, for topics.
        self._remembered = functools.lru_cache(maxsize=_REMEMBERED_TEXTS)(self._cut)

    def cut(self, text: str) -> list[Token]:
        """The words of the text, in order and without gaps."""
        return list(self._remembered(text))

    def knows(self, word: str) -> bool:
        """Whether the word is in the dictionary, and not just guessed from its characters."""
        return bool(self._jieba.FREQ.get(word))

    def _cut(self, text: str) -> tuple[Token, ...]:
        tokens: list[Token] = []
        start = 0
        for word in self._jieba.cut(text, HMM=True):
            tokens.append(Token(word, start, start + len(word)))
            start += len(word)
        return tuple(tokens)


@functools.lru_cache(maxsize=1)
def default_segmenter() -> Segmenter:
    """The segmenter with our own dictionary; made once, for all who need it in a process."""
    return Segmenter()


def own_words(dictionary_dir: Path = OWN_DICTIONARY) -> list[str]:
    """The words of ``words.txt``; lines that start with # are comments."""
    path = dictionary_dir / "words.txt"
    words: dict[str, int] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        word = line.strip()
        if not word or word.startswith("#"):
            continue
        if len(word.split()) > 1:
            raise BadDictionary(path=path, line=number, why=f"“{word}” has a space in it")
        if word in words:
            raise BadDictionary(path=path, line=number, why=f"“{word}” is already on line {words[word]}")
        words[word] = number
    return list(words)


def _tokenizer(dictionary_dir: Path) -> Any:
    with warnings.catch_warnings():
        # jieba still asks for pkg_resources, which announces its own end.
        warnings.simplefilter("ignore")
        import jieba

    tokenizer = jieba.Tokenizer()
    # jieba's own initialisation would write a cache file where other users share, and log about it.
    tokenizer.FREQ, tokenizer.total = _frequencies()
    tokenizer.initialized = True
    for word in own_words(dictionary_dir):
        # As often as it takes for the word to stay whole, also between words that would like a part of it.
        frequency = max(_LEAST_OWN_FREQUENCY, tokenizer.suggest_freq(word, tune=False))
        tokenizer.FREQ[word] = frequency
        tokenizer.total += frequency
        for end in range(1, len(word)):
            tokenizer.FREQ.setdefault(word[:end], 0)
    return tokenizer


def _frequencies() -> tuple[dict[str, int], int]:
    frequencies: dict[str, int] = {}
    for word, frequency in _common_words():
        frequencies[word] = frequency
        for end in range(1, len(word)):
            frequencies.setdefault(word[:end], 0)
    return frequencies, sum(frequencies.values())


def _common_words() -> Iterator[tuple[str, int]]:
    package = util.find_spec("jieba")
    if package is None or not package.submodule_search_locations:
        raise ModuleNotFoundError("jieba is not installed; install everything from requirements.lock")
    path = Path(package.submodule_search_locations[0]) / "dict.txt"
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            word, frequency, _ = line.split(" ", 2)
            if int(frequency) >= _LEAST_FREQUENCY and len(word) <= _LONGEST_WORD:
                yield word, int(frequency)
