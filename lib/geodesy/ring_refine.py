"""Rings brought to the exact distance, and cut so finely that drawn edges keep it too.

An edge is drawn straight in (lon, lat). Wherever a drawn edge strays from the radius, a vertex is
set in its middle and moved square to it onto the ring; the two halves are looked at again.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lib.geodesy.coordinates import EQUATORIAL_M, FLATTENING, FloatArray
from lib.geodesy.ring_cells import Field

__all__ = ["Level", "Vertices", "refine"]

_BoolArray = NDArray[np.bool_]
#: A vertex is on the ring when its distance is this close to the radius, in metres.
_VERTEX_M = 1e-5
#: Largest distance of a sampled point of a drawn edge from the radius, in metres.
_EDGE_M = 0.4
#: Where a drawn edge is sampled, as shares of its length; the middle is the second.
_SAMPLES = np.array([0.25, 0.5, 0.75])
#: Rounds of halving: enough to go from the longest edge to a centimetre.
_ROUNDS = 24
#: Steps of the search for a root, and of the search for its far end.
_ROOT_STEPS, _BRACKET_STEPS = 60, 24


@dataclass(frozen=True)
class Level:
    """The level set of a distance field at a radius, in metres."""

    field: Field
    radius_m: float

    def offset_m(self, lon: FloatArray, lat: FloatArray) -> FloatArray:
        """Distance less radius at points in degrees: negative within the ring."""
        return self.field(lon, lat).distance_m - self.radius_m

    def between(
        self,
        start: tuple[FloatArray, FloatArray, FloatArray],
        end: tuple[FloatArray, FloatArray, FloatArray],
    ) -> tuple[FloatArray, FloatArray]:
        """Points on the ring between pairs of points (lon, lat, offset) of opposite sign.

        Regula falsi on the straight (lon, lat) line; the Illinois step keeps it from stalling.
        """
        (lon0, lat0, f0), (lon1, lat1, f1) = start, end
        low, high = np.zeros(f0.size), np.ones(f0.size)
        f_low, f_high = f0.copy(), f1.copy()
        share = np.where(np.abs(f0) <= np.abs(f1), 0.0, 1.0)
        open_ = np.minimum(np.abs(f0), np.abs(f1)) > _VERTEX_M
        for _ in range(_ROOT_STEPS):
            k = np.flatnonzero(open_)
            if not k.size:
                break
            t = low[k] - f_low[k] * (high[k] - low[k]) / (f_high[k] - f_low[k])
            f = self.offset_m(lon0[k] + t * (lon1[k] - lon0[k]), lat0[k] + t * (lat1[k] - lat0[k]))
            share[k] = t
            same = (f > 0) == (f_high[k] > 0)
            a, b = k[same], k[~same]
            high[a], f_high[a] = t[same], f[same]
            f_low[a] /= 2
            low[b], f_low[b] = t[~same], f[~same]
            f_high[b] /= 2
            open_[k[np.abs(f) <= _VERTEX_M]] = False
        return lon0 + share * (lon1 - lon0), lat0 + share * (lat1 - lat0)


@dataclass(frozen=True)
class Vertices:
    """Vertices of chains in degrees; ``ends`` marks the last vertex of each chain."""

    lon: FloatArray
    lat: FloatArray
    ends: _BoolArray


def refine(level: Level, vertices: Vertices) -> Vertices:
    """Chains with so many vertices on the ring that drawn edges stay within a metre of it.

    Parameters
    ----------
    level : the ring
    vertices : chains on the ring, its nearer side on their left
    """
    lon, lat, ends = vertices.lon, vertices.lat, vertices.ends
    pending = ~ends
    for _ in range(_ROUNDS):
        first = np.flatnonzero(pending)
        if not first.size:
            break
        at_lon = lon[first, None] + _SAMPLES * (lon[first + 1] - lon[first])[:, None]
        at_lat = lat[first, None] + _SAMPLES * (lat[first + 1] - lat[first])[:, None]
        offset = level.offset_m(at_lon.ravel(), at_lat.ravel()).reshape(at_lon.shape)
        bad = np.abs(offset).max(axis=1) > _EDGE_M
        pending[first[~bad]] = False
        cut = first[bad]
        if not cut.size:
            break
        new_lon, new_lat = _moved_onto(
            level,
            (at_lon[bad, 1], at_lat[bad, 1], offset[bad, 1]),
            (lon[cut + 1] - lon[cut], lat[cut + 1] - lat[cut]),
        )
        lon = np.insert(lon, cut + 1, new_lon)
        lat = np.insert(lat, cut + 1, new_lat)
        ends = np.insert(ends, cut + 1, False)
        pending = np.insert(pending, cut + 1, True)
    return Vertices(lon, lat, ends)


def _moved_onto(
    level: Level,
    middle: tuple[FloatArray, FloatArray, FloatArray],
    along: tuple[FloatArray, FloatArray],
) -> tuple[FloatArray, FloatArray]:
    """Middles (lon, lat, offset) of edges moved square to them onto the ring."""
    lon, lat, offset = middle
    east_m, north_m = _metres_a_degree(lat)
    along_east, along_north = along[0] * east_m, along[1] * north_m
    length = np.hypot(along_east, along_north)
    # Beyond the ring the way leads to the left, where the nearer side is; within it to the right.
    side = np.where(offset > 0, 1.0, -1.0) / np.maximum(length, 1e-9)
    step_lon, step_lat = -side * along_north / east_m, side * along_east / north_m
    reach = np.abs(offset) * 1.01 + 1e-3
    far_lon, far_lat, far = lon.copy(), lat.copy(), offset.copy()
    open_ = np.abs(offset) > _VERTEX_M
    for _ in range(_BRACKET_STEPS):
        k = np.flatnonzero(open_)
        if not k.size:
            break
        far_lon[k] = np.clip(lon[k] + reach[k] * step_lon[k], -180.0, 180.0)
        far_lat[k] = np.clip(lat[k] + reach[k] * step_lat[k], -90.0, 90.0)
        far[k] = level.offset_m(far_lon[k], far_lat[k])
        open_[k] = (far[k] > 0) == (offset[k] > 0)
        reach[k] *= 1.7
    found = level.between(middle, (far_lon, far_lat, far))
    # Where no other side is in reach the middle stays as it is drawn.
    return np.where(open_, lon, found[0]), np.where(open_, lat, found[1])


def _metres_a_degree(lat: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Lengths of a degree of longitude and of latitude, in metres."""
    sin_lat, cos_lat = np.sin(np.radians(lat)), np.cos(np.radians(lat))
    e2 = FLATTENING * (2 - FLATTENING)
    w2 = 1 - e2 * sin_lat**2
    east = EQUATORIAL_M * np.maximum(cos_lat, 1e-12) / np.sqrt(w2)
    north = EQUATORIAL_M * (1 - e2) / w2**1.5
    return np.radians(east), np.radians(north)
