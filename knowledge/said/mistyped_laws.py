"""Names of laws with a wrong character that sounds alike: 工商保险条例第14条, 劳动和同法38条.

Only right before an article, where nothing else than the name of a law can stand.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

# Characters that are typed for one another, group by group; the first stands for all of its group.
_ALIKE = (
    "工公功宫攻 伤商上尚赏 合和何盒河 同通童桐 动懂董栋洞 法发乏罚 条调跳挑 例列利力立历理里 保宝报抱堡 "
    "险显先现线限 仲中种重众 裁才财材踩载 社设射涉 会汇惠 劳老牢捞 争整正证挣征 议意义异易艺谊依医 "
    "职直值只支知制之治志至致 病并兵 妇付父副负附 监检建间尖减件鉴 察查茶差 安按案 产铲场 "
    "失施释实事市使式 业叶也页 解结姐杰 年念 假价加佳 休修秀 残惨参 疾级急及期其 援元员原圆愿 助住注驻 "
    "规归贵 定订盯 女吕 防房放 未为维 成城承 障账章 费废非 缴交教 最醉 低底抵 派排 遣前钱 诉速 讼送颂 "
    "民明名 刑行形型 促错 进近 就旧"
)
# A shorter name is too easily something else; a longer one nobody writes.
_SHORTEST, _LONGEST = 3, 20
_RUN = re.compile(rf"[\u4e00-\u9fff]{{{_SHORTEST},{_LONGEST}}}$")
_BETWEEN = re.compile(r"[》〉」\"” ]{0,2}(?:的|里的?|中的?)?$")


def _folding() -> dict[int, str]:
    folded: dict[int, str] = {}
    for group in _ALIKE.split():
        first = folded.get(ord(group[0]), group[0])
        for character in group:
            folded.setdefault(ord(character), first)
    return folded


_FOLDED = _folding()


class MistypedLaws:
    """The names of laws as they sound; a sound that two laws share names none of them."""

    def __init__(self, laws: Mapping[str, str]) -> None:
        """`laws` says of each name which law it names."""
        sounding: defaultdict[str, list[str]] = defaultdict(list)
        for name in laws:
            if len(name) >= _SHORTEST:
                sounding[name.translate(_FOLDED)].append(name)
        self._by_sound = {
            sound: names[0] for sound, names in sounding.items() if len({laws[name] for name in names}) == 1
        }

    def before(self, text: str, article: int) -> tuple[int, int, str] | None:
        """The name that, mistyped, ends right before the article: from where to where, and the name."""
        between = _BETWEEN.search(text, 0, article)
        end = between.start() if between else article
        run = _RUN.search(text, max(0, end - _LONGEST), end)
        if run is None:
            return None
        for start in range(run.start(), end - _SHORTEST + 1):
            name = self._by_sound.get(text[start:end].translate(_FOLDED))
            # 工会发3条毛巾 is about towels.
            gives = text[end - 1] == "发" and text[article : article + 1] != "第"
            if name is not None and not gives:
                return start, end, name
        return None
