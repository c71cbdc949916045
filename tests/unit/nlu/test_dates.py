"""Days, weeks, months and years, as they are said on one given day."""

from __future__ import annotations

import datetime as dt

import pytest

from nlu.entities import EntityFinder

TODAY = dt.date(2026, 11, 23)


@pytest.fixture(scope="module")
def finder() -> EntityFinder:
    return EntityFinder()


@pytest.mark.parametrize(
    ("text", "iso", "precision"),
    [
        ("去年三月入职", "2025-03-01", "month"),
        ("上个月15号", "2026-10-15", "day"),
        ("2025年5月1日", "2025-05-01", "day"),
        ("2025-05-01", "2025-05-01", "day"),
        ("今年年初", "2026-01-01", "month"),
        ("昨天", "2026-11-22", "day"),
        ("去年年底", "2025-12-01", "month"),
        ("2024年", "2024-01-01", "year"),
        ("98年进厂", "1998-01-01", "year"),
        ("2016年以前", "2016-01-01", "year"),
        ("2017年12月25挨工伤", "2017-12-25", "day"),
        ("二零二五年三月", "2025-03-01", "month"),
        ("上周五", "2026-11-20", "day"),
        ("三个月前", "2026-08-01", "month"),
        ("5月1号", "2026-05-01", "day"),
        ("12月31号到期", "2026-12-31", "day"),
        ("两年前", "2024-01-01", "year"),
        ("25年3月入职", "2025-03-01", "month"),
        ("15号发工资", "2026-11-15", "day"),
        ("三月份", "2026-03-01", "month"),
        ("15年进厂", "2015-01-01", "year"),
        ("18年入职到现在", "2018-01-01", "year"),
        ("19年到现在", "2019-01-01", "year"),
        ("从16年干到现在", "2016-01-01", "year"),
        ("22年签的合同", "2022-01-01", "year"),
        ("20年的时候", "2020-01-01", "year"),
        ("17年夏天", "2017-01-01", "year"),
        ("六五年三月生", "1965-03-01", "month"),
        ("年底没发", "2026-12-01", "month"),
        ("年初说好的", "2026-01-01", "month"),
        ("月底发", "2026-11-21", "ten_days"),
        ("上个月月底", "2026-10-21", "ten_days"),
        ("3月初", "2026-03-01", "ten_days"),
        ("8月中旬", "2026-08-11", "ten_days"),
        ("五一没放假", "2026-05-01", "day"),
        ("去年国庆", "2025-10-01", "day"),
        ("24年中秋节", "2024-09-17", "day"),
        ("过年没给钱", "2026-02-17", "day"),
        ("说过年给", "2027-02-06", "day"),
        ("十一放假没给钱", "2026-10-01", "day"),
        ("2月29日", "2024-02-29", "day"),
        ("31号没发", "2026-10-31", "day"),
        ("25.3.1", "2025-03-01", "day"),
        ("8.1号才上班", "2026-08-01", "day"),
        ("25/3/1", "2025-03-01", "day"),
        ("2025/03/01", "2025-03-01", "day"),
        ("20250301", "2025-03-01", "day"),
        ("2025.3入职", "2025-03-01", "month"),
        ("上周", "2026-11-16", "week"),
        ("上周末", "2026-11-21", "day"),
        ("半个月前", "2026-11-08", "day"),
        ("大后天", "2026-11-26", "day"),
    ],
)
def test_date(finder: EntityFinder, text: str, iso: str, precision: str) -> None:
    expected = [("date", {"iso": iso, "precision": precision})]
    assert [(one.kind, one.value) for one in finder.find(text, today=TODAY)] == expected


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("3-5月", "2026-03-01", "2026-05-01"),
        ("三四月份", "2026-03-01", "2026-04-01"),
        ("10、11、12月", "2026-10-01", "2026-12-01"),
        ("11月-1月", "2025-11-01", "2026-01-01"),
        ("去年11月到3月", "2025-11-01", "2026-03-01"),
        ("2024年3月至6月份", "2024-03-01", "2024-06-01"),
        ("2023.11-2024.2", "2023-11-01", "2024-02-01"),
        ("2023年11月到2024年2月", "2023-11-01", "2024-02-01"),
    ],
)
def test_from_month_to_month(finder: EntityFinder, text: str, least: str, most: str) -> None:
    value = {"iso": None, "least": least, "most": most, "precision": "month"}
    assert [(one.text, one.value) for one in finder.find(f"{text}工资没发", today=TODAY)] == [(text, value)]


def test_a_year_is_carried_over_to_the_second_date(finder: EntityFinder) -> None:
    found = finder.find("2024年3月初到5月底,去年11月15号到3月2号", today=TODAY)
    assert [one.value["iso"] for one in found] == ["2024-03-01", "2024-05-21", "2025-11-15", "2026-03-02"]


@pytest.mark.parametrize(
    "text", ["干了15年", "工作15年退休", "交15年社保", "最低从15年提高到20年", "满15年就行"]
)
def test_two_digits_after_work_are_a_length(finder: EntityFinder, text: str) -> None:
    assert {one.kind for one in finder.find(text, today=TODAY)} == {"duration"}
