"""Reading our YAML files strictly: every key known, none twice, each fault with its line and its cure.

Nothing here raises for a bad file: faults are collected, so that a person sees all of them at once.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from knowledge.errors import Fault

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_STRING_TAG = "tag:yaml.org,2002:str"
_FIRST_DAY = dt.date(1900, 1, 1)


@dataclass
class FaultList:
    """The faults of one file, in the order they were found."""

    file: str
    faults: list[Fault] = field(default_factory=list)

    def add(self, problem: str, cure: str, *, line: int | None = None, warning: bool = False) -> None:
        """Note one more fault."""
        self.faults.append(Fault(self.file, problem, cure, line, warning))


@dataclass(frozen=True)
class WrittenText:
    """A text and the line it stands on."""

    text: str
    line: int


class Section:
    """One mapping of a file, read key by key. What nobody asked for is a fault when `finish` is called.

    A missing or unreadable value gives an empty one and a fault: look at `ok` before using the result.
    """

    def __init__(
        self, node: MappingNode, faults: FaultList, *, name: str, parent: Section | None = None
    ) -> None:
        self.name, self.line = name, _line(node)
        self.ok = True
        self._parent = parent
        self._faults = faults
        self._values: dict[str, Node] = {}
        self._lines: dict[str, int] = {}
        self._asked: set[str] = set()
        for key_node, value in node.value:
            key = key_node.value if isinstance(key_node, ScalarNode) else "?"
            if key in self._values:
                self.fault(f"the key {key} stands twice in {name}", "keep one of them", line=_line(key_node))
            self._values[key], self._lines[key] = value, _line(key_node)

    def fault(self, problem: str, cure: str, *, line: int | None = None) -> None:
        """Note a fault of this section, and so of those it stands in."""
        section: Section | None = self
        while section is not None:
            section.ok, section = False, section._parent
        self._faults.add(problem, cure, line=line or self.line)

    def line_of(self, key: str) -> int:
        """The line of this key, or of the section when it is not there."""
        return self._lines.get(key, self.line)

    def written_keys(self) -> tuple[str, ...]:
        """Every key that is written, in its order."""
        return tuple(self._values)

    def has(self, key: str) -> bool:
        """Whether the key is written."""
        return key in self._values

    def text(self, key: str, *, default: str | None = None) -> str:
        """A text. Without a default it must be there and not be empty."""
        node = self._value(key, required=default is None)
        if node is None:
            return default or ""
        text = self._text_of(node, key)
        if not text and default is None:
            # An empty value begins only where the next key stands.
            line = self.line_of(key)
            self.fault(f"{key} of {self.name} is empty", "write it or take the key out", line=line)
        return text

    def date(self, key: str, *, required: bool = True) -> dt.date | None:
        """A day, written bare as 2024-03-01."""
        node = self._value(key, required=required)
        if node is None:
            return None
        written = node.value if isinstance(node, ScalarNode) else ""
        if isinstance(node, ScalarNode) and node.style is None and _ISO_DATE.fullmatch(written):
            try:
                day = dt.date.fromisoformat(written)
            except ValueError:
                day = dt.date.min
            if day >= _FIRST_DAY:
                return day
        self.fault(
            f"{key} of {self.name} is no date: {written!r}",
            "write a bare day such as 2024-03-01",
            line=_line(node),
        )
        return None

    def number(self, key: str) -> Decimal:
        """A decimal number, exact as written."""
        node = self._value(key, required=True)
        written = node.value if isinstance(node, ScalarNode) else ""
        try:
            number = Decimal(written)
        except InvalidOperation:
            number = Decimal("NaN")
        if node is not None and not number.is_finite():
            self.fault(
                f"{key} of {self.name} is no number: {written!r}",
                "write digits, such as 21.75",
                line=_line(node),
            )
        return number if number.is_finite() else Decimal(0)

    def texts(self, key: str, *, required: bool = False) -> tuple[WrittenText, ...]:
        """A list of texts, each with its line."""
        found = []
        for item in self._items(key, required=required):
            text = self._text_of(item, key)
            if text:
                found.append(WrittenText(text, _line(item)))
            else:
                self.fault(
                    f"an item of {key} of {self.name} is empty", "write it or take it out", line=_line(item)
                )
        return tuple(found)

    def sections(self, key: str, *, name: str, required: bool = False) -> tuple[Section, ...]:
        """A list of mappings."""
        found = []
        for item in self._items(key, required=required):
            if isinstance(item, MappingNode):
                found.append(Section(item, self._faults, name=name, parent=self))
            else:
                self.fault(
                    f"an item of {key} is no mapping", f"write each {name} as key: value", line=_line(item)
                )
        return tuple(found)

    def finish(self) -> None:
        """Report the keys that nobody asked for."""
        for key in self._values.keys() - self._asked:
            known = ", ".join(sorted(self._asked))
            self.fault(f"unknown key {key} in {self.name}", f"use one of {known}", line=self._lines[key])

    def _value(self, key: str, *, required: bool) -> Node | None:
        self._asked.add(key)
        node = self._values.get(key)
        if node is None and required:
            self.fault(f"{self.name} has no {key}", f"add {key}")
        return node

    def _items(self, key: str, *, required: bool) -> list[Node]:
        node = self._value(key, required=required)
        if node is None:
            return []
        if not isinstance(node, SequenceNode):
            self.fault(
                f"{key} of {self.name} is no list",
                "write one item per line, each after a dash",
                line=_line(node),
            )
            return []
        if required and not node.value:
            self.fault(f"{key} of {self.name} is empty", "add at least one", line=_line(node))
        return list(node.value)

    def _text_of(self, node: Node, key: str) -> str:
        if not isinstance(node, ScalarNode):
            self.fault(f"{key} of {self.name} is no text", "write one text", line=_line(node))
            return "?"
        if node.tag != _STRING_TAG and node.value:
            self.fault(
                f"{key} of {self.name} reads as a number, a date or a switch: {node.value}",
                f'quote it: "{node.value}"',
                line=_line(node),
            )
        return str(node.value).strip()


def read_mapping(path: Path, faults: FaultList, *, name: str) -> Section | None:
    """The file as one mapping; None and a fault when it cannot be read as that."""
    node = _compose(path, faults)
    if node is None or isinstance(node, MappingNode):
        return None if node is None else Section(node, faults, name=name)
    faults.add("the file is no mapping", f"write {name} as key: value", line=_line(node))
    return None


def read_mappings(path: Path, faults: FaultList, *, name: str) -> tuple[Section, ...]:
    """The file as a list of mappings; those that are none are faults."""
    node = _compose(path, faults)
    if node is None:
        return ()
    if not isinstance(node, SequenceNode):
        faults.add("the file is no list", f"write each {name} after a dash", line=_line(node))
        return ()
    found = []
    for item in node.value:
        if isinstance(item, MappingNode):
            found.append(Section(item, faults, name=name))
        else:
            faults.add("an item is no mapping", f"write each {name} as key: value", line=_line(item))
    return tuple(found)


def shown_path(path: Path) -> str:
    """The path as a person would type it: from the current folder where it lies inside it."""
    here, whole = Path.cwd(), path.absolute()
    return str(whole.relative_to(here)) if whole.is_relative_to(here) else str(path)


def _compose(path: Path, faults: FaultList) -> Node | None:
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        faults.add("the file is not UTF-8", "save it as UTF-8")
        return None
    except OSError as error:
        faults.add(f"the file cannot be read ({error.strerror})", "check that it is there and readable")
        return None
    compose: Callable[[str], Node | None] = YAML(typ="safe", pure=True).compose
    try:
        node = compose(text)
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        faults.add(f"this is no YAML: {error.problem}", "check indentation, colons and quotes", line=line)
        return None
    except YAMLError as error:
        faults.add(f"this is no YAML: {str(error).splitlines()[0]}", "take out what is no plain text")
        return None
    except RecursionError:
        faults.add("the YAML is nested too deeply", "write it flat")
        return None
    if node is None:
        faults.add("the file is empty", "write it or delete it")
    return node


def _line(node: Node) -> int:
    return int(node.start_mark.line) + 1
