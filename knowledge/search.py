"""Finding the entry a person means, among all ways of asking, in memory and within a millisecond or two."""

from __future__ import annotations

import datetime as dt
import logging
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from knowledge.entries import Entry, EntryRepository, most_specific
from knowledge.errors import DatabaseUnavailable
from knowledge.folding import fold
from knowledge.hybrid import Meaning, letters_leave_it_open
from knowledge.models import WHOLE_COUNTRY
from knowledge.ngram_index import NgramIndex
from knowledge.sentence_vectors import MOST_ASKS, digest_of

logger = logging.getLogger(__name__)

# What an entry's other ways of asking, and its answer, add to the way of asking that comes closest.
_OTHERS_WORTH = 0.8
_ANSWER_WORTH = 1.0
# Alike to the last character pair is not yet the same sentence.
_ALMOST = 0.999
# What it adds that an entry's topic is e times as likely as another's, and how unlikely a topic can count.
_TOPIC_WORTH, _LEAST_LIKELY = 0.2, 1e-6
_LOOK_EVERY_SECONDS = 1.0
_RETRY_AFTER_SECONDS = 5.0
_DAYS_KEPT = 2


@dataclass(frozen=True)
class Match:
    """An entry that may be meant; asked is its way of asking that came closest in its letters.

    score says how close: 1 is the same sentence. worth decides the order: that score, and where a search
    looks at them the nearness in meaning and how likely the entry's topic is. Two worths can be compared
    only within one search.
    """

    entry: Entry
    score: float
    asked: str
    worth: float


class EntrySearch:
    """The search over all published entries. It follows a change of content within about a second.

    Safe to share between threads. While the database is away it goes on with what it last read.
    """

    def __init__(self, repository: EntryRepository, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._repository = repository
        self._clock = clock
        self._lock = threading.Lock()
        self._days: dict[dt.date, _Day] = {}
        self._look_again_at = float("-inf")
        self._meaning: Meaning | None = None

    def look_at(self, meaning: Meaning) -> None:
        """From now on look at the meaning too, where the letters leave open which entry of a topic it is."""
        self._meaning = meaning

    def exact(self, text: str, *, on: dt.date, region: str = WHOLE_COUNTRY) -> Match | None:
        """The entry that lists this very sentence as a way of asking; None when there is none."""
        return self._day(on).exact(fold(text), region=region)

    def in_topic(
        self, topic: str, text: str, *, on: dt.date, region: str = WHOLE_COUNTRY, k: int = 5
    ) -> list[Match]:
        """The entries of a topic that come closest, best first; those that share nothing are left out."""
        return self.among({topic: 1.0}, text, on=on, region=region, k=k)

    def among(
        self, topics: Mapping[str, float], text: str, *, on: dt.date, region: str = WHOLE_COUNTRY, k: int = 5
    ) -> list[Match]:
        """The entries of these topics that come closest, best first, those of a better-scored topic sooner.

        A topic's score is above 0 and at most 1; the scores need not add up to anything. Entries that share
        nothing with the text are left out.
        """
        return self._day(on).among(topics, text, region=region, k=k, meaning=self._meaning)

    def everywhere(self, text: str, *, on: dt.date, region: str = WHOLE_COUNTRY, k: int = 5) -> list[Match]:
        """The entries of all topics that come closest, best first; those that share nothing are left out."""
        return self._day(on).everywhere(text, region=region, k=k)

    def entries(self, *, on: dt.date) -> tuple[Entry, ...]:
        """Every entry that holds on that day, in the order of the topics, without asking the database."""
        return self._day(on).entries

    def _day(self, on: dt.date) -> _Day:
        day = self._days.get(on)
        if day is not None and self._clock() < self._look_again_at:
            return day
        # One thread looks; the others go on with what they have, or wait when they have nothing.
        if not self._lock.acquire(blocking=day is None):
            assert day is not None
            return day
        try:
            return self._refreshed(on)
        finally:
            self._lock.release()

    def _refreshed(self, on: dt.date) -> _Day:
        day = self._days.get(on)
        if day is not None and self._clock() < self._look_again_at:
            return day
        try:
            version = self._repository.content_version()
            if day is None or day.version != version:
                day = _Day(version, self._repository.published(on=on))
                kept = {known: other for known, other in self._days.items() if known != on}
                self._days = dict([*kept.items(), (on, day)][-_DAYS_KEPT:])
        except DatabaseUnavailable as error:
            if not self._days:
                raise
            logger.warning("searching in what was read before: %s", error)
            self._look_again_at = self._clock() + _RETRY_AFTER_SECONDS
            return day or next(reversed(self._days.values()))
        self._look_again_at = self._clock() + _LOOK_EVERY_SECONDS
        return day


@dataclass(frozen=True)
class _Likeness:
    """How alike a folded sentence is to every way of asking and title, and to every entry."""

    folded: str
    phrases: NDArray[np.float64]
    scores: NDArray[np.float64]


class _Day:
    """The entries that hold on one day, and what is needed to find them. Never changed once made."""

    def __init__(self, version: int, entries: Sequence[Entry]) -> None:
        self.version = version
        self.entries = tuple(entries)
        phrases = [phrase for entry in entries for phrase in _phrases(entry)]
        folded = [fold(phrase) for phrase in phrases]
        counts = [len(_phrases(entry)) for entry in entries]
        self._first = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
        self._asking = NgramIndex(folded)
        self._answering = NgramIndex([fold(entry.answer) for entry in entries], lengths=(1, 2))
        self._listed: dict[str, list[int]] = {}
        for number, entry in enumerate(entries):
            for ask in entry.asks:
                self._listed.setdefault(fold(ask), []).append(number)
        self._numbers: dict[tuple[str | None, str], NDArray[np.int64]] = {}
        self._digests: dict[int, tuple[str, ...]] = {}

    def exact(self, folded: str, *, region: str) -> Match | None:
        """The entry for that region that lists the folded sentence."""
        here = most_specific((self.entries[number] for number in self._listed.get(folded, ())), region=region)
        if not here:
            return None
        return Match(here[0], 1.0, next(ask for ask in here[0].asks if fold(ask) == folded), 1.0)

    def everywhere(self, text: str, *, region: str, k: int) -> list[Match]:
        """The best k entries for that region by their letters."""
        likeness = self._likeness(fold(text))
        numbers = self._candidates(None, region)
        return self._best(likeness, numbers, likeness.scores[numbers], k=k)

    def among(
        self, topics: Mapping[str, float], text: str, *, region: str, k: int, meaning: Meaning | None
    ) -> list[Match]:
        """The best k entries of topics for that region: by letters, how likely the topic, and by meaning."""
        likeness = self._likeness(fold(text))
        candidates = [self._candidates(topic, region) for topic in topics]
        likely = [np.log(min(max(one, _LEAST_LIKELY), 1.0)) for one in topics.values()]
        numbers = np.concatenate([np.zeros(0, np.int64), *candidates])
        alike = likeness.scores[numbers]
        worth = alike + _TOPIC_WORTH * np.repeat(likely, [len(one) for one in candidates])
        if meaning is not None and likeness.folded and letters_leave_it_open(alike, worth):
            nearness = meaning.nearness(text, [self._asks_as_digests(int(number)) for number in numbers])
            worth = worth if nearness is None else worth + nearness
        return self._best(likeness, numbers, worth, k=k)

    def _likeness(self, folded: str) -> _Likeness:
        if not folded or not self.entries:
            return _Likeness(folded, np.zeros(0), np.zeros(len(self.entries)))
        phrases = self._asking.likeness(folded)
        closest = np.maximum.reduceat(phrases, self._first[:-1])
        others = (np.add.reduceat(phrases, self._first[:-1]) - closest) / np.sqrt(np.diff(self._first))
        support = _OTHERS_WORTH * others + _ANSWER_WORTH * self._answering.likeness(folded)
        # Support fills up part of what is missing to the same sentence, and never all of it.
        scores = np.minimum(1.0 - (1.0 - closest) * np.exp(-support), _ALMOST)
        scores[self._listed.get(folded, [])] = 1.0
        return _Likeness(folded, phrases, scores)

    def _best(
        self, likeness: _Likeness, numbers: NDArray[np.int64], worth: NDArray[np.float64], *, k: int
    ) -> list[Match]:
        ranked = [int(place) for place in np.argsort(-worth, kind="stable")[: max(k, 0)]]
        return [
            self._match(int(numbers[place]), likeness, worth=float(worth[place]))
            for place in ranked
            if likeness.scores[numbers[place]] > 0
        ]

    def _match(self, number: int, likeness: _Likeness, *, worth: float) -> Match:
        entry, score = self.entries[number], float(likeness.scores[number])
        if score == 1.0:
            asked = next(ask for ask in entry.asks if fold(ask) == likeness.folded)
        else:
            start, end = self._first[number], self._first[number + 1]
            asked = _phrases(entry)[int(np.argmax(likeness.phrases[start:end]))]
        return Match(entry, score, asked, worth)

    def _asks_as_digests(self, number: int) -> tuple[str, ...]:
        """The names of the vectors that speak for an entry; remembered for the next time."""
        found = self._digests.get(number)
        if found is None:
            found = tuple(digest_of(fold(ask)) for ask in self.entries[number].asks[:MOST_ASKS])
            self._digests[number] = found
        return found

    def _candidates(self, topic: str | None, region: str) -> NDArray[np.int64]:
        """The entries that hold in a region, one of each name, as numbers; remembered for the next time."""
        found = self._numbers.get((topic, region))
        if found is None:
            here = {id(entry) for entry in most_specific(self.entries, region=region)}
            wanted = (
                number
                for number, entry in enumerate(self.entries)
                if id(entry) in here and (topic is None or entry.topic == topic)
            )
            found = np.fromiter(wanted, dtype=np.int64)
            # Regions come from people's messages: what is remembered must not grow without end.
            self._numbers = {(topic, region): found, **dict(list(self._numbers.items())[:255])}
        return found


def _phrases(entry: Entry) -> tuple[str, ...]:
    return (*entry.asks, entry.title)
