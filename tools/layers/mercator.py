"""Spherical Mercator, the map's own projection: tolerances in it are pixels on the screen."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

__all__ = ["box", "to_degrees", "to_mercator"]

RADIUS_M = 6_378_137.0

#: Latitude beyond which the web map's square world ends.
MAX_LAT = 85.0

Array = NDArray[np.float64]


def to_mercator(geometry: BaseGeometry) -> BaseGeometry:
    """A geometry in degrees as Mercator metres (true metres only at the equator)."""
    return shapely.transform(geometry, _project)


def to_degrees(geometry: BaseGeometry) -> BaseGeometry:
    """A geometry in Mercator metres as lon/lat degrees."""
    return shapely.transform(geometry, _unproject)


def box(lon_min: float, lat_min: float, lon_max: float, lat_max: float) -> BaseGeometry:
    """A lon/lat box in Mercator metres."""
    return to_mercator(shapely.box(lon_min, lat_min, lon_max, lat_max))


def _project(degrees: Array) -> Array:
    lat = np.radians(np.clip(degrees[:, 1], -MAX_LAT, MAX_LAT))
    return np.column_stack([np.radians(degrees[:, 0]), np.arctanh(np.sin(lat))]) * RADIUS_M


def _unproject(metres: Array) -> Array:
    x, y = metres[:, 0] / RADIUS_M, metres[:, 1] / RADIUS_M
    return np.degrees(np.column_stack([x, np.arcsin(np.tanh(y))]))
