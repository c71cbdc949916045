"""Legal values: by day and region, exact, with their ground, and never guessed."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from knowledge.database import Database
from knowledge.errors import BadDataFile, ParameterNotFound
from knowledge.library import Library
from knowledge.load import load
from knowledge.parameter_files import read_parameter
from knowledge.parameters import ParameterRepository, parameter, parameters_from
from tests.unit.knowledge.written import NOW, TODAY, ContentInFolder

YANTAI, ZHIFU, BEIJING = "370600", "370602", "110000"
LAW = [{"title": "劳动合同法", "article": "第八十五条"}]


def value(day: dt.date, number: float, **other: object) -> dict[str, object]:
    return {"valid_from": day, "value": number, "law": LAW} | other


@pytest.fixture
def parameters(database: Database, content: ContentInFolder) -> ParameterRepository:
    content.parameter(
        "pay_days",
        value(dt.date(2008, 1, 1), 20.83),
        value(dt.date(2025, 1, 1), 20.67, sources=["newspaper"]),
        value(dt.date(2020, 1, 1), 19, region="山东省烟台市"),
    )
    load(database, now=NOW, folder=content.folder)
    return ParameterRepository(database)


@pytest.mark.parametrize(
    ("on", "region", "number"),
    [
        (dt.date(2008, 1, 1), "000000", "20.83"),
        (dt.date(2024, 12, 31), "000000", "20.83"),
        (dt.date(2025, 1, 1), BEIJING, "20.67"),
        (TODAY, YANTAI, "19"),
        (TODAY, ZHIFU, "19"),
    ],
)
def test_by_day_and_region(parameters: ParameterRepository, on: dt.date, region: str, number: str) -> None:
    found = parameters.value("pay_days", on=on, region=region)
    assert str(found.value) == number
    assert found.unit == "天"


def test_the_ground_is_named(parameters: ParameterRepository) -> None:
    found = parameters.value("pay_days", on=TODAY, region="000000")
    assert found.source == "劳动合同法第八十五条；工人日报"
    assert found.valid_from == dt.date(2025, 1, 1)


@pytest.mark.parametrize(
    ("name", "on", "region"),
    [
        ("pay_days", dt.date(2007, 12, 31), "000000"),
        # The region has its own values, so the country's older one is not its.
        ("pay_days", dt.date(2019, 12, 31), YANTAI),
        ("minimum_wage", TODAY, "000000"),
    ],
)
def test_what_is_missing_is_said_to_be(
    parameters: ParameterRepository, name: str, on: dt.date, region: str
) -> None:
    with pytest.raises(ParameterNotFound, match=f"knowledge/parameters/{name}.yml with its legal source"):
        parameters.value(name, on=on, region=region)


def test_a_formula_reads_where_its_caller_says(parameters: ParameterRepository) -> None:
    with parameters_from(parameters):
        assert parameter("pay_days", on=TODAY, region=YANTAI).value == 19
    with pytest.raises(LookupError):
        parameter("pay_days", on=TODAY, region=YANTAI)


@pytest.mark.parametrize(
    ("name", "number", "unit"),
    [
        ("added_damages_least", "0.5", "倍"),
        ("added_damages_most", "1", "倍"),
        ("arbitration_limitation", "1", "年"),
        ("monthly_pay_days", "21.75", "天"),
    ],
)
def test_shipped_values(library: Library, name: str, number: str, unit: str) -> None:
    found = library.parameters.value(name, on=TODAY, region="000000")
    assert (found.value, found.unit) == (Decimal(number), unit)


def test_all_faults_of_a_file(content: ContentInFolder) -> None:
    day = dt.date(2008, 1, 1)
    path = content.parameter(
        "broken",
        {"valid_from": day, "value": 1},
        value(day, 2),
        value(day, 3),
        value(day, 4, rate=5),
        unit="",
    )
    with pytest.raises(BadDataFile) as caught:
        read_parameter(path)
    assert {fault.problem for fault in caught.value.faults} == {
        "unit of parameter is empty",
        "a value without a source",
        f"two values for 全国 from {day}",
        "unknown key rate in value",
    }
