"""Land and lakes of the base map, from the same survey as the borders that are measured.

Drawing the coast from that survey keeps the nearest point of a border on the drawn coast.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import numpy as np
import shapely
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from tools.layers import geo_maps, mercator
from tools.layers.detail import Detail
from tools.layers.features import Feature

__all__ = ["lakes", "land", "land_area"]

#: A hole in the land larger than this (Mercator square metres) is a sea, such as the Caspian.
SEA_M2 = 1e11


def land(detail: Detail) -> list[Feature]:
    """The land, a feature for each piece, the largest first."""
    return _numbered("land", land_area(detail))


@cache
def land_area(detail: Detail) -> BaseGeometry:
    """The land with its lakes filled, in degrees, simplified for one grade."""
    closed = _ground(detail).buffer(detail.closing_m, quad_segs=1)
    closed = closed.buffer(-detail.closing_m, quad_segs=1)
    filled = [
        Polygon(part.exterior, [hole for hole in part.interiors if Polygon(hole).area > SEA_M2])
        for part in _polygons(closed)
        if part.area > detail.min_land_m2
    ]
    simple = shapely.coverage_simplify(np.array(filled), detail.tolerance_m)
    return _to_degrees(shapely.union_all(shapely.make_valid(simple)), detail)


def lakes(detail: Detail) -> list[Feature]:
    """Lakes and reservoirs, those that a border crosses included, the largest first."""
    window = mercator.box(*detail.window)
    holes = [Polygon(ring) for ring in _lake_rings() if len(ring) > 3]
    across = [
        Polygon(hole)
        for part in _polygons(_ground(detail))
        for hole in part.interiors
        if Polygon(hole).area < SEA_M2
    ]
    water = np.array([*(mercator.to_mercator(hole) for hole in holes), *across])
    water = water[(shapely.area(water) > detail.min_lake_m2) & shapely.intersects(water, window)]
    whole = shapely.union_all(shapely.make_valid(water))
    opened = whole.buffer(-detail.closing_m, quad_segs=1)
    opened = opened.buffer(detail.closing_m, quad_segs=1)
    parts = [Polygon(p.exterior) for p in _polygons(opened) if p.area > detail.min_lake_m2]
    simple = shapely.coverage_simplify(np.array(parts), detail.tolerance_m)
    inside = shapely.intersection(shapely.make_valid(simple), window)
    return _numbered("lake", _to_degrees(shapely.union_all(inside), detail))


@cache
def _ground(detail: Detail) -> BaseGeometry:
    """Every country's ground in the window as one area, in Mercator metres."""
    window = shapely.box(*detail.window)
    pieces = np.array([Polygon(ring) for ring in _outer_rings()])
    pieces = pieces[shapely.intersects(shapely.envelope(pieces), window)]
    clipped = shapely.clip_by_rect(shapely.make_valid(pieces), *detail.window)
    return shapely.union_all(mercator.to_mercator(clipped[~shapely.is_empty(clipped)]))


def _outer_rings() -> Iterator[geo_maps.Ring]:
    for parts in geo_maps.source_polygons(geo_maps.ON_LAND_1KM).values():
        yield from (part[0] for part in parts)


def _lake_rings() -> Iterator[geo_maps.Ring]:
    for parts in geo_maps.source_polygons(geo_maps.ON_LAND_1KM).values():
        for part in parts:
            yield from part[1:]


def _to_degrees(area: BaseGeometry, detail: Detail) -> BaseGeometry:
    """The area as it will be written: rounded, and valid after the rounding."""
    return shapely.set_precision(mercator.to_degrees(area), 10**-detail.decimals)


def _polygons(area: BaseGeometry) -> list[Polygon]:
    return [part for part in shapely.get_parts(area) if part.geom_type == "Polygon"]


def _numbered(word: str, area: BaseGeometry) -> list[Feature]:
    ordered = sorted(_polygons(area), key=lambda part: (-part.area, part.bounds))
    return [Feature(f"{word}-{n:04d}", part) for n, part in enumerate(ordered, start=1)]
