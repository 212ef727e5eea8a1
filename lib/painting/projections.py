"""Projections for print: one that suits the part of the world which a figure shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import cos, log2, radians

import numpy as np
import pyproj

from lib.cartography.placement import TILE_PX
from lib.cartography.places import EQUATOR_M
from lib.painting.frame import BASE_EXTENT, Coordinates, Frame

__all__ = ["Projection", "figure_frame", "print_frame", "projection_for"]

#: Up to this wide a transverse Mercator map is true to a thousandth.
NARROW_M = 800_000.0
#: Wider than this the base map ends before the frame does.
WIDEST_M = 10_500_000.0
#: Beyond these latitudes, or on maps that are taller than wide, a cone suits no more.
CONIC_LATS = (20.0, 68.0)
#: Standard parallels lie a sixth of the height from top and foot.
SIXTH = 1 / 6
LONGEST_DEG = 1.0
EDGE_STEPS = 24
METRES_PER_DEGREE_LAT = 111_200.0


@dataclass(frozen=True)
class Projection:
    """A projection and how a figure names it."""

    crs: pyproj.CRS
    name: str


def projection_for(lon: float, lat: float, width_m: float, height_m: float) -> Projection:
    """Return the projection for a part of the world of this size round a point.

    Transverse Mercator for the smallest extents, a conformal cone with two standard parallels
    for wide ones between the tropics and the Arctic, else Lambert's equal-area azimuthal
    projection; the usual choice: J. P. Snyder, Map Projections: A Working Manual, USGS
    Professional Paper 1395, 1987, pages 33-35.

    Examples
    --------
    >>> projection_for(131.5, 42.6, 700e3, 300e3).name
    'Transverse Mercator, central meridian 131.5° E'
    >>> projection_for(84, 53, 8e6, 3.3e6).name
    'Lambert conformal conic, standard parallels 43° and 63° N'
    >>> projection_for(100, 75, 3e6, 3e6).name
    'Lambert azimuthal equal-area, centred at 75° N, 100° E'
    """
    if max(width_m, height_m) <= NARROW_M:
        meridian = round(lon * 2) / 2
        crs = f"+proj=tmerc +lon_0={meridian} +lat_0={lat:.0f} +ellps=WGS84 +units=m"
        return Projection(pyproj.CRS(crs), f"Transverse Mercator, central meridian {meridian:g}° E")
    lon_0, lat_0 = round(lon), round(lat)
    if CONIC_LATS[0] <= lat <= CONIC_LATS[1] and width_m >= height_m:
        reach = height_m * (0.5 - SIXTH) / METRES_PER_DEGREE_LAT
        south, north = round(lat - reach), round(lat + reach)
        crs = f"+proj=lcc +lat_1={south} +lat_2={north} +lat_0={lat_0} +lon_0={lon_0}"
        name = f"Lambert conformal conic, standard parallels {south}° and {north}° N"
        return Projection(pyproj.CRS(f"{crs} +ellps=WGS84 +units=m"), name)
    crs = f"+proj=laea +lat_0={lat_0} +lon_0={lon_0} +ellps=WGS84 +units=m"
    name = f"Lambert azimuthal equal-area, centred at {lat_0}° N, {lon_0}° E"
    return Projection(pyproj.CRS(crs), name)


def figure_frame(
    lon: float, lat: float, m_per_px: float, width_px: float, height_px: float
) -> tuple[Frame, Projection]:
    """Return a frame for print round a point, and its projection.

    Where it would reach far beyond the base map, the scale is made larger.

    Examples
    --------
    >>> frame, _ = figure_frame(131.5, 42.6, 800, 770, 400)
    >>> [round(v, 6) for v in frame.point(131.5, 42.6)]
    [385.0, 200.0]
    """
    m_per_px = min(m_per_px, WIDEST_M / width_px)
    projection = projection_for(lon, lat, width_px * m_per_px, height_px * m_per_px)
    to_plane = pyproj.Transformer.from_crs("EPSG:4326", projection.crs, always_xy=True)
    x0, y0 = to_plane.transform(lon, lat)

    def project(lonlat: Coordinates) -> Coordinates:
        x, y = to_plane.transform(lonlat[:, 0], lonlat[:, 1])
        across = (np.asarray(x) - x0) / m_per_px + width_px / 2
        return np.column_stack((across, height_px / 2 - (np.asarray(y) - y0) / m_per_px))

    def unproject(x: float, y: float) -> tuple[float, float]:
        there = (x - width_px / 2) * m_per_px + x0, (height_px / 2 - y) * m_per_px + y0
        found_lon, found_lat = to_plane.transform(*there, direction="INVERSE")
        return float(found_lon), float(found_lat)

    zoom = log2(EQUATOR_M * cos(radians(lat)) / (TILE_PX * m_per_px))
    bounds = _bounds(unproject, width_px, height_px)
    return Frame(width_px, height_px, zoom, bounds, project, unproject, LONGEST_DEG), projection


def print_frame(flat: Frame) -> tuple[Frame, Projection]:
    """Return the frame for print that shows what a page's flat map shows, and its projection.

    Examples
    --------
    >>> from lib.painting.frame import mercator_frame
    >>> from lib.viewstate import Camera
    >>> frame, _ = print_frame(mercator_frame(Camera(lon=131.5, lat=42.6, zoom=7), 770, 400))
    >>> [round(v, 3) for v in frame.point(131.5, 42.6)]
    [385.0, 200.0]
    """
    lon, lat = flat.unproject(flat.width_px / 2, flat.height_px / 2)
    m_per_px = EQUATOR_M * cos(radians(lat)) / (TILE_PX * 2**flat.zoom)
    return figure_frame(lon, lat, m_per_px, flat.width_px, flat.height_px)


def _bounds(
    unproject: Callable[[float, float], tuple[float, float]], width: float, height: float
) -> tuple[float, float, float, float]:
    """What of the base map a frame can show, from points along its edges."""
    steps = [i / EDGE_STEPS for i in range(EDGE_STEPS + 1)]
    edge = [(s * width, y) for s in steps for y in (0.0, height)]
    edge += [(x, s * height) for s in steps for x in (0.0, width)]
    lons, lats = zip(*(unproject(x, y) for x, y in edge), strict=True)
    west, south, east, north = BASE_EXTENT
    return (
        max(min(lons), west),
        max(min(lats), south),
        min(max(lons), east),
        min(max(lats), north),
    )
