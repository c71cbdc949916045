"""An answer in short: its first sentence, and the first part of each step."""

import pytest

from actions.say_simply import in_short
from knowledge.library import Library
from tests.conftest import TODAY


@pytest.mark.parametrize(
    ("answer", "short"),
    [
        (
            "工钱该给您：\n1. 留好合同、工资条。\n2. 去投诉；不给就仲裁，不收费。\n3. 打12351。别等。",
            "工钱该给您：\n1. 留好合同、工资条。\n2. 去投诉。\n3. 打12351。",
        ),
        ("可以申请法律援助，这是国家设的，不收钱。条件看当地。", "可以申请法律援助，这是国家设的，不收钱。"),
        ("能要。但是要在1年内提出来，过了就难了。再说。", "能要。但是要在1年内提出来，过了就难了。"),
        ("这是家里的事，我不懂，请您问问律师；谈不拢去法院。", "这是家里的事，我不懂，请您问问律师。"),
        ("1. 先报警。\n2. 再验伤。", "1. 先报警。\n2. 再验伤。"),
        (
            "能要，该给您。别的不说了。\n\n还有，年终奖：\n看合同，没写也可以谈。别的不管。\n1. 先谈；不急。",
            "能要，该给您。别的不说了。\n还有，年终奖：\n看合同，没写也可以谈。别的不管。\n1. 先谈。",
        ),
    ],
)
def test_in_short(answer: str, short: str) -> None:
    assert in_short(answer) == short


def test_every_answer_can_be_said_in_short(library: Library) -> None:
    for entry in library.search.entries(on=TODAY):
        short = in_short(entry.answer)
        assert short, entry.key
        assert len(short) <= len(entry.answer) + entry.answer.count("\n"), entry.key
