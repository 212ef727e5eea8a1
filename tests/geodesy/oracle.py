"""The distance from points to a border by brute force: nothing here comes from ``lib``.

Every geodesic edge is cut into stretches of at most 5 km. A stretch that cannot hold the nearest
point by the triangle inequality (its middle is farther than the nearest middle plus half its
length) is left out; on every other one PROJ's geodesics are minimised by golden section, and both
ends are looked at too. Slow, and simple enough to be believed.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import shapely
from pyproj import Geod

GEOD = Geod(ellps="WGS84")
STRETCH_M = 5_000.0
#: Golden sections that narrow 5 km to 1e-9 m.
SECTIONS = 62
GOLDEN = (np.sqrt(5) - 1) / 2


class Oracle:
    """A border, cut into stretches: start of the edge, azimuth there, from and to in metres."""

    def __init__(self, geometry):
        lines = shapely.get_parts(geometry)
        if geometry.geom_type in ("Polygon", "MultiPolygon"):
            lines = shapely.get_exterior_ring(lines)
        stretches = []
        for line in lines:
            lon, lat = shapely.get_coordinates(line).T
            azimuth, _, length = GEOD.inv(lon[:-1], lat[:-1], lon[1:], lat[1:])
            for i in range(len(length)):
                count = max(1, int(np.ceil(length[i] / STRETCH_M)))
                marks = np.linspace(0, length[i], count + 1)
                for near, far in pairwise(marks):
                    stretches.append((lon[i], lat[i], azimuth[i], near, far))
        self.lon, self.lat, self.azimuth, self.near, self.far = np.array(stretches).T
        self.middle = self.place(np.arange(self.lon.size), (self.near + self.far) / 2)

    def place(self, stretch, along):
        """Return the point of a stretch at a distance along its edge."""
        return GEOD.fwd(self.lon[stretch], self.lat[stretch], self.azimuth[stretch], along)[:2]

    def distances(self, lons, lats):
        """Return the distance in metres from each point to the border."""
        points, stretches = [], []
        for i, (lon, lat) in enumerate(zip(lons, lats, strict=True)):
            size = self.lon.size
            middle = GEOD.inv(np.full(size, lon), np.full(size, lat), *self.middle)[2]
            bound = middle - (self.far - self.near) / 2
            # 1 cm more, for what PROJ rounds.
            kept = np.flatnonzero(bound <= middle.min() + 0.01)
            points.append(np.full(kept.size, i))
            stretches.append(kept)
        points, stretches = np.concatenate(points), np.concatenate(stretches)
        lowest = self._lowest(np.asarray(lons)[points], np.asarray(lats)[points], stretches)
        best = np.full(len(lons), np.inf)
        np.minimum.at(best, points, lowest)
        return best

    def _lowest(self, lon, lat, stretch):
        def distance(along):
            return GEOD.inv(lon, lat, *self.place(stretch, along))[2]

        low, high = self.near[stretch].copy(), self.far[stretch].copy()
        ends = np.minimum(distance(low), distance(high))
        left, right = high - GOLDEN * (high - low), low + GOLDEN * (high - low)
        at_left, at_right = distance(left), distance(right)
        for _ in range(SECTIONS):
            lower = at_left < at_right
            high, low = np.where(lower, right, high), np.where(lower, low, left)
            new = np.where(lower, high - GOLDEN * (high - low), low + GOLDEN * (high - low))
            value = distance(new)
            left, right = np.where(lower, new, right), np.where(lower, left, new)
            at_left, at_right = np.where(lower, value, at_right), np.where(lower, at_left, value)
        return np.minimum(ends, np.minimum(at_left, at_right))
