"""The nearest point of a border to many points: pieces, tree and the way of running, together."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from lib.geodesy.coordinates import (
    EQUATORIAL_M,
    POLAR_M,
    FloatArray,
    auxiliary_vectors,
    lonlat_of_vectors,
)
from lib.geodesy.kernel_loading import KERNELS
from lib.geodesy.pieces import Pieces
from lib.geodesy.search_rounds import nearest
from lib.geodesy.tree import grow

__all__ = ["Engine"]

#: Points measured at a time: their arrays stay small beside 1e6 points in and out.
_BLOCK = 65_536
#: Length given to a piece that has none, in metres, so that it has a direction.
_SHORTEST_M = 1e-9


class Engine:
    """The pieces of a border in the order of a tree, ready to be measured to.

    Compiled where that pays and numba is installed; the same steps over arrays
    otherwise, and for the few points whose geodesics are nearly antipodal.
    """

    def __init__(self, pieces: Pieces) -> None:
        self._tree = grow(pieces.start, pieces.end)
        rows = np.column_stack(
            (
                pieces.start,
                pieces.end,
                pieces.start_tangent,
                pieces.end_tangent,
                np.maximum(pieces.length_m, _SHORTEST_M),
                pieces.ring,
            )
        )
        self._rows = np.ascontiguousarray(rows[self._tree.order])
        self._columns = np.ascontiguousarray(self._rows.T)
        boxes = np.vstack((self._tree.centre, self._tree.half, self._tree.extent))
        self._boxes = np.ascontiguousarray(boxes.T)
        self._kernels = KERNELS

    def nearest(self, lon: FloatArray, lat: FloatArray) -> tuple[FloatArray, ...]:
        """Return distance (m), nearest lon and lat, azimuth there (degrees) and ring, of points."""
        search = self._kernels.search_for(lon.size)
        answers = tuple(np.empty(lon.size) for _ in range(5))
        for first in range(0, lon.size, _BLOCK):
            part = slice(first, first + _BLOCK)
            u = np.array(auxiliary_vectors(lon[part], lat[part]))
            distance, east, north, x, y, z, ring = self._look(u, search)
            near_lon, near_lat = lonlat_of_vectors(x / EQUATORIAL_M, y / EQUATORIAL_M, z / POLAR_M)
            azimuth = np.degrees(np.arctan2(east, north)) % 360
            for answer, values in zip(
                answers, (distance, near_lon, near_lat, azimuth, ring), strict=True
            ):
                answer[part] = values
        return answers

    def _look(self, u: FloatArray, search: Callable[..., Any] | None) -> FloatArray:
        answer = np.full((7, u.shape[1]), -1.0)
        if search is not None:
            search(self._rows, self._boxes, self._tree.bounds, u, answer)
        rest = np.flatnonzero(answer[0] < 0)
        if rest.size:
            found = nearest(self._columns, self._tree, u[:, rest])
            answer[:, rest] = found.distance, found.east, found.north, *found.place, found.ring
        return answer
