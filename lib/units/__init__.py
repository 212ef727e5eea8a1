"""Figures: units of length, what a rounded figure implies, positions, and how they are written."""

from __future__ import annotations

from lib.units.coordinates import LonLat, format_position, parse_position, position_decimals
from lib.units.intervals import ImpliedInterval, implied_intervals, rounding_half_width
from lib.units.lengths import (
    KM_M,
    LENGTH_UNITS_M,
    MILE_M,
    NARROW_SPACE,
    NAUTICAL_MILE_M,
    LengthUnit,
    format_distance,
    format_measured,
    format_number,
)
from lib.units.quantities import Quantity, length_unit, parse_quantity

__all__ = [
    "KM_M",
    "LENGTH_UNITS_M",
    "MILE_M",
    "NARROW_SPACE",
    "NAUTICAL_MILE_M",
    "ImpliedInterval",
    "LengthUnit",
    "LonLat",
    "Quantity",
    "format_distance",
    "format_measured",
    "format_number",
    "format_position",
    "implied_intervals",
    "length_unit",
    "parse_position",
    "parse_quantity",
    "position_decimals",
    "rounding_half_width",
]
