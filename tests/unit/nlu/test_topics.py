"""The topic model: deterministic, stored without code, sure of itself only where it may be."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.ngram_model import ModelError
from nlu.topics import TopicModel

TEXTS = [
    "老板拖欠工资",
    "欠薪找谁",
    "三个月没发工资了",
    "包工头跑路不给钱",
    "工钱要不回来",
    "年底了不结账",
    "附近的驿站",
    "哪里能歇脚",
    "喝口热水的地方",
    "充电的驿站在哪",
    "想找地方热饭",
    "驿站几点关门",
    "怎么入会",
    "骑手能加入工会吗",
    "会员卡怎么办",
    "想参加工会",
    "工会会费多少",
    "没单位能入会吗",
]
LABELS = ["wage_arrears"] * 6 + ["union_station"] * 6 + ["union_membership"] * 6


@pytest.fixture(scope="module")
def model() -> TopicModel:
    return TopicModel().fit(TEXTS, LABELS)


def test_the_likely_topic_comes_first(model: TopicModel) -> None:
    asked = ["工资一直没发", "有没有喝热水的驿站", "送外卖的想入会"]
    best = [model.classes_[row] for row in model.predict_proba(asked).argmax(axis=1)]
    assert best == ["wage_arrears", "union_station", "union_membership"]


def test_rows_are_probabilities_and_columns_follow_the_classes(model: TopicModel) -> None:
    assert model.classes_ == sorted(set(LABELS))
    probabilities = model.predict_proba(TEXTS)
    assert probabilities.shape == (len(TEXTS), 3)
    assert np.allclose(probabilities.sum(axis=1), 1)
    assert model.predict_proba([]).shape == (0, 3)


@pytest.mark.parametrize("text", ["", "   ", "\u200b", "😀"])
def test_nothing_known_means_nothing_preferred(model: TopicModel, text: str) -> None:
    assert np.allclose(model.predict_proba([text]), 1 / 3)


def test_writing_it_differently_changes_nothing(model: TopicModel) -> None:
    first, second = model.predict_proba(["老闆拖欠工資！！！", "老板拖欠工资!"])
    assert np.array_equal(first, second)


def test_two_fits_give_the_same_model(model: TopicModel) -> None:
    again = TopicModel().fit(TEXTS, LABELS)
    assert np.array_equal(model.predict_proba(TEXTS), again.predict_proba(TEXTS))


def test_comes_back_from_its_folder(model: TopicModel, tmp_path: Path) -> None:
    model.save(tmp_path)
    back = TopicModel.load(tmp_path)
    assert back.classes_ == model.classes_
    assert np.array_equal(model.predict_proba(TEXTS), back.predict_proba(TEXTS))


def test_is_stored_without_pickle_and_asked_without_sklearn(model: TopicModel, tmp_path: Path) -> None:
    model.save(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "cascade.json",
        "meanings.npz",
        "ngrams.json",
        "ngrams.npz",
    ]
    program = f"""
import sys
from pathlib import Path
from nlu.topics import TopicModel
TopicModel.load(Path({str(tmp_path)!r})).predict_proba(["没发工资"])
print([name for name in ("sklearn", "scipy", "spacy", "rasa") if name in sys.modules])
"""
    root = str(Path(__file__).parents[3])
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, env={"PYTHONPATH": root}, check=True
    )
    assert run.stdout == "[]\n"


def test_two_topics_are_enough() -> None:
    model = TopicModel().fit(TEXTS[:12], LABELS[:12])
    assert [model.classes_[row] for row in model.predict_proba(["欠薪了", "驿站"]).argmax(axis=1)] == [
        "wage_arrears",
        "union_station",
    ]


def test_a_topic_with_one_example_can_be_learned() -> None:
    model = TopicModel().fit([*TEXTS, "12351打不通"], [*LABELS, "hotline"])
    assert model.classes_[int(model.predict_proba(["12351"]).argmax())] == "hotline"


@pytest.mark.parametrize("most_encoded", [1, 2, 5])
def test_a_topic_of_which_hardly_anything_is_encoded_keeps_its_column(most_encoded: int) -> None:
    probabilities = TopicModel(most_encoded=most_encoded).fit(TEXTS, LABELS).predict_proba(["欠薪了怎么办啊"])
    assert probabilities.shape == (1, len(set(LABELS)))


def test_faults_say_what_is_wrong(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="one label for each"):
        TopicModel().fit(["a"], [])
    with pytest.raises(ModelError, match="at least two"):
        TopicModel().fit(["a"], ["b"])
    with pytest.raises(ModelError, match=r"fit\(\) or load\(\)"):
        TopicModel().predict_proba(["a"])
    with pytest.raises(ModelError, match="train it again"):
        TopicModel.load(tmp_path)
    (tmp_path / "cascade.json").write_text(
        '{"sure": 0.9, "sharpness": 1, "encodes": false, "alike": []}', encoding="utf-8"
    )
    (tmp_path / "ngrams.json").write_text("{}", encoding="utf-8")
    (tmp_path / "ngrams.npz").write_bytes(b"not numbers")
    with pytest.raises(ModelError, match="train it again"):
        TopicModel.load(tmp_path)


def test_a_torn_model_file_is_named(tmp_path: Path) -> None:
    TopicModel().fit(TEXTS, LABELS).save(tmp_path)
    for name in ("ngrams.npz", "meanings.npz"):
        whole = (tmp_path / name).read_bytes()
        (tmp_path / name).write_bytes(whole[: len(whole) // 2])
        with pytest.raises(ModelError, match="train it again"):
            TopicModel.load(tmp_path)
        (tmp_path / name).write_bytes(whole)
    TopicModel.load(tmp_path)


@given(st.text(max_size=200))
def test_any_text_gets_probabilities(text: str) -> None:
    probabilities = _shared().predict_proba([text])
    assert np.isfinite(probabilities).all()
    assert np.isclose(probabilities.sum(), 1)


_MODEL: list[TopicModel] = []


def _shared() -> TopicModel:
    if not _MODEL:
        _MODEL.append(TopicModel(most_encoded=0).fit(TEXTS, LABELS))
    return _MODEL[0]


def test_the_ranking_begins_as_the_probabilities_do(model: TopicModel) -> None:
    [probabilities] = model.predict_proba(["附近的驿站在哪"])
    ranked = model.ranked("附近的驿站在哪")
    assert [topic for topic, _ in ranked] == [model.classes_[row] for row in (-probabilities).argsort()]
    assert ranked[0][1] == probabilities.max()


def test_several_needs_of_a_message_are_all_at_the_top(model: TopicModel) -> None:
    text = "附近的驿站在哪能歇脚喝口热水，骑手能加入工会吗"
    first, second, third = model.ranked(text)
    assert {first[0], second[0]} == {"union_station", "union_membership"}
    assert third[1] < 0.1 < second[1] <= first[1]
