from __future__ import annotations

import pytest

from nlu.subject import subject


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("律师你好,A市的厂拖欠工资3个月", "的厂拖欠工资0个月"),
        ("K8县和G1区都不管", "和都不管"),
        ("欠我12000元", "欠我0元"),
        ("hr不让我走", "hr不让我走"),
    ],
)
def test_openings_anonymous_places_and_numbers_say_nothing_of_the_subject(text: str, left: str) -> None:
    assert subject(text) == left
