"""Coordinates in degrees: reading them, refusing bad ones, and their form on the unit sphere.

A point of the ellipsoid is handled in two forms. Outside this package it is (lon, lat) in
degrees, EPSG:4326. Inside it is its *auxiliary vector*: the point of the unit sphere with the
same longitude and the reduced latitude. On the ellipsoid x = a u, y = a v, z = b w, so one
division turns the vector into Earth-centred coordinates and back, and neither the poles nor the
antimeridian are special.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lib.errors import DataError

__all__ = [
    "EQUATORIAL_M",
    "FLATTENING",
    "POLAR_M",
    "FloatArray",
    "Numbers",
    "auxiliary_vectors",
    "is_scalar",
    "lonlat_of_vectors",
    "read_lonlat",
    "wrap_lon",
]

FloatArray = NDArray[np.float64]
Numbers = Sequence[float] | NDArray[Any]

#: Semi-major axis a of WGS84, in metres (NIMA TR8350.2).
EQUATORIAL_M = 6_378_137.0
#: Flattening f of WGS84 (NIMA TR8350.2).
FLATTENING = 1 / 298.257223563
#: Semi-minor axis b = a (1 - f), in metres.
POLAR_M = EQUATORIAL_M * (1 - FLATTENING)


def is_scalar(*values: Any) -> bool:
    """Return whether every value is a plain number, so that a plain number is answered."""
    return all(np.ndim(value) == 0 for value in values)


def read_lonlat(lon: Any, lat: Any, source: str = "points") -> tuple[FloatArray, FloatArray]:
    """Return longitudes and latitudes as two float64 arrays of one shape (at least 1-d).

    Parameters
    ----------
    lon, lat
        Degrees, EPSG:4326; scalars or arrays that broadcast. Longitudes may exceed 180.
    source
        What the values are called in the message of an error.

    Raises
    ------
    DataError
        Names the first row (counted from 1) and field that is not a finite number or, for a
        latitude, lies beyond 90 degrees.

    Examples
    --------
    >>> read_lonlat(40.042361, 45.888417)
    (array([40.042361]), array([45.888417]))
    >>> read_lonlat([131.9, 45.9], [43.1, 140.0])
    Traceback (most recent call last):
    lib.errors.DataError: points:2 lat: '140.0' is beyond 90 degrees; ...
    """
    lons, lats = _numbers(lon, source, "lon"), _numbers(lat, source, "lat")
    try:
        lons, lats = np.broadcast_arrays(lons, lats)
    except ValueError:
        shapes = f"{lons.shape} and {lats.shape}"
        raise DataError(
            source, 0, "", "lat", shapes, "do not match", "give as many latitudes as longitudes"
        ) from None
    for name, values in (("lon", lons), ("lat", lats)):
        hint = "leave the row out, or give a number of degrees"
        _refuse(~np.isfinite(values), values, source, name, "is not a finite number", hint)
    hint = "give degrees as (lon, lat), EPSG:4326; they may be swapped or projected"
    _refuse(np.abs(lats) > 90, lats, source, "lat", "is beyond 90 degrees", hint)
    return lons, lats


def _numbers(value: Any, source: str, field: str) -> FloatArray:
    try:
        return np.atleast_1d(np.asarray(value, dtype=np.float64))
    except (TypeError, ValueError):
        hint = "give a number of degrees in every row"
        raise DataError(source, 0, "", field, str(value), "is not a number", hint) from None


def _refuse(
    bad: NDArray[np.bool_], values: FloatArray, source: str, field: str, problem: str, hint: str
) -> None:
    rows = np.flatnonzero(bad)
    if rows.size:
        value = str(values.reshape(-1)[rows[0]])
        raise DataError(source, int(rows[0]) + 1, "", field, value, problem, hint)


def wrap_lon(lon: FloatArray) -> FloatArray:
    """Return longitudes in [-180, 180), exact where they already are."""
    return np.where((lon >= -180) & (lon < 180), lon, (lon + 180) % 360 - 180)


def auxiliary_vectors(lon: FloatArray, lat: FloatArray) -> tuple[FloatArray, ...]:
    """Return the three components of the auxiliary vectors of points in degrees."""
    phi, lam = np.radians(lat), np.radians(lon)
    sin_phi = (1 - FLATTENING) * np.sin(phi)
    cos_phi = np.cos(phi)
    norm = np.sqrt(sin_phi * sin_phi + cos_phi * cos_phi)
    cos_beta = cos_phi / norm
    return cos_beta * np.cos(lam), cos_beta * np.sin(lam), sin_phi / norm


def lonlat_of_vectors(u: FloatArray, v: FloatArray, w: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return the points in degrees, lon in [-180, 180], of auxiliary vectors of any length."""
    lat = np.degrees(np.arctan2(w, (1 - FLATTENING) * np.hypot(u, v)))
    return np.degrees(np.arctan2(v, u)), lat
