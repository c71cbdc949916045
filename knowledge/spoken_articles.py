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

_WHAT = r"(?:什么|啥子?|些?什么内容|哪些(?:内容|东西)?|些(?:什么|啥)|甚么?|乜嘢?|咩|么子|嘛)"
_SAY = r"(?:讲|说|写|规定|讲述|描述|约定|提到|提|说明|载明|要求)"
_ASKING = re.compile(
    "|".join(
        (
            # 通知书上写的劳动合同法第39条是什么意思
            r"^(?:公司|老板|领导|单位|人事|主管|经理|通知书?|裁决书?|判决书?|律师|法官|仲裁员|劳动局|他们?|她|人家|别人|网上|文件)"
            r"(?:里|上|中)?(?:说|讲|写|提|引用|用|发|给|拿)(?:到|着|了|我)?的?",
            r"(?:刚才|刚刚|上面|前面|依据|根据|回答)(?:里|中|上)?(?:你|您)?(?:说|讲|写|提|列)?(?:到|过)?的?",
            r"(?:19|20)\d\d年?(?:版|修正|修订|修改|颁布|实施)?的?|[新旧老]版",
            r"(?:我|俺)?(?:看|读|听|搞|弄|还|有点|不太|真的?){0,3}(?:没|没有|不)(?:太|大|怎么|看|听|搞|弄|读){0,2}(?:懂|明白|理解|清楚)",
            r"(?:包括|包含|列举?了?|讲|说|指|规定|适用|是|有|了|的){0,4}(?:哪几|哪|几|什么|啥)(?:些|种|个|样)?(?:情形|情况|例子|人群?|单位|行为)",
            r"(?:都|一共|总共|共)?(?:是|有|分)?(?:哪几|几|哪些|多少)(?:项|款|点|段|部分|方面)",
            r"把|(?:发|传|拿|调)(?:给|来)?(?:我|俺)?(?:看|看看)?|阿拉|侬|吾|偶",
            r"(?:说|讲|指|规定)?的?(?:情形|情况|内容)(?:是|有|都|包括){0,2}(?:哪些|哪几种|几种|什么|啥)",
            r"(?:有没有|有|举个?|打个)(?:例子|比方)|举例(?:说明)?|(?:什么|啥|何)(?:叫做?|谓|是)",
            r"(?:怎么|咋|如何)(?:适用|运用|使用|用)|(?:是)?(?:哪一?年|几几年)的?",
            r"(?:什么时候|何时|啥时候|哪天|哪年|几时)(?:开始|起)?(?:施行|实施|生效|执行|出台|颁布)的?",
            rf"(?:主要|具体|到底|究竟|都|是|大概|大致|里面?){{0,3}}{_SAY}{{1,2}}(?:的|了|得|到)?(?:都)?(?:是|有)?(?:个|点)?{_WHAT}(?:内容|东西|事情?|意思|来着)?",
            rf"(?:是|有|叫|系)(?:个|一个)?{_WHAT}(?:规定|内容|意思|法条?|条款|条文|说法|玩意儿?|东西|要求)?",
            rf"{_WHAT}(?:规定|内容|意思|来着|玩意儿?|东西|条款)?",
            rf"(?:怎么|咋|如何|怎样|点样|咋个|哪能)(?:去)?(?:{_SAY}|理解|解释|看|解读|念|读|定|表述)(?:的|了|得)?",
            r"(?:原文|全文|条文|内容|正文|法条|条款|释义|解读|意思|大意|含义|要点|重点|摘要|概要|全称)",
            r"(?:请|麻烦|劳驾|帮|给|替|跟|同|对|为|让|教)(?:你|您|我|俺|咱|忙|大家|一下|下){0,3}",
            r"(?:你|您)?(?:能不能|可不可以|可以|能否|可否|能|会不会|可|会)",
            r"(?:我|俺|咱)?(?:想|要|需要|打算|想要)?(?:请问|问问?|看看?|看一?下|查查?|查询|查找|查一?下|查阅|找找?|找一?下|了解|知道|晓得|明白|弄懂|搞懂|学习|学)(?:一下|下|一哈|下子|哈)?",
            r"(?:讲讲|说说|讲|说|念念|念|读读|读|背|发|列|介绍|解释|解读|普及|科普|说明|讲解|翻译|聊聊|告诉|显示|打开|搜索?|检索|翻|解析|分析|总结|概括)(?:一下|一?遍|下|一哈|给我|我|给|出来|来|听|听听){0,2}",
            r"(?:用)?(?:通俗|简单|大白话|白话|人话|直白|容易|易懂|详细|具体|完整|仔细)(?:一?点|点儿|些|地|的|来|得)?",
            r"(?:是)?(?:关于|有关|涉及|管|针对|约束|适用)(?:的|于)?(?:是|的是)?(?:什么|啥|哪方面|哪些|哪些人|谁|哪些事)(?:方面|问题|的|事|人)?",
            r"(?:是)?(?:干|做)(?:什么|啥|嘛)(?:用)?的?",
            r"(?:现在|目前|如今|今年)?(?:还|是不是|是否)?(?:有效|管用|算数|能用|在用|适用|现行有效|作数|生效|失效)(?:吗|么|不|没|没有)?",
            r"(?:有没有|是不是|是否)?(?:被)?(?:修改|修订|废止|废除|作废|取消|改)(?:过|了|掉)?(?:吗|么|没有|没)?",
            r"(?:一共|总共|共|有|共有){0,2}(?:多少|几)(?:条|章|款)",
            r"(?:的)?(?:主要|基本|大概|大致|核心|相关|有关|具体|最新|现行|新|老|旧|那|这)(?:的)?",
            r"(?:这|那|该|本)?(?:一)?(?:条(?!例)|部|个|款|项|几条|两条|三条)(?:法律?|规定|条文|条款)?",
            r"(?:法律|规定|法规|条例|中国|国家|里面?|当中|之中|上面|上|中|里头|方面|一下|如下|吧)",
            r"(?:不对|不是|错了|[说打写]错了?|我?[问说]的?是|应该是)",
            r"(?:分别|各自|各|你好|您好|请问|在吗|谢谢|多谢|感谢|同志|师傅|老师|律师|大哥|大姐|亲|哈喽|嗨|喂|嗯|哦|那么?|再|还有|另外|以及|还|也|就|都|又|先|顺便)",
            r"(?:是)?(?:怎么回事|咋回事|怎么个说法|咋个说法|啥情况|什么情况|存在吗|有吗|有这条吗)",
        )
    )
)  # fmt: skip
_FILLERS = frozenset(
    "的了呢吗么嘛吧啊呀哦噢哈啦呗哟是有/,。.、:;；?？!！~·-—“”\"'《》〈〉「」<>()[]【】 我你您和跟与及或到至"
)
# A law alone is asked for by one of these; 劳动法规定 alone may mean anything.
_ABOUT_A_LAW = re.compile(
    rf"{_SAY}{{1,2}}(?:的|了)?(?:是|有)?(?:个|点)?{_WHAT}|是(?:个|一?部)?{_WHAT}|(?:什么|啥)(?:是|叫)|哪一?年|内容|原文|全文|条文|介绍|解读|解释|讲讲|说说|讲解|科普|普及|了解|"
    rf"(?:干|做|管){_WHAT}|多少条|几条|有{_WHAT}|[查看念读翻搜找]|关于{_WHAT}|主要|施行|实施|生效|有效|管用|废止|作废|呢$|要点|重点"
)
# 47条呢, and not 3条.
_WANTS_TO_KNOW = re.compile(rf"{_ASKING.pattern}|呢$")
_SURELY_A_LAW = re.compile(r"(?<!办)法$|条例$|法典$")
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
        asks = short and _means_nothing(left) and (found.certain or bool(_WANTS_TO_KNOW.search(left)))
        return SaidLaw(tuple(found.articles[:MOST_ARTICLES]), None, found.nameless, asks)
    law, quoted = found.laws[0]
    bare = not left.strip("".join(_FILLERS))
    sure = quoted or _SURELY_A_LAW.search(law.name) is not None
    about = _ABOUT_A_LAW.search(left) is not None or (bare and sure)
    return SaidLaw((), law, "", short and len(found.laws) == 1 and _means_nothing(left) and about)


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


def _means_nothing(left: str) -> bool:
    """Whether nothing but asking what it says is left."""
    return set(_ASKING.sub("", left)) <= _FILLERS
