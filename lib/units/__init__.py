"""Figures: units of length, what a rounded figure implies, positions, and how they are written."""

from __future__ import annotations

from lib.units.coordinates import LonLat, coordinate_decimals, format_coordinates, parse_coordinates
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
    "coordinate_decimals",
    "format_coordinates",
    "format_distance",
    "format_measured",
    "format_number",
    "implied_intervals",
    "length_unit",
    "parse_coordinates",
    "parse_quantity",
    "rounding_half_width",
]
