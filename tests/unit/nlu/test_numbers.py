"""Numbers in every form a worker writes them."""

from __future__ import annotations

import re
from decimal import Decimal

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.numbers import NUMBER, parse_number

_AMOUNTS = st.integers(min_value=0, max_value=10**12)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("八千五", 8500),
        ("3万2", 32000),
        ("3万2千5", 32500),
        ("三万二", 32000),
        ("两千", 2000),
        ("一百零五", 105),
        ("一百五", 150),
        ("1.2万", 12000),
        ("5k", 5000),
        ("3w", 30000),
        ("12,500", 12500),
        ("8500.50", "8500.50"),
        ("十五", 15),
        ("廿五", 25),
        ("一万零十五", 10015),
        ("壹万贰仟", 12000),
        ("二零二五", 2025),
        ("3千五", 3500),
        ("俩", 2),
        ("1百万", 1_000_000),
        ("五亿三千万", 530_000_000),
        ("三k", 3000),
        ("1万零5百", 10_500),
        ("2千零50", 2050),
        ("三万2", 32_000),
        ("3万2千5百", 32_500),
        ("1,2000", 12_000),
        ("3 万", 30_000),
    ],
)
def test_what_is_meant(written: str, value: int | str) -> None:
    assert parse_number(written) == Decimal(value)


@pytest.mark.parametrize(
    "written", ["", "万", "百", "百十", "三四千", "一二万", "三千四千", "十百", "工资", "1.2.3", "十" * 40]
)
def test_what_is_not_surely_a_number(written: str) -> None:
    assert parse_number(written) is None


@given(_AMOUNTS)
def test_chinese_numerals_come_back(number: int) -> None:
    assert parse_number(cn2an.an2cn(number, "low")) == number
    assert parse_number(cn2an.an2cn(number, "up")) == number


@given(_AMOUNTS)
def test_arabic_numerals_come_back(number: int) -> None:
    assert parse_number(str(number)) == number
    assert parse_number(f"{number:,}") == number


@given(st.integers(min_value=1, max_value=99), st.integers(min_value=1, max_value=9))
def test_a_last_digit_counts_the_next_lower_unit(whole: int, digit: int) -> None:
    assert parse_number(f"{whole}万{digit}") == whole * 10_000 + digit * 1_000


@given(_AMOUNTS)
def test_the_pattern_takes_all_of_a_number_in_a_text(number: int) -> None:
    if number < 10**10:
        match = re.search(NUMBER, f"欠{number}元")
        assert match is not None
        assert match.group() == str(number)
    written = cn2an.an2cn(number, "low")
    if len(written) > 1 and not written.startswith("零"):
        match = re.search(NUMBER, f"欠{written}元")
        assert match is not None
        assert parse_number(match.group()) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("八千五一直没给", "八千五"),
        ("三千一个月", "三千"),
        ("五千一分没给", "五千"),
        ("二十五个月", "二十五"),
        ("3万两个月", "3万"),
        ("五十一直没给", "五十"),
        ("一百零5天", "一百零5"),
    ],
)
def test_the_next_word_is_left_alone(text: str, number: str) -> None:
    match = re.match(NUMBER, text)
    assert match is not None
    assert match.group() == number


@given(st.text(max_size=40))
def test_never_fails(text: str) -> None:
    parse_number(text)
