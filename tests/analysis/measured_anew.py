"""Lengths measured by other means than `lib`'s own: textbook formulae, PROJ, plain search.

Nothing here comes from ``lib.geodesy``. The ellipsoid's shortest distances come from the brute
force of `tests.geodesy.oracle`; flat ones from points and edges in the plane; the sphere's from
haversines and cross-track distances; the grid's zone from the one that geopandas picks.
"""

from __future__ import annotations

from functools import cached_property

import geopandas
import numpy as np
import shapely
from pyproj import Geod, Transformer

from tests.geodesy.oracle import Oracle

GEOD = Geod(ellps="WGS84")
EQUATOR_RADIUS_M = 6_378_137.0
MEAN_RADIUS_M = 6_371_008.8


class Target:
    """What is measured to: a border's lines, or a single point."""

    def __init__(self, geometries):
        parts = shapely.get_parts(geometries)
        if parts[0].geom_type == "Polygon":
            parts = shapely.get_exterior_ring(parts)
        self.parts = [shapely.get_coordinates(part) for part in parts]
        self.vertices = np.concatenate(self.parts)
        # A single point is an edge without length.
        self.starts = np.concatenate([part[:-1] if len(part) > 1 else part for part in self.parts])
        self.ends = np.concatenate([part[1:] if len(part) > 1 else part for part in self.parts])

    @cached_property
    def oracle(self):
        return Oracle(shapely.multilinestrings([shapely.linestrings(part) for part in self.parts]))

    @cached_property
    def grid(self):
        """Forward transformation to the UTM zone of the target."""
        zone = geopandas.GeoSeries(shapely.points(self.vertices), crs=4326).estimate_utm_crs()
        return Transformer.from_crs(4326, zone, always_xy=True).transform

    def geodesic(self, lon, lat):
        if len(self.vertices) == 1:
            return GEOD.inv(lon, lat, *self.vertices[0])[2]
        return float(self.oracle.distances([lon], [lat])[0])

    def length(self):
        return sum(GEOD.line_length(*part.T) for part in self.parts)

    def web_mercator(self, lon, lat):
        def project(lon, lat):
            north = np.log(np.tan(np.pi / 4 + np.radians(lat) / 2))
            return EQUATOR_RADIUS_M * np.radians(lon), EQUATOR_RADIUS_M * north

        return self._in_the_plane(project, lon, lat)[0]

    def utm(self, lon, lat):
        return self._in_the_plane(self.grid, lon, lat)[0]

    def degrees_111(self, lon, lat):
        return 111_000 * self._in_the_plane(lambda lon, lat: (lon, lat), lon, lat)[0]

    def nearest_in_degrees(self, lon, lat):
        foot = self._in_the_plane(lambda lon, lat: (lon, lat), lon, lat)[1]
        return GEOD.inv(lon, lat, *foot)[2]

    def vertices_only(self, lon, lat):
        return min(GEOD.inv(lon, lat, *vertex)[2] for vertex in self.vertices)

    def sphere_vertices(self, lon, lat):
        return MEAN_RADIUS_M * haversine(lon, lat, *self.vertices.T).min()

    def sphere_edges(self, lon, lat):
        """Cross-track distances where the foot lies on the edge; else the ends count."""
        way = haversine(*self.starts.T, lon, lat)
        turn = bearing(*self.starts.T, lon, lat) - bearing(*self.starts.T, *self.ends.T)
        across = np.arcsin(np.sin(way) * np.sin(turn))
        along = np.arctan2(np.sin(way) * np.cos(turn), np.cos(way))
        on_edge = (along > 0) & (along < haversine(*self.starts.T, *self.ends.T))
        nearest = np.abs(across[on_edge]).min(initial=np.inf)
        return min(MEAN_RADIUS_M * nearest, self.sphere_vertices(lon, lat))

    def _in_the_plane(self, project, lon, lat):
        """Distance to the nearest edge of a flat map, and its foot on the map."""
        start, end = (np.column_stack(project(*each.T)) for each in (self.starts, self.ends))
        here = np.array(project(lon, lat))
        step = end - start
        size = (step**2).sum(axis=1)
        share = ((here - start) * step).sum(axis=1) / np.where(size > 0, size, 1)
        foot = start + np.clip(share, 0, 1)[:, None] * step
        lengths = np.hypot(*(here - foot).T)
        return float(lengths.min()), foot[lengths.argmin()]


def haversine(lon, lat, to_lon, to_lat):
    """Angle between points on a sphere, in radians."""
    lon, lat, to_lon, to_lat = (np.radians(each) for each in (lon, lat, to_lon, to_lat))
    half = np.sin((to_lat - lat) / 2) ** 2
    half = half + np.cos(lat) * np.cos(to_lat) * np.sin((to_lon - lon) / 2) ** 2
    return 2 * np.arcsin(np.sqrt(half))


def bearing(lon, lat, to_lon, to_lat):
    """Direction from points to points on a sphere, in radians from north."""
    lon, lat, to_lon, to_lat = (np.radians(each) for each in (lon, lat, to_lon, to_lat))
    east = np.sin(to_lon - lon) * np.cos(to_lat)
    north = np.cos(lat) * np.sin(to_lat) - np.sin(lat) * np.cos(to_lat) * np.cos(to_lon - lon)
    return np.arctan2(east, north)


def rim(lon, lat, radius_m):
    """Points every 15 degrees round a disc's rim, (lon, lat) in degrees."""
    azimuth = np.arange(0, 360, 15.0)
    same = np.full((3, azimuth.size), [[lon], [lat], [radius_m]])
    return GEOD.fwd(same[0], same[1], azimuth, same[2])[:2]
