"""Which entries a message means: what is listed, the best, and the one said with it."""

import itertools

import pytest

from actions.asking_back import NONE_OF_THESE, PERSON
from actions.entry_meant import Meant, listed, meant
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


def meant_by(library: Library, text: str, ranked: list[tuple[str, float]]) -> Meant | None:
    return meant(library.search, text, ranked=ranked, region=WHOLE_COUNTRY, on=TODAY, enough=0.28)


def also(library: Library, text: str, *topics: str) -> str | None:
    """The second entry that is said; the topics are equally likely."""
    found = meant_by(library, text, [(topic, 1 / len(topics)) for topic in topics])
    assert found is not None
    return found.also.key if found.also else None


@pytest.mark.parametrize(
    ("text", "topics", "entry"),
    [
        # A part that is a question of its own.
        (
            "厂里两个月没发工资,另外我还想问下年终奖有没有法律规定",
            ["wage_arrears", "wage_standard"],
            "wage_standard/bonus",
        ),
        (
            "我脚砸伤了,公司没给我交社保,没签合同,工伤赔偿找哪个部门",
            ["labor_relationship", "work_injury"],
            "work_injury/first_steps",
        ),
    ],
)
def test_a_part_of_a_message_may_ask_something_of_its_own(
    library: Library, text: str, topics: list[str], entry: str
) -> None:
    found = meant_by(library, text, [(topic, 1 / len(topics)) for topic in topics])
    assert found is not None
    assert entry in {one.key for one in (found.entry, found.also) if one}


@pytest.mark.parametrize(
    "text",
    ["年假几天", "公司不让休年假怎么办", "我该怎么办,咋弄啊,求求了", "员工的带薪年休假到底有几天啊"],
)
def test_one_question_gets_one_answer(library: Library, text: str) -> None:
    assert also(library, text, "annual_leave") is None


def test_two_entries_that_come_equally_close_are_both_said(library: Library) -> None:
    """Two titles, one after the other, are as close to the one entry as to the other."""
    entries = [one for one in library.search.entries(on=TODAY) if one.topic == "annual_leave" and one.asks]
    said = 0
    for one, other in itertools.combinations(entries, 2):
        text = f"{one.title}{other.title}我想问清楚"
        close = library.search.among({"annual_leave": 1.0}, text, on=TODAY, k=2)
        found = meant_by(library, text, [("annual_leave", 1.0)])
        assert found is not None
        if found.also is not None:
            assert [found.entry, found.also] == [match.entry for match in close]
            assert close[0].worth - close[1].worth <= 0.1
            said += 1
    assert said > 0


def test_a_topic_that_is_hardly_less_likely_may_have_the_better_entry(library: Library) -> None:
    text = "公司不让休年假我该怎么办呀"
    found = meant_by(library, text, [("overtime", 0.4), ("annual_leave", 0.35)])
    assert found is not None
    assert found.entry.topic == "annual_leave"


def test_what_is_likeliest_none_of_our_matters_is_not_answered(library: Library) -> None:
    found = meant_by(library, "我的快递丢了年假没了", [("out_of_scope", 0.5), ("annual_leave", 0.4)])
    assert found is not None
    assert (found.entry.scope, found.also) == ("out", None)


def test_what_is_of_ours_is_not_refused_for_a_loose_likeness(library: Library) -> None:
    found = meant_by(library, "我耳朵被机器震聋了,谢谢您", [("work_injury", 0.6), ("out_of_scope", 0.3)])
    assert found is not None
    assert found.entry.scope != "out"


@pytest.mark.parametrize("text", ["快累死了", "要被老板逼疯了", "撑不住了这班", "没有活干了"])
def test_a_loose_likeness_is_no_danger(library: Library, text: str) -> None:
    """Danger is noticed by nlu; a search of the letters alone would console whoever had a bad day."""
    found = meant_by(library, text, [("out_of_scope", 1.0)])
    assert found is None or found.entry.scope != "sensitive"
