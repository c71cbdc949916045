"""Which reply is told again: the last that told something of its own, as the events say."""

from typing import Any

import pytest
from rasa_sdk import Tracker

from actions.last_said import last_said
from actions.said_before import said_before
from knowledge.library import Library
from tests.conftest import TODAY

ANSWER, AGAIN, SIMPLY, FALLBACK = "action_answer", "action_say_again", "action_say_simply", "action_fallback"


def reply(text: str, **more: Any) -> dict[str, Any]:
    return {"text": text, "kind": "answer", "buttons": [], "law": [], "places": []} | more


def after(*turns: tuple[str, dict[str, Any], dict[str, Any]]) -> Tracker:
    """A conversation in which these actions said this, and set these slots."""
    events: list[dict[str, Any]] = []
    for action, said, slots in turns:
        events.append({"event": "user", "text": "…", "parse_data": {}})
        events.append({"event": "action", "name": action})
        events.append({"event": "bot", "data": {"custom": said}})
        events += [{"event": "slot", "name": name, "value": value} for name, value in slots.items()]
        events.append({"event": "action", "name": "action_listen"})
    return Tracker("worker", {}, {"text": "再说一遍"}, events, False, None, {}, "action_listen")


def test_each_reply_comes_with_its_action_and_what_was_remembered() -> None:
    tracker = after((ANSWER, reply("一"), {"last_answer": "a"}), (FALLBACK, reply("二"), {"asked_back": 1}))
    assert [(said.reply["text"], said.action, said.remembered) for said in said_before(tracker)] == [
        ("二", FALLBACK, {"asked_back": 1}),
        ("一", ANSWER, {"last_answer": "a"}),
    ]


@pytest.mark.parametrize(
    ("turns", "text", "in_short"),
    [
        ([(ANSWER, "长", {})], "长", False),
        ([(ANSWER, "长", {}), (SIMPLY, "短", {})], "长", True),
        ([(ANSWER, "长", {}), (SIMPLY, "短", {}), (AGAIN, "长", {})], "长", True),
        ([(ANSWER, "长", {}), (AGAIN, "长", {})], "长", False),
        ([(ANSWER, "长", {}), (SIMPLY, "短", {}), (ANSWER, "别的", {})], "别的", False),
        ([(ANSWER, "长", {}), (FALLBACK, "哪个？", {"asked_back": 1})], "哪个？", False),
        ([(ANSWER, "长", {}), (FALLBACK, "还是没听明白", {"asked_back": 2})], "长", False),
    ],
)
def test_what_is_told_again(
    library: Library, turns: list[tuple[str, str, dict[str, Any]]], text: str, in_short: bool
) -> None:
    tracker = after(*((action, reply(said), slots) for action, said, slots in turns))
    said = last_said(tracker, library, on=TODAY)
    assert said is not None
    assert (said.reply.text, said.in_short) == (text, in_short)


def test_who_is_asked_where_he_is_once_more_is_asked_it_again(library: Library) -> None:
    question = reply("在哪个区县？", kind="question", ask_location=True)
    said = last_said(after((FALLBACK, question, {"asked_back": 2})), library, on=TODAY)
    assert said is not None
    assert said.reply.ask_location


def test_nothing_was_said(library: Library) -> None:
    assert last_said(after(), library, on=TODAY) is None
