"""The nearest point of a border to many points: pieces, tree and the way of running, together."""

from __future__ import annotations

import numpy as np

from lib.geodesy.coordinates import (
    EQUATORIAL_M,
    POLAR_M,
    FloatArray,
    auxiliary_vectors,
    lonlat_of_vectors,
)
from lib.geodesy.pieces import Pieces
from lib.geodesy.rounds import nearest
from lib.geodesy.tree import grow

__all__ = ["Engine"]

#: Points measured at a time: their arrays stay small beside 1e6 points in and out.
_BLOCK = 65_536
#: Length given to a piece that has none, in metres, so that it has a direction.
_SHORTEST_M = 1e-9


class Engine:
    """The pieces of a border in the order of a tree, ready to be measured to."""

    def __init__(self, pieces: Pieces) -> None:
        self._tree = grow(pieces.start, pieces.end)
        rows = np.column_stack(
            (
                pieces.start,
                pieces.end,
                pieces.start_tangent,
                pieces.end_tangent,
                np.maximum(pieces.length_m, _SHORTEST_M),
            )
        )
        self._rows = rows[self._tree.order]

    def nearest(self, lon: FloatArray, lat: FloatArray) -> tuple[FloatArray, ...]:
        """Return distance (m), nearest lon and lat, and azimuth there (degrees), of points."""
        answers = tuple(np.empty(lon.size) for _ in range(4))
        for first in range(0, lon.size, _BLOCK):
            part = slice(first, first + _BLOCK)
            u = np.array(auxiliary_vectors(lon[part], lat[part]))
            found = nearest(self._rows, self._tree, u)
            x, y, z = found.place
            near_lon, near_lat = lonlat_of_vectors(x / EQUATORIAL_M, y / EQUATORIAL_M, z / POLAR_M)
            azimuth = np.degrees(np.arctan2(found.east, found.north)) % 360
            for answer, values in zip(
                answers, (found.distance, near_lon, near_lat, azimuth), strict=True
            ):
                answer[part] = values
        return answers
