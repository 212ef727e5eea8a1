"""The figure of a claim: its digits, its unit, its hedge, and what it can stand for."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

import pandas as pd

from lib.analysis.claims.model import Figure
from lib.units import (
    LengthUnit,
    Quantity,
    format_number,
    implied_intervals,
    length_unit,
    parse_quantity,
)
from lib.units.quantities import Approx

__all__ = ["cell_number", "claim_figure", "typed_figure"]

_APPROX: dict[str, Approx] = {"": "", "about": "about", "over": "over", "under": "under"}
_HEDGES = {"about": "about ", "over": "over ", "under": "up to ", "": ""}
#: Units of the record that readers see otherwise.
_UNIT_WORDS = {
    "mile": "miles",
    "km2": "km²",
    "day": "days",
    "minute": "minutes",
    "tonne": "tonnes",
    "rank": "in rank",
    "ratio": "",
    "152 mm shells": "shells of 152 mm",
}


def claim_figure(row: Mapping[str, object]) -> Figure | None:
    """The figure of a row of ``claims``; None where it prints no number.

    >>> row = {"value_min": 290.0, "value_max": 290.0, "unit": "km", "approx": "about"}
    >>> row["rounding"] = None
    >>> claim_figure(row).text, [f"{i.low:.0f}" for i in claim_figure(row).intervals]
    ('about 290 km', ['285000'])
    """
    low, high = _decimal(row["value_min"]), _decimal(row["value_max"])
    number = high if low is None else low
    if number is None:
        return None
    upper = high if low is not None and high is not None and high != low else None
    unit = str(row["unit"])
    quantity = Quantity(number, _length(unit), _APPROX[str(row["approx"])])
    return _figure(quantity, upper, _decimal(row["rounding"]), _UNIT_WORDS.get(unit, unit))


def typed_figure(text: str) -> Figure:
    """A reader's own figure; without a unit it counts kilometres.

    Raises
    ------
    ValueError
        Where the text is no figure; the message says what was expected.

    Examples
    --------
    >>> [i.reading for i in typed_figure("124 miles").intervals]
    ['as printed', 'as 200 km converted']
    """
    typed = parse_quantity(text)
    quantity = Quantity(typed.number, typed.unit or "km", typed.approx)
    if not quantity.number:
        raise ValueError("0 is no distance; write one above 0, as in: 124 miles")
    return _figure(quantity, None, None, "miles" if quantity.unit == "mi" else quantity.unit)


def _figure(
    quantity: Quantity, upper: Decimal | None, rounding: Decimal | None, unit_words: str
) -> Figure:
    numbers = _number(quantity.number) + (f"–{_number(upper)}" if upper is not None else "")
    text = f"{_HEDGES[quantity.approx]}{numbers} {unit_words}".strip()
    ends: tuple[Decimal, ...] = () if upper is None else (quantity.number, upper)
    return Figure(
        quantity.number,
        upper,
        quantity.unit,
        text,
        implied_intervals(quantity, upper, rounding),
        tuple(implied_intervals(Quantity(end, quantity.unit), None, rounding)[0] for end in ends),
    )


def _number(number: Decimal) -> str:
    exponent = number.as_tuple().exponent
    return format_number(float(number), max(0, -exponent) if isinstance(exponent, int) else 0)


def cell_number(value: object) -> float | None:
    """A number of a table; None for a blank.

    >>> cell_number(6.0), cell_number(float("nan")), cell_number(None)
    (6.0, None, None)
    """
    if not isinstance(value, int | float) or pd.isna(value):
        return None
    return float(value)


def _decimal(value: object) -> Decimal | None:
    """The digits of a number of the record, without the zero that a double adds to a whole."""
    number = cell_number(value)
    if number is None:
        return None
    return Decimal(int(number)) if number.is_integer() else Decimal(repr(number))


def _length(unit: str) -> LengthUnit | Literal[""]:
    try:
        return length_unit(unit)
    except ValueError:
        return ""
