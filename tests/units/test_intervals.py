from __future__ import annotations

import math
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.units import MILE_M, ImpliedInterval, implied_intervals, parse_quantity


def _km(interval: ImpliedInterval) -> tuple[float, float, str]:
    return round(interval.low / 1000, 2), round(interval.high / 1000, 2), interval.reading


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("124 miles", [(198.75, 200.36, "as printed"), (195, 205, "as 200 km converted")]),
        ("200 km", [(195, 205, "as printed")]),
        ("about 200 km", [(195, 205, "as printed")]),
        ("290 km", [(285, 295, "as printed")]),
        ("500 km", [(495, 505, "as printed")]),
        ("9 km", [(8.5, 9.5, "as printed")]),
        ("350 km", [(345, 355, "as printed")]),
        ("114 km", [(113.5, 114.5, "as printed")]),
        ("50.69 nmi", [(93.87, 93.89, "as printed")]),
        ("480 km", [(475, 485, "as printed"), (474.76, 490.85, "as 300 mi converted")]),
        ("125 miles", [(200.36, 201.97, "as printed")]),
    ],
)
def test_intervals_of_the_claims(text: str, expected: list[tuple[float, float, str]]) -> None:
    assert [_km(interval) for interval in implied_intervals(parse_quantity(text))] == expected


def test_over_and_under_keep_one_end() -> None:
    (over,) = implied_intervals(parse_quantity("over 10,000"))
    assert (over.low, over.high) == (9_500, math.inf)
    (under,) = implied_intervals(parse_quantity("under 20"))
    assert (under.low, under.high) == (-math.inf, 20.5)


def test_a_range_runs_from_the_low_end_of_one_to_the_high_end_of_the_other() -> None:
    (interval,) = implied_intervals(parse_quantity("16,400"), upper=Decimal("16500"))
    assert (interval.low, interval.high) == (16_350, 16_550)


def test_a_stated_rounding_replaces_the_digits() -> None:
    (interval,) = implied_intervals(parse_quantity("0 km"), rounding=Decimal("0.5"))
    assert (interval.low, interval.high) == (-500, 500)


def test_ends_belong_to_the_interval() -> None:
    (interval,) = implied_intervals(parse_quantity("200 km"))
    assert interval.holds(195_000)
    assert interval.holds(205_000)
    assert not interval.holds(194_999)
    assert interval.meets(190_000, 195_000)
    assert not interval.meets(205_001, 210_000)


@given(st.integers(1, 9), st.integers(0, 4))
def test_a_round_figure_is_found_behind_its_conversion(digit: int, power: int) -> None:
    kilometres = digit * 10**power
    miles = round(kilometres * 1000 / MILE_M)
    if miles == 0:
        return
    intervals = implied_intervals(parse_quantity(f"{miles} miles"))
    assert f"as {kilometres:,} km converted" in [interval.reading for interval in intervals]
    assert all(interval.low <= interval.high for interval in intervals)
