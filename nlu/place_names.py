"""Places from province to county, as people name them: 烟台芝罘, 内蒙呼和浩特, 朝阳区.

Many short names of counties are ordinary words (和平, 合作, 平安), so a name
without its ending counts only where it can be nothing else.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from GeoToolCN import get_administrative_tree

from nlu.dictionary import OWN_DICTIONARY
from nlu.firm_names import FirmNames
from nlu.found import FoundEntity, Place, UnsettledPlace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nlu.segment import Segmenter, Token

_PEOPLES = (
    "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|"
    "达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|鄂温克|德昂|保安|裕固|独龙|鄂伦春"
)
_ENDING = re.compile(
    rf"(?:(?:{_PEOPLES})族?){{0,4}}(?:各族)?(?:自治区|自治州|自治县|自治旗|特别行政区)$|(?:新区|地区|林区|特区|省|市|区|县|旗|盟)$"
)
_SPOKEN = {"西藏": "540000", "内蒙": "150000", "内蒙古": "150000", "呼市": "150100", "浦东": "310115"}
# Half the cities have a district of this name; it says something only after the city.
_NAMED_AFTER_POSITION = frozenset(
    [
        *("城区", "郊区", "矿区", "东区", "西区", "南区", "北区", "新区", "老城区", "新城区", "港口区"),
        *("城中区", "城东区", "城西区", "城北区", "市中区", "城关区"),
    ]
)
# The district of the capital is as well known as the city in Liaoning.
_EVENLY_KNOWN = frozenset({"朝阳"})
_PUTS_SOMEWHERE = re.compile(
    r"(?:在|到|换|来|去|从|回|往|于|住|老家(?:是)?|家是|坐标|地址(?:是)?|位于)[:, ]?$"
)
_SAYS_SOMEWHERE = re.compile(
    r"(?:附近|这边|那边|周边|这里|这儿|那里|那儿|当地|本地|哪里|哪儿|哪有|有没有|有吗|呢[？?。]?$)"
)
# 深圳湾, 烟台路, 长春大道 are no cities.
_PART_OF_ANOTHER_NAME = re.compile(
    r"[东西南北中]?(?:路(?![过上边费程灯人口线])|街(?![上头边道])|大道|大街|巷|桥|村|镇|乡|湾|寺|庙|人寿|保险)"
)
# 那南山呢, 宝安有吗: in these few words only a place makes sense.
_AND_THERE = re.compile(
    r"那(?:么|在|换)?(.{2,6}?)(?:那边)?(?:呢|有吗|有没有|有么)|(.{2,6}?)(?:那边)?(?:有吗|有没有|有么)"
)
_BETWEEN_PARTS = re.compile(r"[ 的/·,，-]?")
_LONGEST_JOIN = 1


@dataclass(frozen=True, slots=True)
class _Region:
    code: str
    full_name: str
    level: int  # 0 province, 1 city, 2 county
    ancestors: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Name:
    """A way to name some regions, and how much company it needs to be believed."""

    text: str
    codes: tuple[str, ...]
    whole: bool  # written with its ending
    alone: bool  # believed anywhere
    after_word: bool  # believed after 在, 到, 来 …


@dataclass(slots=True)
class _Mention:
    start: int
    end: int
    codes: tuple[str, ...]


class PlaceNames:
    """The gazetteer: finds the places a text names, each as specific as the text makes it."""

    def __init__(self, *, segmenter: Segmenter) -> None:
        self._segmenter = segmenter
        self._regions = {region.code: region for region in _regions()}
        self._names = _names(self._regions.values())
        self._firms = FirmNames(segmenter=segmenter)

    def find(self, text: str, tokens: Sequence[Token]) -> list[FoundEntity]:
        """The places in the text; one that may be several regions has candidates and no code."""
        mentions = self._joined(self._mentions(text, tokens), text)
        return [self._entity(mention, mentions, text) for mention in mentions]

    def _mentions(self, text: str, tokens: Sequence[Token]) -> list[_Mention]:
        edges = self._edges(text, tokens)
        mentions: list[_Mention] = []
        position = 0
        while position < len(text) - 1:
            found = self._mention_at(position, text, edges, mentions[-1] if mentions else None)
            if found is None:
                position += 1
            else:
                mentions.append(found)
                position = found.end
        return mentions

    def _mention_at(
        self, start: int, text: str, edges: list[bool], before: _Mention | None
    ) -> _Mention | None:
        names = self._names.get(text[start : start + 2])
        if not names:
            return None
        parents = before.codes if before and self._adjoin(before.end, start, text) else ()
        best: _Mention | None = None
        reached = start
        for name in names:  # longest first
            if not text.startswith(name.text, start):
                continue
            end = start + len(name.text)
            inside = tuple(code for code in name.codes if self._lies_in_any(code, parents))
            part_end = self._end_of_part(end, inside or name.codes, text, edges)
            if not edges[end] and not part_end:
                continue
            if not (inside or (edges[start] and (part_end or self._is_believed(name, start, end, text)))):
                continue
            # 青岛市北区 is 青岛 and its 市北区, not 青岛市 and a north: what explains more wins.
            if max(end, part_end) > reached:
                best, reached = _Mention(start, end, inside or name.codes), max(end, part_end)
        return best

    def _end_of_part(self, start: int, codes: Iterable[str], text: str, edges: list[bool]) -> int:
        """Where the name of a region inside one of these ends, when it follows at once; else 0."""
        start += len(text[start : start + 1]) if _BETWEEN_PARTS.fullmatch(text, start, start + 1) else 0
        for name in self._names.get(text[start : start + 2], ()):
            end = start + len(name.text)
            if (
                text.startswith(name.text, start)
                and edges[end]
                and any(self._lies_in_any(code, codes) for code in name.codes)
            ):
                return end
        return 0

    def _is_believed(self, name: _Name, start: int, end: int, text: str) -> bool:
        if not name.whole and _PART_OF_ANOTHER_NAME.match(text, end):
            return False
        if self._firms.run_on(text, end) and not _PUTS_SOMEWHERE.search(text, max(0, start - 5), start):
            return False
        asked_on = _AND_THERE.fullmatch(text.strip(" ?。!"))
        if asked_on and name.text in asked_on.groups():
            return True
        if name.alone or text.strip() == name.text:
            return name.alone or name.after_word
        near = _PUTS_SOMEWHERE.search(text, max(0, start - 5), start) or _SAYS_SOMEWHERE.match(text, end)
        return name.after_word and near is not None

    def _edges(self, text: str, tokens: Sequence[Token]) -> list[bool]:
        """Where a name may begin and end: nowhere inside a word of the dictionary."""
        edges = [True] * (len(text) + 1)
        for token in tokens:
            if (
                token.end - token.start > 1
                and self._segmenter.knows(token.text)
                and not self._is_made_of_names(token)
            ):
                for position in range(token.start + 1, token.end):
                    edges[position] = False
        return edges

    def _is_made_of_names(self, token: Token) -> bool:
        """Whether a dictionary word is a place, or a place and one inside it: 上海浦东."""
        if len(token.text) < 3:
            return False
        for name in self._names.get(token.text[:2], ()):
            rest = token.text[len(name.text) :]
            if token.text.startswith(name.text) and (
                not rest or any(part.text == rest for part in self._names.get(rest[:2], ()))
            ):
                return True
        return False

    def _joined(self, mentions: list[_Mention], text: str) -> list[_Mention]:
        """Parts that stand together become the most specific one: 山东 + 烟台 + 芝罘区."""
        joined: list[_Mention] = []
        for mention in mentions:
            last = joined[-1] if joined else None
            inside: tuple[str, ...] = ()
            if last and self._adjoin(last.end, mention.start, text):
                inside = tuple(code for code in mention.codes if self._lies_in_any(code, last.codes))
            if last and inside:
                joined[-1] = _Mention(last.start, mention.end, inside)
            else:
                joined.append(mention)
        return joined

    def _entity(self, mention: _Mention, mentions: list[_Mention], text: str) -> FoundEntity:
        codes = self._narrowed(mention, mentions, text)
        value: Place | UnsettledPlace
        if len(codes) == 1:
            value = {"code": codes[0], "name": self._regions[codes[0]].full_name}
        else:
            value = {"code": None, "name": text[mention.start : mention.end], "candidates": list(codes)}
        return FoundEntity("place", text[mention.start : mention.end], mention.start, mention.end, value)

    def _narrowed(self, mention: _Mention, mentions: list[_Mention], text: str) -> tuple[str, ...]:
        """The regions meant, judged by the other places of the text, the nearest first."""
        codes = mention.codes
        if len(codes) > 1:
            others = [other for other in mentions if other is not mention and len(other.codes) == 1]
            for other in sorted(others, key=lambda other: abs(other.start - mention.start)):
                inside = tuple(code for code in codes if self._lies_in_any(code, other.codes))
                if inside:
                    codes = inside
                    break
        # 吉林 is the province and 中山 the city, whatever else is called so.
        widest = min(self._regions[code].level for code in codes)
        at_top = tuple(code for code in codes if self._regions[code].level == widest)
        provinces = {code[:2] for code in codes}
        evenly_known = mention.end - mention.start == 2 and text[mention.start : mention.end] in _EVENLY_KNOWN
        return at_top if len(at_top) == 1 and not (evenly_known and len(provinces) > 1) else codes

    def _lies_in_any(self, code: str, parents: Iterable[str]) -> bool:
        return any(parent in self._regions[code].ancestors for parent in parents)

    @staticmethod
    def _adjoin(end: int, start: int, text: str) -> bool:
        return start - end <= _LONGEST_JOIN and _BETWEEN_PARTS.fullmatch(text, end, start) is not None


def _regions() -> Iterator[_Region]:
    for province in get_administrative_tree():
        top = _Region(province["value"], province["label"], 0, frozenset())
        yield top
        for city in province["children"]:
            middle = top
            if city["value"] != top.code:
                middle = _Region(city["value"], top.full_name + city["label"], 1, frozenset({top.code}))
                yield middle
            for county in city["children"]:
                if county["value"] != middle.code:
                    ancestors = frozenset({top.code, middle.code})
                    yield _Region(county["value"], middle.full_name + county["label"], 2, ancestors)


def _names(regions: Iterable[_Region]) -> dict[str, tuple[_Name, ...]]:
    everyday, weak = _words("everyday_places.txt"), _words("weak_cities.txt")
    whole: dict[str, list[str]] = defaultdict(list)
    short: dict[str, list[str]] = defaultdict(list)
    cities: set[str] = set()
    by_code = {region.code: region for region in regions}
    for region in by_code.values():
        name = _own_name(region, by_code)
        whole[name].append(region.code)
        stem = _ENDING.sub("", name)
        if len(stem) > 1 and stem != name:
            short[stem].append(region.code)
            if region.level < 2 or name.endswith("市") or len(stem) > 2:
                cities.add(stem)
    for spoken, code in _SPOKEN.items():
        short[spoken] = sorted({code, *short[spoken]})
        cities.add(spoken)
    names = [_whole_name(text, codes) for text, codes in whole.items()]
    for text, codes in short.items():
        if text not in whole:
            never = text in everyday and not any(by_code[code].level == 0 for code in codes)
            alone = text in cities and text not in weak and not never
            names.append(_Name(text, tuple(codes), whole=False, alone=alone, after_word=not never))
    found: dict[str, list[_Name]] = defaultdict(list)
    for one in sorted(names, key=lambda one: -len(one.text)):
        found[one.text[:2]].append(one)
    return {start: tuple(group) for start, group in found.items()}


def _whole_name(text: str, codes: list[str]) -> _Name:
    """A name with its ending is believed, unless it is as short as 和县 or says only a position."""
    positional = text in _NAMED_AFTER_POSITION
    alone = len(text) > 2 and not positional
    return _Name(text, tuple(codes), whole=True, alone=alone, after_word=not positional)


def _own_name(region: _Region, by_code: dict[str, _Region]) -> str:
    longest = max((len(by_code[code].full_name) for code in region.ancestors), default=0)
    return region.full_name[longest:]


def _words(file_name: str) -> frozenset[str]:
    lines = (OWN_DICTIONARY / file_name).read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))
