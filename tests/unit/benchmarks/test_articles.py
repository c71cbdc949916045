from __future__ import annotations

import json

from benchmarks.articles import GOLD, Cited, cited, whole
from knowledge.law import read_laws


def test_a_question_counts_when_one_right_article_is_cited() -> None:
    pairs = [({"甲第一条", "甲第二条"}, {"甲第一条"}), ({"甲第二条"}, {"乙第九条"})]
    assert cited(pairs) == Cited(questions=2, hit=0.5, mean_over_articles=0.5)


def test_paragraphs_do_not_count() -> None:
    assert whole("劳动合同法", "第八十五条第一款") == "劳动合同法第八十五条"
    assert whole("刑法", "第二百七十六条之一") == "刑法第二百七十六条之一"


def test_every_right_article_exists() -> None:
    laws = read_laws()
    gold = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    assert len({one["id"] for one in gold}) == len(gold) == 200
    missing = [a for one in gold for a in one["articles"] if not laws.has_article(a["title"], a["article"])]
    assert missing == []
