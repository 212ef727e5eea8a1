"""Lengths along the supply line, by rail and by sea, beside the straight line.

No source says which line the cargo took or how a ship sailed. Each way here is inferred, so its
length is a range: the rail line as Natural Earth draws it is too short, and the shortest way
over water is shorter than any ship's own.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import shapely

from lib.analysis.distances import Origin, companion_of, origin_of
from lib.catalog import Package
from lib.geodesy import geodesic_inverse, geodesic_length
from lib.geodesy.routes import LengthRange
from lib.units import KM_M

__all__ = ["Way", "rail_shortfall", "ways_from"]


@dataclass(frozen=True)
class Way:
    """An inferred way between two places, and the straight line between them."""

    mode: Literal["rail", "sea", "sea and rail"]
    name: str
    from_place: str
    to_place: str
    straight_m: float
    """Geodesic between the two places."""
    drawn_m: float
    """Length of the way as it is drawn."""
    length: LengthRange
    """What the true length lies between; no upper end where nothing bounds a ship's way."""
    basis: str
    """What the length rests on, for readers."""


def ways_from(package: Package, origin: Origin) -> tuple[Way, ...]:
    """Every way that begins or ends at a place, or at the place that a town stands beside.

    Examples
    --------
    >>> from lib.catalog import load_package
    >>> package = load_package()
    >>> way = ways_from(package, origin_of(package, "najin"))[0]
    >>> way.name, round(way.straight_m / 1000), round(way.drawn_m / 1000)
    ('Najin (Rajin) port to Dunai naval pier', 183, 195)
    """
    companion = companion_of(package, origin)
    ends = {origin.id, companion.id if companion else origin.id}
    return tuple(way for way in _ways(package) if ends & {way.from_place, way.to_place})


@lru_cache(maxsize=2)
def _ways(package: Package) -> tuple[Way, ...]:
    sea, rail = _sea_legs(package), _rail_routes(package)
    return (*sea, *rail, *_joined(package, sea, rail))


def rail_shortfall(package: Package) -> float:
    """How much longer the railways' own kilometres are than the drawn line, where both are known.

    The share of the drawn length, over all segments with an official figure.

    >>> from lib.catalog import load_package
    >>> round(rail_shortfall(load_package()), 3)
    0.058
    """
    segments = package.tables["rail_segments"].dropna(subset=["official_km", "length_ne_km"])
    return float(segments["official_km"].sum() / segments["length_ne_km"].sum() - 1)


def _straight(package: Package, start: str, end: str) -> float:
    a, b = origin_of(package, start), origin_of(package, end)
    return float(geodesic_inverse(a.lon, a.lat, b.lon, b.lat).distance_m)


def _sea_legs(package: Package) -> list[Way]:
    legs = []
    for row in package.layers["sea_legs"].itertuples():
        start, end = str(row.from_place), str(row.to_place)
        drawn = float(geodesic_length(*shapely.get_coordinates(row.geometry).T))
        names = (origin_of(package, place).name for place in (start, end))
        legs.append(
            Way(
                "sea",
                " to ".join(names),
                start,
                end,
                _straight(package, start, end),
                drawn,
                LengthRange(drawn, math.inf),
                "inferred: the shortest way over water",
            )
        )
    return legs


def _rail_routes(package: Package) -> list[Way]:
    """Routes that are drawn; those that no source suggests have no segments and are left out."""
    table = package.tables["rail_routes"]
    factor = 1 + rail_shortfall(package)
    routes = []
    for row in table.loc[table["segments"] != ""].to_dict("records"):
        start, end, drawn = row["from_place"], row["to_place"], row["length_ne_km"] * KM_M
        routes.append(
            Way(
                "rail",
                str(row["name"]),
                start,
                end,
                _straight(package, start, end),
                drawn,
                LengthRange(drawn, drawn * factor),
                "inferred: the line as Natural Earth draws it",
            )
        )
    return routes


def _joined(package: Package, sea: list[Way], rail: list[Way]) -> list[Way]:
    """The whole line by each port: the sea leg and the shortest of the rail routes from there."""
    whole = []
    for leg in sea:
        routes = [route for route in rail if route.from_place == leg.to_place]
        if not routes:
            continue
        route = min(routes, key=lambda each: each.drawn_m)
        port = origin_of(package, leg.to_place).name
        ends = (origin_of(package, place).name for place in (leg.from_place, route.to_place))
        whole.append(
            Way(
                "sea and rail",
                f"{' to '.join(ends)} by {port}",
                leg.from_place,
                route.to_place,
                _straight(package, leg.from_place, route.to_place),
                leg.drawn_m + route.drawn_m,
                leg.length + route.length,
                "inferred: sea leg and the shorter rail line",
            )
        )
    return whole
