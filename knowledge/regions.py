"""The regions of China: their codes, names, parents and centres.

A region is known by its six-digit code; people and data files name it, in
full (山东省烟台市芝罘区) or as they speak (烟台芝罘).  A name that could mean
two regions is refused, because a worker sent to the wrong city is worse off
than one who is asked again.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import GeoToolCN
from rapidfuzz import process

from knowledge.coordinates import Point, as_measured, point
from knowledge.errors import KnowledgeError, UnknownRegion
from knowledge.models import WHOLE_COUNTRY

COUNTRY_NAME = "全国"

# No region's full name is longer; a longer text is not searched for one.
_LONGEST_NAME = 40

# Endings that people leave out when they name a province, a city or a district.
_ETHNIC = (
    "(?:藏族|羌族|彝族|土家族|苗族|布依族|侗族|哈尼族|壮族|傣族|白族|景颇族|傈僳族|回族|"
    "蒙古族?|哈萨克|柯尔克孜|朝鲜族)"
)
_ENDINGS = {
    "province": re.compile(r"(?:省|市|(?:壮族|回族|维吾尔)?自治区|特别行政区)$"),
    "city": re.compile(rf"(?:市|地区|{_ETHNIC}*自治州)$"),
    "district": re.compile(r"[市区]$"),
}
# Written between the parts of a name, or standing in it for a city that does not exist.
_NOT_A_NAME = re.compile(r"[\s/·\-]|市辖区")


class UnclearRegion(UnknownRegion):
    """A region name that no region has, or several; carries the names it may have meant."""

    def __init__(self, region: str, *, nearest: tuple[str, ...]) -> None:
        KnowledgeError.__init__(
            self,
            f"{region!r} does not name one region; write the full official name, "
            f"such as {' or '.join(nearest)}",
        )
        self.region, self.nearest = region, nearest


@dataclass(frozen=True)
class Region:
    """One administrative region; ``centre`` is None for the whole country."""

    code: str
    name: str
    full_name: str
    level: str
    centre: Point | None

    @property
    def latitude(self) -> float | None:
        """Latitude of the centre in GCJ-02."""
        return self.centre.latitude if self.centre else None

    @property
    def longitude(self) -> float | None:
        """Longitude of the centre in GCJ-02."""
        return self.centre.longitude if self.centre else None


def region_coded(code: str) -> Region:
    """The region with this code; raises UnknownRegion when there is none."""
    region = _regions().get(code)
    if region is None:
        raise UnknownRegion(code)
    return region


def region_named(name: str) -> Region:
    """The region that this name means, in full or in a short form that means no other.

    A bare name such as 河北 is the province, although a district is called so
    too.  Raises UnknownRegion with the names that come nearest.
    """
    wanted = _NOT_A_NAME.sub("", unicodedata.normalize("NFKC", name))[:_LONGEST_NAME]
    regions = _regions()
    codes = _codes_by_full_name().get(wanted) or _codes_meant(wanted)
    if len(codes) == 1:
        return regions[codes[0]]
    if codes:
        raise UnclearRegion(wanted, nearest=tuple(regions[code].full_name for code in codes))
    nearest = process.extract(wanted, list(_codes_by_full_name()), limit=3)
    raise UnclearRegion(wanted, nearest=tuple(full_name for full_name, _, _ in nearest))


def region_at(place: Point) -> Region | None:
    """The smallest region this point lies in; None outside China."""
    found = GeoToolCN.reverse(*as_measured(place))
    smallest = found.district or found.city or found.province
    return _regions()[smallest.code] if smallest else None


def ancestors(code: str) -> tuple[str, ...]:
    """The codes of the regions around this one, the nearest first, the whole country last."""
    region_coded(code)
    return _ancestors().get(code, ())


def is_within(code: str, *, region: str) -> bool:
    """Whether the region with this code is that region or lies in it; a code nobody knows lies nowhere."""
    return code == region or region in _ancestors().get(code, ())


def is_region_name(text: str) -> bool:
    """Whether this is some region's own name, with or without its ending."""
    return text in _codes_by_own_name()


@cache
def _ancestors() -> dict[str, tuple[str, ...]]:
    """Every code with the codes around it.

    Some cities have no districts, and some districts no city: they are listed
    on both levels under one code, and count once, as a child of the province.
    """
    around: dict[str, tuple[str, ...]] = {WHOLE_COUNTRY: ()}
    for level in ("province", "city", "district"):
        for found in GeoToolCN.list_regions(level):
            chain = GeoToolCN.lookup_adcode(found.code)
            parents = (chain.city, chain.province) if level == "district" else (chain.province,)
            codes = dict.fromkeys(parent.code for parent in parents if parent and parent.code != found.code)
            around[found.code] = (*codes, WHOLE_COUNTRY)
    return around


@cache
def _regions() -> dict[str, Region]:
    regions = {WHOLE_COUNTRY: Region(WHOLE_COUNTRY, COUNTRY_NAME, COUNTRY_NAME, "country", None)}
    for level in ("province", "city", "district"):
        for found in GeoToolCN.list_regions(level):
            if found.code in regions:
                continue
            parent = regions[_ancestors()[found.code][0]]
            before = "" if parent.code == WHOLE_COUNTRY else parent.full_name
            centre = point(found.latitude, found.longitude, system="WGS-84")
            regions[found.code] = Region(found.code, found.name, before + found.name, level, centre)
    return regions


@cache
def _codes_by_full_name() -> dict[str, tuple[str, ...]]:
    return {region.full_name: (region.code,) for region in _regions().values()}


@cache
def _codes_by_own_name() -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for region in _regions().values():
        for form in _forms(region):
            found[form].append(region.code)
    return {form: tuple(codes) for form, codes in found.items()}


def _forms(region: Region) -> tuple[str, ...]:
    """The region's own name, and how it is called for short when two characters are left."""
    ending = _ENDINGS.get(region.level)
    short = ending.sub("", region.name) if ending else region.name
    if len(short) < 2 or short == region.name:
        return (region.name,)
    return (region.name, short, short + "州") if region.name.endswith("自治州") else (region.name, short)


def _codes_meant(wanted: str) -> tuple[str, ...]:
    """The regions whose own name ends this name, when what stands before it are their parents."""
    codes: list[str] = []
    for cut in range(len(wanted)):
        before, own = wanted[:cut], wanted[cut:]
        for code in _codes_by_own_name().get(own, ()):
            if before in _prefixes(code):
                codes.append(code)
    provinces = [code for code in codes if _regions()[code].level == "province"]
    return tuple(dict.fromkeys(provinces or codes))


def _prefixes(code: str) -> Iterator[str]:
    """What may stand before a region's own name: each parent in full, without its ending, or left out."""
    before = [""]
    for parent in reversed(ancestors(code)):
        forms = ("", COUNTRY_NAME) if parent == WHOLE_COUNTRY else ("", *_forms(_regions()[parent]))
        before = [start + form for start in before for form in forms]
    yield from before
