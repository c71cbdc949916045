"""What puts something right, wherever in the message it says so, is told from what tells a story."""

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from knowledge.said.corrections import (
    FACTS,
    bare_number,
    corrects,
    corrects_and_asks,
    may_be_measured_like,
    measured_like,
    says_only_what_is_wrong,
)
from nlu.entities import EntityFinder
from nlu.normalise import normalise
from tests.conftest import TODAY

SENTENCES: dict[str, Any] = YAML(typ="safe").load(Path(__file__).parent / "corrections.yml")
FINDER = EntityFinder()


def read(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The normalised text, and where its values stand."""
    normal = normalise(text)
    found = FINDER.find(normal, today=TODAY)
    return normal, [(one.start, one.end) for one in found if one.kind in {*FACTS, "place"}]


@pytest.mark.parametrize(("text", "right"), SENTENCES["corrects"])
def test_puts_something_right(text: str, right: str) -> None:
    normal, values = read(text)
    assert corrects(normal, values)
    assert says_only_what_is_wrong(normal, values) == (not right)


@pytest.mark.parametrize("text", SENTENCES["does_not"])
def test_puts_nothing_right(text: str) -> None:
    assert not corrects(*read(text))


@pytest.mark.parametrize("text", ["不对，我干了3年，能赔多少", "说错了，我干了3年，合法吗"])
def test_puts_right_and_asks(text: str) -> None:
    assert corrects_and_asks(*read(text))


@pytest.mark.parametrize("text", ["不对，我干了3年", "不是三个月是半年", "3年能赔多少", "不对，是罗湖"])
def test_does_nothing_but_put_right(text: str) -> None:
    assert not corrects_and_asks(*read(text))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("记错了,是9500", "9500"),
        ("哦不对是9500", "9500"),
        ("是9500不是8500", "9500"),
        ("不对,是三", "三"),
        ("改成1.5万", "1.5万"),
        ("说错了", None),
        ("不对,是五个", "五"),
        ("我在德阳,不是成都", None),
    ],
)
def test_a_number_without_a_unit(text: str, number: str | None) -> None:
    assert bare_number(text) == number


@pytest.mark.parametrize(
    ("number", "before", "kind", "measured"),
    [
        ("9500", "8500元", "money", "9500元"),
        ("9500", "8500", "money", "9500元"),
        ("3万", "两万三", "money", "3万元"),
        ("7", "6个月", "duration", "7个月"),
        ("五", "三年", "duration", "五年"),
        ("40", "30人", "count", "40人"),
        ("40", "前天", "date", "40"),
    ],
)
def test_a_number_is_measured_as_the_one_before(number: str, before: str, kind: str, measured: str) -> None:
    assert measured_like(number, before, kind) == measured


def test_a_number_is_of_a_kind_that_it_can_be() -> None:
    assert may_be_measured_like("8000", "money")
    assert not may_be_measured_like("8000", "duration")
    assert may_be_measured_like("6", "duration")
    assert not may_be_measured_like("3万", "duration")
    assert not may_be_measured_like("3", "date")
