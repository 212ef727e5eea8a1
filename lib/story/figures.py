"""Figures of the story, filled in from the tables and measured by the engine.

``{E005.value_min}`` is a value of a record; ``{depot-tikhoretsk -> ukraine}`` the geodesic from a
place to a border or to another place, in kilometres and miles; ``{najin => depot-tikhoretsk}``
the range of the ways by sea and rail between two places.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Any

import pandas as pd

from lib.analysis.along_the_line import ways_from
from lib.analysis.distance_words import distance_text, measured_text, short_name
from lib.analysis.distances import Origin, origin_of, place_distance
from lib.analysis.row_index import Row
from lib.analysis.wording import QUANTITIES
from lib.catalog import Package
from lib.geodesy import geodesic_inverse
from lib.schema import TABLES, Field
from lib.story.footnotes import Note, find_row
from lib.temporal import format_edtf
from lib.units import KM_M, NARROW_SPACE, format_number

__all__ = ["Figure", "FigureError", "figure_of"]

_VALUE = re.compile(r"([A-Za-z0-9_-]+)\.([a-z_]+)")
_DISTANCE = re.compile(r"([a-z0-9-]+) -> ([a-z0-9-]+)")
_WAY = re.compile(r"([a-z0-9-]+) => ([a-z0-9-]+)")
_HINT = "write {id.field}, {place -> border or place} or {place => place}"


class FigureError(ValueError):
    """A placeholder that cannot be filled in: the message says why; ``hint`` how to mend it."""

    def __init__(self, what: str, hint: str) -> None:
        super().__init__(what)
        self.hint = hint


@dataclass(frozen=True)
class Figure:
    """A placeholder filled in: its text, and the record or measurement that it comes from."""

    text: str
    record_id: str = ""
    note: Note | None = None


def figure_of(package: Package, placeholder: str) -> Figure:
    """Fill in one placeholder, given without its braces.

    Raises
    ------
    FigureError
        Where it has no such form, or names what the package does not hold.
    DataError
        Where a distance cannot be measured.

    Examples
    --------
    >>> from lib.catalog import load_package
    >>> package = load_package()
    >>> figure_of(package, "E010.value_min").text, figure_of(package, "ev013.date").text
    ('1,000,000', '13 Oct 2023')
    >>> figure_of(package, "depot-tikhoretsk -> ukraine").text.replace(NARROW_SPACE, " ")
    '195.0 km ± 2.1 km (121.2 mi)'
    """
    if match := _VALUE.fullmatch(placeholder):
        return _value(package, match[1], match[2])
    if match := _DISTANCE.fullmatch(placeholder):
        return _distance(package, match[1], match[2])
    if match := _WAY.fullmatch(placeholder):
        return _way(package, match[1], match[2])
    raise FigureError("is no placeholder", _HINT)


def _value(package: Package, record_id: str, name: str) -> Figure:
    found = find_row(package, record_id)
    if found is None:
        raise FigureError("names no record", "use an id of the tables")
    table, row = found
    field = next((field for field in TABLES[table].fields if field.name == name), None)
    if field is None:
        raise FigureError(f"names no column of {table}", "see the data dictionary")
    return Figure(_in_words(field, row), record_id)


def _in_words(field: Field, row: Row) -> str:
    value: Any = row[field.name]
    if pd.isna(value) or value == "":
        raise FigureError("is blank in the record", "name a value that the record holds")
    if field.type == "date":
        sense = row.get(f"{field.name}_sense", row.get("date_sense", ""))
        return format_edtf(str(value), str(sense) or "within")
    if field.type in ("integer", "number"):
        number = float(value)
        decimals = len(f"{number:.10g}".partition(".")[2])
        return format_number(number, decimals)
    return QUANTITIES.get(str(value), str(value))


def _origin(package: Package, place_id: str) -> Origin:
    found = find_row(package, place_id)
    if found is None or found[0] not in ("places", "reference_points"):
        raise FigureError(f"names no place: {place_id}", "use an id of a place or a town")
    return origin_of(package, place_id)


def _distance(package: Package, from_id: str, to_id: str) -> Figure:
    origin = _origin(package, from_id)
    found = find_row(package, to_id)
    measured = None
    if found is not None and found[0] == "borders":
        reading = place_distance(package, origin, to_id).reading
        distance_m, uncertainty_m = reading.distance_m, reading.uncertainty_m
        border = found[1]
        end = f"{border['name']} ({border['package']} {border['version']})"
        measured = (from_id, to_id)
    else:
        other = _origin(package, to_id)
        distance_m = float(
            geodesic_inverse(origin.lon, origin.lat, other.lon, other.lat).distance_m
        )
        uncertainty_m = _joint_uncertainty(origin, other)
        end = short_name(other, None)
    miles = distance_text(distance_m, uncertainty_m, "mi")
    start = short_name(origin, None)
    title = f"Measured here: geodesic on the WGS84 ellipsoid, {start} to {end}"
    return Figure(
        f"{measured_text(distance_m, uncertainty_m, 'km')} ({miles})",
        note=Note("", title, False, (), measured),
    )


def _joint_uncertainty(a: Origin, b: Origin) -> float | None:
    """Half width of the distances between any two points of two discs that lie far apart."""
    if a.position_uncertainty_m is None or b.position_uncertainty_m is None:
        return None
    return a.position_uncertainty_m + b.position_uncertainty_m


def _way(package: Package, from_id: str, to_id: str) -> Figure:
    start, end = _origin(package, from_id), _origin(package, to_id)
    ways = [
        way
        for way in ways_from(package, start)
        if (way.from_place, way.to_place) == (from_id, to_id)
    ]
    if not ways:
        raise FigureError("is no way of the record", "name the ends of a leg or a rail route")
    low_m, high_m = min(w.length.low_m for w in ways), max(w.length.high_m for w in ways)
    # Rail lines that are five percent short bear no more than hundreds.
    decimals = -2 if low_m > 1_000 * KM_M else 0
    low = format_number(low_m / KM_M, decimals)
    text = (
        f"{low}{NARROW_SPACE}km or more"
        if math.isinf(high_m)
        else f"{low} to {format_number(high_m / KM_M, decimals)}{NARROW_SPACE}km"
    )
    title = (
        f"Measured here: inferred ways from {short_name(start, None)} to {short_name(end, None)} "
        f"({', '.join(dict.fromkeys(way.basis.removeprefix('inferred: ') for way in ways))})"
    )
    return Figure(text, note=Note("", title, False, ()))
