"""What an answer to “where are you” names: 南山, 我在和平那边, 就在市中区.

Hundreds of counties are called like everyday words (和平, 资源, 长安), so these names count only in a
message that is nothing else, and only when a place was asked for or talked about.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cache

import GeoToolCN

from knowledge.regions import ancestors, region_coded
from knowledge.said.taken_back import left_behind, taken_back, without

# Longer messages are more than a place.
_LONGEST = 24
# What stands before a place, and after it, when somebody says only where he is.
_TAKES_BACK = (
    r"不对|不是|错了|(?:说|写|打|搞|弄|讲|记)错了?|更正一?下?|应该是|准确说|口误|哦不|不不|唔系|莫对"
)
_WHO_SPEAKS = r"我们?|俺们?|咱们?|阿拉|偶|人|家"
_NOW = r"现在|目前|眼下|如今|刚才"
_IS_AT = r"就是|就|是|系|在|喺|搁|到了?|去|来|住|位于|地址|坐标"
_ASKS_ABOUT = r"说的?是?|问的?是|讲的?是|找|查|看看?|要|换成?|改成?"
_SIGHS = r"那么?|哪|[哦啊哎呀诶噢嗯呃欸额咯啦了]|[,，。.、:：!！ ]"
_BEFORE = re.compile(rf"(?:{_TAKES_BACK}|{_WHO_SPEAKS}|{_NOW}|{_ASKS_ABOUT}|{_IS_AT}|{_SIGHS}){{0,8}}")
_AROUND_THERE = r"那边|这边|那儿|这儿|那里|这里|那块|这块|那头|这头|附近|周边|一带|边上|旁边|里|地方"
# 我在苏州打工 says what for somebody is there.
WORKS_THERE = r"打工|务工|上班|干活|做工|做事|做活|上工|跑车|送外卖|送快递|跑外卖"
_IS_THERE_ANY = r"有没有|有吗|有么|有不|怎么样|谢谢"
_PARTICLES = r"[的呢啊呀吧哦噢哈哇咯嘛哩嘞勒了]|[,，。.、!！?？~ ]"
_AFTER = re.compile(rf"(?:{_AROUND_THERE}|{WORKS_THERE}|{_IS_THERE_ANY}|{_PARTICLES}){{0,5}}")
# What is left out when a place that nobody knows is named back.
_MEANS_NOTHING = " ,，。.、!！?？~的呢啊呀吧哦嘛"
_PEOPLES = (
    "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|"
    "达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|鄂温克|德昂|保安|裕固|独龙|鄂伦春"
)
_ENDING = re.compile(
    rf"(?:(?:{_PEOPLES})族?){{0,4}}(?:各族)?(?:自治区|自治州|自治县|自治旗|特别行政区)$"
    r"|(?:新区|地区|林区|特区|省|市|区|县|旗|盟)$"
)


@dataclass(frozen=True)
class SaidPlace:
    """A place as it was said, and the regions (codes) that are called so: none, one or several.

    Without any, `name` is what may have been meant for a place. `whole` says that the name has its ending
    (城关区) and can hardly be anything else; `told_apart`, that the message names another place too, which is
    wrong or where somebody comes from.
    """

    name: str
    codes: tuple[str, ...]
    whole: bool = False
    told_apart: bool = False


def said_place(text: str) -> SaidPlace:
    """The place that a message names when it is nothing but an answer to “where are you”."""
    if len(text) > _LONGEST:
        return SaidPlace("", ())
    said, wrong = _place_in(text), taken_back(text)
    if said.codes:
        return said
    for others in filter(None, (wrong, (*wrong, *left_behind(text)))):
        apart = _place_in(without(text, others))
        if apart.codes:
            return replace(apart, told_apart=True)
    return said


def _place_in(text: str) -> SaidPlace:
    """The place in a message that names no other."""
    ends = [end for end in range(len(text), 0, -1) if _AFTER.fullmatch(text, end)]
    starts = [start for start in range(len(text)) if _BEFORE.fullmatch(text, 0, start)]
    # 在平 would be no place and 来宾 is one: of all ways to read it, the longest name that exists.
    for start in starts:
        for end in ends:
            codes = _codes_by_name().get(text[start:end], ())
            if codes:
                name = text[start:end]
                return SaidPlace(name, codes, any(region_coded(code).name == name for code in codes))
    return SaidPlace(text[max(starts, default=0) :].rstrip(_MEANS_NOTHING), ())


@cache
def _codes_by_name() -> dict[str, tuple[str, ...]]:
    """Every region under its own name, with and without its ending.

    吉林 is the province, although a city is called so too.
    """
    found: defaultdict[str, list[str]] = defaultdict(list)
    codes = {one.code for level in ("province", "city", "district") for one in GeoToolCN.list_regions(level)}
    for code in sorted(codes):
        name = region_coded(code).name
        stem = _ENDING.sub("", name)
        for form in {name, stem} if len(stem) > 1 else {name}:
            found[form].append(code)
    provinces = {name: [one for one in codes if one.endswith("0000")] for name, codes in found.items()}
    return {name: tuple(provinces[name] or _apart(codes)) for name, codes in found.items()}


def _apart(codes: list[str]) -> list[str]:
    """The codes without those that lie in another one of them: 湘潭 is the city, not its county."""
    return [code for code in codes if not set(ancestors(code)) & set(codes)]
