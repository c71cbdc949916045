"""Which fixed reply is said: the most urgent alarm's, or what goes on about a wish to die."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from rasa_sdk import Tracker

from actions.sensitive import Sensitive
from actions.services import Services
from knowledge.library import Library
from tests.conftest import settings_in


def said(library: Library, folder: Path, alarms: list[dict[str, Any]], in_distress: str | None) -> str:
    entities = [{"entity": "alarm", "start": 0, "end": 1, "value": alarm} for alarm in alarms]
    message = {"text": "没有人列过这句话", "intent_ranking": [], "entities": entities}
    slots = {"in_distress": in_distress}
    tracker = Tracker("c", slots, message, [], False, None, {}, "action_listen")
    turn = asyncio.run(Sensitive(Services(library, settings_in(folder))).turn(tracker))
    assert turn.reply is not None
    assert turn.scope == "sensitive"
    return turn.reply.entry.removeprefix("out_of_scope/")


def alarm(kind: str, *, spelt: bool) -> dict[str, Any]:
    return {"kind": kind, "sure": True, "spelt": spelt, "entries": [kind]}


@pytest.mark.parametrize("spelt", [True, False])
def test_the_most_urgent_alarm_is_answered(library: Library, tmp_path: Path, spelt: bool) -> None:
    both = [alarm("emergency", spelt=spelt), alarm("violence", spelt=spelt)]
    assert said(library, tmp_path, both, None) == "emergency"


def test_a_suspicion_does_not_end_the_talk_and_words_do(library: Library, tmp_path: Path) -> None:
    suspected, told = [alarm("violence", spelt=False)], [alarm("violence", spelt=True)]
    assert said(library, tmp_path, suspected, "stay_with_him") == "stay_with_him"
    assert said(library, tmp_path, told, "stay_with_him") == "violence"


def test_without_an_alarm_it_goes_on(library: Library, tmp_path: Path) -> None:
    assert said(library, tmp_path, [], "distress_goes_on") == "distress_goes_on"


def test_a_reply_that_staff_took_out_leaves_a_number_to_call(library: Library, tmp_path: Path) -> None:
    assert said(library, tmp_path, [], "archived") == ""
