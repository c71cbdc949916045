"""Finding known places in what somebody writes: 我在大海阳路附近.

A place is known by its name, by its name without the words that all such
places share (驿站, 司机之家), and by the roads, squares, stations and the like
in its address.  Names of regions are no landmarks: half a city lies in them.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from knowledge.models import WHOLE_COUNTRY
from knowledge.regions import ancestors, is_region_name, is_within, region_coded

SHORTEST, LONGEST = 3, 24
# Nobody describes where he is in more words; the rest is not searched.
LONGEST_TEXT = 300
# A landmark is made of at most so many smaller ones.
_MOST_PARTS = 3

_BRACKETS = re.compile(r"【[^】]{0,80}】|\([^)]{0,80}\)|〔[^〕]{0,80}〕|\[[^\]]{0,80}\]")
_HAN = re.compile(r"[㐀-鿿]")
# What stands between two landmarks of an address: house numbers, “and”, and on which side of what.
_BETWEEN = re.compile(
    r"[^㐀-鿿]{1,40}(?:号楼|号院|号|栋|幢|层|楼|室|单元)?|(?<=[路街道巷])[和与及]|[东南西北]{1,2}侧|对面|旁边?|附近|"
    r"交叉口|交汇处|路口|楼下"
)
_SHARED_WORDS = re.compile(
    r"(?:工会|户外|劳动者|职工|爱心|综合|服务|便民|暖心|新就业形态|环卫工人|卡车|货车){0,9}"
    r"(?:驿站|服务站|服务点|服务中心|休息站|休息点|休息室|港湾|司机之家|爱心餐|之家)$"
)
_LANDMARK_END = re.compile(
    r"街道|大街|大道|胡同|路|街|巷|弄|里|村|镇|桥|广场|公园|车站|地铁站|火车站|机场|码头|港|医院|学校|大学|学院|"
    r"大厦|大楼|商场|商城|市场|超市|中心|小区|社区|花园|新村|工业园|产业园|园区|开发区"
)
# Every town has one; without its own name it says nothing.
_EVERYWHERE = re.compile(
    r"步行街|商业街|火车站|高铁站|(?:长途)?汽车站|客运站|公交站|地铁站|飞机场|十字路口|人民医院|中心医院|中医院|妇幼保健院|"
    r"(?:购物|服务|活动|党群服务|便民服务|政务服务)中心|(?:经济)?开发区|工业园区?|产业园区?|菜市场|农贸市场|批发市场"
)


# 黄海路100号, 幸福小区: how people name where they are when no place of ours is near it.
_SPOKEN = re.compile(
    r"[㐀-鿿]{2,6}?(?:(?<![马公铁半小走来网思出道线绕问上下一这那条修多分])路|大街|大道|胡同|街道|小区|社区|家园|花园|广场|大厦|工业园|产业园|开发区)"
    r"(?:\d{1,5}号)?"
)
_LEADS_IN = re.compile(r"^.{0,4}?(?:就在|我在|在|到|去|住|从|离|靠近|位于)")


def spoken_landmark(text: str) -> str | None:
    """The road, estate or the like that a message names, known to us or not; None when it names none."""
    found = _SPOKEN.search(plain(text)[:LONGEST_TEXT])
    return _LEADS_IN.sub("", found[0]) if found else None


def plain(text: str) -> str:
    """The text as landmarks are compared: one width, one case, no spaces."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text).casefold())


def landmarks(*, name: str, address: str, region: str) -> set[str]:
    """Everything by which a worker may call the surroundings of this place."""
    around = _names_around(region)
    whole = _without_regions(_BRACKETS.sub("", plain(name)), around)
    own = _SHARED_WORDS.sub("", whole)
    found = {whole, own} if own else set()
    for run in _BETWEEN.split(_without_regions(_BRACKETS.sub("", plain(address)), around)):
        found.update(_parts(run))
    return {key for key in found if _is_landmark(key)}


class LandmarkIndex:
    """The landmarks of many places, numbered in the order in which they are given.

    Only the hashes of the landmarks are kept, sorted: some megabytes for all
    stations of the country, where a dictionary would take a hundred.
    """

    def __init__(self, places: Iterable[set[str]]) -> None:
        hashes, positions = array("q"), array("q")
        for position, keys in enumerate(places):
            hashes.extend(hash(key) for key in keys)
            positions.extend([position] * len(keys))
        order = np.argsort(np.array(hashes, dtype=np.int64), kind="stable")
        self._hashes = np.array(hashes, dtype=np.int64)[order]
        self._positions = np.array(positions, dtype=np.int64)[order]

    def found_in(self, text: str) -> Iterator[NDArray[np.int64]]:
        """The positions of the places each landmark in the text belongs to, the longest landmark first."""
        searched = plain(text)[:LONGEST_TEXT]
        for length in range(min(LONGEST, len(searched)), SHORTEST - 1, -1):
            parts = [searched[start : start + length] for start in range(len(searched) - length + 1)]
            hashes = np.array([hash(part) for part in parts], dtype=np.int64)
            first = np.searchsorted(self._hashes, hashes, side="left")
            last = np.searchsorted(self._hashes, hashes, side="right")
            for start, end in zip(first[first < last], last[first < last], strict=True):
                yield self._positions[start:end]


@lru_cache(maxsize=4096)
def _names_around(region: str) -> tuple[str, ...]:
    """The names of the region and of those around it, the longest first; none for a code nobody knows."""
    if not is_within(region, region=WHOLE_COUNTRY):
        return ()
    regions = [region_coded(code) for code in (region, *ancestors(region))]
    return tuple(
        sorted((name for each in regions for name in (each.full_name, each.name)), key=len, reverse=True)
    )


def _without_regions(text: str, names: Sequence[str]) -> str:
    """The text without the regions it begins with."""
    while name := next((name for name in names if text.startswith(name)), ""):
        text = text.removeprefix(name)
    return text


def _parts(run: str) -> Iterator[str]:
    """The landmarks in a run of characters: 中关村大街 gives 中关村 and 中关村大街."""
    starts = [0]
    for match in _LANDMARK_END.finditer(run):
        for start in starts[-_MOST_PARTS:]:
            yield run[start : match.end()]
        starts.append(match.end())


def _is_landmark(key: str) -> bool:
    return (
        len(_HAN.findall(key)) >= SHORTEST
        and len(key) <= LONGEST
        and not _EVERYWHERE.fullmatch(key)
        and not is_region_name(key)
    )
