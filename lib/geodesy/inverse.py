"""Geodesics between many pairs of auxiliary vectors, as the engine needs them."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from lib.geodesy.coordinates import EQUATORIAL_M, FLATTENING, FloatArray, lonlat_of_vectors
from lib.geodesy.formulas import (
    CONVERGED,
    NEARLY_ANTIPODAL,
    direction_back,
    great_circle,
    length_and_excess,
    rough_excess,
)
from lib.geodesy.wgs84 import wgs84

__all__ = ["Sight", "sight", "unit_vectors"]

#: Corrections of the longitude excess; more are left to PROJ (pairs within 3 degrees of antipodal).
_CORRECTIONS = 2


class Sight(NamedTuple):
    """The geodesics from points u to points v.

    ``distance`` in metres; ``back`` (3, n) the Earth-centred unit vectors at v toward u;
    ``east``, ``north`` in proportion to the sine and cosine of the azimuth at u.
    """

    distance: FloatArray
    back: FloatArray
    east: FloatArray
    north: FloatArray


def sight(u: FloatArray, v: FloatArray) -> Sight:
    """Return the geodesics between auxiliary vectors, both of shape (3, n), within 20 nm."""
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        found, settled = _by_series(u, v)
    rest = np.flatnonzero(~settled)
    if rest.size:
        exact = _by_proj(u[:, rest], v[:, rest])
        for into, values in zip(found, exact, strict=True):
            into[..., rest] = values
    return found


def _by_series(u: FloatArray, v: FloatArray) -> tuple[Sight, NDArray[np.bool_]]:
    *_, nz, norm, cosine, level = great_circle(u[0], u[1], u[2], v[0], v[1], v[2], 0.0)
    turn = rough_excess(nz / norm, np.arctan2(norm, cosine), cosine, norm, level)
    for _ in range(_CORRECTIONS):
        *_, nz, norm, cosine, level = great_circle(u[0], u[1], u[2], v[0], v[1], v[2], turn)
        sigma, clairaut = np.arctan2(norm, cosine), nz / norm
        length, excess = length_and_excess(clairaut, u[2] * v[2], sigma, norm, cosine)
        missing = excess - turn
        bend = (level - clairaut * clairaut * cosine) / norm
        # First variation: ds = a sin(alpha0) d(lambda), and its derivative.
        length = length + EQUATORIAL_M * missing * (clairaut + bend * missing / 2)
        turn = turn + missing / (1 - FLATTENING * (clairaut * clairaut + sigma * bend))
        settled = np.abs(missing) < CONVERGED
        if settled.all():
            break
    x, y, nx, ny, nz, norm, cosine, _ = great_circle(u[0], u[1], u[2], v[0], v[1], v[2], turn)
    back = np.array(direction_back(nx, ny, nz, norm, *v))
    settled &= cosine > NEARLY_ANTIPODAL
    return Sight(length, back, nz / norm, (nx * y - ny * x) / norm), settled


def _by_proj(u: FloatArray, v: FloatArray) -> Sight:
    lon1, lat1 = lonlat_of_vectors(*u)
    lon2, lat2 = lonlat_of_vectors(*v)
    azimuth, back, length = wgs84().inv(lon1, lat1, lon2, lat2)
    east, north = np.sin(np.radians(azimuth)), np.cos(np.radians(azimuth))
    return Sight(np.asarray(length), unit_vectors(lon2, lat2, np.asarray(back)), east, north)


def unit_vectors(lon: FloatArray, lat: FloatArray, azimuth: FloatArray) -> FloatArray:
    """Return Earth-centred unit vectors (3, n) that point along azimuths, all in degrees."""
    lam, phi, alpha = np.radians(lon), np.radians(lat), np.radians(azimuth)
    north, east = np.cos(alpha), np.sin(alpha)
    return np.array(
        (
            -np.sin(lam) * east - np.sin(phi) * np.cos(lam) * north,
            np.cos(lam) * east - np.sin(phi) * np.sin(lam) * north,
            np.cos(phi) * north,
        )
    )
