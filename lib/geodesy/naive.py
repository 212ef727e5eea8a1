"""Usual but wrong ways to measure from a point to a border, kept to explain wrong figures.

Nothing here measures for the record: :class:`lib.geodesy.Border` does. A published distance
that no right measurement reproduces may still equal one of these, which then stands beside the
claim as a hypothesis of how the figure arose.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from lib.geodesy.wgs84 import wgs84

__all__ = [
    "NAIVE_METHODS",
    "NaiveMethod",
    "NaiveReading",
    "degrees_distance",
    "naive_readings",
    "nearest_in_degrees_distance",
    "sphere_edges_distance",
    "sphere_vertices_distance",
    "utm_distance",
    "vertices_distance",
    "web_mercator_distance",
]

#: Radius of the sphere that EPSG:3857 draws on, in metres (EPSG Guidance Note 7-2, method 1024).
_WEB_MERCATOR_RADIUS_M = 6_378_137.0
#: Mean radius of the Earth, (2a + b) / 3, in metres (Moritz 2000, GRS 80).
_MEAN_RADIUS_M = 6_371_008.8
#: What a degree is often taken to measure, in metres, in every direction and at every latitude.
_DEGREE_M = 111_000.0

_Array = NDArray[np.float64]


def _border_lines(border: BaseGeometry) -> BaseGeometry:
    """Return the lines to measure to; of polygons the exterior rings, as holes are lakes."""
    if border.geom_type not in ("Polygon", "MultiPolygon"):
        return border
    parts = shapely.get_parts(border)
    lines: BaseGeometry = shapely.multilinestrings(list(shapely.get_exterior_ring(parts)))
    return lines


def _planar_distance(
    border: BaseGeometry, lon: float, lat: float, project: Callable[[_Array], _Array]
) -> float:
    lines = shapely.transform(_border_lines(border), project)
    point = shapely.transform(shapely.Point(lon, lat), project)
    # shapely answers "not a number" where Web Mercator puts a pole at infinity.
    return float(shapely.distance(lines, point)) if math.isfinite(point.y) else math.inf


def _unit_vectors(lonlat: _Array) -> _Array:
    lon, lat = np.radians(lonlat.T)
    return np.column_stack((np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)))


def _angles(a: _Array, b: _Array) -> _Array:
    """Angles in radians between rows of unit vectors, accurate for small and large ones."""
    chord = np.linalg.norm(a - b, axis=-1)
    return np.asarray(2 * np.arctan2(chord, np.linalg.norm(a + b, axis=-1)))


def web_mercator_distance(border: BaseGeometry, lon: float, lat: float) -> float:
    """Distance in metres as a straight line on a Web Mercator (EPSG:3857) map.

    Parameters
    ----------
    border : polygons or lines in EPSG:4326
    lon, lat : point in degrees; infinite distances result at the poles

    Examples
    --------
    Tikhoretsk depot to the coast at 38.1655 E 47.0707 N is 195.0 km on the ellipsoid.

    >>> coast = shapely.LineString([(38.1655, 47.0707), (38.2, 47.2)])
    >>> round(web_mercator_distance(coast, 40.042361, 45.888417) / 1000, 1)
    283.2
    """

    def project(lonlat: _Array) -> _Array:
        with np.errstate(divide="ignore"):
            northing = np.arctanh(np.sin(np.radians(lonlat[:, 1])))
        return _WEB_MERCATOR_RADIUS_M * np.column_stack((np.radians(lonlat[:, 0]), northing))

    return _planar_distance(border, lon, lat, project)


def degrees_distance(border: BaseGeometry, lon: float, lat: float) -> float:
    """Distance in metres as degrees on a square grid, taken as 111 km each.

    >>> coast = shapely.LineString([(38.1655, 47.0707), (38.2, 47.2)])
    >>> round(degrees_distance(coast, 40.042361, 45.888417) / 1000, 1)
    246.2
    """
    return _DEGREE_M * float(_border_lines(border).distance(shapely.Point(lon, lat)))


def nearest_in_degrees_distance(border: BaseGeometry, lon: float, lat: float) -> float:
    """Geodesic distance in metres to the point that looks nearest on a square degree grid.

    >>> west_and_north = shapely.MultiPoint([(38.7, 45.888), (40.042, 47.0)])
    >>> round(nearest_in_degrees_distance(west_and_north, 40.042, 45.888) / 1000, 1)
    123.6
    """
    line = shapely.shortest_line(shapely.Point(lon, lat), _border_lines(border))
    nearest_lon, nearest_lat = shapely.get_coordinates(line)[1]
    return float(wgs84().inv(lon, lat, nearest_lon, nearest_lat)[2])


def sphere_vertices_distance(border: BaseGeometry, lon: float, lat: float) -> float:
    """Haversine distance in metres, on a sphere, to the nearest vertex of the border.

    >>> coast = shapely.LineString([(38.1655, 47.0707), (38.2, 47.2)])
    >>> round(sphere_vertices_distance(coast, 40.042361, 45.888417) / 1000, 2)
    194.76
    """
    vertices = _unit_vectors(shapely.get_coordinates(_border_lines(border)))
    point = _unit_vectors(np.array([[lon, lat]]))
    return float(_MEAN_RADIUS_M * _angles(vertices, point).min())


def sphere_edges_distance(border: BaseGeometry, lon: float, lat: float) -> float:
    """Distance in metres, on a sphere, to the nearest point of the border's great-circle edges.

    >>> parallel = shapely.LineString([(30, 0), (40, 0)])
    >>> round(sphere_edges_distance(parallel, 35, 1) / 1000, 2)
    111.2
    """
    point = _unit_vectors(np.array([[lon, lat]]))[0]
    nearest = math.inf
    for line in shapely.get_parts(_border_lines(border)):
        vertices = _unit_vectors(shapely.get_coordinates(line))
        nearest = min(nearest, float(_angles(vertices, point).min()))
        start, end = vertices[:-1], vertices[1:]
        normal = np.cross(start, end)
        # The foot of the perpendicular lies on an edge where the point is ahead of its start
        # and behind its end, seen along the great circle.
        ahead = np.einsum("ij,ij->i", np.cross(normal, start), point[None, :])
        behind = np.einsum("ij,ij->i", np.cross(end, normal), point[None, :])
        size = np.linalg.norm(normal, axis=1)
        inside = (ahead > 0) & (behind > 0) & (size > 0)
        if inside.any():
            offset = np.abs(normal[inside] @ point) / size[inside]
            nearest = min(nearest, float(np.arcsin(np.clip(offset, 0, 1)).min()))
    return _MEAN_RADIUS_M * nearest


def vertices_distance(border: BaseGeometry, lon: float, lat: float) -> float:
    """Geodesic distance in metres to the nearest vertex, blind to the edges between vertices.

    >>> parallel = shapely.LineString([(30, 0), (40, 0)])
    >>> round(vertices_distance(parallel, 35, 1) / 1000, 1)
    567.4
    """
    vertices = shapely.get_coordinates(_border_lines(border))
    here = np.broadcast_to(np.array([lon, lat]), vertices.shape)
    lengths = wgs84().inv(here[:, 0], here[:, 1], vertices[:, 0], vertices[:, 1])[2]
    return float(np.min(lengths))


def utm_distance(border: BaseGeometry, lon: float, lat: float) -> float:
    """Distance in metres as a straight line in the UTM zone of the middle of the border.

    The zone is the one that geopandas' ``estimate_utm_crs`` picks for the border.

    >>> coast = shapely.LineString([(38.1655, 47.0707), (38.2, 47.2)])
    >>> round(utm_distance(coast, 40.042361, 45.888417) / 1000, 2)
    194.97
    """
    west, south, east, north = border.bounds
    zone = min(60, int(((west + east) / 2 + 180) // 6) + 1)
    from pyproj import Proj

    utm: Any = Proj(proj="utm", zone=zone, south=(south + north) < 0, ellps="WGS84")

    def project(lonlat: _Array) -> _Array:
        return np.column_stack(utm(lonlat[:, 0], lonlat[:, 1]))

    return _planar_distance(border, lon, lat, project)


@dataclass(frozen=True)
class NaiveMethod:
    """A wrong usual method: its id, its name for readers, and why it is wrong in one line."""

    id: str
    name: str
    why_wrong: str
    measure: Callable[[BaseGeometry, float, float], float]


@dataclass(frozen=True)
class NaiveReading:
    """What a wrong method reads, in metres. ``is_wrong`` is always true: it labels exports."""

    method: str
    name: str
    why_wrong: str
    distance_m: float
    is_wrong: bool = True


#: Every wrong method, in the order in which they are shown.
NAIVE_METHODS: tuple[NaiveMethod, ...] = (
    NaiveMethod(
        "web_mercator",
        "Web Mercator (EPSG:3857), straight on the map",
        "Wrong: the web map's projection stretches lengths, by 1.4 at 46 N and without limit "
        "towards the poles.",
        web_mercator_distance,
    ),
    NaiveMethod(
        "degrees_111",
        "Degrees x 111 km",
        "Wrong: a degree of longitude is 111 km at the equator only, and 77 km at 46 N.",
        degrees_distance,
    ),
    NaiveMethod(
        "nearest_in_degrees",
        "Nearest point in degrees, then the true length",
        "Wrong: the length is right but goes to a wrong point, found as if degrees of longitude "
        "and latitude were equal.",
        nearest_in_degrees_distance,
    ),
    NaiveMethod(
        "sphere_vertices",
        "Sphere (haversine) to the vertices",
        "Wrong: the Earth is flattened, which shifts lengths by up to 0.6 %, and the edges "
        "between vertices are not looked at.",
        sphere_vertices_distance,
    ),
    NaiveMethod(
        "sphere_edges",
        "Sphere (great circles) to the edges",
        "Wrong: the Earth is flattened, which shifts lengths by up to 0.6 %.",
        sphere_edges_distance,
    ),
    NaiveMethod(
        "vertices",
        "Ellipsoid, border vertices only",
        "Wrong: the nearest point may lie on an edge; with vertices 50 km apart the figure is up "
        "to 18 km too long.",
        vertices_distance,
    ),
    NaiveMethod(
        "utm",
        "UTM zone of the border, straight on the grid",
        "Wrong: scale grows away from the zone's central meridian, and a wide border does not fit "
        "into one zone.",
        utm_distance,
    ),
)


def naive_readings(border: BaseGeometry, lon: float, lat: float) -> tuple[NaiveReading, ...]:
    """Readings of one point to a border by every wrong usual method, each labelled as wrong.

    Parameters
    ----------
    border : polygons or lines in EPSG:4326; of polygons the exterior rings are measured to
    lon, lat : point in degrees

    Examples
    --------
    >>> coast = shapely.LineString([(38.1655, 47.0707), (38.2, 47.2)])
    >>> for reading in naive_readings(coast, 40.042361, 45.888417):
    ...     print(reading.method, round(reading.distance_m / 1000, 1))
    web_mercator 283.2
    degrees_111 246.2
    nearest_in_degrees 195.0
    sphere_vertices 194.8
    sphere_edges 194.8
    vertices 195.0
    utm 195.0
    """
    return tuple(
        NaiveReading(m.id, m.name, m.why_wrong, m.measure(border, lon, lat)) for m in NAIVE_METHODS
    )
