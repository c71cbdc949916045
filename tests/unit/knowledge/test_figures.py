"""The figures of laws and sources: complete as shipped, and written anew from the official texts."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from knowledge.errors import BadDataFile
from knowledge.figures import FIGURES_FILE, Ground, figures_of_notes, main, read_figures
from knowledge.law import Law, numeral, read_laws
from knowledge.quantities import quantities_in
from knowledge.sources import read_sources
from tests.unit.knowledge.written import ContentInFolder

# Nobody outside this project has published these, so there is no text to read figures from.
OUR_OWN = {"service_description"}


def labels(law: Law) -> set[str]:
    numbered = [f"第{numeral(number)}条" for number in range(1, law.articles + 1)]
    articles = [str(article) for article in law.known_articles] if law.known_articles else numbered
    return {*articles, *law.other_units}


def test_every_article_that_may_be_cited_is_listed() -> None:
    index, laws = read_figures(), read_laws()
    listed = set(index.grounds())
    for title in laws.titles():
        missing = {label for label in labels(laws.law(title)) if Ground(title, label) not in listed}
        assert not missing, f"run python -m knowledge.figures: {title} lacks {sorted(missing)}"


def test_every_source_with_a_text_is_listed() -> None:
    index = read_figures()
    assert {source for source in read_sources() if index.of_source(source) is None} <= OUR_OWN


def test_no_text_of_a_law_is_shipped() -> None:
    for line in FIGURES_FILE.read_text(encoding="utf-8").splitlines()[1:]:
        figures = line.rsplit(",", 1)[1]
        assert all(len(figure) <= 16 for figure in figures.split()), line


@pytest.mark.parametrize(
    ("title", "article", "figure"),
    [
        ("劳动合同法", "第八十五条", "加付百分之五十以上百分之一百以下"),
        ("劳动合同法", "第四十七条第一款", "半个月"),
        ("劳动争议调解仲裁法", "第二十七条", "一年"),
        ("劳动合同法", "第八十二条", "二倍"),
        ("女职工劳动保护特别规定", "第七条", "98天"),
        ("社会保险法", "第八十六条", "万分之五"),
        ("刑法", "第二百七十六条之一", "七年"),
        ("关于职工全年月平均工作时间和工资折算问题的通知", "二、", "21.75天"),
        ("劳动人事争议仲裁办案规则", "第八十条", "五个工作日"),
    ],
)
def test_figures_that_are_known(title: str, article: str, figure: str) -> None:
    listed = read_figures().of_article(title, article)
    assert listed is not None
    assert {mention.quantity for mention in quantities_in(figure)} <= listed


def test_a_file_that_cannot_be_used(tmp_path: Path) -> None:
    path = tmp_path / "figures.csv"
    for text in ("", "a,b\n", "ground,article,figures\n劳动法,第一条,天\n"):
        path.write_text(text, encoding="utf-8")
        with pytest.raises(BadDataFile, match=r"python -m knowledge\.figures"):
            read_figures(path)
    with pytest.raises(BadDataFile, match="cannot be read"):
        read_figures(tmp_path / "absent.csv")


def test_written_anew_from_texts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    articles = [
        {"law": "劳动合同法", "article_label": "第十条", "text": "应当自用工之日起一个月内订立。"},
        {"law": "劳动能力鉴定管理办法2025", "article_label": "第九条", "text": "五个工作日内告知。"}
        | {"title": "劳动能力鉴定管理办法（节录）"},
        {"law": "没人引用的法", "article_label": "第一条", "text": "十日。"},
    ]
    note = {
        "title": "全国工会12351职工维权服务热线上线试运行",
        "source_date": "2023-09-28",
        "text": "满3天回复",
    }
    (tmp_path / "articles.jsonl").write_text(
        "\n".join(json.dumps(article, ensure_ascii=False) for article in articles), encoding="utf-8"
    )
    (tmp_path / "notes.jsonl").write_text(json.dumps(note, ensure_ascii=False), encoding="utf-8")
    (tmp_path / "union_news_2026-01-29.txt").write_text("覆盖职工1850万人", encoding="utf-8")
    to = tmp_path / "figures.csv"
    texts = ["--notes", str(tmp_path / "notes.jsonl"), "--news", str(tmp_path / "union_news_2026-01-29.txt")]
    assert main(["--statutes", str(tmp_path), "--to", str(to), *texts]) == 0
    assert to.read_text(encoding="utf-8").splitlines() == [
        "ground,article,figures",
        "劳动合同法,第十条,1月",
        "劳动能力鉴定管理办法,第九条,5工作日",
        "hotline_12351_2023,,3天",
        "union_news_2026_01_29,,18500000人",
    ]
    assert "service_description" in capsys.readouterr().err
    # Without the sources' texts, what is known of them stays.
    assert main(["--statutes", str(tmp_path), "--to", str(to)]) == 0
    assert read_figures(to).of_source("hotline_12351_2023")


@pytest.mark.parametrize(
    ("title", "day", "source", "found"),
    [
        (
            "人社部发〔2025〕24号 扩大试点的通知",
            "2025",
            {"title": "扩大试点（人社部发〔2025〕24号）摘录"},
            True,
        ),
        ("职业伤害保障办法（试行）报道", "2025", {"title": "职业伤害保障办法（试行）的报道"}, True),
        ("热线上线试运行", "2023-09-28", {"title": "全国热线上线试运行", "date": dt.date(2023, 9, 28)}, True),
        (
            "热线上线试运行",
            "2022-01-01",
            {"title": "全国热线上线试运行", "date": dt.date(2023, 9, 28)},
            False,
        ),
        ("人社部发〔2025〕24号 通知", "2025", {"title": "人社部发〔2025〕25号 意见"}, False),
    ],
)
def test_an_excerpt_finds_its_source(
    content: ContentInFolder, title: str, day: str, source: dict[str, Any], found: bool
) -> None:
    sources = read_sources(content.write(content.folder.sources, [{"id": "one", **source}]))
    note = {"title": title, "source_date": day, "text": "共10个省份，31天。"}
    path = content.write(content.root / "notes.jsonl", json.dumps(note, ensure_ascii=False))
    assert bool(figures_of_notes(path, sources)) == found
