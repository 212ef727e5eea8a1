"""The tables under the map: every border source, the ways by rail and sea, the shortcuts."""

from __future__ import annotations

from collections.abc import Sequence

from lib.analysis.along_the_line import Way, rail_shortfall
from lib.analysis.distance_words import COVERS, DEFINITIONS
from lib.analysis.distances import PlaceDistance
from lib.catalog import Package
from lib.geodesy.naive import NaiveReading
from lib.geodesy.routes import LengthRange
from lib.ui.sheet import Block, Paragraph, Table
from lib.units import (
    KM_M,
    LENGTH_UNITS_M,
    LengthUnit,
    format_coordinates,
    format_distance,
    format_number,
)

__all__ = ["border_blocks", "shortcut_blocks", "way_blocks"]

CRIMEA_IN = {"UKR": "Ukraine", "RUS": "Russia", "": "not drawn"}
#: Lengths along a way are given to ten kilometres: no more is known of them.
WAY_DECIMALS = -1


def border_blocks(
    package: Package,
    measured: PlaceDistance,
    beside: PlaceDistance | None,
    units: Sequence[LengthUnit],
) -> tuple[Block, ...]:
    """Every source and definition of the border, a row each; the town's figures beside a depot's.

    Parameters
    ----------
    beside
        The companion's distances to the same border.
    """
    sources = package.tables["borders"].set_index("border_id")["source"].to_dict()
    others = {r.border_id: r.distance_m for r in beside.readings} if beside else {}
    numbers = len(units) + (1 if beside else 0)
    rows = []
    for reading in measured.readings:
        figures = [format_distance(reading.distance_m, unit, 2) for unit in units]
        if beside:
            figures.append(_or_dash(others.get(reading.border_id), units[0]))
        rows.append(
            (
                str(sources[reading.border_id]),
                f"{DEFINITIONS[reading.definition]}, {COVERS[reading.covers]}",
                CRIMEA_IN[reading.crimea_in],
                *figures,
                format_coordinates(reading.nearest_lon, reading.nearest_lat),
                f"{format_number(reading.azimuth_deg, 1)}°",
                "yes" if reading.in_spread else "a reading of its own",
                f"{reading.border_source}, {reading.vintage}",
            )
        )
    columns = (
        "Border",
        "Definition",
        "Crimea in",
        *("Distance" if unit == units[0] else f"in {unit}" for unit in units),
        *((f"From the {beside.origin.layer or 'town'}",) if beside else ()),
        "Nearest point",
        "Azimuth",
        "Within the ±",
        "Package, state",
    )
    right = (*range(3, 3 + numbers), 4 + numbers)
    return (
        Table(
            columns,
            tuple(rows),
            "The same place by every source and definition of the border",
            right,
            (0,),
        ),
        Paragraph(
            "Sources of one definition and coverage make the spread that is part of the ±. Another "
            "definition, or the land border without the coast, is a reading of its own. All "
            "lengths are geodesics on WGS84.",
            tone="note",
        ),
    )


def _or_dash(distance_m: float | None, unit: LengthUnit) -> str:
    return "–" if distance_m is None else format_distance(distance_m, unit, 2)


def way_blocks(package: Package, ways: Sequence[Way], unit: LengthUnit) -> tuple[Block, ...]:
    """Lengths by rail and sea beside the straight line; empty where no way begins or ends here."""
    if not ways:
        return ()
    rows = tuple(
        (
            way.name,
            way.mode,
            format_distance(way.straight_m, unit, 1),
            format_distance(way.drawn_m, unit, 1),
            _range_text(way.length, unit),
            f"× {format_number(way.drawn_m / way.straight_m, 2)}",
            way.basis,
        )
        for way in ways
    )
    columns = (
        "Way",
        "By",
        "Straight line",
        "As drawn",
        "Length is within",
        "Drawn to straight",
        "Basis",
    )
    short = format_number(rail_shortfall(package) * 100, 1)
    return (
        Table(columns, rows, "Along the line: by rail and by sea", (2, 3, 4, 5)),
        Paragraph(
            "Every way is inferred: no source says which line the cargo took or how a ship sailed; "
            "rail lines end at the town’s station. Natural Earth’s lines run short: where the "
            f"railways’ own kilometres are known, these are {short} % longer, which sets the upper "
            "end. A ship’s way has no upper end: the shortest way over water is its lower one.",
            tone="note",
        ),
    )


def _range_text(length: LengthRange, unit: LengthUnit) -> str:
    metres = LENGTH_UNITS_M[unit]
    decimals = WAY_DECIMALS if length.low_m > 1_000 * KM_M else 0
    low = format_number(length.low_m / metres, decimals)
    if length.high_m == float("inf"):
        return f"{low} {unit} or more"
    return f"{low} to {format_number(length.high_m / metres, decimals)} {unit}"


def shortcut_blocks(
    measured: PlaceDistance, shortcuts: Sequence[NaiveReading], unit: LengthUnit
) -> tuple[Block, ...]:
    """What the usual wrong methods would have said, each with how far off and why."""
    right = measured.reading.distance_m
    rows: list[tuple[str, ...]] = [
        ("Geodesic on the WGS84 ellipsoid", format_distance(right, unit, 2), "", "as measured here")
    ]
    rows += [
        (
            shortcut.name,
            format_distance(shortcut.distance_m, unit, 2),
            _off_by(shortcut.distance_m - right, unit),
            shortcut.why_wrong,
        )
        for shortcut in shortcuts
    ]
    return (
        Table(
            ("Method", "Reads", "Off by", "Why it is wrong"),
            tuple(rows),
            "What the usual shortcuts would have said",
            (1, 2),
            (0,),
            tuple(range(1, len(rows))),
        ),
    )


def _off_by(difference_m: float, unit: LengthUnit) -> str:
    """A difference with its sign, a true minus.

    >>> _off_by(-278.7, "km")[:5], _off_by(0.3, "km")[:4]
    ('−0.28', '0.00')
    """
    size = format_distance(abs(difference_m), unit, 2)
    if size.startswith("0.00"):
        return size
    return ("−" if difference_m < 0 else "+") + size
