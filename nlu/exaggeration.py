"""Words that are said of every bad day and mean nobody's death: 快累死了, 烦死个人, 要被老板逼疯了."""

from __future__ import annotations

import re

_FELT = (
    "感动|激动|开心|高兴|郁闷|冤枉|麻烦|啰嗦|小气|羡慕|嫉妒|尴尬|无聊|恶心|难受|难吃|"
    "[累烦热饿冻气笑忙吓困渴急闷臭吵晒坑恨挤憋冷愁穷丑丢蠢笨懒抠贵咸辣酸苦甜馋美爽乐攰]"
)
# 热死了两个人 and 累死在车间 are deaths.
_A_DEATH = (
    "了?(?:[一二两三四五六七八九十几好多0-9]|[个名位]?(?:工友|同事|师傅|老乡)|"
    "在|于|过|后|以后|那|的(?:人|工友|同事))"
)
_TO_DEATH = f"(?:都|得|的)?(?:快|要|想)?(?:死|坏|炸|疯|傻)(?!{_A_DEATH})了?(?:个?人|我|俺|咱|掉)?|[得的]要命"
_DRIVEN_MAD = "[逼磨整搞弄气急烦催吵]得?[快要]?(?:疯|崩溃)了?"
_EXAGGERATED = re.compile(
    f"[快要]{{0,2}}({_FELT})(?:{_TO_DEATH})[了啦咯喽]?"
    f"|[快要真]{{0,2}}[被给让叫].{{0,8}}?{_DRIVEN_MAD}|把我.{{0,4}}{_DRIVEN_MAD}|[我俺真都快要]{{1,3}}疯了"
    "|要死要活(?!不)|死去活来|差点没?背过气|想死(?:你|您|俺们|大家|家)|(?<=告)[死垮倒穿]"
)
# 累得想死 may be meant.
_MEANT = re.compile("[累烦苦愁冤恨][得的]想死")


def toned_down(text: str) -> str:
    """The normalised text with such words said plainly, so that no model takes them for danger: 很累."""
    return _EXAGGERATED.sub(lambda found: found[0] if _MEANT.search(found[0]) else _plainly(found), text)


def blanked(text: str) -> str:
    """The normalised text, as long as it was, with spaces for such words."""
    return _EXAGGERATED.sub(lambda found: found[0] if _MEANT.search(found[0]) else " " * len(found[0]), text)


def _plainly(found: re.Match[str]) -> str:
    # 我要告死他 is a lawsuit.
    return f"很{found[1] or '烦'}" if len(found[0]) > 1 else ""
