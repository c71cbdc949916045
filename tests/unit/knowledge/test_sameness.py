"""Near-copies and patterns are refused; short and truly different sentences are not."""

from __future__ import annotations

import pytest

from knowledge.sameness import sameness
from knowledge.topic_files import read_topic
from tests.unit.knowledge.test_check import faults_of, problems
from tests.unit.knowledge.written import ContentInFolder, entry

DIFFERENT = [
    "干了半年一分钱没见着，包工头电话关机",
    "厂子倒了，欠我们一百多号人的钱找谁要",
    "说好年底结，年底又推到麦收",
    "我妈在饭店洗碗，三个月没开支了",
]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("老板拖欠我三个月工资怎么办", "老板拖欠我两个月工资怎么办"),
        ("工会驿站晚上开不开门", "工会驿站晚上还开不开门？"),
    ],
)
def test_a_near_copy_is_named_with_what_it_copies(content: ContentInFolder, one: str, other: str) -> None:
    content.topic("wage_arrears", entry("first", ask=[one, *DIFFERENT]), entry("second", ask=[other]))
    [fault] = faults_of(content)
    assert f"{other!r} is " in fault.problem
    assert f"the same as {one!r}" in fault.problem
    assert not fault.warning


def test_different_people_and_few_words_pass(content: ContentInFolder) -> None:
    content.topic("wage_arrears", entry("first", ask=[*DIFFERENT, "不干了", "不签了", "不发了"]))
    assert problems(content) == []


def test_the_same_frame_in_two_topics_passes(content: ContentInFolder) -> None:
    content.topic("maternity", entry("leave", ask=["产假期间工资怎么发给我"]))
    content.topic("other_leave", entry("sick", ask=["病假期间工资怎么发给我"]))
    assert problems(content) == []


def test_a_topic_written_from_a_pattern_is_refused(content: ContentInFolder) -> None:
    trades = zip("瓦电焊保快外司厨服会设程挖塔环月", "木油铁洁递卖机师务计备序掘吊卫嫂", strict=True)
    frame = [f"{one}{two}{one}{two}被欠薪了该找谁讨" for one, two in trades]
    frame += [f"{ask}，{number}" for number, ask in enumerate(DIFFERENT)]
    content.topic("wage_arrears", entry("first", ask=frame))
    assert any("cut from a pattern" in problem for problem in problems(content))


def test_sameness_is_a_share_of_the_characters(content: ContentInFolder) -> None:
    path = content.topic("wage_arrears", entry("first", ask=["甲乙丙丁", "甲乙戊己"]))
    assert sameness(read_topic(path)) == pytest.approx(50)
    path = content.topic("wage_arrears", entry("first", ask=["甲乙丙丁"]))
    assert sameness(read_topic(path)) == 0
