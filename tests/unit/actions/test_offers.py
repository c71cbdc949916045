"""What is offered under an answer: the most useful first, nothing twice."""

from __future__ import annotations

from actions.offers import MOST_BUTTONS, with_offers
from knowledge.library import Library
from tests.conftest import TODAY


def test_the_closest_entry_is_the_first_button_though_the_answer_names_it_too(library: Library) -> None:
    search = library.search
    general = next(one for one in search.entries(on=TODAY) if one.key == "annual_leave/basics")
    text = "公司不让休年假怎么办呢"
    ranked = [("annual_leave", 1.0)]
    buttons = with_offers(general, text, ranked, general=True, search=search, on=TODAY, region="000000")
    close = [one.entry for one in search.in_topic("annual_leave", text, on=TODAY) if one.entry != general]
    assert buttons[0].title == close[0].title
    assert len(buttons) <= MOST_BUTTONS
    assert len({button.title for button in buttons}) == len(buttons)
