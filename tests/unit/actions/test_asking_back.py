"""A question is asked back once; the second time in a row there is a person to call."""

import asyncio
from dataclasses import replace
from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.asking_back import NONE_OF_THESE, PERSON, ask_back
from actions.base import ServiceAction, Turn
from actions.services import Services
from knowledge.entries import Button
from knowledge.library import Library
from knowledge.replies import Reply
from knowledge.settings import Settings

FIRST = Reply(text="您想问的是哪一个？", kind="question", buttons=(NONE_OF_THESE,))


def tracker(times: int | None, *, search: dict[str, Any] | None = None) -> Tracker:
    message = {"text": "就那个嘛", "intent_ranking": [], "entities": []}
    slots = {"asked_back": times, "search": search}
    return Tracker("worker", slots, message, [], False, None, {}, "action_listen")


def test_the_first_question_has_choices() -> None:
    turn = ask_back(tracker(None), FIRST)
    assert turn.reply == FIRST
    assert [event["value"] for event in turn.events] == [1]


@pytest.mark.parametrize("times", [1, 2, 3])
def test_later_there_is_a_person(times: int) -> None:
    turn = ask_back(tracker(times), FIRST)
    assert turn.reply is not None
    assert "12351" in turn.reply.text
    assert turn.reply.buttons == (PERSON,)
    assert turn.reply.text != FIRST.text


def test_the_second_and_the_third_differ() -> None:
    second, third = (ask_back(tracker(times), FIRST).reply for times in (1, 2))
    assert second is not None
    assert third is not None
    assert second.text != third.text


class Says(ServiceAction):
    """Says something of this scope."""

    def __init__(self, services: Services, scope: str) -> None:
        super().__init__(services)
        self._scope = scope

    def name(self) -> str:
        return f"action_says_{self._scope}"

    async def turn(self, tracker: Tracker) -> Turn:
        return Turn(Reply(text="在"), scope=self._scope)


def changed(library: Library, settings: Settings, scope: str, before: Tracker) -> dict[str, Any]:
    action = Says(Services(library, settings), scope)
    events = asyncio.run(action.run(CollectingDispatcher(), before, {}))
    return {event["name"]: event["value"] for event in events}


def test_an_answer_ends_the_row(library: Library, settings: Settings) -> None:
    assert changed(library, settings, "in", tracker(2)) == {"asked_back": None}


def test_an_alarm_leaves_the_search_waiting_and_an_answer_does_not(
    library: Library, settings: Settings
) -> None:
    waiting = tracker(None, search={"action": "action_nearest_station", "waiting": True})
    assert changed(library, settings, "sensitive", waiting) == {}
    assert changed(library, settings, "in", waiting)["search"]["waiting"] is False


@pytest.mark.parametrize(("topic", "asks"), [("dismissal", True), (None, False)])
def test_a_number_chooses_as_long_as_there_is_something_to_choose_from(topic: str | None, asks: bool) -> None:
    first = replace(FIRST, buttons=(Button("赔多少", "赔多少"), NONE_OF_THESE), choose=True)
    later = ask_back(tracker(1), first, topic=topic, scope="in").reply
    assert later is not None
    assert later.choose is asks
