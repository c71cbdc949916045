"""Whoever may be in danger is never only refused, and no two actions hand a message round and round."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.answer import Answer
from actions.base import Turn
from actions.danger_line import WARNED
from actions.sensitive import Sensitive
from actions.services import Services
from knowledge.library import Library
from knowledge.settings import Settings


def tracker(text: str, kind: str | None, *, warned: bool = False) -> Tracker:
    value = {"kind": kind, "sure": False, "spelt": False, "entries": [kind]}
    entities = [{"entity": "alarm", "start": 0, "end": len(text), "value": value}] if kind else []
    ranked = [{"name": "out_of_scope", "confidence": 0.97}]
    message = {"text": text, "intent_ranking": ranked, "entities": entities}
    return Tracker(
        "worker", {WARNED: [kind]} if warned else {}, message, [], False, None, {}, "action_listen"
    )


@pytest.fixture
def services(library: Library, settings: Settings) -> Services:
    return Services(library, settings)


def handed_to(turn: Turn) -> str | None:
    return next((str(event["name"]) for event in turn.events if event.get("event") == "followup"), None)


@pytest.mark.parametrize("text", ["前夫打我抢孩子怎么办", "邻居打了我一顿怎么告", "房东把我打伤了"])
@pytest.mark.parametrize("warned", [False, True])
def test_whoever_was_beaten_is_not_just_refused(services: Services, text: str, warned: bool) -> None:
    said, asked = CollectingDispatcher(), tracker(text, "violence", warned=warned)
    events = asyncio.run(Answer(services).run(said, asked, {}))
    handed_on = any(event.get("name") == "action_sensitive" for event in events)
    assert handed_on or "110" in said.messages[0]["custom"]["text"]


@pytest.mark.parametrize(
    ("text", "kind"), [("邻居打了我一顿怎么告", "threat"), ("邻居半夜吵得睡不着怎么告", None)]
)
def test_what_only_sounds_like_it_is_refused(services: Services, text: str, kind: str | None) -> None:
    assert asyncio.run(Answer(services).turn(tracker(text, kind))).scope == "out"


def test_without_a_fixed_reply_the_line_is_said_and_nothing_goes_in_a_ring(settings: Settings) -> None:
    class Empty:
        def exact(self, *_: Any, **__: Any) -> None:
            return None

        def entries(self, **_: Any) -> list[Any]:
            return []

    library = SimpleNamespace(search=Empty())
    services = Services(library, settings)  # type: ignore[arg-type]
    turn = asyncio.run(Sensitive(services).turn(tracker("邻居打了我", "violence")))
    assert handed_to(turn) is None
    assert turn.reply is not None
    assert "110" in turn.reply.text
    assert turn.scope == "sensitive"
