"""Names of firms that begin with a place: 北京万达利商贸公司, 北京顺丰快递, 鞍山钢铁.

Such a place says where the firm is registered, or nothing, and not where the worker is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nlu.dictionary import OWN_DICTIONARY

if TYPE_CHECKING:
    from nlu.segment import Segmenter

_FILE = "firms.txt"
# 北京万达利商贸公司 is a firm, wherever it is; 深圳一家物流公司 is in Shenzhen.
_CALLED_A_FIRM = re.compile(r"银行|(?:(?!一家|[的在找有这那某])[一-龥]){2,8}?(?:有限|股份|集团|公司|银行)")
# 鞍山钢铁: works of the whole city; 武汉钢铁厂 and 北京移动营业厅 are places in it.
_GREAT_WORKS = re.compile(
    r"(?:钢铁|石化|重工|重汽|机床|药业|啤酒|轮胎|建工|城建|煤业|矿业|煤电|航空|移动|联通|电信|铁路局"
    r"|烟草|燃气|电力|电网|港务"
    r"|[一二三四五六七八]建|控股|置业|实业|地产|地铁集团|公交集团)"
    r"(?!工人|工地|厂|员|师|行业|业|卡|信号|号码|营业|市场|项目|工程|公司附近|站|手机|支付)"
)
# A name that no dictionary has, and what the firm does: 深圳鹏翔物流.
_NO_NAME = (
    "的在找有这那某做干送跑当是我你他一个等去来和与及被把给欠拖打从没不要想能问签了着过只都就也还上下里外进老"
    "市区县镇省家每人工"
)
_OWN_NAME = rf"(?P<name>(?:(?![{_NO_NAME}])[一-龥]){{2,4}}?)"
_NAMED_AND_TRADING = re.compile(
    rf"{_OWN_NAME}(?:快递|物流|速运|速递|快运|科技|置业|地产|实业|重工|药业|物业|劳务|建工|建设|建筑"
    rf"|装饰|餐饮|电子|服饰|制衣|家具|食品|机械|化工|电器"
    r"|传媒|网络|教育|商贸|贸易|供应链|人力|保安|保洁|家政|酒店|宾馆|医药|纺织|塑胶|五金|玩具|鞋业"
    r"|包装|印刷|光电|半导体|新能源|环保|园林|矿业|煤业|汽车)"
    r"(?!员|工|师|厂|司机|行业|业|活|站|驿站|园|城|大学|学院)"
)
# What is at the firm's site is in the place: 郑州富士康厂里.
_SITE = re.compile(
    r"[一-龥]{0,3}?(?:工地|项目|厂区|厂里|工厂|园区|站点|门店|仓库|附近|这边|那边|这里|上班|打工|干活"
    r"|骑手|[^公]?员|工人|司机|师傅)"
)


class FirmNames:
    """Tells whether a place is the beginning of a firm's name."""

    def __init__(self, *, segmenter: Segmenter) -> None:
        self._segmenter = segmenter
        lines = (OWN_DICTIONARY / _FILE).read_text(encoding="utf-8").splitlines()
        self._known = tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))

    def run_on(self, text: str, end: int) -> bool:
        """Whether the name of a firm runs on from the place that ends there."""
        known = next((name for name in self._known if text.startswith(name, end)), None)
        if known is not None:
            return _SITE.match(text, end + len(known)) is None
        if _CALLED_A_FIRM.match(text, end) or _GREAT_WORKS.match(text, end):
            return True
        named = _NAMED_AND_TRADING.match(text, end)
        return (
            named is not None
            and not self._is_made_of_words(named["name"])
            and _SITE.match(text, named.end()) is None
        )

    def _is_made_of_words(self, name: str) -> bool:
        """Whether the dictionary knows all of it: 附近 in 北京附近快递驿站 is nobody's name."""
        return all(
            len(token.text) > 1 and self._segmenter.knows(token.text) for token in self._segmenter.cut(name)
        )
