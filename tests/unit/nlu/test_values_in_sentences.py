"""Sentences as workers write them, with every value in them; the data stand in values_in_sentences.yml."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from nlu.entities import EntityFinder
from nlu.normalise import normalise

TODAY = dt.date(2026, 11, 23)
_SENTENCES = YAML(typ="safe").load(Path(__file__).with_name("values_in_sentences.yml"))
_UNITS = ("years", "months", "days", "hours")


@pytest.fixture(scope="module")
def finder() -> EntityFinder:
    return EntityFinder()


def _expected(written: Mapping[str, Any]) -> tuple[str, str, dict[str, object]]:
    """The kind, the words and the value of one line of the data."""
    (kind, text), *rest = written.items()
    value: dict[str, object] = {name: _as_found(kind, said) for name, said in rest}
    if "least" in value:
        # Of a length, the line says which unit it is in that is left open.
        unknown = {"money": "yuan", "date": "iso", "count": "number"}.get(kind)
        value[unknown or next(unit for unit in _UNITS if unit in value)] = None
    if kind == "money":
        value.setdefault("per", None)
    if "candidates" in value:
        value["code"] = None
    return kind, text, value


def _as_found(kind: str, said: object) -> object:
    if isinstance(said, list):
        return said
    return f"{Decimal(str(said)):.2f}" if kind == "money" and isinstance(said, int | float) else str(said)


@pytest.mark.parametrize("sentence", _SENTENCES, ids=[one["say"] for one in _SENTENCES])
def test_every_value_is_found_and_nothing_else(finder: EntityFinder, sentence: Mapping[str, Any]) -> None:
    found = []
    for one in finder.find(normalise(sentence["say"]), today=TODAY):
        value = dict(one.value)
        if one.kind == "place":
            value.pop("name")
        found.append((one.kind, one.text, value))
    assert found == [_expected(written) for written in sentence["values"]]


def test_there_are_sixty_sentences() -> None:
    assert len({one["say"] for one in _SENTENCES}) == len(_SENTENCES) >= 60
