"""Which points lie inside rings of geodesic edges, anywhere on the ellipsoid."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from lib.geodesy.coordinates import EQUATORIAL_M, POLAR_M, FloatArray, lonlat_of_vectors, wrap_lon
from lib.geodesy.pieces import Pieces, Ring, positions
from lib.geodesy.wgs84 import wgs84

__all__ = ["Winding"]

_Indices = NDArray[np.int64]
#: Pieces are found by longitude in bins of this many to the degree.
_BINS_PER_DEGREE = 10
_BINS = 360 * _BINS_PER_DEGREE
#: Pairs of points and pieces looked at together.
_PAIRS = 2_000_000
#: Latitude within which a point and a piece may be within 2 km of each other, in degrees.
_CLOSE_DEG = 0.05


class Winding:
    """How often rings wind round points, counted along the meridian from the point northward.

    Each piece that crosses the point's meridian north of it counts +1 eastbound and -1
    westbound. Close by, the side of the piece's normal section decides, which leaves the
    geodesic by less than 1 um within 2 km.
    """

    def __init__(self, pieces: Pieces, rings: list[Ring]) -> None:
        crossings = _crossings(pieces)
        self._low, self._high, self._sign, self._piece, self._lat, self._ring = crossings
        self._right = pieces.right()
        self._start = pieces.start
        self._low_lat, self._high_lat = pieces.lat.min(axis=1), pieces.lat.max(axis=1)
        self._fill_bins()
        self._rings = len(rings)
        self._outside = np.zeros(self._rings)
        self._outside = self._winding_outside(pieces, rings)
        self._polar = np.flatnonzero(self._outside)
        self._top = min(90.0, float(self._high_lat.max()) + _CLOSE_DEG)
        if np.abs(self._lat).max(initial=0) == 90:
            self._top = 90.0

    def _fill_bins(self) -> None:
        first = np.floor((self._low + 180) * _BINS_PER_DEGREE).astype(np.int64)
        last = np.minimum(
            np.floor((self._high + 180) * _BINS_PER_DEGREE).astype(np.int64), _BINS - 1
        )
        count = last - first + 1
        item = np.repeat(np.arange(first.size), count)
        bins = np.arange(item.size) - np.repeat(np.cumsum(count) - count, count) + first[item]
        order = np.argsort(bins, kind="stable")
        self._items = item[order]
        self._bounds = np.searchsorted(bins[order], np.arange(_BINS + 1))

    def contains(self, lon: FloatArray, lat: FloatArray) -> NDArray[np.bool_]:
        """Return whether points in degrees lie inside any ring."""
        inside = np.zeros(lon.size, dtype=bool)
        lons = wrap_lon(lon)
        bins = np.minimum(((lons + 180) * _BINS_PER_DEGREE).astype(np.int64), _BINS - 1)
        count = self._bounds[bins + 1] - self._bounds[bins]
        count[lat > self._top] = 0
        ends = np.cumsum(count)
        first = 0
        while first < lon.size:
            before = ends[first - 1] if first else 0
            last = max(first + 1, int(np.searchsorted(ends, before + _PAIRS)))
            part = slice(first, last)
            inside[part] = self._contains(lons[part], lat[part], bins[part], count[part])
            first = last
        return inside

    def _contains(
        self, lon: FloatArray, lat: FloatArray, bins: _Indices, count: _Indices
    ) -> NDArray[np.bool_]:
        point = np.repeat(np.arange(lon.size), count)
        item = np.arange(point.size) - np.repeat(np.cumsum(count) - count, count)
        item = self._items[item + self._bounds[bins[point]]]
        sign = self._passes(lon, lat, point, item)
        met = sign != 0
        key, where = np.unique(
            point[met] * self._rings + self._ring[item[met]], return_inverse=True
        )
        total = np.bincount(where, sign[met], key.size)
        ring = key % self._rings
        inside = np.zeros(lon.size, dtype=bool)
        inside[key[total != self._outside[ring]] // self._rings] = True
        for polar in self._polar:
            wound = np.zeros(lon.size)
            wound[key[ring == polar] // self._rings] = total[ring == polar]
            inside |= wound != self._outside[polar]
        return inside

    def _passes(
        self, lon: FloatArray, lat: FloatArray, point: _Indices, item: _Indices
    ) -> FloatArray:
        """Return +1 or -1 where an item crosses the meridian north of a point, else 0."""
        spans = (self._low[item] <= lon[point]) & (lon[point] < self._high[item])
        sign = np.where(spans, self._sign[item], 0.0)
        piece = self._piece[item]
        on_pole = piece < 0
        sign[on_pole & (lat[point] >= self._lat[item])] = 0
        sign[~on_pole & (lat[point] >= self._high_lat[piece] + _CLOSE_DEG)] = 0
        close = np.flatnonzero(
            (sign != 0) & ~on_pole & (lat[point] > self._low_lat[piece] - _CLOSE_DEG)
        )
        here, there = point[close], piece[close]
        offset = positions(lon[here], lat[here]) - self._start[there]
        side = np.einsum("ij,ij->i", offset, self._right[there])
        sign[close[side * sign[close] <= 0]] = 0
        return sign

    def _winding_outside(self, pieces: Pieces, rings: list[Ring]) -> FloatArray:
        """Return the count that means outside, for each ring: that of a point just outside.

        The ring's longest piece gives the point, 1 mm to its right or left; the sign of the
        ring's area, which PROJ takes on the smaller side, says which of the two is outside.
        """
        area = [wgs84().polygon_area_perimeter(ring.lon, ring.lat)[0] for ring in rings]
        order = np.lexsort((pieces.length_m, pieces.ring))
        last = np.flatnonzero(np.diff(pieces.ring[order], append=-1))
        numbers, longest = pieces.ring[order][last], order[last]
        outside = np.zeros(len(rings))
        middle = (pieces.start[longest] + pieces.end[longest]) / 2
        step = np.where(np.array(area)[numbers] >= 0, 1e-3, -1e-3)
        beside = middle + step[:, None] * self._right[longest]
        axes = np.array([EQUATORIAL_M, EQUATORIAL_M, POLAR_M])
        lon, lat = lonlat_of_vectors(*(beside / axes).T)
        for number, x, y in zip(numbers, wrap_lon(lon), lat, strict=True):
            item = np.flatnonzero(self._ring == number)
            point = np.zeros(item.size, dtype=np.int64)
            outside[number] = self._passes(np.array([x]), np.array([y]), point, item).sum()
        return outside


def _crossings(pieces: Pieces) -> tuple[FloatArray, ...]:
    """Return the spans of longitude that the rings pass over, as arrays.

    They are low, high (half-open, in [-180, 180]), sign, piece (-1: a step from meridian to
    meridian at the north pole), latitude of such a step, and ring.
    """
    lon = wrap_lon(pieces.lon)
    polar = np.abs(pieces.lat) == 90
    # A piece to or from a pole runs along the meridian of its other end.
    lon = np.where(polar, lon[:, ::-1], lon)
    number = np.arange(len(lon))
    following = np.where(
        np.append(pieces.ring[1:] == pieces.ring[:-1], False),
        number + 1,
        np.searchsorted(pieces.ring, pieces.ring),
    )
    turns = np.flatnonzero(pieces.lat[:, 1] == 90)
    west = np.concatenate((lon[:, 0], lon[turns, 1]))
    east = np.concatenate((lon[:, 1], lon[following[turns], 0]))
    piece = np.concatenate((number, np.full(turns.size, -1)))
    lat = np.concatenate((np.zeros(len(lon)), np.full(turns.size, 90.0)))
    ring = np.concatenate((pieces.ring, pieces.ring[turns]))
    way = east - west
    over = np.abs(way) > 180
    sign = np.where((way > 0) != over, 1.0, -1.0)
    low, high = np.minimum(west, east), np.maximum(west, east)
    pair = np.flatnonzero(over)
    low_all = np.concatenate((np.where(over, high, low), np.full(pair.size, -180.0)))
    high_all = np.concatenate((np.where(over, 180.0, high), low[pair]))
    again = np.concatenate((np.arange(low.size), pair))
    spans = (low_all, high_all, sign[again], piece[again], lat[again], ring[again])
    kept = spans[0] < spans[1]
    return tuple(values[kept] for values in spans)
