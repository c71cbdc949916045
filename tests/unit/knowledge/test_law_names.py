"""What people call the laws: every name means one law."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.law import read_laws
from knowledge.law_names import examine_law_names, shipped_law_names


def test_every_title_is_a_name_and_every_name_is_found_whole() -> None:
    laws, names = read_laws(), shipped_law_names()
    listed, faults = examine_law_names(laws=laws)
    assert faults == []
    assert {one.title for one in listed} == {*laws.titles(), ""}
    for one in listed:
        found = names.pattern.search(f"{one.name}第三条")
        assert found is not None
        called = names.called(found["name"])
        assert (called.title, called.loose) == (one.title, one.loose)
        assert found.span()[1] == len(one.name)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("- title: 某法\n  names: [某]\n", "unknown law 某法"),
        ("- title: 劳动法\n  names: [工会法]\n", "工会法 is a name of 工会法 already"),
        ("- title: 劳动法\n  names: [甲法]\n- title: 工会法\n  loose: [甲法]\n", "甲法 is a name of 劳动法"),
        ("- not_held: [民法典]\n- not_held: [民法典]\n", "is a name of a law that is not held already"),
        ("- title: 劳动法\n  nick: [甲法]\n", "unknown key nick"),
    ],
)  # fmt: skip
def test_faults(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "names.yml"
    path.write_text(text, encoding="utf-8")
    _, faults = examine_law_names(path, laws=read_laws())
    assert any(says in fault.problem and fault.line for fault in faults), faults
