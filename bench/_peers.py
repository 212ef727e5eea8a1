"""Other ways to measure from points to a border, as their users run them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec

import geopandas
import numpy as np
import shapely
from pyproj import Geod

from bench._postgis import geography_distances, postgis

__all__ = ["peers"]

GEOD = Geod(ellps="WGS84")
Measure = Callable[[np.ndarray, np.ndarray], tuple[np.ndarray, float]]


def peers(lines: shapely.MultiLineString) -> Iterator[tuple[str, Measure | None]]:
    """Yield the name of each peer and a function of points that returns metres and seconds.

    The function is missing where the peer is not installed.
    """
    with postgis() as folder:
        yield (
            "PostGIS ST_Distance(geography)",
            folder and (lambda lon, lat: geography_distances(folder, lines.wkt, lon, lat)),
        )
    yield "spherely (S2) distance", _spherely(lines) if find_spec("spherely") else None
    yield "geopandas sjoin_nearest in AEQD", _sjoin_nearest(lines)
    has_sklearn = find_spec("sklearn") is not None
    yield "BallTree haversine, 100 m, 16 candidates", _ball_tree(lines) if has_sklearn else None


def _spherely(lines: shapely.MultiLineString) -> Measure:
    import spherely

    border = spherely.from_wkt(lines.wkt)
    spherely.prepare(border)

    def measure(lon: np.ndarray, lat: np.ndarray) -> tuple[np.ndarray, float]:
        start = time.perf_counter()
        metres = spherely.distance(spherely.points(lon, lat), border)
        return metres, time.perf_counter() - start

    return measure


def _sjoin_nearest(lines: shapely.MultiLineString) -> Measure:
    centre = lines.envelope.centroid
    plane = f"+proj=aeqd +lon_0={centre.x} +lat_0={centre.y} +ellps=WGS84"
    edges = [shapely.LineString(edge) for line in lines.geoms for edge in _edges(line)]
    border = geopandas.GeoDataFrame(geometry=edges, crs=4326).to_crs(plane)
    _ = border.sindex

    def measure(lon: np.ndarray, lat: np.ndarray) -> tuple[np.ndarray, float]:
        start = time.perf_counter()
        points = geopandas.GeoDataFrame(geometry=geopandas.points_from_xy(lon, lat), crs=4326)
        joined = points.to_crs(plane).sjoin_nearest(border, distance_col="metres")
        metres = joined["metres"].groupby(level=0).first().to_numpy()
        return metres, time.perf_counter() - start

    return measure


def _edges(line: shapely.LineString) -> np.ndarray:
    xy = shapely.get_coordinates(line)
    return np.stack((xy[:-1], xy[1:]), axis=1)


def _ball_tree(lines: shapely.MultiLineString) -> Measure:
    from sklearn.neighbors import BallTree

    dense = []
    for line in lines.geoms:
        for (lon1, lat1), (lon2, lat2) in _edges(line):
            count = max(1, int(np.ceil(GEOD.inv(lon1, lat1, lon2, lat2)[2] / 100)))
            share = np.arange(count) / count
            dense.append((lon1 + share * (lon2 - lon1), lat1 + share * (lat2 - lat1)))
    vertices = np.column_stack([np.concatenate(part) for part in zip(*dense, strict=True)])
    tree = BallTree(np.radians(vertices[:, ::-1]), metric="haversine")

    def measure(lon: np.ndarray, lat: np.ndarray) -> tuple[np.ndarray, float]:
        start = time.perf_counter()
        found = tree.query(np.radians(np.column_stack((lat, lon))), 16, return_distance=False)
        near = vertices[found.reshape(-1)]
        metres = GEOD.inv(np.repeat(lon, 16), np.repeat(lat, 16), near[:, 0], near[:, 1])[2]
        return metres.reshape(-1, 16).min(axis=1), time.perf_counter() - start

    return measure
