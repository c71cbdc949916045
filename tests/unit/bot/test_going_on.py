"""What is about the last answer is told from what only sounds so, whatever else stands in the message."""

from __future__ import annotations

import pytest

from bot.heard import Heard, SoFar
from bot.policy import FOLLOW_UP, ONE_OF_THEM, _about_talking, _going_on
from nlu.entities import EntityFinder
from nlu.normalise import normalise
from tests.conftest import TODAY

FINDER = EntityFinder()
ANSWERED = SoFar(actions=("action_answer",), messages=2, answered="unpaid_wages/basics")


def heard(text: str, *, confidence: float) -> Heard:
    normal = normalise(text)
    found = [
        {"entity": one.kind, "start": one.start, "end": one.end} for one in FINDER.find(normal, today=TODAY)
    ]
    return Heard(normal, "unpaid_wages", confidence, tuple(found), typed=len(text))


@pytest.mark.parametrize(
    "text",
    [
        "不是正式工干了3个月被辞退能要补偿吗",
        "错了3次就开除我合法吗",
        "不是本地人在深圳能交社保吗",
        "应该是每月15号发工资，现在拖了20天合法吗",
        "不是自己辞职的，干了2年被公司逼走怎么赔",
        "还有别的补偿吗",
        "还有其他证据可以用吗",
        "不对，我干了3年，被辞退能赔多少",
    ],
)
def test_what_stands_alone_is_a_question_of_its_own(text: str) -> None:
    assert _going_on(heard(text, confidence=0.9), ANSWERED) is None


@pytest.mark.parametrize(
    "text",
    ["不对，是5个月", "不对，我干了3年", "记错了，是9500", "我在德阳，不是成都", "还有吗", "还有别的吗"],
)
def test_what_is_put_right_or_asked_on(text: str) -> None:
    assert _going_on(heard(text, confidence=0.9), ANSWERED) == FOLLOW_UP


def test_an_unsure_question_that_puts_something_right_goes_on() -> None:
    assert _going_on(heard("不对，我干了3年，能赔多少", confidence=0.3), ANSWERED) == FOLLOW_UP


def test_at_the_beginning_nothing_was_said_that_could_be_chosen_or_simplified() -> None:
    assert _going_on(heard("第二个", confidence=0.1), SoFar()) is None
    assert _about_talking("听不懂", SoFar()) is None


@pytest.mark.parametrize("text", ["第二个", "第二步", "最后一步"])
def test_after_a_reply_one_of_it_may_be_chosen(text: str) -> None:
    assert _going_on(heard(text, confidence=0.1), ANSWERED) == ONE_OF_THEM
