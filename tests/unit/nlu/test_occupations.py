"""The list of occupations: no name under two of them."""

from pathlib import Path

import pytest

from nlu.occupations import BadOccupations, Occupations


def test_a_name_under_two_occupations_is_refused(tmp_path: Path) -> None:
    (tmp_path / "occupations.yml").write_text("电工: [电工]\n焊工: [焊工, 电工]\n", encoding="utf-8")
    with pytest.raises(BadOccupations, match="电工 stands under 电工 and 焊工"):
        Occupations(tmp_path)


def test_the_longest_name_wins() -> None:
    assert [one.text for one in Occupations().find("我爸是环卫工人")] == ["环卫工人"]
