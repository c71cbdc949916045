"""Words that are said of every bad day and mean nobody's death: 快累死了, 烦死个人, 要被老板逼疯了."""

from __future__ import annotations

import re
from collections.abc import Callable

# 煤气死了人 and 天然气坏了 are no anger.
_ANGER = r"(?<![煤沼毒氧瓦燃然化氨氯氢氮空蒸暖尾废水油电放漏胎])气"
# Nobody is found dead of these.
_FELT = (
    "感动|激动|开心|高兴|郁闷|冤枉|麻烦|啰嗦|小气|羡慕|嫉妒|尴尬|无聊|恶心|难受|难吃|"
    rf"[累烦笑忙吓急臭吵晒恨愁穷丑丢蠢笨懒抠贵咸辣酸苦甜馋美爽乐攰]|{_ANGER}|(?<![掉进入下])坑|(?<![被围])困"
)
# People die of these, too.
_OF_THE_BODY = "[热饿冻闷挤憋冷渴]"
# 热死了两个人, 热死了人 and 累死在车间 are deaths.
_A_DEATH = (
    "了?(?:[一二两三四五六七八九十几好多0-9]|[个名位]?(?:工友|同事|师傅|老乡)|"
    "在|于|过|后|以后|那|的(?:人|工友|同事))|了人"
)
_TO_DEATH = rf"(?:都|得|的)?(?:快|要|想)?(?:死|坏|疯|傻)(?!{_A_DEATH})了?(?:个?人|我|俺|咱|掉)?|[得的]要命"
# Only anger bursts: 锅炉憋炸了, 煤气炸了.
_BURST = "(?:都|得|的)?(?:快|要)?炸了?"
_DRIVEN_MAD = "[逼磨整搞弄气急烦催吵]得?[快要]?(?:疯|崩溃)了?"
_EXAGGERATED = re.compile(
    # 被打得死去活来 is an injury.
    r"(?:[气笑急哭爱忙累吵烦疼痛]|折腾)[得的]?[我俺他她人]?(?:死去活来|差点没?背过气)"
    rf"|[快要]{{0,2}}(?P<felt>{_FELT}|{_OF_THE_BODY})(?:{_TO_DEATH})[了啦咯喽]?"
    rf"|[快要]{{0,2}}(?P<burst>{_ANGER}|[烦吵忙急]){_BURST}"
    rf"|[快要真]{{0,2}}[被给让叫].{{0,8}}?{_DRIVEN_MAD}|把我.{{0,4}}{_DRIVEN_MAD}|[我俺真都快要]{{1,3}}疯了"
    "|要死要活(?!不)|想死(?:你|您|俺们|大家|家)|(?<=告)[死垮倒穿]"
)
# 累得想死 may be meant.
_MEANT = re.compile("[累烦苦愁冤恨][得的]想死")
_BODY = re.compile(_OF_THE_BODY)
# A crush kills; 地铁挤死人了 and 宿舍挤死人了 do not.
_CRUSHED = re.compile("挤死人")
_CROWDED = re.compile(
    "地铁|公交|班车|火车|高铁|车上|车里|春运|宿舍|食堂|屋|房|铺|床|饭堂|超市|人太多|天天|每天"
)
# 快饿死了 is hunger, and after three days without food it is not.
_IN_EARNEST = re.compile(
    r"[出逃]不[去来得]|打不开|开不了门|没人开门|锁[在着住了]|关[在着住]|困[在住]|被困|冷库|冷冻|井下|矿|罐|地窖|窨井|船舱|集装箱|"
    r"煤气|瓦斯|沼气|毒气|[天日]没(?:有)?[吃喝]|没(?:吃|喝).{0,6}[天日]|断[水粮]|不给(?:饭|水|吃|喝)|"
    r"抬[走出]|救护|急救|送医院|中暑|昏|晕|抽搐|抽筋|没气|没动静|休克"
)


def toned_down(text: str) -> str:
    """The normalised text with such words said plainly, so that no model takes them for danger: 很累."""
    return _EXAGGERATED.sub(_unless_meant(text, _plainly), text)


def blanked(text: str) -> str:
    """The normalised text, as long as it was, with spaces for such words."""
    return _EXAGGERATED.sub(_unless_meant(text, lambda found: " " * len(found[0])), text)


def _unless_meant(text: str, otherwise: Callable[[re.Match[str]], str]) -> Callable[[re.Match[str]], str]:
    """What stands for such a word in this text: itself where it may be meant."""
    in_earnest, crowded = _IN_EARNEST.search(text) is not None, _CROWDED.search(text) is not None

    def instead(found: re.Match[str]) -> str:
        of_the_body = _BODY.fullmatch(found["felt"] or "") is not None
        crushed = _CRUSHED.search(found[0]) is not None and not crowded
        meant = _MEANT.search(found[0]) is not None or crushed or (of_the_body and in_earnest)
        return found[0] if meant else otherwise(found)

    return instead


def _plainly(found: re.Match[str]) -> str:
    # 我要告死他 is a lawsuit.
    return f"很{found['felt'] or found['burst'] or '烦'}" if len(found[0]) > 1 else ""
