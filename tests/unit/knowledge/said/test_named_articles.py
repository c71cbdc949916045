"""Articles named in a text: found by the whole or the end of the law's title, and only when that is clear."""

from __future__ import annotations

import pytest

from knowledge.law import read_laws
from knowledge.said.named_articles import named_articles


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("查完要罚（监察条例第三十条）。", ["劳动保障监察条例第三十条"]),
        ("见劳动合同法第四十条。", ["劳动合同法第四十条"]),
        ("见《劳动法》第四十条。", ["劳动法第四十条"]),
        ("台账存3年（农民工工资支付条例第十五条）", ["保障农民工工资支付条例第十五条"]),
        ("解释一第七条也这么说", ["劳动争议司法解释一第七条"]),
        (
            "另见：劳动争议调解仲裁法第五十三条、第四十三条；劳动人事争议仲裁办案规则第八十条。",
            [
                "劳动争议调解仲裁法第五十三条",
                "劳动争议调解仲裁法第四十三条",
                "劳动人事争议仲裁办案规则第八十条",
            ],
        ),
        ("按中华人民共和国工会法第三条", ["工会法第三条"]),
        ("（刑法第二百七十六条之一）", ["刑法第二百七十六条之一"]),
        ("拒不支付的，看中华人民共和国刑法第二百七十六条之一", ["刑法第二百七十六条之一"]),
        ("这个条例第三条", []),
        ("合同第三条写着", []),
        ("本法第三条", []),
        ("劳动合同法第三四条", []),
    ],
)
def test_named(text: str, named: list[str]) -> None:
    assert [f"{one.title}{one.article}" for one in named_articles(text, read_laws())] == named
