"""Articles and laws that a message names: 劳动合同法第38条讲什么, 社保法58, 《劳动法》第四十四条.

Whether a message asks for them, or only mentions them (公司按劳动合同法第39条开除我怎么办), is told by what
is left of it without them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.law import Article
from knowledge.law_names import LawName, LawNames, shipped_law_names
from knowledge.said.about_law import asks_about_a_law, asks_nothing_else, wants_to_know

# So many articles of one message are answered.
MOST_ARTICLES = 4
# A longer message tells a story, and an article in it is not what it is about.
_LONGEST_QUESTION = 80
# Further in, nobody names what he wants to read.
_READ = 600

_NUMBER = r"(?:\d{1,4}|[零〇一二三四五六七八九十百千两]{1,8})"
# 第一条件 and 第三条线 are no articles.
_NO_ARTICLE = "(?![件例线路街腿裤龙船信])"
_INSERTED = r"(?:之(?P<inserted>[一二三四五六七八九十]|\d{1,2}))?"
_HEAD = rf"(?:第 ?)?(?P<number>{_NUMBER}) ?条{_NO_ARTICLE}{_INSERTED}"
_PARAGRAPH = rf"(?: ?(?:的|里的|中的)?(?:第 ?)?\(?(?P<paragraph>{_NUMBER})\)? ?款)?"
_ITEM = rf"(?: ?的?(?:第 ?)?\(?{_NUMBER}\)? ?[项目])?"
_ARTICLE = re.compile(_HEAD + _PARAGRAPH + _ITEM)
# 第38、46条, 36和47条: only the last one says 条.
_LISTED = re.compile(rf"(?:第 ?)?(?P<number>{_NUMBER}) ?(?=(?:[、和跟与及到至,~-]|以及) ?(?:第 ?)?{_NUMBER})")
# 社保法58, 劳动法§44: right after the name of a law, and no sum, length or year.
_BARE = re.compile(
    r"(?:第|§|no\.?)? ?(?P<number>\d{1,3}|[一二三四五六七八九十百]{2,6})"
    r"(?=$|[ ,、。?!]|[讲说写啥呢]|是什么|是啥|规定|有什么|什么|怎么|咋|内容|原文|解释)"
)
_BETWEEN_ARTICLES = re.compile(r"[ ,、/和跟与及或还有以到至的~-]{1,4}")
_UP_TO = re.compile(r"[到至~-]")
_AFTER_LAW = re.compile(
    r"(?:\([^()]{1,12}\))?[》〉」\"”']?(?:的|里的?|里面的?|中的?|规定的?|上的?|[ ,:、·.-]){0,3}"
)
_BEFORE_LAW = "《〈「“\"'<"
# A law of another name: 《某某条例》第三条.
_OTHER_LAW = re.compile(
    r"[《〈](?P<quoted>[^《》〈〉]{2,40})[》〉]"
    r"|(?:^|[ ,:。?!])(?P<name>[\u4e00-\u9fff]{1,14}?(?:法|条例|法典|办法|规定|细则))(?=第)"
)
# 那条例第14条 names no law.
_LEADING_TO_IT = r"(?:那|这|该|本|此|按照?|照|根据|依据|依照|看|查){0,3}(?:个|部|条)?"
_ANY_LAW = re.compile(rf"{_LEADING_TO_IT}(?:法|条例|法典|办法|规定|细则)")

_VALUES = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}


@dataclass(frozen=True)
class SaidArticle:
    """An article as a message names it; without a `law` the one talked about is meant."""

    law: LawName | None
    article: Article


@dataclass(frozen=True)
class SaidLaw:
    """What a message names of laws. `asks`: it wants to hear what they say, and nothing else.

    `law` is the one that stands there without an article. `nameless` is the law of a name that nobody
    knows, as it was written.
    """

    articles: tuple[SaidArticle, ...] = ()
    law: LawName | None = None
    nameless: str = ""
    asks: bool = False


def said_law(text: str, names: LawNames | None = None) -> SaidLaw:
    """What a normalised message names of laws and articles, and whether it asks for just that."""
    read = text[:_READ]
    found = _Reading(read, names or shipped_law_names())
    if not found.articles and not found.laws:
        return SaidLaw()
    left = _left_of(read, found.spans)
    short = len(text) <= _LONGEST_QUESTION
    if found.articles:
        asks = short and asks_nothing_else(left) and (found.certain or wants_to_know(left))
        return SaidLaw(tuple(found.articles[:MOST_ARTICLES]), None, found.nameless, asks)
    law, quoted = found.laws[0]
    about = asks_about_a_law(left, law=law.name, quoted=quoted)
    return SaidLaw((), law, "", short and len(found.laws) == 1 and asks_nothing_else(left) and about)


def number_said(written: str) -> int | None:
    """The number of an article: 38, 三十八, 三八 and 二百零五; None when it is none."""
    if written.isdecimal() and written.isascii():
        return int(written)
    if not set(written) & set(_UNITS):
        # 三八 is read digit by digit.
        return int("".join(str(_VALUES[one]) for one in written))
    total, digit, smallest = 0, -1, 10_000
    for character in written:
        if character in _UNITS:
            unit = _UNITS[character]
            if unit >= smallest:
                return None
            total, smallest = total + max(digit, 0 if digit == 0 else 1) * unit, unit
            digit = -1
        elif digit > 0:
            return None
        else:
            digit = _VALUES[character]
    # 一百一 is how 一百一十 is often said.
    spoken = smallest if smallest > 10 and digit > 0 and written[-2] in "百千" else 10
    return total + max(digit, 0) * (spoken // 10)


class _Reading:
    """One pass over a message: its laws, its articles, and which of them belong together."""

    def __init__(self, text: str, names: LawNames) -> None:
        self._text = text
        self.articles: list[SaidArticle] = []
        self.laws: list[tuple[LawName, bool]] = []
        self.spans: list[tuple[int, int]] = []
        self.nameless = ""
        # Whether what was found is surely an article: 第47条, and not 3条.
        self.certain = False
        before: LawName | None = None
        place = 0
        for begin, end, law in self._named(names):
            self._unowned(place, begin, before)
            before = law
            start = begin - (text[begin - 1 : begin] in set(_BEFORE_LAW))
            place = self._owned(law, start, end)
            if place == end:
                self.laws.append((law, start < begin))
        self._unowned(place, len(text), before)

    def _named(self, names: LawNames) -> list[tuple[int, int, LawName]]:
        """The laws in the text by their names, also by mistyped ones: from where to where each stands."""
        text = self._text
        named = [(one.start(), one.end(), names.called(one["name"])) for one in names.pattern.finditer(text)]
        for article in (*_ARTICLE.finditer(text), *_LISTED.finditer(text)):
            mistyped = names.mistyped_before(text, article.start())
            if mistyped is None:
                continue
            start, end, _ = mistyped
            # Of 劳懂合同法 only 合同法 is a name as it stands.
            named = [one for one in named if not (start < one[0] and one[1] <= end)]
            if not any(one[0] < end and start < one[1] for one in named):
                named.append(mistyped)
        return sorted(named, key=lambda one: one[:2])

    def _owned(self, law: LawName, start: int, end: int) -> int:
        """Read the articles right behind a law; where reading goes on."""
        self.spans.append((start, end))
        after = _AFTER_LAW.match(self._text, end)
        begin = after.end() if after else end
        place = self._list(law, begin)
        if place == begin:
            found = _BARE.match(self._text, begin)
            if found is None or not self._add(law, found):
                return end
            place = found.end()
        self.certain = True
        self.spans.append((end, place))
        return place

    def _unowned(self, start: int, end: int, law: LawName | None) -> None:
        """Read the articles that stand by themselves: they belong to the last law named."""
        place = start
        for found in _ARTICLE.finditer(self._text, start, end):
            if found.start() < place:
                continue
            first = self._text[found.start()]
            several = found["number"] not in {"一", "1", "几", "两"}
            if first == "第" or (several and law is None and not self._text[: found.start()].strip(" ")):
                self._named_before(found.start(), law)
                place = max(self._list(law, found.start(), end), found.end())
                self.spans.append((found.start(), place))
                self.certain |= first == "第"

    def _named_before(self, start: int, law: LawName | None) -> None:
        """A law that nobody knows and that stands before the article."""
        if law is None and not self.nameless:
            others: Iterator[re.Match[str]] = _OTHER_LAW.finditer(self._text, 0, start + 1)
            for other in others:
                if other["quoted"] or not _ANY_LAW.fullmatch(other["name"]):
                    self.nameless = other["quoted"] or other["name"]
                    self.spans.append((other.start(), other.end()))

    def _list(self, law: LawName | None, start: int, end: int | None = None) -> int:
        """Read articles one after the other: 第38条、第46条和47条. Where they end."""
        place, end = start, len(self._text) if end is None else end
        reached = start
        while place < end and len(self.articles) <= MOST_ARTICLES:
            found = _ARTICLE.match(self._text, place, end) or _LISTED.match(self._text, place, end)
            if found is None or not self._add(law, found, after=self._text[reached:place]):
                break
            reached = found.end()
            between = _BETWEEN_ARTICLES.match(self._text, reached, end)
            # 14条15条: nothing need stand between two articles.
            place = between.end() if between else reached
        return reached

    def _add(self, law: LawName | None, found: re.Match[str], *, after: str = "") -> bool:
        groups = found.groupdict()
        number = number_said(groups["number"])
        inserted = number_said(groups.get("inserted") or "0") or 0
        paragraph = number_said(groups.get("paragraph") or "0") or 0
        if number is None or number == 0:
            return False
        if self.articles and _UP_TO.search(after):
            # 第36到38条 is 36, 37 and 38; more than are answered need not be counted out.
            begin = self.articles[-1].article.number + 1
            for between in range(begin, min(number, begin + MOST_ARTICLES)):
                self.articles.append(SaidArticle(law, Article(between)))
        said = SaidArticle(law, Article(number, inserted, paragraph))
        if said not in self.articles:
            self.articles.append(said)
        return True


def _left_of(text: str, spans: list[tuple[int, int]]) -> str:
    """The text without what was found in it, with a comma in its place."""
    left, place = [], 0
    for start, end in sorted(spans):
        if start >= place:
            left.append(text[place:start])
        place = max(place, end)
    return ",".join([*left, text[place:]])
