"""Polygons decoded from quantised TopoJSON."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import accumulate
from typing import Any

from shapely import LineString, MultiLineString, MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

__all__ = ["decode"]

Point = tuple[float, float]

#: Fewest points of a ring that encloses something: three corners and the first again.
CLOSED_RING = 4


def decode(topology: Mapping[str, Any], geometry: Mapping[str, Any]) -> BaseGeometry:
    """A geometry object of a topology as lon/lat degrees.

    An arc is a list of whole-number steps; the transform turns their running sums into degrees.
    A negative arc number ``~i`` is arc ``i`` walked backwards.

    Raises
    ------
    ValueError
        If the geometry is of a type other than (multi)polygon or (multi)line.
    """
    arcs = geometry["arcs"]
    match geometry["type"]:
        case "Polygon":
            return MultiPolygon(_polygons(topology, [arcs]))
        case "MultiPolygon":
            return MultiPolygon(_polygons(topology, arcs))
        case "LineString":
            return MultiLineString([LineString(_line(topology, arcs))])
        case "MultiLineString":
            return MultiLineString([LineString(_line(topology, part)) for part in arcs])
    raise ValueError(f"a {geometry['type']} cannot be decoded")


def _polygons(topology: Mapping[str, Any], parts: list[list[list[int]]]) -> list[Polygon]:
    """The polygons of the parts, without the rings that quantising has collapsed."""
    polygons = []
    for part in parts:
        outer, *inner = (_line(topology, ring) for ring in part)
        if len(outer) >= CLOSED_RING:
            polygons.append(Polygon(outer, [ring for ring in inner if len(ring) >= CLOSED_RING]))
    return polygons


def _line(topology: Mapping[str, Any], numbers: list[int]) -> list[Point]:
    points: list[Point] = []
    for number in numbers:
        arc = _arc(topology, number) if number >= 0 else _arc(topology, ~number)[::-1]
        points.extend(arc[1:] if points else arc)
    return points


def _arc(topology: Mapping[str, Any], index: int) -> list[Point]:
    scale_x, scale_y = topology["transform"]["scale"]
    shift_x, shift_y = topology["transform"]["translate"]
    steps = topology["arcs"][index]
    xs = accumulate(step[0] for step in steps)
    ys = accumulate(step[1] for step in steps)
    return [(x * scale_x + shift_x, y * scale_y + shift_y) for x, y in zip(xs, ys, strict=True)]
