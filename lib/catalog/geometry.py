"""Geometry of a feature: its type, finite positions in (lon, lat) order, closed rings."""

from __future__ import annotations

from typing import Any

from lib.schema import Layer

__all__ = ["geometry_problem"]

#: field, refused value, what is wrong, how to mend it
Refusal = tuple[str, object, str, str]

_MIN_RING_POSITIONS = 4
_MIN_LINE_POSITIONS = 2
#: How deep lists of positions are nested in the coordinates of each type.
_DEPTHS = {"Point": 0, "LineString": 1, "Polygon": 2, "MultiLineString": 2, "MultiPolygon": 3}


def geometry_problem(layer: Layer, geometry: object) -> Refusal | None:
    """Return the first thing wrong with a feature's geometry, or None where it is sound.

    Parameters
    ----------
    layer : Layer
        Which types and which bounds (degrees) are allowed.
    geometry : object
        The JSON value of the feature's ``geometry`` member.
    """
    if not isinstance(geometry, dict):
        return "geometry", geometry, "is not a geometry", "write a GeoJSON geometry object"
    kind = geometry.get("type")
    if kind not in layer.geometry_types:
        allowed = " or ".join(layer.geometry_types)
        return "geometry.type", kind, "is not a type of this layer", f"write {allowed}"
    if extra := sorted(set(geometry) - {"type", "coordinates"}):
        return "geometry", extra[0], "is an unknown member", "remove it"
    return _part_problem(layer, kind, geometry.get("coordinates"), _DEPTHS[kind])


def _part_problem(layer: Layer, kind: str, part: Any, depth: int) -> Refusal | None:
    """Check nested coordinates; ``depth`` lists still lie between ``part`` and a position."""
    if depth == 0:
        return _position_problem(layer, part)
    if not isinstance(part, list) or not part:
        return _coordinates(part, "is not a list of positions", f"write those of a {kind}")
    for item in part:
        if problem := _part_problem(layer, kind, item, depth - 1):
            return problem
    if depth == 1:
        return _ring_problem(part) if kind.endswith("Polygon") else _line_problem(part)
    return None


def _position_problem(layer: Layer, position: Any) -> Refusal | None:
    if type(position) is not list or len(position) != 2:
        return _coordinates(position, "is not a position", "write [lon, lat] in degrees")
    lon, lat = position
    if type(lon) not in (int, float) or type(lat) not in (int, float):
        return _coordinates(position, "is not a pair of numbers", "write [lon, lat] in degrees")
    lon_min, lat_min, lon_max, lat_max = layer.bounds
    if lon_min <= lon <= lon_max and lat_min <= lat <= lat_max:
        return None
    if lon_min <= lat <= lon_max and lat_min <= lon <= lat_max:
        hint = f"write [{lat}, {lon}]: longitude comes first"
        return _coordinates(position, "has latitude and longitude swapped", hint)
    hint = f"write a position within lon {lon_min:g} to {lon_max:g}, lat {lat_min:g} to {lat_max:g}"
    return _coordinates(position, "lies outside the bounds of the layer", hint)


def _ring_problem(ring: list[Any]) -> Refusal | None:
    if len(ring) < _MIN_RING_POSITIONS:
        return _coordinates(ring, f"is a ring of {len(ring)} positions", "write at least 4")
    if ring[0] != ring[-1]:
        hint = f"end the ring with its first position {ring[0]}"
        return _coordinates(ring[-1], "is the end of an open ring", hint)
    return None


def _line_problem(line: list[Any]) -> Refusal | None:
    if len(line) < _MIN_LINE_POSITIONS or all(position == line[0] for position in line):
        return _coordinates(line, "is a line without length", "write two different positions")
    return None


def _coordinates(value: object, problem: str, hint: str) -> Refusal:
    return "geometry.coordinates", value, problem, hint
