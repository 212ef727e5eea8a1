"""Geodesics of the WGS84 ellipsoid: length, direction, area, and lines and rings to draw.

Every figure comes from Karney's algorithms (C. F. F. Karney, "Algorithms for geodesics", Journal
of Geodesy 87, 43-55, 2013) as PROJ carries them: about 10 nm on any pair of points.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar, overload

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from lib.errors import DataError
from lib.geodesy.antimeridian import split_line, split_ring
from lib.geodesy.coordinates import FloatArray, Numbers, is_scalar, read_lonlat
from lib.geodesy.wgs84 import wgs84

__all__ = [
    "GeodesicEnd",
    "GeodesicInverse",
    "geodesic_area",
    "geodesic_direct",
    "geodesic_inverse",
    "geodesic_length",
    "geodesic_line",
    "ring",
]

_Value = TypeVar("_Value", float, FloatArray)


@dataclass(frozen=True)
class GeodesicInverse(Generic[_Value]):
    """A shortest line between two points: its length and its direction at both ends.

    Both azimuths are degrees clockwise from north, in [0, 360), in the direction of travel.
    """

    distance_m: _Value
    start_azimuth_deg: _Value
    end_azimuth_deg: _Value


@dataclass(frozen=True)
class GeodesicEnd(Generic[_Value]):
    """Where a geodesic ends, in degrees, and its azimuth there, in the direction of travel."""

    lon: _Value
    lat: _Value
    azimuth_deg: _Value


@overload
def geodesic_inverse(  # type: ignore[overload-overlap]  # an array never is a float
    lon1: float, lat1: float, lon2: float, lat2: float
) -> GeodesicInverse[float]: ...
@overload
def geodesic_inverse(
    lon1: float | Numbers, lat1: float | Numbers, lon2: float | Numbers, lat2: float | Numbers
) -> GeodesicInverse[FloatArray]: ...
def geodesic_inverse(
    lon1: float | Numbers, lat1: float | Numbers, lon2: float | Numbers, lat2: float | Numbers
) -> GeodesicInverse[float] | GeodesicInverse[FloatArray]:
    """Return the shortest line from the first point to the second.

    Parameters
    ----------
    lon1, lat1, lon2, lat2
        Degrees, EPSG:4326; scalars (floats are answered) or arrays that broadcast.

    Raises
    ------
    DataError
        Where a coordinate is not finite or a latitude lies beyond 90 degrees.

    Examples
    --------
    From the port of Najin to the depot at Tikhoretsk:

    >>> line = geodesic_inverse(130.30, 42.24, 40.042361, 45.888417)
    >>> round(line.distance_m / 1000, 1), round(line.start_azimuth_deg, 1)
    (6833.9, 307.5)
    """
    from_lon, from_lat = read_lonlat(lon1, lat1, "start")
    to_lon, to_lat = read_lonlat(lon2, lat2, "end")
    inputs = np.broadcast_arrays(from_lon, from_lat, to_lon, to_lat)
    start, back, length = wgs84().inv(*(values.copy() for values in inputs))
    answers = np.asarray(length), np.asarray(start) % 360, (np.asarray(back) + 180) % 360
    if is_scalar(lon1, lat1, lon2, lat2):
        return GeodesicInverse(*(float(values[0]) for values in answers))
    return GeodesicInverse(*answers)


@overload
def geodesic_direct(  # type: ignore[overload-overlap]
    lon: float, lat: float, azimuth_deg: float, distance_m: float
) -> GeodesicEnd[float]: ...
@overload
def geodesic_direct(
    lon: float | Numbers,
    lat: float | Numbers,
    azimuth_deg: float | Numbers,
    distance_m: float | Numbers,
) -> GeodesicEnd[FloatArray]: ...
def geodesic_direct(
    lon: float | Numbers,
    lat: float | Numbers,
    azimuth_deg: float | Numbers,
    distance_m: float | Numbers,
) -> GeodesicEnd[float] | GeodesicEnd[FloatArray]:
    """Return the point reached from a start by an azimuth (degrees from north) and a distance (m).

    Longitudes are answered in [-180, 180]. Raises ``DataError`` as :func:`geodesic_inverse`.

    Examples
    --------
    200 km due west of the depot at Tikhoretsk:

    >>> end = geodesic_direct(40.042361, 45.888417, 270, 200_000)
    >>> round(end.lon, 3), round(end.lat, 3)
    (37.467, 45.859)
    """
    lons, lats = read_lonlat(lon, lat, "start")
    inputs = np.broadcast_arrays(
        lons, lats, np.asarray(azimuth_deg, float), np.asarray(distance_m, float)
    )
    end_lon, end_lat, back = wgs84().fwd(*(values.copy() for values in inputs))
    answers = np.asarray(end_lon), np.asarray(end_lat), (np.asarray(back) + 180) % 360
    if is_scalar(lon, lat, azimuth_deg, distance_m):
        return GeodesicEnd(*(float(values[0]) for values in answers))
    return GeodesicEnd(*answers)


def geodesic_length(lons: Numbers, lats: Numbers) -> float:
    """Return the length in metres of the line through points in degrees; 0 for one point.

    Raises ``DataError`` where a coordinate is not finite or a latitude lies beyond 90 degrees.

    Examples
    --------
    Najin, Tumangang, Khasan:

    >>> round(geodesic_length([130.30, 130.60, 130.64], [42.24, 42.42, 42.43]))
    35273
    """
    lons, lats = read_lonlat(lons, lats)
    return float(wgs84().line_length(lons, lats)) if lons.size > 1 else 0.0


def geodesic_area(geometry: BaseGeometry) -> float:
    """Return the area in square metres of a polygon or polygons with geodesic edges.

    Each ring bounds the smaller of its two sides, whichever way round it runs; holes are
    taken off.

    Raises
    ------
    DataError
        Where the geometry is no polygon, is empty, or has a coordinate that is no degree.

    Examples
    --------
    A degree square at Tikhoretsk:

    >>> round(geodesic_area(shapely.box(39.5, 45.5, 40.5, 46.5)) / 1e6)
    8610
    """
    if geometry.geom_type not in ("Polygon", "MultiPolygon") or geometry.is_empty:
        problem, hint = "has no area", "give a polygon or polygons with coordinates"
        raise DataError("geometry", 0, "", "geometry", geometry.geom_type, problem, hint)
    area = 0.0
    for polygon in shapely.get_parts(geometry):
        area += _ring_area(polygon.exterior) - sum(map(_ring_area, polygon.interiors))
    return area


def _ring_area(edge: BaseGeometry) -> float:
    xy = shapely.get_coordinates(edge)
    lons, lats = read_lonlat(xy[:, 0], xy[:, 1], source="geometry")
    return abs(float(wgs84().polygon_area_perimeter(lons, lats)[0]))


def geodesic_line(
    lon1: float, lat1: float, lon2: float, lat2: float, max_segment_m: float = 50_000
) -> BaseGeometry:
    """Return the geodesic between two points as a line to draw, cut where it meets +-180 degrees.

    Parameters
    ----------
    lon1, lat1, lon2, lat2
        Ends in degrees, EPSG:4326.
    max_segment_m
        Longest distance between neighbouring vertices, in metres.

    Returns
    -------
    LineString, or MultiLineString where the line crosses the antimeridian
        Coordinates in [-180, 180], EPSG:4326.

    Examples
    --------
    Vostochny to San Francisco crosses the antimeridian once:

    >>> line = geodesic_line(133.07, 42.74, -122.42, 37.77)
    >>> line.geom_type, len(line.geoms)
    ('MultiLineString', 2)
    """
    if not max_segment_m > 0:
        problem, hint = "is not a length", "give a positive number of metres"
        raise DataError("line", 0, "", "max_segment_m", str(max_segment_m), problem, hint)
    line = geodesic_inverse(lon1, lat1, lon2, lat2)
    pieces = max(1, int(np.ceil(line.distance_m / max_segment_m)))
    along = np.linspace(0, line.distance_m, pieces + 1)[1:-1]
    between = geodesic_direct(
        np.full(along.size, lon1), np.full(along.size, lat1), line.start_azimuth_deg, along
    )
    lons = np.concatenate(([lon1], between.lon, [lon2]))
    return split_line(lons, np.concatenate(([lat1], between.lat, [lat2])))


def ring(lon: float, lat: float, radius_m: float, vertices: int = 360) -> BaseGeometry:
    """Return the disc of a radius round a point, as a polygon to draw.

    Every vertex lies at exactly ``radius_m`` metres. A disc that meets the antimeridian is cut
    there and one that holds a pole is closed along it, so coordinates stay in [-180, 180] and
    the polygon is valid. :func:`lib.geodesy.rings.range_rings` bounds the error of the edges too.

    Raises
    ------
    DataError
        Where the centre is no point in degrees, or the radius is not between 0 and 10,000 km.

    Examples
    --------
    >>> disc = ring(40.042361, 45.888417, 200_000)
    >>> [round(degrees, 2) for degrees in disc.bounds]
    [37.47, 44.09, 42.62, 47.69]
    """
    if not 0 < radius_m <= 10_000_000:
        problem, hint = "is not a radius", "give metres between 0 and 10,000 km"
        raise DataError("ring", 0, "", "radius_m", str(radius_m), problem, hint)
    azimuths = np.linspace(0, 360, vertices, endpoint=False)
    edge = geodesic_direct(
        np.full(vertices, lon), np.full(vertices, lat), azimuths, np.full(vertices, radius_m)
    )
    return split_ring(edge.lon, edge.lat)
