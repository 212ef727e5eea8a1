"""The distance from points to a border, exact on the WGS84 ellipsoid."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar, overload

import numpy as np
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from lib.geodesy.coordinates import FloatArray, Numbers, is_scalar, read_lonlat
from lib.geodesy.engine import Engine
from lib.geodesy.pieces import cut, rings_of
from lib.geodesy.winding import Winding

__all__ = ["Border", "BorderDistance"]

_Value = TypeVar("_Value", float, FloatArray)


@dataclass(frozen=True)
class BorderDistance(Generic[_Value]):
    """How far points are from a border, and where its nearest point is.

    Floats for one point, float64 arrays for many. ``distance_m`` is the geodesic distance in
    metres, at least 0 inside as outside; ``nearest_lon``, ``nearest_lat`` are degrees,
    EPSG:4326; ``azimuth_deg`` is the direction from the point to there, degrees clockwise from
    north in [0, 360).
    """

    distance_m: _Value
    nearest_lon: _Value
    nearest_lat: _Value
    azimuth_deg: _Value


class Border:
    """A border of geodesic edges, made ready for measuring distances to it.

    Parameters
    ----------
    geometry
        Lines or polygons (single or multi) in EPSG:4326, (lon, lat). Of polygons the exterior
        rings are the border: holes are inland water. Rings that touch or cross themselves are
        used as they are.

    Attributes
    ----------
    notes : tuple of str
        What was set aside or found invalid in the geometry, in plain words.

    Raises
    ------
    DataError
        For an empty geometry, points, lines mixed with polygons, coordinates that are no
        degrees, or an SRID other than 4326.

    Examples
    --------
    The depot at Tikhoretsk, against the land border between its Azov end and a village inland:

    >>> import shapely
    >>> line = shapely.LineString([(38.2298, 47.1193), (38.30, 47.60)])
    >>> found = Border(line).distance(40.042361, 45.888417)
    >>> round(found.distance_m / 1000, 3), round(found.nearest_lon, 4)
    (195.125, 38.2298)
    """

    def __init__(self, geometry: BaseGeometry) -> None:
        rings, notes = rings_of(geometry)
        self.notes: tuple[str, ...] = tuple(notes)
        pieces = cut(rings)
        self._engine = Engine(pieces)
        self._winding = Winding(pieces, rings) if rings[0].closed else None

    @property
    def is_area(self) -> bool:
        """Whether the border bounds polygons, so that a point can lie inside it."""
        return self._winding is not None

    @overload
    def distance(self, lon: float, lat: float) -> BorderDistance[float]: ...
    @overload
    def distance(self, lon: Numbers, lat: Numbers) -> BorderDistance[FloatArray]: ...
    def distance(
        self, lon: float | Numbers, lat: float | Numbers
    ) -> BorderDistance[float] | BorderDistance[FloatArray]:
        """Return the geodesic distance from points to the nearest point of the border.

        Parameters
        ----------
        lon, lat
            Degrees, EPSG:4326; one point (floats are answered) or arrays of one shape.

        Raises
        ------
        DataError
            Names the first row and field that is not finite or beyond 90 degrees of latitude.
        """
        lons, lats = read_lonlat(lon, lat)
        *found, _ = self._engine.nearest(lons.reshape(-1), lats.reshape(-1))
        if is_scalar(lon, lat):
            return BorderDistance(*(float(values[0]) for values in found))
        return BorderDistance(*(values.reshape(lons.shape) for values in found))

    def contains(self, lon: float | Numbers, lat: float | Numbers) -> bool | NDArray[np.bool_]:
        """Return whether points lie inside the border's polygons; False where it is lines.

        A ring of geodesic edges bounds the smaller of its two sides. Holes are inland water and
        count as inside. A point within about 1 nm of an edge may be told either way.

        Parameters
        ----------
        lon, lat
            Degrees, EPSG:4326; one point (a bool is answered) or arrays of one shape.

        Raises
        ------
        DataError
            Names the first row and field that is not finite or beyond 90 degrees of latitude.

        Examples
        --------
        >>> import shapely
        >>> square = Border(shapely.box(39.5, 45.5, 40.5, 46.5))
        >>> square.contains(40.042361, 45.888417), square.contains(130.3, 42.2)
        (True, False)
        """
        lons, lats = read_lonlat(lon, lat)
        if self._winding is None:
            inside = np.zeros(lons.shape, dtype=bool)
        else:
            inside = self._winding.contains(lons.reshape(-1), lats.reshape(-1)).reshape(lons.shape)
        return bool(inside[0]) if is_scalar(lon, lat) else inside
