"""Countries of OpenStreetMap, extracted in December 2017 and published as geo-maps.

``ON_LAND`` (simplified to 100 m) and ``ON_LAND_1KM`` hold the ground, where holes are lakes and
wide rivers; ``WITH_WATERS`` (10 m) holds it with inner and territorial waters. In each,
neighbours share their vertices exactly, so a border is the set of edges that two outlines have
in common. Crimea is part of both Ukraine's and Russia's polygon.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable
from functools import cache

import shapely
from shapely import LineString, MultiLineString, MultiPolygon, Polygon

from tools.packages import read_member

__all__ = [
    "ON_LAND",
    "ON_LAND_1KM",
    "WITH_WATERS",
    "Point",
    "Ring",
    "exterior_rings",
    "joined",
    "outline",
    "shared_border",
    "source_polygons",
]

ON_LAND = "@geo-maps/countries-land-100m"
ON_LAND_1KM = "@geo-maps/countries-land-1km"
WITH_WATERS = "@geo-maps/countries-maritime-10m"

Point = tuple[float, float]
Ring = tuple[Point, ...]


@cache
def source_polygons(package: str = ON_LAND) -> dict[str, tuple[tuple[Ring, ...], ...]]:
    """The published polygons by ISO 3166 alpha-3 code, each a tuple of rings, the outer first."""
    collection = json.loads(read_member(package, "map.geo.json"))
    countries = {}
    for feature in collection["features"]:
        geometry = feature["geometry"]
        parts = geometry["coordinates"]
        if geometry["type"] == "Polygon":
            parts = [parts]
        countries[feature["properties"]["A3"]] = tuple(
            tuple(tuple((lon, lat) for lon, lat in ring) for ring in part) for part in parts
        )
    return countries


def exterior_rings(iso3: str, package: str = ON_LAND) -> list[Ring]:
    """A country's outer rings: its outline with the coast, without lakes."""
    return [part[0] for part in source_polygons(package)[iso3]]


def outline(iso3: str, package: str = ON_LAND) -> MultiPolygon:
    """A country's ground with its lakes filled, vertex for vertex as published."""
    return MultiPolygon([Polygon(ring) for ring in exterior_rings(iso3, package)])


def shared_border(iso3: str, neighbour: str, package: str = ON_LAND) -> MultiLineString:
    """The edges that two outlines have in common, joined into lines.

    Where one piece of ground is in both polygons this holds its coast too, which is no border.
    """
    theirs = {
        frozenset(edge)
        for ring in exterior_rings(neighbour, package)
        for edge in itertools.pairwise(ring)
    }
    return joined(
        LineString(edge)
        for ring in exterior_rings(iso3, package)
        for edge in itertools.pairwise(ring)
        if frozenset(edge) in theirs
    )


def joined(pieces: Iterable[LineString]) -> MultiLineString:
    """Pieces that meet end to end as the longest lines they form."""
    merged = shapely.line_merge(MultiLineString(list(pieces)))
    return merged if isinstance(merged, MultiLineString) else MultiLineString([merged])
