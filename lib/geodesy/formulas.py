"""The arithmetic of the engine: the same functions for numbers (compiled) and for arrays.

:mod:`lib.geodesy.piece_kernels` and :mod:`lib.geodesy.search_kernels` compile these functions for
single numbers, :mod:`lib.geodesy.inverse` and the modules in rounds call them with arrays, so both
ways of running share every formula. They only use arithmetic and ``numpy`` functions and never
branch. ``docs/geodesy.md`` derives them.

Points are auxiliary vectors (:mod:`lib.geodesy.coordinates`) or Earth-centred positions in
metres; both are passed as three numbers.

References
----------
C. F. F. Karney, "Algorithms for geodesics", Journal of Geodesy 87, 43-55 (2013): the series of
the length (equations 15, 17, 18) and of the longitude (23 to 25), here to the order at which the
next term is below 1 nm.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from lib.geodesy.coordinates import EQUATORIAL_M, FLATTENING, POLAR_M

__all__ = [
    "CLIMBS",
    "CONVERGED",
    "FAR_M",
    "LONGEST_PIECE_M",
    "NEARLY_ANTIPODAL",
    "OTHER_REACH_M",
    "OTHER_SHARE",
    "PIECE_BULGE_M",
    "SLACK_M",
    "STEPS",
    "direction_back",
    "foot_offset",
    "gap_limits",
    "gap_squares",
    "great_circle",
    "hinge_bend",
    "hinge_reach",
    "is_settled",
    "last_gain",
    "length_and_excess",
    "on_piece",
    "rival_margin",
    "rough_excess",
    "segment_chord",
]

#: Third flattening n = (a - b) / (a + b), and the second eccentricity squared.
_N = FLATTENING / (2 - FLATTENING)
_E2 = FLATTENING * (2 - FLATTENING) / (1 - FLATTENING) ** 2
# Coefficients of A3 and C3 by powers of epsilon, with n put in (Karney 2013, equations 24, 25).
_A31 = -(1 / 2 - _N / 2)
_A32 = -(1 / 4 + _N / 8 - 3 * _N**2 / 8)
_A33 = -(1 / 16 + 3 * _N / 16 + _N**2 / 16)
_A34 = -(3 / 64 + _N / 32)
_C311 = 1 / 4 - _N / 4
_C312 = 1 / 8 - _N**2 / 8
_C313 = 3 / 64 + 3 * _N / 64 - _N**2 / 64
_C314 = 5 / 128 + _N / 64
_C321 = 1 / 16 - 3 * _N / 32 + _N**2 / 32
_C322 = 3 / 64 - _N / 32 - 3 * _N**2 / 64
_C323 = 3 / 128 + _N / 128
_C331 = 5 / 192 - 3 * _N / 64 + 5 * _N**2 / 192
_C332 = 3 / 128 - 5 * _N / 192
_C341 = 7 / 512 - 7 * _N / 256

#: Largest radius for which a chord bounds a geodesic from below, a^2 / b, in metres.
_LARGEST_RADIUS_M = EQUATORIAL_M**2 / POLAR_M
#: Cubic term of the hinge bound, in 1/m^2: a sixth of the largest curvature of a normal section
#: squared, (a / b^2)^2, for the way that curves, and as much for b sin(e / b) in place of e.
_THIRD_ORDER = (EQUATORIAL_M / POLAR_M**2) ** 2 / 3
#: Radius of the sphere on which the foot on an edge is guessed, in metres.
_FOOT_RADIUS_M = (2 * EQUATORIAL_M + POLAR_M) / 3
#: Distance beyond which a piece is nearest at one of its ends, bar the last 1 % below it: pi b / 2.
FAR_M = 0.99 * np.pi * POLAR_M / 2
#: Longest piece of a border, in metres: the cubic and the bounds below are proved for it.
LONGEST_PIECE_M = 2_000.0
#: How far a geodesic of 2 km leaves its chord at most, in metres: l^2 a / (8 b^2), rounded up.
PIECE_BULGE_M = 0.08
#: A rival that would be nearer by less than this is left alone, in metres.
SLACK_M = 2e-8
#: Reach of the hinge bound, in metres. Within it, an arc exceeds its chord c by at most
#: 1.1e-15 c^3 (1 / 24 R^2, R = b^2 / a, and 6 % for the next order), and the chord of the same
#: arc on a sphere of radius b differs from c by at most 1e-4 of it.
_REACH_M = 2e6
_ARC_EXCESS = 1.1e-15
_CHORD_SHARE = 1e-4
#: Times that points on the far side look at the most promising piece before they search.
CLIMBS = 8
#: A hinge at a point of the border that is not the best one rules out, beyond FAR_M, what this
#: share of their difference does not bring near, up to this difference in metres.
OTHER_SHARE = 0.998
OTHER_REACH_M = 4e5
#: Correction of the longitude excess, in radians, below which the third order is under 1 nm.
CONVERGED = 3e-7
#: Cosine of the arc beyond which the series is not relied on: 177 degrees.
NEARLY_ANTIPODAL = -0.9986295347545738
#: Steps along a piece: three do as a rule, more guard against rounding close to the border.
STEPS = 30
#: Keeps divisions finite where two points coincide or a point is a pole.
_TINY = 1e-150


def great_circle(
    ux: Any, uy: Any, uz: Any, vx: Any, vy: Any, vz: Any, turn: Any
) -> tuple[Any, Any, Any, Any, Any, Any, Any, Any]:
    """Return the great circle from u to v, after u is turned westward by a small angle.

    Returns the x and y of the turned u, the normal u x v (not normalised), its length
    sin(sigma), cos(sigma), and the part of that cosine that the turn changes.
    """
    t2 = turn * turn
    cos_turn = 1 - t2 / 2 * (1 - t2 / 12 * (1 - t2 / 30))
    sin_turn = turn * (1 - t2 / 6 * (1 - t2 / 20))
    x = ux * cos_turn + uy * sin_turn
    y = uy * cos_turn - ux * sin_turn
    nx = y * vz - uz * vy
    ny = uz * vx - x * vz
    nz = x * vy - y * vx
    level = x * vx + y * vy
    norm = np.sqrt(nx * nx + ny * ny + nz * nz) + _TINY
    return x, y, nx, ny, nz, norm, level + uz * vz, level


def rough_excess(clairaut: Any, sigma: Any, cos_sigma: Any, sin_sigma: Any, level: Any) -> Any:
    """Return about how far the spherical longitude exceeds the geographic one, in radians.

    One Newton step from no excess, with f for f A3: right to about 2e-5.
    """
    slope = clairaut * clairaut + sigma * (level - clairaut * clairaut * cos_sigma) / sin_sigma
    return FLATTENING * clairaut * sigma / (1 - FLATTENING * slope)


def length_and_excess(
    clairaut: Any, across: Any, sigma: Any, sin_sigma: Any, cos_sigma: Any
) -> tuple[Any, Any]:
    """Return the length in metres and the longitude excess of a geodesic on its great circle.

    Parameters
    ----------
    clairaut
        sin(alpha0) = cos(beta) sin(alpha), the same all along the geodesic.
    across
        u_z v_z, the product of the sines of both reduced latitudes.
    sigma, sin_sigma, cos_sigma
        The arc between the ends on the auxiliary sphere.
    """
    k2 = _E2 * (1 - clairaut * clairaut)
    root = 1 + np.sqrt(1 + k2)
    share = _E2 / (root * root)
    e1 = k2 / (root * root)
    e2 = e1 * e1
    # c_l = epsilon^l cos(l (sigma1 + sigma2)), s_l = 2 sin(l sigma).
    c1 = e1 * cos_sigma - 2 * share * across
    c2 = 2 * c1 * c1 - e2
    c3 = 2 * c1 * c2 - e2 * c1
    c4 = 2 * c1 * c3 - e2 * c2
    s1 = 2 * sin_sigma
    s2 = 2 * cos_sigma * s1
    s3 = 2 * cos_sigma * s2 - s1
    s4 = 2 * cos_sigma * s3 - s2
    wave = (
        (-1 / 2 + e2 * (3 / 16 - e2 / 32)) * c1 * s1
        + (-1 / 16 + e2 / 32) * c2 * s2
        + (-1 / 48 + e2 * 3 / 256) * c3 * s3
        + (-5 / 512) * c4 * s4
    )
    length = POLAR_M * (1 + e2 * (1 / 4 + e2 / 64)) / (1 - e1) * (sigma + wave)
    turn = (
        (_C311 + e1 * (_C312 + e1 * (_C313 + e1 * _C314))) * c1 * s1
        + (_C321 + e1 * (_C322 + e1 * _C323)) * c2 * s2
        + (_C331 + e1 * _C332) * c3 * s3
        + _C341 * c4 * s4
    )
    mean = 1 + e1 * (_A31 + e1 * (_A32 + e1 * (_A33 + e1 * _A34)))
    return length, FLATTENING * clairaut * mean * (sigma + turn)


def direction_back(
    nx: Any, ny: Any, nz: Any, norm: Any, vx: Any, vy: Any, vz: Any
) -> tuple[Any, Any, Any]:
    """Return the Earth-centred unit vector at v that points back along the geodesic from u.

    ``nx, ny, nz, norm`` come from :func:`great_circle`.
    """
    tx = (vy * nz - vz * ny) / norm
    ty = (vz * nx - vx * nz) / norm
    tz = (vx * ny - vy * nx) / norm
    # Azimuths are the same on the sphere and the ellipsoid, so east and north parts carry over.
    px = vx + _TINY
    level = np.sqrt(px * px + vy * vy)
    cx, cy = px / level, vy / level
    east = cx * ty - cy * tx
    north = level * tz - vz * (cx * tx + cy * ty)
    ax, az = EQUATORIAL_M * vz, POLAR_M * level
    north = north / np.sqrt(ax * ax + az * az)
    return -cy * east - ax * cx * north, cx * east - ax * cy * north, az * north


def foot_offset(distance: Any, cos_gamma: Any) -> Any:
    """Return how far along an edge its nearest point lies, in metres, by a spherical triangle.

    ``cos_gamma`` is the cosine of the angle between the edge and the line to the point. Exact in
    the plane and on the sphere; on the ellipsoid right to about 1 %, which repetition removes.
    """
    arc = distance / _FOOT_RADIUS_M
    return _FOOT_RADIUS_M * np.arctan2(np.sin(arc) * cos_gamma, np.cos(arc))


def on_piece(
    share: Any, length: Any, start: Any, end: Any, start_tangent: Any, end_tangent: Any
) -> tuple[Any, Any]:
    """Return one coordinate of the point at a share of a piece, and of the tangent there.

    The cubic through both ends with both tangents; within 2e-10 m of the geodesic for 2 km.
    """
    s2 = share * share
    rest = (1 - share) * length
    bend = share * (3 - 2 * share)
    # Written so that shares 0 and 1 answer the ends to the last bit.
    point = (
        start * (1 - share * bend)
        + end * (share * bend)
        + rest * (share * (1 - share) * start_tangent - s2 * end_tangent)
    )
    slope = 6 * share * (1 - share) * (end - start) / length
    tangent = (
        slope
        + (1 - share) * (1 - 3 * share) * start_tangent
        + share * (3 * share - 2) * end_tangent
    )
    return point, tangent


def is_settled(distance: Any, moved: Any, lean: Any) -> Any:
    """Return whether a step along a piece is the last: what it gains is known without a look.

    ``moved`` is the step in metres and ``lean`` the cosine at which the line to the point stands
    on the piece: the distance falls by about half of their product, known to 1 %.
    """
    gain = np.abs(moved * lean)
    small = (gain < 1e-6) & (np.abs(lean) < 1e-2)
    return small | (np.abs(moved) < 1e-9) | (distance < 1e-9)


def last_gain(moved: Any, step: Any, lean: Any) -> Any:
    """Return by how much the last step shortens the distance, in metres.

    ``step`` is the whole way to the foot, of which ``moved`` stays on the piece.
    """
    return moved * lean * (1 - moved / (2 * step + _TINY))


def segment_chord(qx: Any, qy: Any, qz: Any, ex: Any, ey: Any, ez: Any) -> tuple[Any, Any]:
    """Return the nearest share of a straight segment and the squared distance to it.

    ``q`` is the point and ``e`` the end of the segment, both seen from its start.
    """
    share = (qx * ex + qy * ey + qz * ez) / (ex * ex + ey * ey + ez * ez + _TINY)
    share = np.minimum(np.maximum(share, 0.0), 1.0)
    dx, dy, dz = qx - share * ex, qy - share * ey, qz - share * ez
    return share, dx * dx + dy * dy + dz * dz


def gap_squares(gx: Any, gy: Any, gz: Any) -> tuple[Any, Any]:
    """Return the square of a gap in Earth-centred metres, and of the same on the unit sphere."""
    level2 = gx * gx + gy * gy
    height2 = gz * gz
    return level2 + height2, level2 / EQUATORIAL_M**2 + height2 / POLAR_M**2


def gap_limits(distance: Any) -> tuple[Any, Any]:
    """Return the squared gaps, in metres and on the unit sphere, beyond which nothing is nearer.

    Two bounds from below: s >= 2 R asin(c / 2 R) with the chord c and R = a^2 / b, and
    s >= b sigma with the arc sigma on the auxiliary sphere. The first is close up to a quarter
    of the circumference, the second beyond.
    """
    by_chord = np.sin(np.minimum(distance / (2 * _LARGEST_RADIUS_M), np.pi / 2))
    by_arc = np.sin(np.minimum(distance / (2 * POLAR_M), np.pi / 2))
    chord = 2 * _LARGEST_RADIUS_M * by_chord + PIECE_BULGE_M
    arc = 2 * by_arc + PIECE_BULGE_M / POLAR_M
    return chord * chord, arc * arc


def rival_margin(ahead: Any, chord: Any, half_extent: Any, bend: Any) -> Any:
    """Return by how much a part of the border may be nearer than the best point found, in metres.

    Positive where it may; otherwise it is proved not to be. The hinge bound: on a surface whose
    curvature is at most 1 / b^2, the third side of a hinge is at least that on a sphere of
    radius b (Rauch). Holds while ``chord + half_extent`` is below :func:`hinge_reach`.

    Parameters
    ----------
    ahead
        How far the part reaches from the best point toward the measured point, in metres: the
        largest dot product with the unit vector that points there.
    chord, half_extent
        Straight distance from the best point to the part's middle, and from there to its ends.
    bend
        :func:`hinge_bend` of the best distance.
    """
    near = np.maximum(chord - half_extent, 0.0)
    far = chord + half_extent
    arc = far + _ARC_EXCESS * far * far * far
    curved = (1 - 2 * _CHORD_SHARE) * np.maximum(bend, 0.0) * near * near
    curved = curved + (1 + 3 * _CHORD_SHARE) * np.minimum(bend, 0.0) * far * far
    return ahead + PIECE_BULGE_M + _THIRD_ORDER * arc * arc * arc - curved


def hinge_bend(distance: Any) -> Any:
    """Return cot(d / b) / 2 b, in 1/m: how a sphere of radius b bends distances away."""
    return 1 / (2 * POLAR_M * np.tan(np.maximum(distance, 1e-3) / POLAR_M))


def hinge_reach(distance: Any) -> Any:
    """Return how far from the best point the hinge bound holds, in metres of chord."""
    return np.minimum(_REACH_M, 1.99 * (0.999 * np.pi * POLAR_M - distance))
