"""Articles and laws in real sentences: asked for, mentioned in passing, or none at all."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from knowledge.said.articles import MOST_ARTICLES, number_said, said_law
from nlu.normalise import normalise
from tests.nlu.examples import FOLDER, examples

SENTENCES: dict[str, Any] = YAML(typ="safe").load(Path(__file__).parent / "said_laws.yml")


def named(text: str) -> tuple[bool, str]:
    """Whether the message asks for it, and what it names, as the file of sentences writes it."""
    said = said_law(normalise(text))
    laws = [(one.law.title or one.law.name) if one.law else said.nameless for one in said.articles]
    articles = " ".join(f"{law}{one.article}" for law, one in zip(laws, said.articles, strict=True))
    return said.asks, articles or ((said.law.title or said.law.name) if said.law else "")


def test_there_are_enough_sentences_of_each_kind() -> None:
    assert len(SENTENCES["asks"]) >= 60
    assert len(SENTENCES["mentions"]) + len(SENTENCES["neither"]) >= 60


@pytest.mark.parametrize(("text", "wanted"), SENTENCES["asks"])
def test_what_is_asked_for(text: str, wanted: str) -> None:
    assert named(text) == (True, wanted)


@pytest.mark.parametrize(("text", "wanted"), SENTENCES["mentions"])
def test_what_is_only_mentioned_stays_a_question(text: str, wanted: str) -> None:
    assert named(text) == (False, wanted)


@pytest.mark.parametrize("text", SENTENCES["neither"])
def test_what_is_about_something_else(text: str) -> None:
    said = said_law(normalise(text))
    assert not said.asks
    assert said.articles == ()


def test_no_way_of_asking_for_an_entry_is_taken_for_a_law() -> None:
    asked = [text for texts in examples().values() for text in texts]
    assert len(asked) > 5_000
    assert [text for text in asked if said_law(normalise(text)).asks] == []


def test_no_sentence_that_measures_understanding_is_taken_for_a_law() -> None:
    lines = [line for path in FOLDER.glob("*.yml") for line in path.read_text(encoding="utf-8").splitlines()]
    texts = [line.strip(" -\"'") for line in lines]
    assert len(texts) > 1_000
    assert [text for text in texts if said_law(normalise(text)).asks] == []


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("38", 38), ("三十八", 38), ("三八", 38), ("十", 10), ("十二", 12), ("一百", 100), ("一百零五", 105),
        ("一百一十", 110), ("一百一", 110), ("二百七十六", 276), ("〇三", 3), ("两百", 200), ("一千二", 1200),
        ("十百", None), ("二三十", None),
    ],
)  # fmt: skip
def test_numbers(written: str, number: int | None) -> None:
    assert number_said(written) == number


def test_no_more_articles_than_can_be_answered() -> None:
    many = "劳动合同法第" + "、".join(str(number) for number in range(1, 60)) + "条"
    assert len(said_law(many).articles) == MOST_ARTICLES
    assert len(said_law("劳动合同法第1条到第98条").articles) == MOST_ARTICLES


@pytest.mark.parametrize(
    "piece",
    [
        "劳动合同法第38条、", "第", "一百", "《", "劳动法", "请你帮我", "讲什么",
        "第38条", "1", "38、", "条", "(", "中华人民共和国",
    ],
)  # fmt: skip
def test_a_hostile_text_is_read_at_once(piece: str) -> None:
    text = (piece * 100_000)[:100_000]
    started = time.perf_counter()
    said_law(text)
    # Generous: a busy machine is slow, but a runaway pattern takes minutes.
    assert time.perf_counter() - started < 5
