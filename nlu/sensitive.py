"""What has to be noticed before anything else: distress, violence, threats, mass incidents, child labour.

Patterns, not a model: every alarm can be traced to a line of dictionaries/sensitive.yml, and a new
line counts at the next start. A false alarm costs a worker one kind sentence, a missed one perhaps a
life, so the lines are generous.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML

from nlu.dictionary import OWN_DICTIONARY
from nlu.normalise import normalise

SENSITIVE_FILE = OWN_DICTIONARY / "sensitive.yml"
# The most urgent first: a message with several alarms is answered by its first.
KINDS = ("distress", "violence", "child_labour", "threat", "mass_incident")

_WORD = re.compile(r"<([a-z]{1,16})>")
_UNBOUNDED = re.compile(r"(?<!\\)[*+]|\{\d{0,3},\}")
# The gateway accepts no longer message.
_LONGEST_TEXT = 2_000


class BadSensitiveFile(ValueError):
    """The dictionary of alarms cannot be used."""

    def __init__(self, problem: str) -> None:
        super().__init__(f"{SENSITIVE_FILE.name}: {problem}")


@dataclass(frozen=True, slots=True)
class Alarm:
    """One kind of alarm and where in the normalised text it shows."""

    kind: str
    text: str
    start: int
    end: int


class SensitiveFinder:
    """Finds alarms in a message. Safe to share between threads."""

    def __init__(self, path: Path = SENSITIVE_FILE) -> None:
        written: Mapping[str, object] = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
        unknown = set(written) ^ {"words", "harmless", *KINDS}
        if unknown:
            raise BadSensitiveFile(f"{', '.join(sorted(unknown))} missing or unknown")
        words = written["words"]
        assert isinstance(words, dict)
        self._harmless = _compiled("harmless", written["harmless"], words)
        self._patterns = {kind: _compiled(kind, written[kind], words) for kind in KINDS}

    def find(self, text: str) -> list[Alarm]:
        """One alarm for each kind that shows, the most urgent kind first; the text may be raw."""
        normal = normalise(text[:_LONGEST_TEXT])
        searched = self._harmless.sub(lambda found: " " * len(found[0]), normal)
        return list(self._alarms(normal, searched))

    def _alarms(self, normal: str, searched: str) -> Iterator[Alarm]:
        for kind, pattern in self._patterns.items():
            found = pattern.search(searched)
            if found is not None:
                yield Alarm(kind, normal[found.start() : found.end()], found.start(), found.end())


@functools.lru_cache(maxsize=1)
def default_sensitive_finder() -> SensitiveFinder:
    """The finder of this process; reading the dictionary takes some milliseconds."""
    return SensitiveFinder()


def _compiled(kind: str, lines: object, words: Mapping[str, str]) -> re.Pattern[str]:
    """All lines of one kind as one pattern; raises BadSensitiveFile for a line that cannot be used."""
    if not isinstance(lines, list) or not all(isinstance(line, str) for line in lines):
        raise BadSensitiveFile(f"{kind} has to be a list of lines")
    for line in lines:
        if _UNBOUNDED.search(line):
            raise BadSensitiveFile(f"{kind}: {line!r} repeats without end; write .{{0,8}}")
        try:
            re.compile(_spelt_out(line, words))
        except re.error as error:
            raise BadSensitiveFile(f"{kind}: {line!r} cannot be read: {error}") from error
    return re.compile("|".join(f"(?:{_spelt_out(line, words)})" for line in lines))


def _spelt_out(line: str, words: Mapping[str, str]) -> str:
    """The line with its <words> put in; words may hold words."""
    for _ in range(3):
        line = _WORD.sub(lambda found: f"(?:{words[found[1]]})", line)
    return line
