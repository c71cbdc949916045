"""What has to be noticed before anything else: a life at stake, distress, violence, threats and the like.

Two ways, and either is enough: patterns (dictionaries/sensitive.yml) for words that say it by themselves,
and a model learnt from messages of our own (dictionaries/alarms_*.yml) for everything that has to be
understood. A false alarm costs a worker one kind sentence, a missed one perhaps a life.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ruamel.yaml import YAML

from nlu.asked_about import only_asked_about
from nlu.cascade import Cascade
from nlu.dictionary import OWN_DICTIONARY
from nlu.exaggeration import blanked, toned_down
from nlu.light_injury import is_light_injury
from nlu.normalise import normalise
from nlu.told_of_another import told_of_another
from nlu.young_people import is_grown_up, may_be_a_child

SENSITIVE_FILE = OWN_DICTIONARY / "sensitive.yml"
# The most urgent first: a message with several alarms is answered by its first.
KINDS = ("emergency", "distress", "violence", "child_labour", "threat", "mass_incident")
# Our own look-alikes, and the ways of asking of all topics: no alarm either.
HARMLESS, ORDINARY = "harmless", "ordinary"
# What the id of the entry for whoever tells of another ends with.
OF_ANOTHER = "_of_another"

# So likely all kinds together have to be for the model to raise the alarm, or distress by itself. An alarm
# that is not sure adds a line to the ordinary answer and does not replace it.
_LIKELY, _LIKELY_DISTRESS = 0.1, 0.1
# And so likely beside being harmless.
_BESIDE_HARMLESS = 0.4
# So likely they have to be for the likeliest kind to be sure. Where somebody may be hurt now, less is enough;
# an angry mason or a crew that has not been paid is soon taken for one of the last two.
_SURE = {
    "emergency": 0.45,
    "distress": 0.45,
    "violence": 0.5,
    "child_labour": 0.45,
    "threat": 0.65,
    "mass_incident": 0.7,
}
_SURE_DISTRESS, _SURE_IN_FEW_WORDS = 0.4, 0.7
# What is a little like every kind is mostly none; where it is very much like all of them, it is one.
_CLEAR_KIND, _WHATEVER_KIND = 0.4, 0.75
# A few words alone say little, and the model is soon mistaken in them; the patterns know the clear ones.
_TOO_FEW, _FEW_WORDS, _LIKELY_IN_FEW_WORDS = 2, 8, 0.6
# One alone is no crowd.
_CROWD = re.compile(r"们|咱|大家|大伙|人|全|几十|上百|一起|一块|集体|组织|群里|车间|工地|[围堵拉罢闹爬]")
# Whoever was hurt by somebody threatens nobody.
_VICTIM = re.compile(r"被[^,。!?]{0,12}[砍打捅刺]")
# A brick that falls on somebody is an injury; somebody who throws it is violence.
_HURT_BY_A_THING = re.compile(
    r"[被叫让给][^,。!?]{0,4}(?:砖|钢管|钢筋|模板|木板|铁|机器|石|门|架|车|箱|货|管|吊|锯|刀片|玻璃)"
    r"[^,。!?]{0,4}[砸压夹碰烫轧割挤蹭扎]"
)
_SOMEBODY_DID_IT = re.compile(r"[打揍踹捅砍骂]|拿|扔|老板|工头|他们?|保安|人")
# A message this surely harmless (or not) by its letters is not looked at any closer.
_CLEAR = 0.95
# Most look-alikes are encoded: where the border runs is learnt from them.
_MOST_ENCODED, _MORE_ENCODED = 80, {HARMLESS: 300, ORDINARY: 60}
# Plain counting is misled by two labels that hold nine messages in ten.
_COUNTS_WORTH = 1.0

_WORD = re.compile(r"<([a-z_0-9]{1,16})>")
_UNBOUNDED = re.compile(r"(?<!\\)[*+]|\{\d{0,3},\}")
# The gateway accepts no longer message.
_LONGEST_TEXT = 2_000


class BadSensitiveFile(ValueError):
    """The dictionary of alarms cannot be used."""

    def __init__(self, problem: str) -> None:
        super().__init__(f"{SENSITIVE_FILE.name}: {problem}")


@dataclass(frozen=True, slots=True)
class Alarm:
    """One kind of alarm and where in the normalised text it shows; `sure` decides what is answered.

    `spelt` says that the patterns found it and not the model alone, which may be mistaken in few words.
    `of_another` says that the worker tells of somebody else's distress, and needs another reply than his.
    """

    kind: str
    text: str
    start: int
    end: int
    sure: bool = True
    of_another: bool = False
    spelt: bool = False

    @property
    def entries(self) -> list[str]:
        """The ids of the sensitive entries that answer it, the fitting one first."""
        return [f"{self.kind}{OF_ANOTHER}", self.kind] if self.of_another else [self.kind]

    def as_entity(self) -> dict[str, object]:
        """The alarm as the entity of a message that policy and actions read."""
        value = {"kind": self.kind, "sure": self.sure, "spelt": self.spelt, "entries": self.entries}
        return {"entity": "alarm", "start": self.start, "end": self.end, "text": self.text, "value": value}


class SensitiveFinder:
    """Finds alarms in a message; without a model, only by the patterns. Safe to share between threads."""

    def __init__(self, model: Cascade | None = None, *, path: Path = SENSITIVE_FILE) -> None:
        written: Mapping[str, object] = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
        unknown = set(written) ^ {"words", "harmless", *KINDS}
        if unknown:
            raise BadSensitiveFile(f"{', '.join(sorted(unknown))} missing or unknown")
        words = written["words"]
        assert isinstance(words, dict)
        self._model = model
        self._harmless = _compiled("harmless", written["harmless"], words)
        self._patterns = {kind: _compiled(kind, written[kind], words) for kind in KINDS}

    def find(self, text: str) -> list[Alarm]:
        """One alarm for each kind that shows, the most urgent kind first; the text may be raw."""
        normal = normalise(text[:_LONGEST_TEXT])
        searched = self._harmless.sub(lambda found: " " * len(found[0]), blanked(normal))
        found = {alarm.kind: alarm for alarm in self._spelt(normal, searched)}
        understood = self._understood(normal)
        if understood is not None:
            found.setdefault(understood.kind, understood)
        if "distress" in found and told_of_another(normal):
            found["distress"] = replace(found["distress"], of_another=True)
        return sorted(found.values(), key=lambda alarm: (not alarm.sure, KINDS.index(alarm.kind)))

    def _spelt(self, normal: str, searched: str) -> Iterator[Alarm]:
        """What the patterns find."""
        for kind, pattern in self._patterns.items():
            found = pattern.search(searched)
            if found is not None and not _contradicted(kind, normal):
                start, end = found.span()
                yield Alarm(kind, normal[start:end], start, end, spelt=True)

    def _understood(self, normal: str) -> Alarm | None:
        """What the model finds the likeliest; None when it finds the message harmless."""
        plain = toned_down(normal)
        if self._model is None or len(plain) <= _TOO_FEW:
            return None
        likely = dict(zip(self._model.classes_, self._model.predict_proba([plain])[0].tolist(), strict=True))
        if not may_be_a_child(normal):
            likely["child_labour"] = 0.0
        if _HURT_BY_A_THING.search(normal) and not _SOMEBODY_DID_IT.search(normal):
            likely["violence"] = 0.0
        if not _CROWD.search(normal):
            likely["mass_incident"] = 0.0
        harm = sum(likely[kind] for kind in KINDS)
        few_words = len(plain) <= _FEW_WORDS
        distress = 0.0 if few_words else likely["distress"]
        if harm < (_LIKELY_IN_FEW_WORDS if few_words else _LIKELY) and distress < _LIKELY_DISTRESS:
            return None
        if harm < _BESIDE_HARMLESS * likely[HARMLESS]:
            return None
        kind = max(KINDS, key=lambda kind: likely[kind])
        if kind == "threat" and _VICTIM.search(normal):
            kind = "violence"
        enough = _SURE_IN_FEW_WORDS if few_words else _SURE[kind]
        clear = likely[kind] >= _CLEAR_KIND or harm >= _WHATEVER_KIND
        sure = (harm >= enough and clear) or distress >= _SURE_DISTRESS
        sure = sure and harm > likely[HARMLESS] and not only_asked_about(kind, normal)
        sure = sure and not (kind == "emergency" and is_light_injury(normal))
        return Alarm(kind, normal, 0, len(normal), sure=sure)


@functools.lru_cache(maxsize=1)
def default_sensitive_finder() -> SensitiveFinder:
    """A finder by patterns alone; reading the dictionary takes some milliseconds."""
    return SensitiveFinder()


def learn_alarms(harmless: Sequence[str]) -> Cascade:
    """A model of our own examples of danger, told from look-alikes and from these harmless messages."""
    texts, labels = alarm_examples()
    known = set(texts)
    others = [text for text in harmless if text not in known]
    model = Cascade(
        sure=_CLEAR,
        alike=(HARMLESS, ORDINARY),
        most_encoded=_MOST_ENCODED,
        more_encoded=_MORE_ENCODED,
        counts_worth=_COUNTS_WORTH,
    )
    return model.fit([*texts, *others], [*labels, *[ORDINARY] * len(others)])


def alarm_examples() -> tuple[list[str], list[str]]:
    """Our own messages of danger and harmless look-alikes, and the kind of each."""
    texts: list[str] = []
    labels: list[str] = []
    for path in sorted(OWN_DICTIONARY.glob("alarms_*.yml")):
        written: Mapping[str, list[str]] = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
        for kind, lines in written.items():
            if kind not in {*KINDS, HARMLESS}:
                raise BadSensitiveFile(f"{path.name} has {kind}, which is no kind of alarm")
            texts += lines
            labels += [kind] * len(lines)
    return texts, labels


def _contradicted(kind: str, normal: str) -> bool:
    """Whether something else in the message says that its words of danger mean no danger of this kind."""
    if kind == "threat":
        return _VICTIM.search(normal) is not None
    return kind == "child_labour" and is_grown_up(normal)


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
