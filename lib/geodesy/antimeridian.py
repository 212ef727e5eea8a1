"""Lines and rings on a map that ends at +-180 degrees: cut there, closed along the poles.

RFC 7946 (section 3.1.9) asks for geometry that is cut at the antimeridian. Neighbouring vertices
are taken to be joined the short way round.
"""

from __future__ import annotations

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from lib.geodesy.coordinates import FloatArray
from lib.geodesy.wgs84 import wgs84

__all__ = ["split_line", "split_ring", "unwrap_lon"]

#: Steps of regula falsi that bring a crossing of the antimeridian to the last digit.
_CROSSING_STEPS = 12


def unwrap_lon(lon: FloatArray) -> FloatArray:
    """Return longitudes as a run without jumps: neighbours at most 180 degrees apart.

    >>> unwrap_lon(np.array([170.0, -175.0, -160.0]))
    array([170., 185., 200.])
    """
    return np.unwrap(lon, period=360.0)


def split_line(lon: FloatArray, lat: FloatArray) -> BaseGeometry:
    """Return the line through vertices in degrees, cut wherever it crosses +-180 degrees.

    The latitude of a cut is that of the geodesic between its neighbours. A line that only
    touches the antimeridian is not cut.

    >>> print(split_line(np.array([179.0, -179.0]), np.array([0.0, 0.0])))
    MULTILINESTRING ((179 0, 180 0), (-180 0, -179 0))
    """
    run = unwrap_lon(lon)
    parts: list[list[tuple[float, float]]] = [[(float(run[0]), float(lat[0]))]]
    for i in range(1, len(run)):
        low, high = sorted((run[i - 1], run[i]))
        first = int(np.floor((low + 180) / 360)) + 1
        seams = [-180 + 360 * k for k in range(first, int(np.ceil((high + 180) / 360)))]
        for seam in seams if run[i] > run[i - 1] else reversed(seams):
            cut = (float(seam), _crossing_lat(run[i - 1], lat[i - 1], run[i], lat[i], seam))
            parts[-1].append(cut)
            parts.append([cut])
        parts[-1].append((float(run[i]), float(lat[i])))
    lines = [shapely.LineString(_shifted(part)) for part in parts]
    return lines[0] if len(lines) == 1 else shapely.MultiLineString(lines)


def _shifted(part: list[tuple[float, float]]) -> FloatArray:
    """Return a run of vertices between two seams, moved by whole turns into [-180, 180]."""
    vertices = np.array(part)
    middle = (vertices[:, 0].min() + vertices[:, 0].max()) / 2
    vertices[:, 0] -= 360 * np.floor((middle + 180) / 360)
    return vertices


def _crossing_lat(lon1: float, lat1: float, lon2: float, lat2: float, seam: float) -> float:
    """Return the latitude at which the geodesic between two points crosses a meridian."""
    azimuth, _, length = wgs84().inv(lon1, lat1, lon2, lat2)
    near, far = 0.0, length
    near_lon, far_lon, lat = lon1 - seam, lon2 - seam, lat1
    for _ in range(_CROSSING_STEPS):
        if near_lon == far_lon:
            break
        middle = near + (far - near) * near_lon / (near_lon - far_lon)
        lon, lat, _ = wgs84().fwd(lon1, lat1, azimuth, middle)
        offset = (lon - seam + 180) % 360 - 180
        if offset == 0 or not near < middle < far:
            break
        # Illinois step: halving the end that stays keeps regula falsi from stalling.
        if (offset > 0) == (far_lon > 0):
            far, far_lon, near_lon = middle, offset, near_lon / 2
        else:
            near, near_lon, far_lon = middle, offset, far_lon / 2
    return float(lat)


def split_ring(lon: FloatArray, lat: FloatArray) -> BaseGeometry:
    """Return the polygon inside a ring of vertices in degrees, cut at +-180 degrees.

    A ring that goes once round a pole is closed along that pole: the one on the side of its
    mean latitude.

    >>> round(split_ring(np.array([0.0, 120.0, 240.0]), np.array([80.0, 80.0, 80.0])).area)
    3600
    """
    run = unwrap_lon(np.append(lon, lon[0]))
    lats = np.append(lat, lat[0])
    turns = round((run[-1] - run[0]) / 360)
    if turns:
        pole = 90.0 if lats.mean() > 0 else -90.0
        run = np.concatenate((run, [run[-1], run[0]]))
        lats = np.concatenate((lats, [pole, pole]))
    polygon = shapely.Polygon(np.column_stack((run, lats)))
    first = int(np.floor((run.min() + 180) / 360))
    last = int(np.ceil((run.max() + 180) / 360))
    if last - first <= 1:
        return _moved(polygon, -360 * first)
    parts = []
    for k in range(first, last):
        strip = shapely.box(-180 + 360 * k, -90, 180 + 360 * k, 90)
        parts.append(_moved(shapely.intersection(polygon, strip), -360 * k))
    return shapely.union_all(parts)


def _moved(geometry: BaseGeometry, degrees: float) -> BaseGeometry:
    return shapely.transform(geometry, lambda xy: xy + np.array([degrees, 0.0]))
