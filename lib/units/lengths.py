"""Units of length, and distances as readers see them."""

from __future__ import annotations

import math
from types import MappingProxyType
from typing import Literal

__all__ = [
    "KM_M",
    "LENGTH_UNITS_M",
    "MILE_M",
    "NARROW_SPACE",
    "NAUTICAL_MILE_M",
    "LengthUnit",
    "format_distance",
    "format_measured",
    "format_number",
]

KM_M = 1000.0
#: International (statute) mile, exact since 1959.
MILE_M = 1609.344
#: International nautical mile, exact.
NAUTICAL_MILE_M = 1852.0

LengthUnit = Literal["m", "km", "mi", "nmi"]

#: Metres in one of each unit, by the sign that is printed.
LENGTH_UNITS_M = MappingProxyType({"m": 1.0, "km": KM_M, "mi": MILE_M, "nmi": NAUTICAL_MILE_M})

#: Between a number and its unit: narrow, and no line breaks there.
NARROW_SPACE = "\u202f"


def format_number(value: float, decimals: int = 0) -> str:
    """A number with thousands separators; negative ``decimals`` round to tens, hundreds, ...

    >>> format_number(9321.4)
    '9,321'
    >>> format_number(9321.4, -2)
    '9,300'

    Raises
    ------
    ValueError
        Where the value is not finite.
    """
    if not math.isfinite(value):
        raise ValueError(f"{value} is not a number that can be printed")
    text = f"{round(value, decimals):,.{max(decimals, 0)}f}"
    return text.removeprefix("-") if float(text.replace(",", "")) == 0 else text


def format_distance(distance_m: float, unit: LengthUnit = "km", decimals: int = 1) -> str:
    """A distance without a stated uncertainty, such as a leg of the reader's own ruler.

    >>> format_distance(195_038.2).replace(NARROW_SPACE, " ")
    '195.0 km'
    >>> format_distance(195_038.2, "mi", 0).replace(NARROW_SPACE, " ")
    '121 mi'
    """
    return f"{format_number(distance_m / LENGTH_UNITS_M[unit], decimals)}{NARROW_SPACE}{unit}"


def format_measured(distance_m: float, uncertainty_m: float, unit: LengthUnit = "km") -> str:
    """A distance with its uncertainty, both rounded to two digits of the uncertainty.

    Raises
    ------
    ValueError
        Where the uncertainty is not above 0, or a value is not finite.

    Examples
    --------
    The depot near Tikhoretsk from Ukraine's recognised border:

    >>> format_measured(195_038.2, 2_114.0).replace(NARROW_SPACE, " ")
    '195.0 km ± 2.1 km'
    >>> format_measured(9_000_000, 120_000).replace(NARROW_SPACE, " ")
    '9,000 km ± 120 km'
    """
    decimals = _decimals_of_two_digits(uncertainty_m / LENGTH_UNITS_M[unit])
    distance = format_distance(distance_m, unit, decimals)
    return f"{distance} ± {format_distance(uncertainty_m, unit, decimals)}"


def _decimals_of_two_digits(value: float) -> int:
    if not (math.isfinite(value) and value > 0):
        raise ValueError(f"an uncertainty is a number above 0, not {value}")
    # Through the rounded text, so that 0.0996 counts as 0.10 and not as 0.100.
    return 1 - int(f"{value:.1e}".partition("e")[2])
