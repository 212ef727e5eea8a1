"""The large figure of the Distances page with what it is made of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lib.analysis.distance_words import compass_point, distance_text, measured_text, spread_of
from lib.analysis.distances import Origin, PlaceDistance
from lib.cartography.distance_texts import length_text
from lib.geodesy.uncertainty import UncertaintyParts
from lib.ui.sheet import Action, Actions, Block, Figure, Pair, Pairs
from lib.units import (
    KM_M,
    NARROW_SPACE,
    LengthUnit,
    format_coordinates,
    format_distance,
    format_number,
)

__all__ = ["figure_blocks", "result_sentence", "units_shown"]

#: Classes of places from which sailors measure.
AT_SEA = ("port", "pier")


def units_shown(first: LengthUnit, origin: Origin) -> tuple[LengthUnit, ...]:
    """The units of a page: the reader's first; nautical miles too where ships sail from.

    >>> units_shown("mi", Origin("najin", "Najin", 130.3, 42.23, 2500, "port"))
    ('mi', 'km', 'nmi')
    """
    usual: tuple[LengthUnit, ...] = ("km", "mi", "nmi") if origin.layer in AT_SEA else ("km", "mi")
    return tuple(dict.fromkeys((first, *usual)))


def figure_blocks(
    measured: PlaceDistance,
    border: Mapping[str, Any],
    units: tuple[LengthUnit, ...],
    position_link: str,
    sentence: str,
) -> tuple[Block, ...]:
    """The blocks under the controls: the figure, its parts, where it ends, what it rests on.

    Parameters
    ----------
    border
        The measured border's row.
    units
        The reader's unit first.
    position_link
        Address of the place's card; empty for typed coordinates.
    sentence
        The result as one sentence, for copying.
    """
    reading = measured.reading
    first = distance_text(reading.distance_m, reading.uncertainty_m, units[0])
    value, _, unit = first.partition(NARROW_SPACE)
    under = " · ".join(
        distance_text(reading.distance_m, reading.uncertainty_m, each) for each in units[1:]
    )
    return (
        Figure(value, unit, f"{under} {_margin(reading.uncertainty_m, units[0])}"),
        Pairs(_uncertainty(measured)),
        Pairs(_ends(measured, border, position_link)),
        Actions((Action("copy", "Copy this result as a sentence", copy=sentence),)),
    )


def _margin(uncertainty_m: float | None, unit: LengthUnit) -> str:
    return (
        f"± {distance_text(uncertainty_m, uncertainty_m, unit)}" if uncertainty_m else "± not known"
    )


def _uncertainty(measured: PlaceDistance) -> tuple[Pair, ...]:
    parts = measured.reading.parts
    low, high = spread_of(measured.readings)
    sources = sum(reading.in_spread for reading in measured.readings)
    between = f"{format_number(low / KM_M, 1)} to {format_distance(high, 'km')}"
    spread = f"{sources} sources, {between}" if sources > 1 else "one source, no spread"
    if parts is None:
        return (
            Pair("Uncertainty", "not known", muted="the place states no position uncertainty"),
            Pair("Border sources", spread),
        )
    return (
        Pair("Place position", _part(parts, "position_m")),
        Pair("Border line", _part(parts, "generalisation_m"), muted="median offset of the line"),
        Pair("Border sources", _part(parts, "sources_m") if sources > 1 else "", muted=spread),
    )


def _part(parts: UncertaintyParts, name: str) -> str:
    return f"± {length_text(getattr(parts, name))}"


def _ends(
    measured: PlaceDistance, border: Mapping[str, Any], position_link: str
) -> tuple[Pair, ...]:
    reading, origin = measured.reading, measured.origin
    place = format_coordinates(origin.lon, origin.lat, origin.position_uncertainty_m)
    links = ((origin.name, position_link),) if position_link else ()
    azimuth = f"{format_number(reading.azimuth_deg, 1)}°"
    pairs = [
        Pair("From", "" if links else place, muted=place if links else "", links=links),
        Pair("Nearest point", format_coordinates(reading.nearest_lon, reading.nearest_lat)),
        Pair("Azimuth", azimuth, muted=compass_point(reading.azimuth_deg)),
        Pair(
            "Border data",
            f"{border['source']}",
            muted=f"{border['package']} {border['version']}, state of {border['vintage']}",
        ),
    ]
    if reading.inside:
        pairs.insert(0, Pair("Side", "inside the outline", muted="the distance is to its edge"))
    return tuple(pairs)


def result_sentence(
    measured: PlaceDistance, border: Mapping[str, Any], data_version: str, sha256: str
) -> str:
    """The result as one sentence that carries all it needs."""
    reading, origin = measured.reading, measured.origin
    place = format_coordinates(origin.lon, origin.lat, origin.position_uncertainty_m)
    nearest = format_coordinates(reading.nearest_lon, reading.nearest_lat)
    margin = "" if reading.uncertainty_m else ", position uncertainty not stated"
    name = f"{origin.name} ({place})" if origin.id else place
    figures = " or ".join(
        measured_text(reading.distance_m, reading.uncertainty_m, unit) for unit in ("km", "mi")
    )
    return (
        f"{name} to {measured.border_name}: {figures}{margin}; geodesic on WGS84, nearest point "
        f"{nearest}. Border: {border['source']}, {border['package']} {border['version']}, "
        f"{border['attribution']}. Data {data_version}, sha256 {sha256[:12]}."
    ).replace(NARROW_SPACE, " ")
