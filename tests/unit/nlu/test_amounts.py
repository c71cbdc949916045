"""Numbers that leave something open, and the two ends of each."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.amounts import parse_amount


@pytest.mark.parametrize(
    ("written", "least", "most"),
    [
        ("8500", 8500, 8500),
        ("5000-8000", 5000, 8000),
        ("3到5万", 30_000, 50_000),
        ("500-1千", 500, 1000),
        ("五六千", 5000, 6000),
        ("三四", 3, 4),
        ("十五六万", 150_000, 160_000),
        ("几十万", 200_000, 900_000),
        ("数百", 200, 900),
        ("十几", 11, 19),
        ("20几万", 210_000, 290_000),
        ("三千几", 3100, 3900),
        ("20多万", 200_000, 200_000),
        ("上千", 1000, 1000),
        ("万把", 10_000, 10_000),
        ("2万多3万", 20_000, 30_000),
    ],
)
def test_the_two_ends(written: str, least: int, most: int) -> None:
    amount = parse_amount(written)
    assert amount is not None
    assert (amount.least, amount.most) == (Decimal(least), Decimal(most))
    assert amount.exact == (least == most)


@pytest.mark.parametrize("written", ["", "8000-5000", "2023-2024", "块", "几几", "-", "5000-", "十" * 50])
def test_what_is_not_surely_an_amount(written: str) -> None:
    assert parse_amount(written) is None


@given(st.text(alphabet="一二三五九十百千万亿几数多来上把到至-~0123456789.,k、 ", max_size=45))
def test_never_fails_and_the_ends_are_in_order(text: str) -> None:
    amount = parse_amount(text)
    assert amount is None or amount.least <= amount.most
