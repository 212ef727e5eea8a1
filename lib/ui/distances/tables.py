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

CRIMEA_IN = {"UKR": "Ukraine", "RUS": "Russia", "": "not said"}
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
    columns = _border_columns(package, measured, beside, units)
    return (
        Table(
            tuple(title for title, _, _ in columns),
            tuple(zip(*(values for _, values, _ in columns), strict=True)),
            "The same place by every source and definition of the border",
            tuple(i for i, (_, _, right) in enumerate(columns) if right),
            (0,),
        ),
        Paragraph(
            "Sources of one definition and coverage make the spread that is part of the ±. Another "
            "definition, or the land border without the coast, is a reading of its own. All "
            "lengths are geodesics on WGS84.",
            tone="note",
        ),
    )


def _border_columns(
    package: Package,
    measured: PlaceDistance,
    beside: PlaceDistance | None,
    units: Sequence[LengthUnit],
) -> list[tuple[str, list[str], bool]]:
    """Title, cells and alignment (right or not) of each column."""
    readings = measured.readings
    sources = package.tables["borders"].set_index("border_id")["source"].to_dict()
    columns = [
        ("Border", [str(sources[r.border_id]) for r in readings], False),
        (
            "Definition",
            [f"{DEFINITIONS[r.definition]}, {COVERS[r.covers]}" for r in readings],
            False,
        ),
    ]
    if any(r.crimea_in for r in readings):
        columns.append(("Crimea in", [CRIMEA_IN[r.crimea_in] for r in readings], False))
    for unit in units:
        title = "Distance" if unit == units[0] else f"in {unit}"
        columns.append((title, [format_distance(r.distance_m, unit, 2) for r in readings], True))
    if beside:
        others = {r.border_id: format_distance(r.distance_m, units[0], 2) for r in beside.readings}
        title = f"From the {beside.origin.layer or 'town'}"
        columns.append((title, [others.get(r.border_id, "–") for r in readings], True))
    nearest = [format_coordinates(r.nearest_lon, r.nearest_lat) for r in readings]
    azimuths = [f"{format_number(r.azimuth_deg, 1)}°" for r in readings]
    within = ["yes" if r.in_spread else "a reading of its own" for r in readings]
    return [
        *columns,
        ("Nearest point", nearest, False),
        ("Azimuth", azimuths, True),
        ("Within the ±", within, False),
        ("Package, state", [f"{r.border_source}, {r.vintage}" for r in readings], False),
    ]


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
