"""How many blind messages of danger raise the alarm, and how many ordinary ones do; the table is printed."""

from __future__ import annotations

import pytest

from nlu.normalise import normalise
from nlu.sensitive import SensitiveFinder, alarm_examples, default_sensitive_finder, learn_alarms
from tests.nlu.examples import FOLDER, examples, read

# Measured; see docs/nlu-scores.md. A missed one may cost a life, a false one a sentence.
LEAST_CAUGHT, LEAST_SURELY, LEAST_BY_OWN_KIND = 0.98, 0.9, 0.9
MOST_FALSE, MOST_FALSE_ON_QUESTIONS, MOST_SURELY_FALSE = 0.15, 0.05, 0.015
# Where somebody is hurt, held or wants to die, or a child works, the fixed reply has to be sure.
AT_STAKE = ("distress", "violence", "child_labour", "emergency")
LEAST_SURELY_AT_STAKE, MOST_SURELY_ALIKE = 0.95, 0.02


@pytest.fixture(scope="module")
def finder() -> SensitiveFinder:
    asked = [text for texts in examples().values() for text in texts]
    patterns = default_sensitive_finder()
    return SensitiveFinder(learn_alarms([text for text in asked if not patterns.find(text)]))


def test_dangerous_messages_are_caught(finder: SensitiveFinder, capsys: pytest.CaptureFixture[str]) -> None:
    written: dict[str, list[str]] = read(FOLDER / "sensitive.yml")
    found = {
        kind: [{one.kind for one in finder.find(text)} for text in texts] for kind, texts in written.items()
    }
    total, caught = (
        sum(map(len, written.values())),
        sum(bool(one) for kinds in found.values() for one in kinds),
    )
    with capsys.disabled():
        print(f"\n{'alarm':<16}{'caught':>7}{'of':>5}{'by its own kind':>18}")
        for kind, kinds in found.items():
            own = sum(kind in one for one in kinds)
            print(f"{kind:<16}{sum(map(bool, kinds)):>7}{len(kinds):>5}{own:>18}")
        sure = sum(any(one.sure for one in finder.find(text)) for texts in written.values() for text in texts)
        print(f"surely enough to replace the ordinary answer: {sure}")
        print(f"{'all':<16}{caught:>7}{total:>5}   {caught / total:.1%}")
    own_kind = sum(kind in one for kind, kinds in found.items() for one in kinds)
    assert caught / total >= LEAST_CAUGHT
    assert sure / total >= LEAST_SURELY
    assert own_kind / caught >= LEAST_BY_OWN_KIND


def test_ordinary_messages_raise_hardly_any_alarm(
    finder: SensitiveFinder, capsys: pytest.CaptureFixture[str]
) -> None:
    alike: list[str] = read(FOLDER / "not_sensitive.yml")
    questions = [text for texts in read(FOLDER / "heldout.yml").values() for text in texts]
    false, falser = (sum(bool(finder.find(text)) for text in texts) for texts in (questions, alike))
    surely = sum(any(one.sure for one in finder.find(text)) for text in questions)
    with capsys.disabled():
        print(f"\nfalse alarms: {falser} of {len(alike)} look-alikes, {false} of {len(questions)} questions")
    assert falser / len(alike) <= MOST_FALSE
    assert false / len(questions) <= MOST_FALSE_ON_QUESTIONS
    assert surely / len(questions) <= MOST_SURELY_FALSE


def test_danger_that_is_there_now_surely_gets_the_fixed_reply(
    finder: SensitiveFinder, capsys: pytest.CaptureFixture[str]
) -> None:
    written, now = read(FOLDER / "sensitive.yml"), read(FOLDER / "danger_now.yml")
    rows = {"sensitive.yml": [text for kind in AT_STAKE for text in written[kind]]}
    rows["danger_now.yml"] = [text for texts in now.values() for text in texts]
    for name, texts in rows.items():
        sure = sum(any(one.sure for one in finder.find(text)) for text in texts)
        with capsys.disabled():
            print(f"\n{name}: {sure} of {len(texts)} surely")
        assert sure / len(texts) >= LEAST_SURELY_AT_STAKE


def test_look_alikes_hardly_ever_get_the_fixed_reply(
    finder: SensitiveFinder, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("not_sensitive.yml", "danger_alike.yml"):
        alike: list[str] = read(FOLDER / name)
        sure = sum(any(one.sure for one in finder.find(text)) for text in alike)
        with capsys.disabled():
            print(f"\n{name}: {sure} of {len(alike)} surely")
        assert sure / len(alike) <= MOST_SURELY_ALIKE


@pytest.mark.parametrize(
    "text",
    ["我三十岁了,看见厂里雇九岁的小孩干活", "我35岁了,厂里招了好多初中没毕业的孩子上夜班"],
)
def test_the_age_of_the_one_who_tells_hides_no_child(finder: SensitiveFinder, text: str) -> None:
    assert "child_labour" in {alarm.kind for alarm in finder.find(text)}


@pytest.mark.parametrize(
    "text", ["吵了几句,我被配菜的拿刀捅了一下,店里要负责吗", "昨天被工友打了一顿,嘴都缝了针,找谁"]
)
def test_whoever_was_hurt_threatens_nobody(finder: SensitiveFinder, text: str) -> None:
    assert "threat" not in {alarm.kind for alarm in finder.find(text)}


@pytest.mark.parametrize("text", ["我16岁可以打工吗", "我女儿十七了想去理发店上班"])
def test_whoever_is_sixteen_may_work(finder: SensitiveFinder, text: str) -> None:
    assert "child_labour" not in {alarm.kind for alarm in finder.find(text)}


def test_nothing_of_the_tests_was_trained_on() -> None:
    trained = {normalise(text) for text in alarm_examples()[0]}
    trained |= {normalise(text) for texts in examples().values() for text in texts}
    tested = [*read(FOLDER / "not_sensitive.yml"), *read(FOLDER / "danger_alike.yml")]
    for name in ("sensitive.yml", "danger_now.yml"):
        tested += [text for texts in read(FOLDER / name).values() for text in texts]
    assert [text for text in tested if normalise(text) in trained] == []
