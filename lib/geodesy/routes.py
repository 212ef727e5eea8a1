"""Routes on the ellipsoid: length, chainage of a place, place at a chainage, inferred legs."""

from __future__ import annotations

import functools
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from lib.errors import DataError
from lib.geodesy.border import Border
from lib.geodesy.coordinates import FloatArray, Numbers, read_lonlat
from lib.geodesy.geodesic import geodesic_inverse
from lib.geodesy.wgs84 import wgs84

__all__ = [
    "LengthRange",
    "Route",
    "RouteFoot",
    "RoutePosition",
    "joined_route",
    "leg_length_range",
]

#: An edge holds a point where the way round by the point is longer by no more than this, in
#: metres; the foot of a perpendicular is known to far less.
_ON_EDGE_M = 1e-6


@dataclass(frozen=True)
class RoutePosition:
    """A place on a route: degrees, EPSG:4326, and the direction of travel there."""

    chainage_m: float
    lon: float
    lat: float
    azimuth_deg: float


@dataclass(frozen=True)
class RouteFoot:
    """The point of a route that is nearest to a place: chainage, degrees, and how far off."""

    chainage_m: float
    lon: float
    lat: float
    offset_m: float


@dataclass(frozen=True)
class LengthRange:
    """A length that is known to lie between two bounds, in metres; ranges add up.

    ``high_m`` is infinite where nothing bounds the length from above.
    """

    low_m: float
    high_m: float

    def __add__(self, other: LengthRange) -> LengthRange:
        return LengthRange(self.low_m + other.low_m, self.high_m + other.high_m)


class Route:
    """A route along geodesics through vertices, in the order of travel.

    Parameters
    ----------
    lons, lats
        Degrees, EPSG:4326; two or more vertices. Neighbours are joined the short way, so a
        route may cross the antimeridian.

    Attributes
    ----------
    length_m : float
        Geodesic length.

    Raises
    ------
    DataError
        Where there are fewer than two vertices, or a coordinate is no degree.

    Examples
    --------
    Najin, Tumangang, Khasan:

    >>> route = Route([130.30, 130.60, 130.64], [42.24, 42.42, 42.43])
    >>> round(route.length_m)
    35273
    >>> halfway = route.position(route.length_m / 2)
    >>> round(halfway.lon, 3), round(halfway.lat, 3)
    (130.466, 42.34)
    >>> round(route.chainage(130.60, 42.42).chainage_m)
    31799
    """

    def __init__(self, lons: Numbers, lats: Numbers) -> None:
        self._lons, self._lats = read_lonlat(lons, lats, "route")
        if self._lons.size < 2:
            problem, hint = "is no route", "give two vertices or more"
            raise DataError("route", 0, "", "lon", str(self._lons.size), problem, hint)
        azimuths, _, lengths = wgs84().inv(
            self._lons[:-1].copy(),
            self._lats[:-1].copy(),
            self._lons[1:].copy(),
            self._lats[1:].copy(),
        )
        self._azimuths, self._lengths = np.asarray(azimuths), np.asarray(lengths)
        # Summed with more digits than kept, so that a chainage far along the route loses none.
        sums = np.cumsum(np.concatenate(([0.0], self._lengths)), dtype=np.longdouble)
        self._chainages = sums.astype(np.float64)
        self.length_m = float(self._chainages[-1])

    def position(self, chainage_m: float) -> RoutePosition:
        """Place at a chainage: metres along the route from its start.

        Raises
        ------
        DataError
            Where the chainage is not between 0 and the length of the route.
        """
        if not 0 <= chainage_m <= self.length_m:
            problem, hint = "is off the route", f"give metres from 0 to {self.length_m:.3f}"
            raise DataError("route", 0, "", "chainage_m", str(chainage_m), problem, hint)
        edge = int(np.searchsorted(self._chainages, chainage_m, side="right")) - 1
        edge = min(edge, self._lengths.size - 1)
        lon, lat, back = wgs84().fwd(
            self._lons[edge],
            self._lats[edge],
            self._azimuths[edge],
            chainage_m - self._chainages[edge],
        )
        return RoutePosition(float(chainage_m), float(lon), float(lat), (float(back) + 180) % 360)

    def chainage(self, lon: float, lat: float) -> RouteFoot:
        """Chainage of the point of the route that is nearest to a place (degrees, EPSG:4326).

        Where the route passes that point more than once, the first passage counts.
        """
        foot = self._line.distance(lon, lat)
        before = self._lengths_to(foot.nearest_lon, foot.nearest_lat)
        detour = before[:-1] + before[1:] - self._lengths
        edge = int(np.flatnonzero(detour <= max(detour.min(), 0.0) + _ON_EDGE_M)[0])
        chainage = float(self._chainages[edge] + min(before[edge], self._lengths[edge]))
        return RouteFoot(chainage, foot.nearest_lon, foot.nearest_lat, foot.distance_m)

    @functools.cached_property
    def _line(self) -> Border:
        return Border(shapely.LineString(np.column_stack((self._lons, self._lats))))

    def _lengths_to(self, lon: float, lat: float) -> FloatArray:
        """Geodesic lengths from a point to every vertex, in metres."""
        size = self._lons.size
        lengths = wgs84().inv(
            np.full(size, lon), np.full(size, lat), self._lons.copy(), self._lats.copy()
        )[2]
        return np.asarray(lengths)


def joined_route(lines: Sequence[BaseGeometry]) -> Route:
    """Route along lines one after the other, each turned so as to begin where the last ended.

    A gap between two lines is bridged by a geodesic. The first line is turned so that it ends
    towards the second.

    Parameters
    ----------
    lines
        One or more LineStrings in EPSG:4326, in the order of travel.

    Raises
    ------
    DataError
        Where there is no line, or a coordinate is no degree.

    Examples
    --------
    >>> to_tumangang = shapely.LineString([(130.30, 42.24), (130.60, 42.42)])
    >>> from_khasan = shapely.LineString([(130.64, 42.43), (130.60, 42.42)])
    >>> round(joined_route([to_tumangang, from_khasan]).length_m)
    35273
    """
    vertices = [shapely.get_coordinates(line) for line in lines]
    if len(vertices) > 1:
        first, second = vertices[:2]
        begins, ends = (
            min(_gap(end, second[0]), _gap(end, second[-1])) for end in (first[0], first[-1])
        )
        if begins < ends:
            vertices[0] = first[::-1]
    for k in range(1, len(vertices)):
        last, here = vertices[k - 1][-1], vertices[k]
        if _gap(last, here[-1]) < _gap(last, here[0]):
            vertices[k] = here[::-1]
    run = np.concatenate(vertices) if vertices else np.empty((0, 2))
    return Route(run[:, 0], run[:, 1])


def _gap(a: FloatArray, b: FloatArray) -> float:
    return geodesic_inverse(float(a[0]), float(a[1]), float(b[0]), float(b[1])).distance_m


def leg_length_range(
    lon1: float, lat1: float, lon2: float, lat2: float, network_m: float = math.inf
) -> LengthRange:
    """Range of the length of a leg of which only the ends are known.

    No way is shorter than the geodesic, and the way along a network, where there is one, is an
    upper bound.

    Parameters
    ----------
    lon1, lat1, lon2, lat2
        Ends in degrees, EPSG:4326.
    network_m
        Length of the way along the network between the ends, in metres.

    Raises
    ------
    DataError
        Where the network's way is shorter than the geodesic, so that one of the two is wrong.

    Examples
    --------
    Najin to the Dunai pier, against about 195 km by sea:

    >>> leg = leg_length_range(130.30, 42.24, 132.33, 42.89, network_m=195_000)
    >>> round(leg.low_m / 1000), round(leg.high_m / 1000)
    (182, 195)
    """
    geodesic = geodesic_inverse(lon1, lat1, lon2, lat2).distance_m
    if not network_m >= geodesic:
        problem = f"is shorter than the geodesic, {geodesic:.0f} m"
        hint = "check the ends and the network's length"
        raise DataError("route", 0, "", "network_m", str(network_m), problem, hint)
    return LengthRange(geodesic, float(network_m))
