"""What happens when the sentence model cannot be used: no message is lost over it."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
import pytest

from nlu.cascade import Cascade
from nlu.encoder import Encoder, EncoderFailedError
from nlu.sensitive import SensitiveFinder

WAGES = ["老板拖欠工资", "工钱一直不给", "三个月没发工资", "欠薪找谁"]
STATIONS = ["附近的驿站", "哪里能充电歇脚", "司机之家在哪", "找个地方热饭"]


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> Encoder:
    """An encoder with no place to put its graph while it is loaded."""
    monkeypatch.setattr(tempfile, "tempdir", "/proc/nowhere")
    return Encoder()


@pytest.fixture
def model(tmp_path: Path) -> Cascade:
    labels = ["wage_arrears"] * len(WAGES) + ["union_station"] * len(STATIONS)
    Cascade(sure=1.0).fit([*WAGES, *STATIONS], labels).save(tmp_path)
    return Cascade.load(tmp_path)


def test_it_says_so_and_is_left_alone_for_a_while(broken: Encoder) -> None:
    with pytest.raises(EncoderFailedError, match="cannot be used"):
        broken.encode(["工资"])
    with pytest.raises(EncoderFailedError, match="a moment ago"):
        broken.encode(["工资"])


def test_then_the_letters_decide(model: Cascade, broken: Encoder) -> None:
    model._encoder = broken
    letters, both = model.opinions(["老板欠我工钱", "哪里有驿站"])
    assert np.array_equal(letters, both)
    assert [model.classes_[best] for best in both.argmax(axis=1)] == ["wage_arrears", "union_station"]


def test_danger_in_words_is_still_seen(broken: Encoder, tmp_path: Path) -> None:
    examples = ["我不想活下去了", "活着没意思", "工资没发", "驿站在哪"]
    labels = ["distress", "distress", "harmless", "ordinary"]
    labels += ["emergency", "violence", "child_labour", "threat", "mass_incident"]
    examples += ["快来人救命", "老板打我", "我才十二岁在厂里", "我要砍他", "大家去堵门"]
    Cascade(sure=1.0).fit(examples, labels).save(tmp_path)
    model = Cascade.load(tmp_path)
    model._encoder = broken
    assert [alarm.kind for alarm in SensitiveFinder(model).find("我不想活了")] == ["distress"]


def test_learning_fails_with_it(broken: Encoder) -> None:
    with pytest.raises(EncoderFailedError):
        Cascade(encoder=broken).fit([*WAGES, *STATIONS], ["a"] * 4 + ["b"] * 4)
