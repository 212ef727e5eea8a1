"""The nearest of several features, and the distance between two borders."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from lib.geodesy.border import BorderDistance
from lib.geodesy.coordinates import (
    EQUATORIAL_M,
    POLAR_M,
    FloatArray,
    Numbers,
    lonlat_of_vectors,
    read_lonlat,
)
from lib.geodesy.engine import Engine
from lib.geodesy.pieces import Pieces, cut, rings_of

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

__all__ = ["NearestFeature", "Separation", "distance_between", "nearest_feature"]

_AXES = np.array([EQUATORIAL_M, EQUATORIAL_M, POLAR_M])
#: Pieces of one line that are tried against the other line at a time.
_BLOCK = 256
_Indices = NDArray[np.int64]


@dataclass(frozen=True)
class NearestFeature:
    """Which feature is nearest to each point (counted from 0), and how far it is."""

    index: _Indices
    distance: BorderDistance[FloatArray]


@dataclass(frozen=True)
class Separation:
    """The shortest distance between two borders, and its ends, in degrees, on each of them."""

    distance_m: float
    lon_a: float
    lat_a: float
    lon_b: float
    lat_b: float


def nearest_feature(
    features: Sequence[BaseGeometry], lon: float | Numbers, lat: float | Numbers
) -> NearestFeature:
    """Return the nearest of several borders for each point, in one search over all of them.

    Parameters
    ----------
    features
        Lines or polygons in EPSG:4326, as for :class:`lib.geodesy.Border`.
    lon, lat
        Degrees, EPSG:4326; one point or one-dimensional arrays.

    Raises
    ------
    DataError
        For a feature that is no border or a coordinate that is no degree.

    Examples
    --------
    The two ends of the Kerch Strait, seen from the depot at Tikhoretsk:

    >>> import shapely
    >>> kerch = shapely.LineString([(36.47, 45.36), (36.52, 45.30)])
    >>> taman = shapely.LineString([(36.72, 45.21), (36.80, 45.29)])
    >>> nearest_feature([kerch, taman], 40.042361, 45.888417).index
    array([1])
    """
    lons, lats = read_lonlat(lon, lat)
    rings = [rings_of(feature)[0] for feature in features]
    owner = np.repeat(np.arange(len(rings)), [len(parts) for parts in rings])
    engine = Engine(cut([ring for parts in rings for ring in parts]))
    *found, ring = engine.nearest(lons, lats)
    return NearestFeature(owner[ring.astype(np.int64)], BorderDistance(*found))


def distance_between(a: BaseGeometry, b: BaseGeometry) -> Separation:
    """Return the shortest distance between two borders, a route and a border say.

    Polygons count as their exterior rings, so a route inside a country has the distance to its
    border. Where borders cross or touch, the distance is 0 and the place is one where they do.
    Elsewhere one end of the shortest line is a vertex, because the ellipsoid curves outwards
    everywhere: two geodesics in upright view of each other only draw nearer sideways.

    Raises
    ------
    DataError
        For a geometry that is no border.

    Examples
    --------
    Across the Kerch Strait:

    >>> import shapely
    >>> kerch = shapely.LineString([(36.47, 45.36), (36.52, 45.30)])
    >>> taman = shapely.LineString([(36.72, 45.21), (36.80, 45.29)])
    >>> round(distance_between(kerch, taman).distance_m)
    18615
    """
    pieces_a, pieces_b = cut(rings_of(a)[0]), cut(rings_of(b)[0])
    to_b, to_a = _from_nodes(pieces_a, pieces_b), _from_nodes(pieces_b, pieces_a)
    at_a, at_b = int(to_b[0].argmin()), int(to_a[0].argmin())
    shortest = min(to_b[0][at_a], to_a[0][at_b])
    if shortest > 0:
        crossing = _crossing(
            pieces_a,
            pieces_b,
            np.flatnonzero(to_b[0].reshape(2, -1).min(axis=0) <= pieces_a.length_m),
            np.flatnonzero(to_a[0].reshape(2, -1).min(axis=0) <= pieces_b.length_m),
        )
        if crossing is not None:
            return Separation(0.0, *crossing, *crossing)
    if to_b[0][at_a] <= to_a[0][at_b]:
        lon, lat = (values.T.reshape(-1)[at_a] for values in (pieces_a.lon, pieces_a.lat))
        ends = lon, lat, to_b[1][at_a], to_b[2][at_a]
    else:
        lon, lat = (values.T.reshape(-1)[at_b] for values in (pieces_b.lon, pieces_b.lat))
        ends = to_a[1][at_b], to_a[2][at_b], lon, lat
    return Separation(float(shortest), *(float(value) for value in ends))


def _from_nodes(pieces: Pieces, others: Pieces) -> tuple[FloatArray, ...]:
    """Return the distances from all starts, then all ends, of pieces to other pieces."""
    return Engine(others).nearest(pieces.lon.T.reshape(-1), pieces.lat.T.reshape(-1))


def _crossing(
    a: Pieces, b: Pieces, near_a: _Indices, near_b: _Indices
) -> tuple[float, float] | None:
    """Return a point in degrees where a piece of a crosses one of b, or nothing.

    Two pieces cross where each has its ends on both sides of the other's normal section, which
    leaves the geodesic by less than 1 um.
    """
    right_a, right_b = a.right()[near_a], b.right()[near_b]
    start_a, end_a = a.start[near_a], a.end[near_a]
    start_b, end_b = b.start[near_b], b.end[near_b]
    for first in range(0, near_a.size, _BLOCK):
        part = slice(first, first + _BLOCK)
        a0, a1 = _sides(start_a[part], start_b, right_b), _sides(end_a[part], start_b, right_b)
        b0 = _sides(start_b, start_a[part], right_a[part]).T
        b1 = _sides(end_b, start_a[part], right_a[part]).T
        # Pieces that lie far apart can still have their ends on both sides of each other's plane.
        gap = np.linalg.norm(start_a[part, None] - start_b[None], axis=2)
        reach = a.length_m[near_a[part], None] + b.length_m[None, near_b]
        crossed = np.argwhere((a0 * a1 <= 0) & (b0 * b1 <= 0) & (gap <= reach) & (a0 != a1))
        if crossed.size:
            i, j = crossed[0]
            share = a0[i, j] / (a0[i, j] - a1[i, j])
            place = start_a[first + i] + share * (end_a[first + i] - start_a[first + i])
            lon, lat = lonlat_of_vectors(*(place / _AXES))
            return float(lon), float(lat)
    return None


def _sides(points: FloatArray, start: FloatArray, right: FloatArray) -> FloatArray:
    """Return how far points (n, 3) lie to the right of the planes (m, 3) of pieces: (n, m)."""
    sides: FloatArray = points @ right.T - np.einsum("ij,ij->i", start, right)
    return sides
