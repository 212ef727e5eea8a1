"""One point and one piece of a border, compiled: the formulas that the arrays use too.

Imported only where there is work enough for it (:mod:`lib.geodesy.kernel_loading`).
"""

from __future__ import annotations

import math
from typing import Any, NamedTuple

import numba

from lib.geodesy import formulas
from lib.geodesy.coordinates import EQUATORIAL_M, FLATTENING, POLAR_M, FloatArray
from lib.geodesy.formulas import CONVERGED, FAR_M, LONGEST_PIECE_M, NEARLY_ANTIPODAL, STEPS

__all__ = [
    "ANTIPODAL_M",
    "IS_ANTIPODAL",
    "IS_UNSETTLED",
    "Found",
    "Vector",
    "compiled",
    "dot",
    "on_one_piece",
    "piece_chord",
]

#: For functions inside the kernel; the kernel itself is kept on disk.
compiled: Any = numba.njit(error_model="numpy")
_great_circle = compiled(formulas.great_circle)
_rough_excess = compiled(formulas.rough_excess)
_length_and_excess = compiled(formulas.length_and_excess)
_direction_back = compiled(formulas.direction_back)
_foot_offset = compiled(formulas.foot_offset)
_on_piece = compiled(formulas.on_piece)
_is_settled = compiled(formulas.is_settled)
_last_gain = compiled(formulas.last_gain)
_segment_chord = compiled(formulas.segment_chord)

#: Corrections of the longitude excess before a pair is left to PROJ.
_CORRECTIONS = 6
#: Distances that stand for none: the series did not settle, or was not relied on.
IS_UNSETTLED = -1.0
IS_ANTIPODAL = -2.0
#: Every point of a piece with a nearly antipodal point is at least this far, in metres.
ANTIPODAL_M = POLAR_M * math.acos(NEARLY_ANTIPODAL) - LONGEST_PIECE_M

Vector = tuple[float, float, float]


class Found(NamedTuple):
    """A point of the border as seen from the measured point; Earth-centred, in metres.

    ``east`` and ``north`` are in proportion to the sine and cosine of the azimuth. ``back`` is
    the unit vector at ``anchor`` toward the measured point; ``place`` is the nearest point, at
    most the last small step from the anchor. ``ring`` numbers the part of the border.
    """

    distance: float
    east: float
    north: float
    back: Vector
    anchor: Vector
    place: Vector
    ring: float


@compiled
def _sight(u: Vector, v: Vector) -> tuple[float, float, float, Vector]:
    """Return the geodesic from u to v, as :func:`lib.geodesy.inverse.sight`."""
    x, y, nx, ny, nz, norm, cosine, level = _great_circle(*u, *v, 0.0)
    turn = _rough_excess(nz / norm, math.atan2(norm, cosine), cosine, norm, level)
    length = 0.0
    settled = False
    for _ in range(_CORRECTIONS):
        x, y, nx, ny, nz, norm, cosine, level = _great_circle(*u, *v, turn)
        sigma = math.atan2(norm, cosine)
        clairaut = nz / norm
        length, excess = _length_and_excess(clairaut, u[2] * v[2], sigma, norm, cosine)
        missing = excess - turn
        bend = (level - clairaut * clairaut * cosine) / norm
        length += EQUATORIAL_M * missing * (clairaut + bend * missing / 2)
        turn += missing / (1 - FLATTENING * (clairaut * clairaut + sigma * bend))
        if abs(missing) < CONVERGED:
            settled = True
            break
    if cosine <= NEARLY_ANTIPODAL:
        return IS_ANTIPODAL, 0.0, 0.0, u
    if not settled:
        return IS_UNSETTLED, 0.0, 0.0, u
    x, y, nx, ny, nz, norm, cosine, level = _great_circle(*u, *v, turn)
    back = _direction_back(nx, ny, nz, norm, *v)
    return length, nz / norm, (nx * y - ny * x) / norm, back


@compiled
def dot(a: Vector, b: Vector) -> float:
    """Return the dot product of two vectors."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


@compiled
def _place(row: FloatArray, share: float) -> tuple[Vector, Vector]:
    x, tx = _on_piece(share, row[12], row[0], row[3], row[6], row[9])
    y, ty = _on_piece(share, row[12], row[1], row[4], row[7], row[10])
    z, tz = _on_piece(share, row[12], row[2], row[5], row[8], row[11])
    return (x, y, z), (tx, ty, tz)


@compiled
def _look(row: FloatArray, u: Vector, share: float) -> tuple[Found, float]:
    """Return the sight from a point at a share of a piece, and how it leans along the piece."""
    place, tangent = _place(row, share)
    v = (place[0] / EQUATORIAL_M, place[1] / EQUATORIAL_M, place[2] / POLAR_M)
    distance, east, north, back = _sight(u, v)
    return Found(distance, east, north, back, place, place, row[13]), dot(back, tangent)


@compiled
def _at_an_end(row: FloatArray, u: Vector) -> Found:
    first, first_lean = _look(row, u, 0.0)
    last, last_lean = _look(row, u, 1.0)
    if first.distance < 0 or last.distance < 0:
        return first if first.distance < 0 else last
    found = last if last.distance < first.distance else first
    if first_lean > 0 and last_lean < 0:
        inside, _ = _look(row, u, first_lean / (first_lean - last_lean))
        if inside.distance < found.distance:
            found = inside
    return found


@compiled
def on_one_piece(row: FloatArray, u: Vector, share: float, chord2: float) -> Found:
    """Return the nearest point on one piece, from the share and square of its nearest chord."""
    if chord2 > FAR_M * FAR_M:
        return _at_an_end(row, u)
    found, lean = _look(row, u, share)
    if found.distance > FAR_M:
        return _at_an_end(row, u)
    for _ in range(STEPS):
        if found.distance < 0:
            break
        step = _foot_offset(found.distance, lean)
        target = min(max(share + step / row[12], 0.0), 1.0)
        moved = (target - share) * row[12]
        if _is_settled(found.distance, moved, lean):
            distance = found.distance - _last_gain(moved, step, lean)
            place, _tangent = _place(row, target)
            return Found(
                distance, found.east, found.north, found.back, found.anchor, place, found.ring
            )
        share = target
        found, lean = _look(row, u, share)
    return found


@compiled
def piece_chord(row: FloatArray, p: Vector) -> tuple[float, float]:
    """Return the share and the square of the nearest chord from a point to a piece, in metres."""
    return _segment_chord(
        p[0] - row[0],
        p[1] - row[1],
        p[2] - row[2],
        row[3] - row[0],
        row[4] - row[1],
        row[5] - row[2],
    )
