"""A border cut into short geodesic pieces: what the engine measures to.

Every edge is cut along its geodesic, never along a chord or a projection, into pieces of at most
2 km. The ends of a piece and its directions there are exact, and a cubic between them stays
within 2e-10 m of the geodesic (:func:`lib.geodesy.formulas.on_piece`), so that measuring to
the pieces is measuring to the edges.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from lib.errors import DataError
from lib.geodesy.coordinates import (
    EQUATORIAL_M,
    POLAR_M,
    FloatArray,
    auxiliary_vectors,
    read_lonlat,
)
from lib.geodesy.formulas import LONGEST_PIECE_M
from lib.geodesy.inverse import unit_vectors
from lib.geodesy.wgs84 import wgs84

__all__ = ["Pieces", "Ring", "cut", "rings_of"]

_LINES = ("LineString", "LinearRing", "MultiLineString")
_POLYGONS = ("Polygon", "MultiPolygon")
_IntArray = NDArray[np.int64]


@dataclass(frozen=True)
class Ring:
    """One run of vertices of a border, in degrees; ``closed`` where it bounds a polygon."""

    lon: FloatArray
    lat: FloatArray
    closed: bool


@dataclass(frozen=True)
class Pieces:
    """Geodesic pieces of at most 2 km, in the order of the border.

    ``start`` and ``end`` are Earth-centred positions in metres, ``start_tangent`` and
    ``end_tangent`` unit vectors along the geodesic there, all of shape (n, 3).
    ``lon``, ``lat`` (n, 2) are the ends in degrees; ``ring`` numbers the ring of each piece.
    """

    start: FloatArray
    end: FloatArray
    start_tangent: FloatArray
    end_tangent: FloatArray
    length_m: FloatArray
    lon: FloatArray
    lat: FloatArray
    ring: _IntArray

    def right(self) -> FloatArray:
        """Return unit vectors (n, 3) to the right of the normal section at each middle."""
        axes2 = np.array([EQUATORIAL_M**2, EQUATORIAL_M**2, POLAR_M**2])
        right = np.cross(self.end - self.start, (self.start + self.end) / axes2)
        norm = np.linalg.norm(right, axis=1, keepdims=True)
        unit: FloatArray = right / np.where(norm > 0, norm, 1.0)
        return unit


def rings_of(geometry: BaseGeometry) -> tuple[list[Ring], list[str]]:
    """Return the runs of vertices that make up a border, and notes on what was set aside.

    Of polygons the exterior rings count; holes are inland water, no border. Raises ``DataError``
    for an empty geometry, points, or lines mixed with polygons.
    """
    if geometry.is_empty:
        raise _refused(geometry, "is empty", "give lines or polygons with coordinates")
    if shapely.get_srid(geometry) not in (0, 4326):
        raise _refused(geometry, "is not in EPSG:4326", "reproject it to EPSG:4326 (lon, lat)")
    parts = shapely.get_parts(geometry)
    notes: list[str] = []
    if geometry.geom_type in _POLYGONS:
        holes = int(shapely.get_num_interior_rings(parts).sum())
        if holes:
            notes.append(f"{holes} inner rings are left out: inland water is no border")
        invalid = [str(i) for i in np.flatnonzero(~shapely.is_valid(parts))]
        if invalid:
            notes.append(f"rings {', '.join(invalid)} touch or cross themselves: used as they are")
        lines = shapely.get_exterior_ring(parts)
    elif geometry.geom_type in _LINES:
        lines = parts
    else:
        raise _refused(geometry, "is no border", "give lines only, or polygons only")
    closed = geometry.geom_type in _POLYGONS
    rings = [_read_ring(line, i, closed) for i, line in enumerate(lines) if not line.is_empty]
    return rings, notes


def _refused(geometry: BaseGeometry, problem: str, hint: str) -> DataError:
    return DataError("border", 0, "", "geometry", geometry.geom_type, problem, hint)


def _read_ring(line: BaseGeometry, number: int, closed: bool) -> Ring:
    xy = shapely.get_coordinates(line)
    lon, lat = read_lonlat(xy[:, 0], xy[:, 1], source=f"border part {number}")
    if np.abs(lon).max() > 360:
        row = int(np.abs(lon).argmax())
        hint = "reproject it to EPSG:4326 (lon, lat)"
        raise DataError(
            f"border part {number}", row + 1, "", "lon", str(lon[row]), "is no degree", hint
        )
    return Ring(lon, lat, closed)


def cut(rings: list[Ring]) -> Pieces:
    """Return the edges of all rings, cut into geodesic pieces of at most 2 km."""
    lon1 = np.concatenate([ring.lon[:-1] for ring in rings])
    lat1 = np.concatenate([ring.lat[:-1] for ring in rings])
    lon2 = np.concatenate([ring.lon[1:] for ring in rings])
    lat2 = np.concatenate([ring.lat[1:] for ring in rings])
    number = np.repeat(np.arange(len(rings)), [ring.lon.size - 1 for ring in rings])
    azimuth, back, length = wgs84().inv(lon1, lat1, lon2, lat2)
    kept = length > 0
    kept[_only_points(length, number)] = True
    counts = np.where(kept, np.maximum(np.ceil(length / LONGEST_PIECE_M), 1), 0).astype(int)
    edge = np.repeat(np.arange(length.size), counts)
    step = np.arange(edge.size) - np.repeat(np.cumsum(counts) - counts, counts)
    ends = _nodes(lon1, lat1, azimuth, length, edge, step + 1, counts[edge])
    starts = _nodes(lon1, lat1, azimuth, length, edge, step, counts[edge])
    first, last = step == 0, step + 1 == counts[edge]
    for node, mask, values in (
        (starts, first, (lon1, lat1, azimuth)),
        (ends, last, (lon2, lat2, back + 180)),
    ):
        for into, value in zip(node, values, strict=True):
            into[mask] = value[edge[mask]]
    return Pieces(
        start=positions(starts[0], starts[1]),
        end=positions(ends[0], ends[1]),
        start_tangent=unit_vectors(*starts).T,
        end_tangent=unit_vectors(*ends).T,
        length_m=(length / np.maximum(counts, 1))[edge],
        lon=np.column_stack((starts[0], ends[0])),
        lat=np.column_stack((starts[1], ends[1])),
        ring=number[edge],
    )


def _only_points(length: FloatArray, number: _IntArray) -> _IntArray:
    """Return one edge of each ring that has no length at all: such a border is a point."""
    total = np.bincount(number, length)
    first = np.unique(number, return_index=True)[1]
    lengthless: _IntArray = first[total[number[first]] == 0]
    return lengthless


def _nodes(
    lon: FloatArray,
    lat: FloatArray,
    azimuth: FloatArray,
    length: FloatArray,
    edge: _IntArray,
    step: _IntArray,
    count: _IntArray,
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return lon, lat and forward azimuth at step / count of the way along edges."""
    along = length[edge] * (step / count)
    end_lon, end_lat, back = wgs84().fwd(lon[edge], lat[edge], azimuth[edge], along)
    return end_lon, end_lat, back + 180


def positions(lon: FloatArray, lat: FloatArray) -> FloatArray:
    """Return Earth-centred positions in metres, shape (n, 3), of points in degrees."""
    u, v, w = auxiliary_vectors(lon, lat)
    return np.column_stack((EQUATORIAL_M * u, EQUATORIAL_M * v, POLAR_M * w))
