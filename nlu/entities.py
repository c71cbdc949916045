"""The values in a message: money, durations, dates, counts, places, occupations, each with what it means.

A spaCy pipeline over our own words: every kind is one component that adds what it
found, the last one settles what overlaps.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import functools
import re
import threading
import warnings
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from nlu.counts import find_counts
from nlu.dates import find_dates
from nlu.durations import find_durations
from nlu.festivals import Festivals
from nlu.found import FoundEntity
from nlu.money import find_money
from nlu.month_ranges import find_month_ranges
from nlu.occupations import Occupations
from nlu.place_names import PlaceNames
from nlu.segment import Segmenter, default_segmenter

with warnings.catch_warnings():
    # The packaging that Rasa pins calls a pyparsing that has renamed its methods since.
    warnings.simplefilter("ignore", DeprecationWarning)
    import spacy
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

__all__ = ["LONGEST_TEXT", "EntityFinder", "FoundEntity"]

#: What stands after this many characters is not looked at; the gateway accepts no more anyway.
LONGEST_TEXT = 2_000

# What the components hand on; asking spaCy for the text would put it together anew each time.
_TEXT, _TODAY, _TOKENS, _FOUND = "text", "today", "tokens", "found"
#: The words of so many messages stay in spaCy's vocabulary, until all of them are forgotten.
MESSAGES_REMEMBERED = 500
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
# Between finds of one length, the kind that needs the clearer words is right.
_KINDS = ("date", "money", "duration", "count", "place", "occupation")


class EntityFinder:
    """Finds values in a text; may be shared by threads."""

    def __init__(self, segmenter: Segmenter | None = None) -> None:
        segmenter = segmenter or default_segmenter()
        self._lock = threading.Lock()
        self._words_of_now = contextlib.ExitStack()
        self._asked = 0
        self._language = spacy.blank("zh")
        self._language.tokenizer = _Words(self._language.vocab, segmenter)
        for kind in ("money", "durations", "dates", "counts", "occupations"):
            self._language.add_pipe(f"worker_{kind}")
        self._language.add_pipe("worker_places", config={"names": None})
        self._language.get_pipe("worker_places").names = PlaceNames(segmenter=segmenter)  # type: ignore[attr-defined]
        self._language.add_pipe("worker_overlaps")

    def find(self, text: str, *, today: dt.date) -> list[FoundEntity]:
        """The values in the first 2,000 characters, in order, none overlapping another.

        Give it normalised text; positions are those in the text given.  Words
        like 昨天 are seen from ``today``.
        """
        # spaCy stores no half characters; the stand-in keeps all positions.
        text = _LONE_SURROGATE.sub("\ufffd", text[:LONGEST_TEXT])
        if not text:
            return []
        with self._lock:
            self._forget_words_now_and_then()
            doc = self._language.make_doc(text)
            doc.user_data[_TODAY] = today
            found: list[FoundEntity] = self._language(doc).user_data[_FOUND]
        return found

    def _forget_words_now_and_then(self) -> None:
        """Words never seen before would stay in spaCy's vocabulary for ever; common ones are slow to add."""
        if self._asked % MESSAGES_REMEMBERED == 0:
            self._words_of_now.close()
            self._words_of_now.enter_context(self._language.memory_zone())
        self._asked += 1


class _Words:
    """spaCy's view of our segmenter: every word a token, nothing lost in between."""

    def __init__(self, vocab: Vocab, segmenter: Segmenter) -> None:
        self._vocab = vocab
        self._segmenter = segmenter

    def __call__(self, text: str) -> Doc:
        tokens = self._segmenter.cut(text)
        doc = Doc(self._vocab, words=[token.text for token in tokens], spaces=[False] * len(tokens))
        doc.user_data[_TEXT] = text
        doc.user_data[_TOKENS] = tokens
        doc.user_data[_FOUND] = []
        return doc


@dataclass
class _Places:
    """The pipe of places; its gazetteer is given by the finder, which knows the segmenter."""

    names: PlaceNames | None

    def __call__(self, doc: Doc) -> Doc:
        if self.names is not None:
            doc.user_data[_FOUND].extend(self.names.find(doc.user_data[_TEXT], doc.user_data[_TOKENS]))
        return doc


@Language.factory("worker_places", default_config={"names": None})
def _make_places(nlp: Language, name: str, names: Any) -> _Places:
    return _Places(names=names)


@Language.component("worker_money")
def _add_money(doc: Doc) -> Doc:
    doc.user_data[_FOUND].extend(find_money(doc.user_data[_TEXT]))
    return doc


@Language.component("worker_durations")
def _add_durations(doc: Doc) -> Doc:
    doc.user_data[_FOUND].extend(find_durations(doc.user_data[_TEXT]))
    return doc


@functools.lru_cache(maxsize=1)
def _festivals() -> Festivals:
    return Festivals()


@Language.component("worker_dates")
def _add_dates(doc: Doc) -> Doc:
    text, today = doc.user_data[_TEXT], doc.user_data[_TODAY]
    doc.user_data[_FOUND].extend(find_dates(text, today))
    doc.user_data[_FOUND].extend(find_month_ranges(text, today))
    doc.user_data[_FOUND].extend(_festivals().find(text, today))
    return doc


@Language.component("worker_counts")
def _add_counts(doc: Doc) -> Doc:
    doc.user_data[_FOUND].extend(find_counts(doc.user_data[_TEXT]))
    return doc


@functools.lru_cache(maxsize=1)
def _occupations() -> Occupations:
    return Occupations()


@Language.component("worker_occupations")
def _add_occupations(doc: Doc) -> Doc:
    doc.user_data[_FOUND].extend(_occupations().find(doc.user_data[_TEXT]))
    return doc


@Language.component("worker_overlaps")
def _settle_overlaps(doc: Doc) -> Doc:
    doc.user_data[_FOUND] = _without_overlaps(doc.user_data[_FOUND])
    return doc


def _without_overlaps(found: Iterable[FoundEntity]) -> list[FoundEntity]:
    """Of finds that overlap, the longest is kept."""
    kept: list[FoundEntity] = []
    for entity in sorted(found, key=lambda one: (one.start - one.end, _KINDS.index(one.kind), one.start)):
        if all(entity.end <= other.start or other.end <= entity.start for other in kept):
            kept.append(entity)
    return sorted(kept, key=lambda one: one.start)
