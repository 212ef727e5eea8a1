from __future__ import annotations

import math

import pytest

from lib.units import (
    MILE_M,
    NARROW_SPACE,
    NAUTICAL_MILE_M,
    LengthUnit,
    format_distance,
    format_measured,
    format_number,
)


@pytest.mark.parametrize(
    ("distance_m", "unit", "decimals", "text"),
    [
        (195_038.2, "km", 1, "195.0 km"),
        (195_038.2, "km", 2, "195.04 km"),
        (9_321_000, "km", 0, "9,321 km"),
        (9_321_000, "km", -2, "9,300 km"),
        (124 * MILE_M, "mi", 1, "124.0 mi"),
        (NAUTICAL_MILE_M * 103.25, "nmi", 1, "103.2 nmi"),
        (1_500, "m", 0, "1,500 m"),
        (0, "km", 1, "0.0 km"),
        (-0.2, "m", 0, "0 m"),
    ],
)
def test_distances(distance_m: float, unit: LengthUnit, decimals: int, text: str) -> None:
    assert format_distance(distance_m, unit, decimals) == text.replace(" ", NARROW_SPACE)


@pytest.mark.parametrize(
    ("distance_m", "uncertainty_m", "unit", "text"),
    [
        (195_038, 2_114, "km", "195.0 km ± 2.1 km"),
        (195_038, 2_114, "mi", "121.2 mi ± 1.3 mi"),
        (195_038, 263, "km", "195.04 km ± 0.26 km"),
        (195_038, 12_300, "km", "195 km ± 12 km"),
        (195_038, 123_000, "km", "200 km ± 120 km"),
        (195_038, 9_960, "km", "195 km ± 10 km"),
        (1_234, 200, "m", "1,230 m ± 200 m"),
        (1_234.56, 0.5, "m", "1,234.56 m ± 0.50 m"),
    ],
)
def test_a_distance_has_the_digits_its_uncertainty_bears(
    distance_m: float, uncertainty_m: float, unit: LengthUnit, text: str
) -> None:
    words = format_measured(distance_m, uncertainty_m, unit).replace(NARROW_SPACE, " ")
    assert words == text


@pytest.mark.parametrize("uncertainty_m", [0.0, -1.0, math.nan, math.inf])
def test_an_uncertainty_must_be_a_number_above_0(uncertainty_m: float) -> None:
    with pytest.raises(ValueError, match="above 0"):
        format_measured(195_038, uncertainty_m)


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_what_is_no_number_is_not_printed(value: float) -> None:
    with pytest.raises(ValueError, match="not a number that can be printed"):
        format_number(value)
