"""The cells of a map that range rings may pass through, small where a ring turns sharply.

The map (lon, lat) is cut into cells, and cells are cut again only where a ring can be. The
distance to a border changes by at most the way that is walked; so a cell whose corners are all
farther from the wanted distance than any of its points is from a corner holds no part of a ring.
This is a bound and not a guess: nothing as large as a last cell is missed. Cells are cut further
where their corners have different nearest points far apart: there lie the cusps of a ring, the
places where its parts merge, and its smallest islands and lakes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lib.geodesy.border import BorderDistance
from lib.geodesy.coordinates import EQUATORIAL_M, POLAR_M, FloatArray, auxiliary_vectors

__all__ = ["Cells", "Field", "Nodes", "find_cells", "first_cells", "unit_lat", "unit_lon"]

_IntArray = NDArray[np.int64]
_BoolArray = NDArray[np.bool_]
#: Distance to a border, with the nearest point, at points in degrees.
Field = Callable[[FloatArray, FloatArray], BorderDistance[FloatArray]]

#: The map in whole units: 2^28 from west to east, 2^27 from south to north, so that the corners
#: of cells are the same numbers wherever they are met, and exact in degrees.
EAST_UNITS, NORTH_UNITS = 1 << 28, 1 << 27
_UNIT_DEG = 360.0 / EAST_UNITS
#: The first cells: 32 from west to east and 16 from south to north, 11.25 degrees each.
_FIRST_UNITS = 1 << 23
#: Half a diagonal of a first cell, 8 degrees, and a margin for the flattening, in radians.
_CELL_CAP_RAD = float(np.radians(10.0))
#: Largest cap of vertices, in radians, that is sure to hold the edges between them.
_LARGEST_CAP_RAD = float(np.radians(80.0))
#: Largest radius of curvature of the ellipsoid, a^2 / b, in metres.
_LARGEST_RADIUS_M = EQUATORIAL_M**2 / POLAR_M
#: Corners whose nearest points are at most this many cells apart have one smooth front.
_SMOOTH_CELLS = 3.0
#: How far off a ring may be, in metres, within a cell that holds a cusp.
_CUSP_M = 0.3


@dataclass(frozen=True)
class Cells:
    """Cells of the map by their west, east, south and north sides, in whole units."""

    west: _IntArray
    east: _IntArray
    south: _IntArray
    north: _IntArray

    def __len__(self) -> int:
        return self.west.size

    def __getitem__(self, rows: _BoolArray) -> Cells:
        return Cells(self.west[rows], self.east[rows], self.south[rows], self.north[rows])

    def corners(self) -> tuple[_IntArray, _IntArray]:
        """East and north units (n, 4) of the corners, counter-clockwise from the south-west."""
        east = np.stack((self.west, self.east, self.east, self.west), -1)
        north = np.stack((self.south, self.south, self.north, self.north), -1)
        return east, north

    def size_m(self) -> tuple[FloatArray, FloatArray]:
        """Upper bounds of the width and the height of each cell, in metres."""
        south, north = unit_lat(self.south), unit_lat(self.north)
        nearest_equator = np.where(south * north <= 0, 0.0, np.minimum(abs(south), abs(north)))
        width_rad = np.radians((self.east - self.west) * _UNIT_DEG)
        width = _LARGEST_RADIUS_M * width_rad * np.cos(np.radians(nearest_equator))
        return width, _LARGEST_RADIUS_M * np.radians(north - south)

    def split(self) -> Cells:
        """Cells cut in halves across their longer side, or in quarters where they are square."""
        width, height = self.size_m()
        halves = self._halved(width > height / 1.5, along_parallel=True)
        width, height = halves.size_m()
        # Already halved ones are now taller than wide by up to 2; square again after this cut.
        return halves._halved(height > width * 1.3, along_parallel=False)

    def _halved(self, rows: _BoolArray, *, along_parallel: bool) -> Cells:
        cut = self[rows]
        if along_parallel:
            middle = (cut.west + cut.east) // 2
            first = Cells(cut.west, middle, cut.south, cut.north)
            second = Cells(middle, cut.east, cut.south, cut.north)
        else:
            middle = (cut.south + cut.north) // 2
            first = Cells(cut.west, cut.east, cut.south, middle)
            second = Cells(cut.west, cut.east, middle, cut.north)
        return _joined([self[~rows], first, second])


def _joined(parts: Sequence[Cells]) -> Cells:
    return Cells(
        np.concatenate([c.west for c in parts]),
        np.concatenate([c.east for c in parts]),
        np.concatenate([c.south for c in parts]),
        np.concatenate([c.north for c in parts]),
    )


def unit_lon(east: _IntArray) -> FloatArray:
    """Longitude in degrees of whole units."""
    return np.asarray(east * _UNIT_DEG - 180.0)


def unit_lat(north: _IntArray) -> FloatArray:
    """Latitude in degrees of whole units."""
    return np.asarray(north * _UNIT_DEG - 90.0)


class Nodes:
    """Corners of cells with their distance to the border, each measured once."""

    def __init__(self, field: Field) -> None:
        self._field = field
        self.keys = np.empty(0, dtype=np.int64)
        self.distance_m = np.empty(0)
        self._nearest = np.empty((0, 3))

    @staticmethod
    def key(east: _IntArray, north: _IntArray) -> _IntArray:
        """One number for each node, which sorts by east and then by north."""
        return east * (NORTH_UNITS + 1) + north

    @property
    def east(self) -> _IntArray:
        """East units of all nodes, in the order of their keys."""
        return self.keys // (NORTH_UNITS + 1)

    @property
    def north(self) -> _IntArray:
        """North units of all nodes, in the order of their keys."""
        return self.keys % (NORTH_UNITS + 1)

    def measure(self, east: _IntArray, north: _IntArray) -> None:
        """Measure at nodes that are not yet known."""
        new = np.setdiff1d(self.key(east, north), self.keys)
        if not new.size:
            return
        lon, lat = unit_lon(new // (NORTH_UNITS + 1)), unit_lat(new % (NORTH_UNITS + 1))
        found = self._field(lon, lat)
        nearest = np.stack(auxiliary_vectors(found.nearest_lon, found.nearest_lat), -1)
        keys = np.concatenate((self.keys, new))
        order = np.argsort(keys, kind="stable")
        self.keys = keys[order]
        self.distance_m = np.concatenate((self.distance_m, found.distance_m))[order]
        self._nearest = np.concatenate((self._nearest, nearest))[order]

    def rows(self, east: _IntArray, north: _IntArray) -> _IntArray:
        """Positions of known nodes in the arrays."""
        return np.searchsorted(self.keys, self.key(east, north))

    def spread_m(self, rows: _IntArray) -> FloatArray:
        """How far apart the nearest points of (n, k) nodes are, in metres (an upper bound)."""
        extent = np.ptp(self._nearest[rows], axis=1)
        return np.asarray(_LARGEST_RADIUS_M * np.linalg.norm(extent, axis=-1))


def first_cells(lon: FloatArray, lat: FloatArray, reach_m: float) -> _BoolArray:
    """Which of the (32, 16) first cells may lie within reach of vertices in degrees.

    Vertices and cells are put into caps of the sphere of auxiliary vectors. Edges stay within
    the cap of their vertices while that is smaller than a hemisphere; else every cell counts.
    """
    vertices = np.stack(auxiliary_vectors(lon, lat), -1)
    middle = vertices.mean(axis=0)
    middle /= max(float(np.linalg.norm(middle)), 1e-12)
    cap_rad = float(np.arccos(np.clip((vertices @ middle).min(), -1, 1)))
    if cap_rad > _LARGEST_CAP_RAD:
        return np.ones((32, 16), dtype=bool)
    east, north = np.meshgrid(np.arange(32), np.arange(16), indexing="ij")
    half = _FIRST_UNITS // 2
    cells = auxiliary_vectors(
        unit_lon(east * _FIRST_UNITS + half), unit_lat(north * _FIRST_UNITS + half)
    )
    angle = np.arccos(np.clip(np.stack(cells, -1) @ middle, -1, 1))
    return np.asarray(angle <= cap_rad + reach_m / POLAR_M + _CELL_CAP_RAD)


def find_cells(field: Field, first: _BoolArray, radii_m: Sequence[float]) -> tuple[Cells, Nodes]:
    """Cells that rings of any of the radii pass through, and their measured corners.

    Parameters
    ----------
    field : distance to the border
    first : (32, 16) the first cells that rings can reach, from west to east, south to north
    radii_m : radii in metres
    """
    nodes = Nodes(field)
    west, south = (np.nonzero(first)[axis] * _FIRST_UNITS for axis in (0, 1))
    cells = Cells(west, west + _FIRST_UNITS, south, south + _FIRST_UNITS)
    last: list[Cells] = []
    while len(cells):
        corners = cells.corners()
        nodes.measure(corners[0].ravel(), corners[1].ravel())
        rows = nodes.rows(*corners)
        reached, too_large = _judge(cells, nodes, rows, radii_m)
        last.append(cells[reached & ~too_large])
        cells = cells[reached & too_large].split()
    return _joined(last), nodes


def _judge(
    cells: Cells, nodes: Nodes, rows: _IntArray, radii_m: Sequence[float]
) -> tuple[_BoolArray, _BoolArray]:
    """Which cells a ring may pass through, and which of them are to be cut."""
    width, height = cells.size_m()
    size, reach = np.maximum(width, height), np.hypot(width, height) / 2
    spread = nodes.spread_m(rows)
    distance = nodes.distance_m[rows]
    reached = np.zeros(len(cells), dtype=bool)
    too_large = np.zeros(len(cells), dtype=bool)
    for radius in radii_m:
        offset = distance - radius
        mixed = offset.min(axis=1) * offset.max(axis=1) <= 0
        possible = mixed | (np.abs(offset).min(axis=1) <= reach)
        has_cusp = (spread > _SMOOTH_CELLS * size) & (size * spread > 2 * radius * _CUSP_M)
        reached |= possible
        too_large |= possible & ((size > _plain_cell_m(radius)) | has_cusp)
    return reached, too_large


def _plain_cell_m(radius_m: float) -> float:
    """Size of a cell without a cusp: a few vertices along its stretch of the ring."""
    return min(radius_m / 6, 4.0 * float(np.sqrt(radius_m)))
