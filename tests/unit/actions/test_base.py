"""Whatever an action does wrong, the worker hears something and no form is left half done."""

import asyncio
from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions import server
from actions.base import ServiceAction, Turn
from actions.searches import remembered_search
from actions.server import TwoActionsOfOneName
from actions.services import Services
from actions.whereabouts import remembered_place
from knowledge.library import Library
from knowledge.replies import Reply
from knowledge.settings import Settings


def tracker(text: str = "在吗") -> Tracker:
    message = {"text": text, "intent_ranking": [{"name": "wage_arrears", "confidence": 0.9}], "entities": []}
    return Tracker("worker", {}, message, [], False, None, {"name": "wage_form"}, "action_listen")


class Breaks(ServiceAction):
    """Fails as a bug would."""

    def name(self) -> str:
        return "action_breaks"

    async def turn(self, tracker: Tracker) -> Turn:
        raise ZeroDivisionError("a bug")


@pytest.fixture
def services(library: Library, settings: Settings) -> Services:
    return Services(library, settings)


def run(action: ServiceAction) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    dispatcher = CollectingDispatcher()
    events = asyncio.run(action.run(dispatcher, tracker(), {}))
    return dispatcher.messages, events


def test_a_bug_is_an_apology_with_a_number_and_an_end_to_the_form(
    services: Services, caplog: pytest.LogCaptureFixture
) -> None:
    said, events = run(Breaks(services))
    [message] = said
    assert message["custom"]["kind"] == "apology"
    assert "12351" in message["custom"]["text"]
    assert message["custom"]["understanding"]["topics"][0]["id"] == "wage_arrears"
    assert {"event": "active_loop", "timestamp": None, "name": None} in events
    assert [event["name"] for event in events if event["event"] == "slot"] == [
        "requested_slot",
        "search",
        "worker_place",
    ]
    assert "ZeroDivisionError" in caplog.text


class SaysNothingKnown(ServiceAction):
    """Decides well and then cannot be put into words."""

    def name(self) -> str:
        return "action_says_nothing_known"

    async def turn(self, tracker: Tracker) -> Turn:
        return Turn(Reply(text="在", places=("no place",)))  # type: ignore[arg-type]


def test_a_reply_that_cannot_be_written_down_is_an_apology_too(services: Services) -> None:
    said, _ = run(SaysNothingKnown(services))
    assert said[0]["custom"]["kind"] == "apology"


def test_a_slot_of_another_release_is_forgotten() -> None:
    old = Tracker(
        "worker",
        {"search": {"action": "action_x", "asked": "充电"}, "worker_place": {"city": 1}},
        {"text": "在吗"},
        [],
        False,
        None,
        {},
        "action_listen",
    )
    assert remembered_search(old) is None
    assert remembered_place(old) is None


def test_the_apology_needs_no_working_services(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    # The database is a folder: opening it fails for real.
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}")
    from actions.answer import Answer
    from actions.services import shared_services

    shared_services.cache_clear()
    said, _ = run(Answer())
    assert "12351" in said[0]["custom"]["text"]
    shared_services.cache_clear()


def test_two_actions_of_one_name_are_refused() -> None:
    server.refuse_two_of_one_name()
    twin = type("Twin", (Breaks,), {"__module__": "actions.twin", "name": lambda self: "action_answer"})
    with pytest.raises(
        TwoActionsOfOneName, match=r"actions\.answer and actions\.twin both define action_answer"
    ):
        server.refuse_two_of_one_name()
    del twin


def test_every_action_of_the_domain_exists_and_the_other_way_round() -> None:
    from pathlib import Path

    from rasa_sdk import Action, utils
    from ruamel.yaml import YAML

    import actions.answer
    import actions.article
    import actions.fallback
    import actions.follow_up
    import actions.ground
    import actions.legal_aid_office
    import actions.nearest_station
    import actions.one_of_them
    import actions.person
    import actions.say_again
    import actions.say_simply
    import actions.sensitive
    import actions.somebody_there
    import actions.what_there  # noqa: F401

    domain = YAML(typ="safe").load(Path(__file__).parents[3] / "bot" / "rasa" / "domain.yml")
    ours = {
        cls().name()
        for cls in utils.all_subclasses(Action)
        if cls.__module__.startswith("actions.") and cls.__module__ != "actions.twin"
        if not getattr(cls, "__abstractmethods__", None)
    }
    assert set(domain["actions"]) == ours
