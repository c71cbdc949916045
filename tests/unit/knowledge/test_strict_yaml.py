"""Reading YAML: every fault is named with its line, and no file whatever makes the reader fail."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge.strict_yaml import FaultList, Section, read_mapping, read_mappings


def read(path: Path, text: str | bytes) -> tuple[Section | None, FaultList]:
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    faults = FaultList("file.yml")
    return read_mapping(path, faults, name="thing"), faults


def only_fault(faults: FaultList) -> str:
    assert len(faults.faults) == 1
    return str(faults.faults[0])


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "file.yml: the file is empty"),
        ("- one\n", "file.yml:1: the file is no mapping"),
        ("a: [1\nb: 2\n", "file.yml:2: this is no YAML"),
        ("a: 1\n\tb: 2\n", "file.yml:2: this is no YAML"),
        ("a: \x01\n", "file.yml: this is no YAML"),
        ("a: 拖欠工资\n".encode("gbk"), "file.yml: the file is not UTF-8"),
        ("a: *nowhere\n", "file.yml:1: this is no YAML"),
        ("a: 1\n---\nb: 2\n", "file.yml:2: this is no YAML"),
        ("[" * 1100, "file.yml: the YAML is nested too deeply"),
    ],
)
def test_unreadable_file(tmp_path: Path, text: str | bytes, says: str) -> None:
    section, faults = read(tmp_path / "file.yml", text)
    assert section is None
    assert only_fault(faults).startswith(says)


def test_absent_file(tmp_path: Path) -> None:
    faults = FaultList("file.yml")
    assert read_mappings(tmp_path / "absent.yml", faults, name="thing") == ()
    assert "cannot be read" in only_fault(faults)


def test_key_written_twice(tmp_path: Path) -> None:
    section, faults = read(tmp_path / "file.yml", "a: x\nb: y\na: z\n")
    assert section is not None
    assert not section.ok
    assert only_fault(faults) == "file.yml:3: the key a stands twice in thing; keep one of them"


def test_unknown_key(tmp_path: Path) -> None:
    section, faults = read(tmp_path / "file.yml", "a: x\nb: y\n")
    assert section is not None
    assert section.text("a") == "x"
    section.finish()
    assert only_fault(faults) == "file.yml:2: unknown key b in thing; use one of a"


@pytest.mark.parametrize("written", ["12351", "2024-03-01", "true", "1.5"])
def test_text_that_reads_as_something_else(tmp_path: Path, written: str) -> None:
    section, faults = read(tmp_path / "file.yml", f"a: {written}\n")
    assert section is not None
    section.text("a")
    assert f'quote it: "{written}"' in only_fault(faults)
    section, faults = read(tmp_path / "file.yml", f'a: "{written}"\n')
    assert section is not None
    assert section.text("a") == written
    assert faults.faults == []


def test_on_and_off_are_words(tmp_path: Path) -> None:
    section, faults = read(tmp_path / "file.yml", "a: [on, off, yes, no]\n")
    assert section is not None
    assert [written.text for written in section.texts("a")] == ["on", "off", "yes", "no"]
    assert faults.faults == []


@pytest.mark.parametrize(
    "written",
    ["2024-3-1", "2024-02-30", '"2024-03-01"', "2024-03-01 10:00:00", "20240301", "soon", "[]", "0001-01-01"],
)
def test_bad_date(tmp_path: Path, written: str) -> None:
    section, faults = read(tmp_path / "file.yml", f"\na: {written}\n")
    assert section is not None
    assert section.date("a") is None
    fault = only_fault(faults)
    assert fault.startswith("file.yml:2: a of thing is no date")
    assert fault.endswith("write a bare day such as 2024-03-01")


@given(st.dates(min_value=dt.date(1900, 1, 1)))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_good_date(tmp_path: Path, day: dt.date) -> None:
    section, faults = read(tmp_path / "file.yml", f"a: {day.isoformat()}\n")
    assert section is not None
    assert section.date("a") == day
    assert faults.faults == []


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=0, max_value=10**9))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_number_is_exact(tmp_path: Path, number: Decimal) -> None:
    section, _ = read(tmp_path / "file.yml", f"a: {number}\n")
    assert section is not None
    assert section.number("a") == number


@pytest.mark.parametrize("written", ["much", ".nan", ".inf", "[]", "{}"])
def test_bad_number(tmp_path: Path, written: str) -> None:
    section, faults = read(tmp_path / "file.yml", f"a: {written}\n")
    assert section is not None
    section.number("a")
    assert "a of thing is no number" in only_fault(faults)


@given(st.text(max_size=200))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_read_or_has_a_fault(tmp_path: Path, text: str) -> None:
    section, faults = read(tmp_path / "file.yml", text.encode("utf-8", "surrogatepass"))
    assert section is not None or faults.faults


def test_entry_that_holds_itself(tmp_path: Path) -> None:
    section, faults = read(tmp_path / "file.yml", "&a\nitems: [*a]\n")
    assert section is not None
    assert len(section.sections("items", name="item")) == 1
    assert faults.faults == []
