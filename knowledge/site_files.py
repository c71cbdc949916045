"""Reading the files that list places and offices, and saying everything that is wrong with them.

They are CSV tables, because that is what operators have: one header, one row
for each site, in UTF-8.  Several values in a cell are divided by 、.
"""

from __future__ import annotations

import csv
import datetime as dt
import re
from collections.abc import Collection
from pathlib import Path
from typing import TypeVar, cast

from knowledge.coordinates import (
    SYSTEMS,
    BadCoordinates,
    CoordinateSystem,
    Point,
    UnknownCoordinateSystem,
    point,
)
from knowledge.errors import BadPlacesFile, UnknownRegion
from knowledge.opening_hours import BadOpeningHours, parse
from knowledge.regions import is_within, region_at, region_coded, region_named
from knowledge.sites import Site
from knowledge.strict_yaml import FaultList, shown_path

COLUMNS = (
    "id", "kind", "name", "region", "address", "latitude", "longitude", "coordinate_system", "hours",
    "amenities", "phone", "source", "checked_on", "sample", "note",
)  # fmt: skip
SAMPLE_PREFIX = "【示例】"
SAMPLE_WORD = "示例"

_NEEDED = ("id", "kind", "name", "region", "source", "checked_on", "sample")
_LONGEST = {"id": 64, "name": 128, "address": 256, "phone": 64, "source": 256}
_ID = re.compile(r"[a-z0-9_]+")
_PHONE = re.compile(r"[0-9+(][0-9+() 、转-]+[0-9]")

AnySite = TypeVar("AnySite", bound=Site)


def read_sites(
    path: Path, *, made: type[AnySite], kinds: Collection[str], amenities: Collection[str]
) -> list[AnySite]:
    """All sites of a file; raises BadPlacesFile with every fault in it."""
    reader = _Reader(path, kinds=kinds, amenities=amenities)
    sites = [reader.site(line, cells, made) for line, cells in reader.rows()]
    if reader.found.faults:
        raise BadPlacesFile(path, reader.found.faults)
    return sites


class _Reader:
    """Reads one file and collects its faults; the values of a faulty row are never used."""

    def __init__(self, path: Path, *, kinds: Collection[str], amenities: Collection[str]) -> None:
        self.path, self.kinds, self.amenities = path, kinds, amenities
        self.found = FaultList(shown_path(path))
        self._line_of_id: dict[str, int] = {}

    def fault(self, line: int | None, problem: str, cure: str) -> None:
        self.found.add(problem, cure, line=line)

    def rows(self) -> list[tuple[int, dict[str, str]]]:
        """The rows with the number of their last line; none when the table itself is broken."""
        try:
            with self.path.open(encoding="utf-8-sig", newline="") as file:
                table = csv.reader(file, strict=True)
                lines = [(table.line_num, cells) for cells in table]
        except OSError as error:
            self.fault(None, f"cannot be read ({error.strerror})", "put the file there, readable for all")
            return []
        except UnicodeDecodeError as error:
            self.fault(None, f"is not UTF-8 at byte {error.start}", "save it as “CSV UTF-8”")
            return []
        except csv.Error as error:
            self.fault(None, f"is no CSV table ({error})", "check the quotation marks")
            return []
        header = lines[0][1] if lines else []
        if not self._header_fits(header):
            return []
        found = []
        for line, cells in lines[1:]:
            if len(cells) == len(header):
                found.append((line, {name: cell.strip() for name, cell in zip(header, cells, strict=True)}))
            elif cells:
                problem = f"has {len(cells)} cells, the header {len(header)}"
                self.fault(line, problem, "put a cell with a comma in it in quotation marks")
        return found

    def _header_fits(self, header: list[str]) -> bool:
        missing = [name for name in COLUMNS if name not in header]
        unknown = [name for name in header if name not in COLUMNS]
        twice = [name for name in COLUMNS if header.count(name) > 1]
        for problem, names in (("lacks", missing), ("has the unknown", unknown), ("repeats the", twice)):
            if names:
                self.fault(1, f"the header {problem} columns {names}", f"write it as {','.join(COLUMNS)}")
        return not (missing or unknown or twice)

    def site(self, line: int, cells: dict[str, str], made: type[AnySite]) -> AnySite:
        for name in _NEEDED:
            if not cells[name]:
                self.fault(line, f"{name} is empty", "fill it in")
        for name, longest in _LONGEST.items():
            if len(cells[name]) > longest:
                self.fault(line, f"{name} is longer than {longest} characters", "shorten it")
        self._check_id(line, cells["id"])
        if cells["kind"] and cells["kind"] not in self.kinds:
            self.fault(line, f"kind {cells['kind']!r} is unknown", f"use one of {', '.join(self.kinds)}")
        if cells["phone"] and not _PHONE.fullmatch(cells["phone"]):
            self.fault(
                line, f"phone {cells['phone']!r} is no number", "write it like 0535-12351, or leave it empty"
            )
        sample = self._sample(line, cells)
        region = self._region(line, cells["region"])
        return made(
            id=cells["id"],
            kind=cells["kind"],
            name=cells["name"],
            region=region,
            address=cells["address"],
            point=self._point(line, cells, region),
            hours=self._hours(line, cells["hours"]),
            amenities=self._amenities(line, cells["amenities"]),
            phone=cells["phone"],
            source=cells["source"],
            checked_on=self._date(line, cells["checked_on"]),
            sample=sample,
            note=cells["note"],
        )

    def _check_id(self, line: int, name: str) -> None:
        if not name:
            return
        if not _ID.fullmatch(name):
            self.fault(line, f"id {name!r} cannot be used", "write it with a-z, 0-9 and _ only")
        if name in self._line_of_id:
            self.fault(
                line, f"id {name!r} is that of line {self._line_of_id[name]} too", "give it another id"
            )
        self._line_of_id.setdefault(name, line)

    def _sample(self, line: int, cells: dict[str, str]) -> bool:
        sample = cells["sample"] == "true"
        if cells["sample"] not in ("", "true", "false"):
            self.fault(line, f"sample {cells['sample']!r} cannot be read", "write true or false")
        elif sample != cells["name"].startswith(SAMPLE_PREFIX):
            self.fault(
                line,
                f"sample is {cells['sample']}, which the name {cells['name']!r} does not say",
                f"begin the names of samples, and of nothing else, with {SAMPLE_PREFIX}",
            )
        if sample and cells["phone"]:
            self.fault(line, "a sample has a phone number", "leave phone empty: somebody would call it")
        if sample and SAMPLE_WORD not in cells["address"]:
            self.fault(line, "the address of a sample looks real", f"say {SAMPLE_WORD} in it")
        return sample

    def _region(self, line: int, name: str) -> str:
        try:
            return region_named(name).code if name else ""
        except UnknownRegion as error:
            problem, _, cure = str(error).partition("; ")
            self.fault(line, problem, cure)
            return ""

    def _point(self, line: int, cells: dict[str, str], region: str) -> Point | None:
        latitude, longitude, system = cells["latitude"], cells["longitude"], cells["coordinate_system"]
        if not (latitude or longitude or system):
            return None
        if system not in SYSTEMS:
            self.fault(line, f"coordinate_system {system!r} is unknown", f"use one of {', '.join(SYSTEMS)}")
            return None
        try:
            found = point(float(latitude), float(longitude), system=cast(CoordinateSystem, system))
        except ValueError:
            problem = f"latitude {latitude!r} and longitude {longitude!r} are not both numbers"
            self.fault(line, problem, "write decimal degrees, or leave all three cells empty")
            return None
        except (BadCoordinates, UnknownCoordinateSystem) as error:
            problem, _, cure = str(error).partition("; ")
            self.fault(line, problem, cure)
            return None
        where = region_at(found)
        if region and (where is None or not is_within(where.code, region=region)):
            problem = f"the coordinates lie in {where.full_name if where else 'no region of China'}"
            self.fault(line, problem, f"move them to {region_coded(region).full_name}, or mend the region")
        return found

    def _hours(self, line: int, text: str) -> str:
        try:
            parse(text)
        except BadOpeningHours as error:
            problem, _, cure = str(error).partition("; ")
            self.fault(line, problem, cure)
        return text

    def _amenities(self, line: int, text: str) -> tuple[str, ...]:
        named = tuple(name.strip() for name in text.split("、")) if text else ()
        for name in dict.fromkeys(named):
            if name not in self.amenities:
                known = "、".join(self.amenities) or "none"
                self.fault(line, f"amenity {name!r} is unknown", f"use of these: {known}, divided by 、")
            if named.count(name) > 1:
                self.fault(line, f"amenity {name!r} is named twice", "name it once")
        return named

    def _date(self, line: int, text: str) -> dt.date | None:
        try:
            return dt.date.fromisoformat(text) if text else None
        except ValueError:
            self.fault(line, f"checked_on {text!r} is no date", "write it like 2026-01-29")
            return None
