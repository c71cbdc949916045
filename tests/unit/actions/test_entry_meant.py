"""What is listed is found with whatever people put around it."""

import pytest

from actions.asking_back import NONE_OF_THESE, PERSON
from actions.entry_meant import entry_meant, listed
from knowledge.library import Library
from knowledge.models import WHOLE_COUNTRY
from tests.conftest import TODAY


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("晓得咯", "acknowledged"),
        ("晓得了哈", "acknowledged"),
        ("嗯嗯好的呀", "acknowledged"),
        ("中嘞", "acknowledged"),
        ("要得嘛", "acknowledged"),
        ("得劲", "acknowledged"),
        ("行嘞", "acknowledged"),
        ("不找了", "acknowledged"),
        ("谢谢咯", "thanks"),
        ("唔该", "thanks"),
        ("多谢晒啊", "thanks"),
        ("哎,恁好啊", "greeting"),
        ("喂,在不", "greeting"),
        ("886", "goodbye"),
        ("走咯", "goodbye"),
        ("你系边个啊", "who_are_you"),
        ("转人工啊", "talk_to_person"),
        ("都不是", "none_of_these"),
    ],
)
def test_listed(library: Library, text: str, entry: str) -> None:
    found = listed(library.search, text, on=TODAY, region=WHOLE_COUNTRY)
    assert found is not None
    assert found.entry.id == entry


@pytest.mark.parametrize("text", ["啊", "哦哦哦啊", "老板不给钱啊", "那", "，。"])
def test_nothing_is_found_in_mere_particles(library: Library, text: str) -> None:
    found = listed(library.search, text, on=TODAY, region=WHOLE_COUNTRY)
    assert found is None or found.entry.id in {"acknowledged", "unintelligible"}


def test_the_buttons_lead_somewhere(library: Library) -> None:
    found = [library.search.exact(one.payload, on=TODAY) for one in (PERSON, NONE_OF_THESE)]
    assert [one.entry.id for one in found if one] == ["talk_to_person", "none_of_these"]


@pytest.mark.parametrize("text", ["快累死了", "要被老板逼疯了", "撑不住了这班", "没有活干了"])
def test_a_loose_likeness_is_no_danger(library: Library, text: str) -> None:
    """Danger is noticed by nlu; a search of the letters alone would console whoever had a bad day."""
    meant = entry_meant(
        library.search, text, topic="out_of_scope", region=WHOLE_COUNTRY, on=TODAY, enough=0.5
    )
    assert meant is None or meant.scope != "sensitive"
