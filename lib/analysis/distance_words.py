"""A measured distance in the reader's words: headline, the line under it, directions."""

from __future__ import annotations

import shapely

from lib.analysis.distances import (
    BorderReading,
    Origin,
    PlaceDistance,
    border_row,
    companion_of,
)
from lib.catalog import Package
from lib.units import KM_M, LengthUnit, format_coordinates, format_distance

__all__ = [
    "COVERS",
    "DEFINITIONS",
    "UNIT_WORDS",
    "compass_point",
    "distance_headline",
    "distance_line",
    "distance_text",
    "from_words",
    "measured_text",
    "short_name",
    "spread_of",
    "to_words",
    "typed_name",
]

UNIT_WORDS: dict[str, str] = {"km": "km", "mi": "miles", "nmi": "nautical miles"}
DEFINITIONS = {
    "internationally_recognised": "internationally recognised",
    "de_facto": "de facto",
    "disputed": "disputed",
}
COVERS = {"outline_incl_coast": "outline with its coast", "land_border": "land border alone"}
_TO = {
    ("ukraine", "internationally_recognised", "outline_incl_coast"): "Ukraine’s border",
    ("ukraine", "internationally_recognised", "land_border"): "Ukraine’s land border",
    ("ukraine", "de_facto", "outline_incl_coast"): "Ukraine as held before 2022",
    ("russia", "internationally_recognised", "outline_incl_coast"): "Russia",
    ("dprk-russia", "internationally_recognised", "land_border"): (
        "the border of North Korea and Russia"
    ),
}
#: Within this many degrees of Crimea a point of the coast is Crimea's, about a kilometre.
_NEAR_DEG = 0.01
_COMPASS = (
    "north",
    "north-east",
    "east",
    "south-east",
    "south",
    "south-west",
    "west",
    "north-west",
)


def compass_point(azimuth_deg: float) -> str:
    """The nearest of eight directions.

    >>> compass_point(313.04), compass_point(359.0)
    ('north-west', 'north')
    """
    return _COMPASS[round(azimuth_deg / 45) % 8]


def typed_name(lon: float, lat: float) -> str:
    """How a point from typed coordinates is called.

    >>> typed_name(40.0424, 45.8884).replace(chr(0x202f), " ")
    '45.8884 N, 40.0424 E'
    """
    return format_coordinates(lon, lat)


def from_words(package: Package, origin: Origin) -> str:
    """The place in a sentence, after "from".

    >>> from lib.catalog import load_package
    >>> from lib.analysis.distances import origin_of
    >>> package = load_package()
    >>> [from_words(package, origin_of(package, i)) for i in ("depot-tikhoretsk", "town-kerch")]
    ['the depot near Tikhoretsk', 'the town of Kerch']
    """
    if not origin.id:
        return typed_name(origin.lon, origin.lat)
    if not origin.layer:
        return f"the town of {origin.name}"
    town = companion_of(package, origin)
    if origin.layer == "depot" and town is not None and town.name in origin.name:
        return f"the depot near {town.name}"
    return origin.name


def short_name(origin: Origin, town: Origin | None) -> str:
    """The place on a map.

    >>> depot = Origin("d", "Tikhoretsk ammunition depot", 40.04, 45.89, 1500, "depot")
    >>> short_name(depot, Origin("t", "Tikhoretsk", 40.12, 45.85, None))
    'Tikhoretsk depot'
    """
    if not origin.id:
        return typed_name(origin.lon, origin.lat)
    if town is not None and origin.layer == "depot" and town.name in origin.name:
        return f"{town.name} depot"
    return origin.name.partition(" (")[0]


def to_words(package: Package, border_id: str) -> str:
    """The border in a sentence, after "to"."""
    row = border_row(package, border_id)
    key = (str(row["group"]), str(row["definition"]), str(row["covers"]))
    return _TO.get(key, str(row["name"]))


def distance_text(distance_m: float, uncertainty_m: float | None, unit: LengthUnit) -> str:
    """A distance as precise as its uncertainty, without stating it; one decimal without one.

    Every unit takes the decimals of the kilometres, so that figures side by side look alike.

    >>> distance_text(195_039.6, 2_143.8, "mi").replace(chr(0x202f), " ")
    '121.2 mi'
    """
    return format_distance(distance_m, unit, _decimals(uncertainty_m))


def measured_text(distance_m: float, uncertainty_m: float | None, unit: LengthUnit) -> str:
    """A distance with its uncertainty, where it is known.

    >>> measured_text(195_039.6, 2_143.8, "km").replace(chr(0x202f), " ")
    '195.0 km ± 2.1 km'
    """
    distance = distance_text(distance_m, uncertainty_m, unit)
    if not uncertainty_m:
        return distance
    return f"{distance} ± {format_distance(uncertainty_m, unit, _decimals(uncertainty_m))}"


def _decimals(uncertainty_m: float | None) -> int:
    """Decimals that show two digits of an uncertainty in kilometres."""
    if not uncertainty_m:
        return 1
    return 1 - int(f"{uncertainty_m / KM_M:.1e}".partition("e")[2])


def distance_headline(package: Package, measured: PlaceDistance, unit: LengthUnit) -> str:
    """The page's sentence, with the reader's unit first.

    >>> from lib.catalog import load_package
    >>> from lib.analysis.distances import origin_of, place_distance
    >>> package = load_package()
    >>> depot = place_distance(package, origin_of(package, "depot-tikhoretsk"), "ukraine")
    >>> distance_headline(package, depot, "km").replace(chr(0x202f), " ")
    'From the depot near Tikhoretsk to Ukraine’s border: 195.0 km, or 121.2 miles'
    """
    second: LengthUnit = "mi" if unit == "km" else "km"
    reading = measured.reading
    figures = (
        distance_text(reading.distance_m, reading.uncertainty_m, each).replace(
            each, UNIT_WORDS[each]
        )
        for each in (unit, second)
    )
    ends = f"{from_words(package, measured.origin)} to {to_words(package, measured.border_id)}"
    return f"From {ends}: {', or '.join(figures)}"


def distance_line(package: Package, measured: PlaceDistance) -> str:
    """How the figure was measured, and whether Crimea matters to it."""
    row = border_row(package, measured.border_id)
    definition, covers = DEFINITIONS[row["definition"]], COVERS[row["covers"]]
    year = str(row["vintage"])[:4]
    line = f"Geodesic on the WGS84 ellipsoid to the {definition} {covers}, state of {year}."
    if row["group"] != "ukraine" or measured.reading.inside:
        return line
    return f"{line} {_crimea_words(package, measured)}"


def _crimea_words(package: Package, measured: PlaceDistance) -> str:
    nearest = shapely.Point(measured.reading.nearest_lon, measured.reading.nearest_lat)
    crimea = package.layers["crimea"].geometry.to_numpy()
    if shapely.dwithin(crimea, nearest, _NEAR_DEG).any():
        return "The nearest point lies in Crimea, which Russia has held since 2014."
    return "The nearest point is not in Crimea; counting Crimea in or out does not change it."


def spread_of(readings: tuple[BorderReading, ...]) -> tuple[float, float]:
    """Smallest and largest distance over the sources of the measured definition, in metres."""
    lengths = [reading.distance_m for reading in readings if reading.in_spread]
    return min(lengths), max(lengths)
