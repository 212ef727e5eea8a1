"""Countries of OpenStreetMap as `@geo-maps/countries-land-100m` publishes them.

Neighbours in that package share their vertices exactly, so a land border is the set of edges
that two outlines have in common. Holes in the polygons are lakes and wide rivers. Crimea is
part of both Ukraine's and Russia's polygon.
"""

from __future__ import annotations

import json
from functools import cache

import shapely
from shapely import LineString, MultiLineString, MultiPolygon, Polygon

from tools.packages import read_member

__all__ = ["PACKAGE", "exterior_rings", "outline", "shared_border", "source_polygons"]

PACKAGE = "@geo-maps/countries-land-100m"

Point = tuple[float, float]
Ring = tuple[Point, ...]


@cache
def source_polygons() -> dict[str, tuple[tuple[Ring, ...], ...]]:
    """The published polygons by ISO 3166 alpha-3 code, each a tuple of rings, the outer first."""
    collection = json.loads(read_member(PACKAGE, "map.geo.json"))
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


def exterior_rings(iso3: str) -> list[Ring]:
    """A country's outer rings: its outline with the coast, without lakes."""
    return [part[0] for part in source_polygons()[iso3]]


def outline(iso3: str) -> MultiPolygon:
    """A country's ground with its lakes filled, vertex for vertex as published."""
    return MultiPolygon([Polygon(ring) for ring in exterior_rings(iso3)])


def shared_border(iso3: str, neighbour: str) -> MultiLineString:
    """The edges that two outlines have in common, joined into lines.

    Where one piece of ground is in both polygons this holds its coast too, which is no border.
    """
    theirs = {
        frozenset(edge)
        for part in source_polygons()[neighbour]
        for ring in part
        for edge in zip(ring, ring[1:], strict=False)
    }
    common = [
        LineString(edge)
        for ring in exterior_rings(iso3)
        for edge in zip(ring, ring[1:], strict=False)
        if frozenset(edge) in theirs
    ]
    merged = shapely.line_merge(MultiLineString(common))
    return merged if isinstance(merged, MultiLineString) else MultiLineString([merged])
