from __future__ import annotations

from decimal import Decimal

import pytest

from lib.units import Quantity, length_unit, parse_quantity


@pytest.mark.parametrize(
    ("text", "number", "unit", "approx"),
    [
        ("124 miles", "124", "mi", ""),
        ("124 mi", "124", "mi", ""),
        ("about 200 km", "200", "km", "about"),
        ("About 200km", "200", "km", "about"),
        ("~290 km", "290", "km", "about"),
        ("over 10,000", "10000", "", "over"),
        ("more than 1,234,567.5 m", "1234567.5", "m", "over"),
        ("at most 20", "20", "", "under"),
        ("50.69 nautical miles", "50.69", "nmi", ""),
        ("  9 kilometres ", "9", "km", ""),
    ],
)
def test_figures(text: str, number: str, unit: str, approx: str) -> None:
    assert parse_quantity(text) == Quantity(Decimal(number), unit, approx)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        *("", "km", "200 leagues", "1_000", "1e9", "２００ km", "1,00 km", "200 km north", "-5 km"),
        *("nan", "inf km", "٢٠٠", "9" * 10_000, "1,23,456", "0x10", "200,5 km"),
    ],
)
def test_what_is_no_figure_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match="as in: 124 miles, about 200 km") as refusal:
        parse_quantity(text)
    assert len(str(refusal.value)) < 400


def test_a_mile_is_the_international_one() -> None:
    assert parse_quantity("124 miles").base_value == pytest.approx(199_558.656, abs=1e-6)
    assert parse_quantity("10 nmi").base_value == 18_520
    assert parse_quantity("10").base_value == 10


def test_unit_words_of_the_claims() -> None:
    assert [length_unit(word) for word in ("mile", "km", "m")] == ["mi", "km", "m"]
    with pytest.raises(ValueError, match="'trips' is no unit of length"):
        length_unit("trips")
