"""Plays every dialogue of this folder against the real stack; a dialogue is data that a lawyer can read.

title: what the worker is after
turns:
- say: what the worker types (or `share: [latitude, longitude]`, in WGS-84; or `press: a button's title`)
  topic / scope / kind: how it has to be understood, and what kind of reply it has to be
  says: words that have to be in the reply     never: words that must not be
  law: [劳动合同法 第八十五条]                     buttons: titles that have to be offered
  places: how many, the nearest first          sample: every place is marked as sample data
  asks_where: the reply asks for the location
"""

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.stack import Stack, Worker

FOLDER = Path(__file__).parent
DIALOGUES = sorted(FOLDER.glob("*/*.yml"))
KNOWN = {
    "say", "share", "press", "topic", "scope", "kind", "says", "never", "law", "buttons", "places", "sample",
    "asks_where",
}  # fmt: skip


@pytest.mark.parametrize("path", DIALOGUES, ids=lambda path: path.relative_to(FOLDER).as_posix())
def test_dialogue(stack: Stack, path: Path) -> None:
    dialogue = YAML(typ="safe").load(path)
    assert set(dialogue) == {"title", "turns"}
    worker = Worker(stack)
    offered: list[dict[str, str]] = []
    for number, turn in enumerate(dialogue["turns"], start=1):
        unknown = set(turn) - KNOWN
        assert not unknown, f"{path.name}, turn {number}: unknown {unknown}"
        answered = worker.say(**said(turn, offered))
        reply = answered["replies"][0]["reply"]
        offered = reply["buttons"]
        check(turn, answered, reply, where=f"{path.name}, turn {number} ({turn}): {reply['text']}")


def said(turn: dict[str, Any], offered: list[dict[str, str]]) -> dict[str, Any]:
    """What is sent for this turn."""
    if "share" in turn:
        latitude, longitude = turn["share"]
        location = {"latitude": latitude, "longitude": longitude, "system": "WGS-84"}
        return {"text": "我的位置", "location": location}
    if "press" in turn:
        return {"text": next(one["payload"] for one in offered if one["title"] == turn["press"])}
    return {"text": turn["say"]}


def listed(value: Any) -> list[Any]:
    """One thing or several, as a list."""
    return value if isinstance(value, list) else [value]


def check(turn: dict[str, Any], answered: dict[str, Any], reply: dict[str, Any], *, where: str) -> None:
    """Hold the reply against what the turn expects."""
    understanding = answered["understanding"]
    if "topic" in turn:
        assert understanding["topics"][0]["id"] == turn["topic"], where
    if "scope" in turn:
        assert understanding["scope"] == turn["scope"], where
    assert reply["kind"] == turn.get("kind", reply["kind"]), where
    for words in listed(turn.get("says", [])):
        assert str(words) in reply["text"], where
    for words in listed(turn.get("never", [])):
        assert str(words) not in reply["text"], where
    cited = [f"{law['title']} {law['article']}" for law in reply["law"]]
    assert set(turn.get("law", [])) <= set(cited), where
    titles = [button["title"] for button in reply["buttons"]]
    assert set(listed(turn.get("buttons", []))) <= set(titles), where
    if "places" in turn:
        distances = [place["distance_m"] for place in reply["places"]]
        assert len(distances) == turn["places"], where
        measured = [distance for distance in distances if distance is not None]
        # The nearest first; what nobody can measure stands last.
        assert distances == sorted(measured) + [None] * (len(distances) - len(measured)), where
    if turn.get("sample"):
        assert all(place["sample"] and "示例" in place["name"] for place in reply["places"]), where
        assert "假数据" in reply["text"], where
    assert reply["ask_location"] == turn.get("asks_where", reply["ask_location"]), where


def test_every_kind_of_dialogue_is_there() -> None:
    assert {path.parent.name for path in DIALOGUES} >= {
        "first_questions",
        "finding_a_place",
        "not_understood",
        "going_on",
        "in_danger",
        "asking_the_law",
    }
