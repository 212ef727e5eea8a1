"""The texts on the map of a distance, from what was measured."""

from __future__ import annotations

from collections.abc import Sequence

from lib.analysis.distance_words import distance_text, measured_text, short_name
from lib.analysis.distances import PlaceDistance
from lib.cartography.distance_labels import Words
from lib.units import KM_M, LENGTH_UNITS_M, LengthUnit, format_coordinates, format_distance

__all__ = ["CRIMEA", "crimea_note", "length_text", "ring_text", "scene_words"]

#: What the hatching on every map means.
CRIMEA = "Hatched: Crimea, Ukraine’s by the recognised border, held by Russia."


def length_text(length_m: float) -> str:
    """A short length in the unit in which it is read: metres below a kilometre.

    >>> from lib.units import NARROW_SPACE
    >>> [length_text(m).replace(NARROW_SPACE, " ") for m in (13.0, 630.8, 1500.0)]
    ['13 m', '631 m', '1.5 km']
    """
    if length_m < KM_M:
        return format_distance(length_m, "m", 0)
    return format_distance(length_m, "km", 1)


def ring_text(radius_m: float, unit: LengthUnit) -> str:
    """The radius of a ring; a decimal where the unit does not come out even.

    >>> from lib.units import NARROW_SPACE
    >>> [ring_text(199_559, unit).replace(NARROW_SPACE, " ") for unit in ("km", "mi")]
    ['199.6 km', '124 mi']
    """
    length = radius_m / LENGTH_UNITS_M[unit]
    return format_distance(radius_m, unit, int(round(length, 1) != round(length)))


def crimea_note(measured: PlaceDistance) -> str:
    """What the map of a distance says of Crimea; blank where it does not reach it."""
    # Only Ukraine's border sources say where they draw Crimea.
    return CRIMEA if measured.readings[0].crimea_in else ""


def scene_words(
    measured: PlaceDistance,
    beside: PlaceDistance | None,
    rings_m: Sequence[int],
    units: Sequence[LengthUnit],
) -> Words:
    """Return the words of a distance's map; the figure stands in the first two of the units."""
    reading, origin = measured.reading, measured.origin
    radius = origin.position_uncertainty_m
    companion = ""
    if beside is not None:
        figure = distance_text(beside.reading.distance_m, beside.reading.uncertainty_m, units[0])
        kind = beside.origin.layer or "town"
        companion = f"{kind.capitalize()}, {figure}"
    return Words(
        place=short_name(origin, beside.origin if beside else None),
        companion=companion,
        nearest=format_coordinates(reading.nearest_lon, reading.nearest_lat),
        figure="\n".join(
            measured_text(reading.distance_m, reading.uncertainty_m, unit) for unit in units[:2]
        ),
        uncertainty=f"The place lies within {length_text(radius)} of here" if radius else "",
        rings=tuple(f"{ring_text(radius, units[0])} from here" for radius in rings_m),
    )
