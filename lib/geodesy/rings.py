"""Range rings: everything at exactly a given distance from points, lines or polygons.

The rings are level sets of the exact distance (:class:`lib.geodesy.Border`), traced on cells that
shrink where rings have cusps or merge, with every vertex solved for and edges cut until they
keep the radius as drawn. Neither the poles nor the antimeridian are special: the map's edge cuts
a ring as it cuts anything else.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import LineString, MultiLineString, MultiPolygon
from shapely.geometry.base import BaseGeometry

from lib.errors import DataError
from lib.geodesy.border import Border, BorderDistance
from lib.geodesy.coordinates import FloatArray, read_lonlat
from lib.geodesy.ring_cells import (
    Cells,
    Field,
    Nodes,
    find_cells,
    first_cells,
    unit_lat,
    unit_lon,
)
from lib.geodesy.ring_contour import trace
from lib.geodesy.ring_refine import Level, Vertices, refine
from lib.geodesy.wgs84 import wgs84

__all__ = ["RangeRing", "range_rings"]

_BoolArray = NDArray[np.bool_]
_POINTS = ("Point", "MultiPoint")
#: Radii that rings are made for, in metres.
_SMALLEST_M, _LARGEST_M = 10.0, 10_000_000.0
_MAP = shapely.box(-180, -90, 180, 90)


@dataclass(frozen=True)
class RangeRing:
    """A range ring, EPSG:4326, longitudes in [-180, 180].

    ``line`` is the set at exactly ``radius_m``: each vertex within 0.01 mm, each point of an edge
    as drawn within a metre. ``area`` is what lies within it, with the geometry itself; of an
    inside ring, what lies deeper inside the polygon than the radius. Its boundary also runs along
    the antimeridian and along a pole where it meets them. Both are empty where no place is that
    far away.
    """

    radius_m: float
    line: MultiLineString
    area: MultiPolygon


def range_rings(
    geometry: BaseGeometry, radii_m: Sequence[float], inside: bool = False
) -> tuple[RangeRing, ...]:
    """Range rings of one or several radii round a geometry, in one pass.

    Parameters
    ----------
    geometry
        Points, lines or polygons (single or multi), EPSG:4326. Of polygons the exterior rings
        count: holes are inland water.
    radii_m
        Radii in metres, 10 m to 10,000 km.
    inside
        Rings inside polygons instead of round them.

    Returns
    -------
    tuple of RangeRing
        In the order of ``radii_m``.

    Raises
    ------
    DataError
        Where the geometry is empty or mixed or has coordinates that are no degrees, a radius is
        out of range, or ``inside`` is asked of what has no inside.

    Examples
    --------
    >>> depot = shapely.Point(40.042361, 45.888417)
    >>> (ring,) = range_rings(depot, [200_000])
    >>> ring.area.is_valid, [round(degrees, 2) for degrees in ring.area.bounds]
    (True, [37.47, 44.09, 42.62, 47.69])
    """
    radii = [_checked_radius(radius) for radius in radii_m]
    source = _source(geometry)
    if inside and source.contains is None:
        problem, hint = "has no inside", "give polygons, or ask for rings outside"
        raise DataError("rings", 0, "", "inside", geometry.geom_type, problem, hint)
    if not radii:
        return ()
    first = first_cells(source.lon, source.lat, max(radii))
    cells, nodes = find_cells(source.field, first, radii)
    return tuple(_ring(source, cells, nodes, radius, inside) for radius in radii)


@dataclass(frozen=True)
class _Source:
    """What rings are drawn round: its distance field, its vertices, and what it contains."""

    field: Field
    lon: FloatArray
    lat: FloatArray
    contains: Callable[[FloatArray, FloatArray], _BoolArray] | None


def _checked_radius(radius_m: float) -> float:
    if not _SMALLEST_M <= radius_m <= _LARGEST_M:
        problem, hint = "is no radius of a range ring", "give metres, from 10 to 10,000,000"
        raise DataError("rings", 0, "", "radii_m", str(radius_m), problem, hint)
    return float(radius_m)


def _source(geometry: BaseGeometry) -> _Source:
    vertices = shapely.get_coordinates(geometry)
    if geometry.geom_type in _POINTS and len(vertices):
        lon, lat = read_lonlat(vertices[:, 0], vertices[:, 1], "geometry")
        return _Source(_distance_to_points(lon, lat), lon, lat, None)
    border = Border(geometry)

    def contains(at_lon: FloatArray, at_lat: FloatArray) -> _BoolArray:
        return np.asarray(border.contains(at_lon, at_lat))

    lon, lat = vertices[:, 0], vertices[:, 1]
    return _Source(border.distance, lon, lat, contains if border.is_area else None)


def _distance_to_points(lon: FloatArray, lat: FloatArray) -> Field:
    """Distance to the nearest of some points; rings are drawn round few, so each is tried."""

    def distance(at_lon: FloatArray, at_lat: FloatArray) -> BorderDistance[FloatArray]:
        best = np.full(at_lon.size, np.inf)
        which = np.zeros(at_lon.size, dtype=np.int64)
        azimuth = np.zeros(at_lon.size)
        for number in range(lon.size):
            there = np.full(at_lon.size, lon[number]), np.full(at_lon.size, lat[number])
            direction, _, length = wgs84().inv(at_lon, at_lat, *there)
            nearer = length < best
            best[nearer], which[nearer] = length[nearer], number
            azimuth[nearer] = direction[nearer] % 360
        return BorderDistance(best, lon[which], lat[which], azimuth)

    return distance


def _ring(source: _Source, cells: Cells, nodes: Nodes, radius_m: float, inside: bool) -> RangeRing:
    crossings = trace(cells, nodes, radius_m)
    level = Level(source.field, radius_m)
    lon, lat = unit_lon(nodes.east), unit_lat(nodes.north)
    offset = nodes.distance_m - radius_m
    near, far = crossings.near, crossings.far
    on_lon, on_lat = level.between(
        (lon[near], lat[near], offset[near]), (lon[far], lat[far], offset[far])
    )
    chains = _on_side(source, crossings.chains, on_lon, on_lat, inside)
    lines: list[LineString] = []
    if chains:
        order = np.concatenate(chains)
        ends = np.zeros(order.size, dtype=bool)
        ends[np.cumsum([chain.size for chain in chains]) - 1] = True
        fine = refine(level, Vertices(on_lon[order], on_lat[order], ends))
        vertices = np.column_stack((fine.lon, fine.lat))
        parts = np.split(vertices, np.flatnonzero(fine.ends)[:-1] + 1)
        lines = [shapely.remove_repeated_points(LineString(part)) for part in parts]
    return RangeRing(radius_m, MultiLineString(lines), _area(source, lines, radius_m, inside))


def _on_side(
    source: _Source,
    chains: Sequence[NDArray[np.int64]],
    lon: FloatArray,
    lat: FloatArray,
    inside: bool,
) -> list[NDArray[np.int64]]:
    """Chains on the wanted side of the border; a chain never changes sides."""
    if source.contains is None or not chains:
        return list(chains)
    first = np.array([chain[0] for chain in chains])
    contained = source.contains(lon[first], lat[first])
    return [chain for chain, within in zip(chains, contained, strict=True) if within == inside]


def _area(
    source: _Source, lines: Sequence[LineString], radius_m: float, inside: bool
) -> MultiPolygon:
    """Faces into which the lines cut the map that are within the ring."""
    faces = shapely.get_parts(shapely.polygonize(_noded([_MAP.exterior, *lines])))
    middles = shapely.get_coordinates(shapely.point_on_surface(faces))
    distance = source.field(middles[:, 0], middles[:, 1]).distance_m
    wanted = distance <= radius_m
    if source.contains is not None:
        contained = source.contains(middles[:, 0], middles[:, 1])
        wanted = contained & ~wanted if inside else contained | wanted
    return MultiPolygon(list(faces[wanted]))


def _noded(lines: Sequence[BaseGeometry]) -> list[BaseGeometry]:
    """Lines cut wherever they meet, as the edges of faces have to be."""
    return list(shapely.get_parts(shapely.union_all(list(lines))))
