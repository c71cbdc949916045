"""Reading the legal values: knowledge/parameters/<name>.yml, each value with its day and its ground."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from knowledge.errors import BadDataFile, Fault
from knowledge.regions import COUNTRY_NAME
from knowledge.strict_yaml import FaultList, Section, WrittenText, read_mapping, shown_path
from knowledge.topic_files import WrittenLaw, written_law

PARAMETERS = Path(__file__).parent / "parameters"


@dataclass(frozen=True)
class WrittenValue:
    """A value as written; it holds from its day until the next one of its region."""

    valid_from: dt.date
    value: Decimal
    region: str
    law: tuple[WrittenLaw, ...]
    sources: tuple[WrittenText, ...]
    line: int


@dataclass(frozen=True)
class ParameterFile:
    """A legal value over time and regions."""

    name: str
    file: str
    title: str
    unit: str
    values: tuple[WrittenValue, ...]


def parameter_paths(folder: Path = PARAMETERS) -> tuple[Path, ...]:
    """The parameter files in this folder, in the order of their names."""
    return tuple(sorted(folder.glob("*.yml")))


def read_parameter(path: Path) -> ParameterFile:
    """The parameter in this file; raises BadDataFile with every fault of it."""
    parameter, faults = examine_parameter(path)
    if parameter is None or faults:
        raise BadDataFile(path, faults)
    return parameter


def examine_parameter(path: Path) -> tuple[ParameterFile | None, list[Fault]]:
    """What of the parameter can be read, and every fault found in reading it."""
    faults = FaultList(shown_path(path))
    section = read_mapping(path, faults, name="parameter")
    if section is None:
        return None, faults.faults
    title, unit = section.text("title"), section.text("unit")
    values: dict[tuple[str, dt.date], WrittenValue] = {}
    for item in section.sections("values", name="value", required=True):
        value = _value(item)
        if (value.region, value.valid_from) in values:
            item.fault(f"two values for {value.region} from {value.valid_from}", "keep one of them")
        elif item.ok:
            values[value.region, value.valid_from] = value
    section.finish()
    return ParameterFile(path.stem, faults.file, title, unit, tuple(values.values())), faults.faults


def _value(section: Section) -> WrittenValue:
    value = WrittenValue(
        valid_from=section.date("valid_from") or dt.date.min,
        value=section.number("value"),
        region=section.text("region", default=COUNTRY_NAME),
        law=tuple(written_law(item) for item in section.sections("law", name="article")),
        sources=section.texts("sources"),
        line=section.line,
    )
    if not value.law and not value.sources:
        section.fault("a value without a source", "add the article under law, or a source id under sources")
    section.finish()
    return value
