"""Words of a bad day are said plainly; a real wish to die, and real deaths, are left as they are."""

from __future__ import annotations

import pytest

from nlu.exaggeration import blanked, toned_down
from nlu.sensitive import SensitiveFinder


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("快累死了", "很累"),
        ("烦死了", "很烦"),
        ("气死我了", "很气"),
        ("饿死了", "很饿"),
        ("热死个人", "很热"),
        ("穷死了", "很穷"),
        ("要被老板逼疯了", "很烦"),
        ("困得想死", "很困"),
        ("贵得要命", "很贵"),
        ("感动死了", "很感动"),
        ("我要告死他", "我要告他"),
    ],
)
def test_a_bad_day_is_said_plainly(text: str, plain: str) -> None:
    assert toned_down(text) == plain
    assert len(blanked(text)) == len(text)
    assert SensitiveFinder().find(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "累得不想活了",
        "累得想死",
        "热死了两个工友",
        "累死在车间",
        "闷死在罐里",
        "砸死了人",
        "他死了",
        "我想死",
        "不想活了",
    ],
)
def test_what_is_meant_stays(text: str) -> None:
    assert toned_down(text) == text


@pytest.mark.parametrize(
    "text", ["累得不想活了", "气死我了，我要去砍了他", "快累死了，真不想活了", "被老板逼得想跳楼"]
)
def test_danger_beside_a_bad_day_is_found(text: str) -> None:
    assert SensitiveFinder().find(text) != []
