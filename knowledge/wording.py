"""What is said around the answers, such as when a message was not understood; the words are in wording.yml.

Whoever edits answers may edit these too, so no code holds them.
"""

from __future__ import annotations

import string
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from knowledge.errors import BadDataFile, Fault
from knowledge.replies import HOTLINE
from knowledge.strict_yaml import FaultList, Section, read_mapping, shown_path

WORDING_FILE = Path(__file__).parent / "wording.yml"

# Every sentence there is, and what the service fills in besides the hotline's number.
_FILLED_IN: Mapping[str, frozenset[str]] = {
    "not_understood_again": frozenset(),
    "not_understood_at_all": frozenset(),
    "simply_opening": frozenset(),
    "simply_closing": frozenset(),
    "simply_not_enough": frozenset(),
    "simply_where": frozenset(),
    "simply_which": frozenset(),
    "put_right": frozenset({"right", "answer"}),
    "put_right_before_an_answer": frozenset({"right"}),
    "what_is_wrong": frozenset(),
    "which_of_the_topic": frozenset({"title"}),
    "more_of_the_topic": frozenset({"title"}),
    "no_more_of_the_topic": frozenset(),
    "what_there": frozenset({"place"}),
    "only_so_many": frozenset({"count"}),
    "no_other_offices": frozenset(),
    "danger_emergency": frozenset(),
    "danger_distress": frozenset(),
    "danger_violence": frozenset(),
    "danger_child_labour": frozenset(),
    "danger_threat": frozenset(),
    "danger_mass_incident": frozenset(),
    "apology": frozenset(),
    "not_understood": frozenset(),
    "which_is_meant": frozenset(),
    "where_are_you": frozenset(),
    "where_not_found": frozenset({"said"}),
    "where_not_found_again": frozenset({"said"}),
    "where_not_known": frozenset(),
    "which_place": frozenset(),
    "ground_of": frozenset({"titles"}),
    "ground_checked": frozenset({"date"}),
    "ground_is_the_article": frozenset({"articles"}),
    "legal_aid_offices": frozenset({"region"}),
    "no_legal_aid_office": frozenset({"region"}),
    "sample_offices": frozenset(),
}


def worded(name: str, **values: object) -> str:
    """The sentence of this name, filled in with these values and the hotline's number."""
    return _shipped()[name].format(hotline=HOTLINE, **values)


def read_wording(path: Path = WORDING_FILE) -> Mapping[str, str]:
    """All sentences by their names; raises BadDataFile with every fault of the file."""
    sentences, faults = examine_wording(path)
    if faults:
        raise BadDataFile(path, faults)
    return sentences


def examine_wording(path: Path = WORDING_FILE) -> tuple[Mapping[str, str], list[Fault]]:
    """The sentences that can be read, and the faults of the file."""
    faults = FaultList(shown_path(path))
    section = read_mapping(path, faults, name="wording")
    sentences: dict[str, str] = {}
    if section is not None:
        for name, values in _FILLED_IN.items():
            sentences[name] = section.text(name)
            _check_values(name, sentences[name], values, section)
        section.finish()
    return sentences, faults.faults


@cache
def _shipped() -> Mapping[str, str]:
    return read_wording()


def _check_values(name: str, sentence: str, values: frozenset[str], section: Section) -> None:
    """Note values that are missing, and those that nobody fills in."""
    line = section.line_of(name) if section.has(name) else None
    try:
        named = {field for _, field, _, _ in string.Formatter().parse(sentence) if field is not None}
    except ValueError:
        section.fault(f"{name} has a brace that is not closed", "write {hotline} or the like", line=line)
        return
    missing, unknown = values - named, named - values - {"hotline"}
    if sentence and missing:
        section.fault(f"{name} leaves out {{{min(missing)}}}", "put it back where it belongs", line=line)
    if unknown:
        section.fault(f"nobody fills in {{{min(unknown)}}} in {name}", "take it out", line=line)
