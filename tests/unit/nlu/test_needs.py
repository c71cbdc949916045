"""Where the needs of a message are told apart: by what its words are about, with or without commas."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.needs import parts
from nlu.ngram_model import NgramModel
from nlu.topics import OUT_OF_SCOPE, TopicModel

ASKED = {
    "wage_arrears": [
        "老板拖欠工资",
        "欠我两个月工资",
        "三个月没发工资了",
        "包工头跑路不给工钱",
        "工资要不回来",
        "老板欠薪",
    ],
    "work_injury": [
        "脚砸伤了算工伤吗",
        "手让机器轧了",
        "工地上摔伤了怎么赔",
        "受伤了单位不管",
        "工伤怎么认定",
        "腿砸断了",
    ],
    "social_insurance": [
        "社保没给我交",
        "公司不交社保",
        "社保断了怎么补",
        "没买社保怎么办",
        "社保要交几年",
        "厂里不给交社保",
    ],
    "annual_leave": ["年假有几天", "年假不让休", "年假能不能折钱", "没休的年假怎么算", "带薪年假", "休年假"],
    OUT_OF_SCOPE: ["今天天气怎么样", "你好啊", "讲个笑话", "怎么办啊", "谢谢你了", "在不在"],
}
TEXTS = [text for texts in ASKED.values() for text in texts]
LABELS = [label for label, texts in ASKED.items() for _ in texts]


@pytest.fixture(scope="module")
def letters() -> NgramModel:
    return NgramModel().fit(TEXTS, LABELS)


@pytest.mark.parametrize(
    ("text", "begin"),
    [
        ("老板欠我两个月工资脚又砸伤了社保也没给我交", ["老板欠我", "脚又砸伤", "社保也没"]),
        ("年假不让休工资也要不回来", ["年假不让", "工资也"]),
        ("社保没给交,年假有几天", ["社保没给", "年假有几"]),
    ],
)
def test_another_need_begins_where_its_words_do(letters: NgramModel, text: str, begin: list[str]) -> None:
    found = parts(text, letters=letters, aside=OUT_OF_SCOPE)
    assert len(found) == len(begin)
    assert all(part in text for part in found)
    for part, start in zip(found, begin, strict=True):
        assert part.lstrip("我又也").startswith(start[:2])


def test_what_joins_two_needs_belongs_to_neither(letters: NgramModel) -> None:
    found = parts("年假不让休,另外,还有老板拖欠工资", letters=letters, aside=OUT_OF_SCOPE)
    assert found == ["年假不让休", "老板拖欠工资"]


@pytest.mark.parametrize("text", ["老板拖欠工资三个月没发了", "工资", "", "手让机器轧了算不算工伤怎么认定"])
def test_one_need_is_one_part(letters: NgramModel, text: str) -> None:
    assert parts(text, letters=letters, aside=OUT_OF_SCOPE) == [text]


def test_what_is_about_nothing_makes_no_part(letters: NgramModel) -> None:
    [part] = parts("老板拖欠工资三个月没发怎么办啊谢谢你了", letters=letters, aside=OUT_OF_SCOPE)
    assert part.startswith("老板拖欠工资")


def test_each_word_speaks_for_its_topic(letters: NgramModel) -> None:
    speaks = letters.by_place("社保年假", [2, 4])
    assert speaks.shape == (2, len(letters.classes_))
    assert [letters.classes_[column] for column in speaks.argmax(axis=1)] == [
        "social_insurance",
        "annual_leave",
    ]
    assert not letters.by_place("😀", [1]).any()
    assert letters.by_place("", []).shape == (0, len(letters.classes_))


@given(st.text(max_size=400))
def test_any_text_has_parts_that_stand_in_it_in_order(text: str) -> None:
    at = 0
    for part in parts(text, letters=_shared(), aside=OUT_OF_SCOPE):
        at = text.index(part, at) + len(part)


def test_of_a_text_without_end_the_beginning_is_read(letters: NgramModel) -> None:
    text = "社保没给我交年假有几天工资要不回来" * 1_000
    assert parts(text, letters=letters) == parts(text[:300], letters=letters)


def test_spoken_needs_are_all_at_the_top_and_what_no_part_names_is_not() -> None:
    model = TopicModel(most_encoded=0).fit(TEXTS, LABELS)
    ranked = dict(model.ranked("老板欠我两个月工资脚又砸伤了社保也没给我交怎么办"))
    top = sorted(ranked, key=lambda topic: -ranked[topic])
    assert {*top[:3]} == {"wage_arrears", "work_injury", "social_insurance"}
    assert ranked[top[3]] < min(ranked[topic] for topic in top[:3])
    assert np.isfinite([*ranked.values()]).all()


_MODEL: list[NgramModel] = []


def _shared() -> NgramModel:
    if not _MODEL:
        _MODEL.append(NgramModel().fit(TEXTS, LABELS))
    return _MODEL[0]
