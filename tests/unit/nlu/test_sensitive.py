"""Alarms are found in every wording of ours, kept apart from harmless words, and never cost the server."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from nlu.sensitive import KINDS, SENSITIVE_FILE, BadSensitiveFile, SensitiveFinder
from tests.unit.nlu.test_patterns_are_bounded import repeats

FINDER = SensitiveFinder()


def kinds(text: str) -> list[str]:
    return [alarm.kind for alarm in FINDER.find(text)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("我不想活了", "distress"),
        ("工友站在楼顶要跳，快来人", "distress"),
        ("我被老闆打了", "violence"),
        ("他们锁了大门不让我们走", "violence"),
        ("我12岁就在厂里打工", "child_labour"),
        ("俺闺女14岁，在鞋厂踩缝纫机", "child_labour"),
        ("再不给钱我就去砍了他", "threat"),
        ("我们三十多号人去堵大门", "mass_incident"),
    ],
)
def test_found(text: str, kind: str) -> None:
    assert kind in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "加班累死了",
        "老板打了欠条给我",
        "我17岁进厂打工合法吗",
        "工友摔死了怎么赔",
        "集体合同怎么签",
        "堵车迟到扣钱吗",
    ],
)
def test_harmless(text: str) -> None:
    assert kinds(text) == []


def test_the_most_urgent_comes_first() -> None:
    assert kinds("拿不到钱我就拿刀砍了他，再从楼上跳下去")[0] == "distress"


def test_where_it_stands_is_said_in_the_normalised_text() -> None:
    [alarm] = FINDER.find("兄弟，我不想活了！！！")
    assert "兄弟,我不想活了!"[alarm.start : alarm.end] == alarm.text


def test_every_line_repeats_a_bounded_number_of_times() -> None:
    for pattern in [FINDER._harmless, *FINDER._patterns.values()]:
        assert all(most <= 24 for most, _, _ in repeats(pattern.pattern))


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (lambda written: written.pop("threat"), "threat missing or unknown"),
        (lambda written: written.update(threat=["打.*死"]), "repeats without end"),
        (lambda written: written.update(threat=["打(死"]), "cannot be read"),
        (lambda written: written.update(threat="打死"), "list of lines"),
    ],
)
def test_a_bad_file_says_what_is_wrong(tmp_path: Path, change: object, problem: str) -> None:
    written = YAML(typ="safe").load(SENSITIVE_FILE)
    change(written)  # type: ignore[operator]
    path = tmp_path / "sensitive.yml"
    with path.open("w", encoding="utf-8") as file:
        YAML(typ="safe").dump(written, file)
    with pytest.raises(BadSensitiveFile, match=re.escape(problem)):
        SensitiveFinder(path=path)


def test_kinds_are_those_of_the_file() -> None:
    assert set(YAML(typ="safe").load(SENSITIVE_FILE)) == {"words", "harmless", *KINDS}


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("buxianghuole", ["distress"]),
        ("wo bu xiang huo le", ["distress"]),
        ("氨气泄漏了", ["emergency"]),
        ("工友抽筋叫不应", ["emergency"]),
        ("有毒气泄漏好几个人晕了", ["emergency"]),
        ("煤气泄漏演练一年要几次", []),
        ("叫不醒我儿子起床上班", []),
    ],
)
def test_pinyin_and_gas_are_noticed_by_their_words(text: str, kinds: list[str]) -> None:
    assert [alarm.kind for alarm in SensitiveFinder().find(text)] == kinds
