"""Every regular expression repeats a bounded number of times, so no text can block the server."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from re import _constants as constants  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest

import nlu
from knowledge import said
from knowledge.law_names import shipped_law_names

# nlu.components only hands on; it needs Rasa to be imported.
_MODULES = [
    module.name for module in pkgutil.walk_packages(nlu.__path__, "nlu.") if module.name != "nlu.components"
]
# What of knowledge and bot reads messages too.
_MODULES += [f"knowledge.said.{module.name}" for module in pkgutil.iter_modules(said.__path__)]
_MODULES += ["knowledge.law_names", "bot.saying_where"]
# Runs of one and the same character are found in one step each.
_MOST_OF_ONE = 9_999
_MOST = 16
_ONE_CHARACTER = (constants.LITERAL, constants.NOT_LITERAL, constants.IN, constants.GROUPREF)


def _patterns() -> Iterator[Any]:
    for name in _MODULES:
        for attribute, value in vars(importlib.import_module(name)).items():
            for pattern in patterns_in(value):
                yield pytest.param(pattern, id=f"{name}.{attribute}")


def patterns_in(value: object) -> Iterator[re.Pattern[str]]:
    """The pattern, or those that a table of patterns holds."""
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict | tuple):
        for one in value.values() if isinstance(value, dict) else value:
            yield from patterns_in(one)


def repeats(pattern: str) -> Iterator[tuple[int, bool, bool]]:
    """Of each repeat in the pattern: its upper limit, whether it repeats one character, and is in another."""
    return _repeats(parser.parse(pattern))


def _repeats(parsed: Any, inside: bool = False) -> Iterator[tuple[int, bool, bool]]:
    for operation, argument in parsed:
        if operation in (constants.MAX_REPEAT, constants.MIN_REPEAT, constants.POSSESSIVE_REPEAT):
            _, most, body = argument
            single = len(body) == 1 and body[0][0] in _ONE_CHARACTER
            yield int(most), single, inside
            yield from _repeats(body, inside or most > 1)
        else:
            for part in argument if isinstance(argument, tuple | list) else (argument,):
                for item in part if isinstance(part, list) else (part,):
                    if isinstance(item, parser.SubPattern):
                        yield from _repeats(item, inside)


@pytest.mark.parametrize("pattern", list(_patterns()))
def test_bounded(pattern: re.Pattern[str]) -> None:
    for most, single, inside in _repeats(parser.parse(pattern.pattern, pattern.flags)):
        assert most <= (_MOST_OF_ONE if single and not inside else _MOST), pattern.pattern


def test_the_names_of_laws_are_bounded() -> None:
    assert all(most <= _MOST for most, _, _ in repeats(shipped_law_names().pattern.pattern))


def test_patterns_are_found_at_all() -> None:
    assert len(list(_patterns())) > 20


def test_an_unbounded_pattern_would_be_caught() -> None:
    assert max(most for most, _, _ in _repeats(parser.parse("(?:a|b{1,3})+"))) > _MOST_OF_ONE
