"""第二个 after buttons is the second button pressed; after places and anywhere else it is what was typed."""

import datetime as dt
from typing import Any

import pytest

from bot.gateway.messages import Message
from bot.gateway.pressed_button import as_pressed, may_choose

BUTTONS = [{"title": title, "payload": f"{title}怎么办"} for title in ("投诉", "仲裁", "证据")]


def typed(text: str) -> Message:
    return Message(7, "worker", text, dt.datetime(2026, 11, 28, tzinfo=dt.UTC), "stored")


def reply(kind: str = "answer", **more: Any) -> dict[str, Any]:
    return {"kind": kind, "text": "答", "buttons": BUTTONS, "places": []} | more


@pytest.mark.parametrize(
    ("text", "pressed"), [("第二个", "仲裁怎么办"), ("第２个", "仲裁怎么办"), ("最后那个", "证据怎么办")]
)
def test_pressed(text: str, pressed: str) -> None:
    assert may_choose(typed(text))
    assert as_pressed(typed(text), reply()).text == pressed


@pytest.mark.parametrize("text", ["第九个", "老板不发工资", "2", "第二次被罚"])
def test_typed(text: str) -> None:
    assert as_pressed(typed(text), reply()) == typed(text)


@pytest.mark.parametrize("text", ["2", "2个", "二", "二个"])
def test_a_number_alone_chooses_where_it_was_asked_which(text: str) -> None:
    assert as_pressed(typed(text), reply("question", choose=True)).text == "仲裁怎么办"


@pytest.mark.parametrize("text", ["3个", "三个", "2", "二"])
@pytest.mark.parametrize("kind", ["question", "answer"])
def test_a_number_alone_is_the_answer_where_it_was_asked_what_is_right(text: str, kind: str) -> None:
    assert as_pressed(typed(text), reply(kind)) == typed(text)
    assert as_pressed(typed(text), reply(kind, choose=False)) == typed(text)


@pytest.mark.parametrize("text", ["第三条", "第2条", "那第三条呢", "就第三条", "第二条吧", "我要看第三条"])
@pytest.mark.parametrize("choose", [True, False])
def test_an_article_is_no_button(text: str, choose: bool) -> None:
    assert as_pressed(typed(text), reply("question", choose=choose)) == typed(text)


def test_of_places_the_actions_know() -> None:
    assert as_pressed(typed("第二个"), reply(places=[{"id": "s1"}])) == typed("第二个")


def test_nothing_to_press() -> None:
    assert as_pressed(typed("第二个"), None) == typed("第二个")
    assert as_pressed(typed("第二个"), reply(buttons=[])) == typed("第二个")
    assert not may_choose(typed("老板不发工资"))
