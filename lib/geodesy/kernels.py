"""The engine compiled: one point at a time, by the formulas that the arrays use too.

Imported only when a border is first measured to, and only where numba is installed.
"""

from __future__ import annotations

import math
from typing import Any

import numba
import numpy as np

from lib.geodesy import formulas
from lib.geodesy.compiled_cache import kept_compiled
from lib.geodesy.coordinates import EQUATORIAL_M, FLATTENING, POLAR_M, FloatArray
from lib.geodesy.formulas import (
    CONVERGED,
    FAR_M,
    LONGEST_PIECE_M,
    NEARLY_ANTIPODAL,
    PIECE_BULGE_M,
    SLACK_M,
    STEPS,
)

__all__ = ["nearest"]

_compiled = numba.njit(error_model="numpy")
_great_circle = _compiled(formulas.great_circle)
_rough_excess = _compiled(formulas.rough_excess)
_length_and_excess = _compiled(formulas.length_and_excess)
_direction_back = _compiled(formulas.direction_back)
_foot_offset = _compiled(formulas.foot_offset)
_on_piece = _compiled(formulas.on_piece)
_is_settled = _compiled(formulas.is_settled)
_last_gain = _compiled(formulas.last_gain)
_segment_chord = _compiled(formulas.segment_chord)
_gap_limits = _compiled(formulas.gap_limits)
_gap_squares = _compiled(formulas.gap_squares)
_rival_margin = _compiled(formulas.rival_margin)
_hinge_bend = _compiled(formulas.hinge_bend)
_hinge_reach = _compiled(formulas.hinge_reach)

#: Corrections of the longitude excess before a pair is left to PROJ.
_CORRECTIONS = 6
#: Nodes that can wait at a time: two for each level of the tree.
_WAITING = 128
#: Columns of the answer: distance, east, north, place (3).
_COLUMNS = 6

_Vector = tuple[float, float, float]
#: distance (negative: not settled), east, north, back.
_Sight = tuple[float, float, float, _Vector]
#: distance, east, north, back, anchor, place.
_Found = tuple[float, float, float, _Vector, _Vector, _Vector]
#: Squared chord beyond which gaps tell little about which box is nearer, in square metres.
_FAR_CHORD2 = 11e6**2
#: Distances that stand for none: the series did not settle, or was not tried.
_UNSETTLED = -1.0
_NEARLY_ANTIPODAL = -2.0
#: A piece with a point that is nearly antipodal is at least this far, in metres.
_ANTIPODAL_M = POLAR_M * math.acos(NEARLY_ANTIPODAL) - LONGEST_PIECE_M


@_compiled
def _sight(u: _Vector, v: _Vector) -> _Sight:
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
        return _NEARLY_ANTIPODAL, 0.0, 0.0, u
    if not settled:
        return _UNSETTLED, 0.0, 0.0, u
    x, y, nx, ny, nz, norm, cosine, level = _great_circle(*u, *v, turn)
    back = _direction_back(nx, ny, nz, norm, *v)
    return length, nz / norm, (nx * y - ny * x) / norm, back


@_compiled
def _dot(a: _Vector, b: _Vector) -> float:
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


@_compiled
def _place(row: FloatArray, share: float) -> tuple[_Vector, _Vector]:
    x, tx = _on_piece(share, row[12], row[0], row[3], row[6], row[9])
    y, ty = _on_piece(share, row[12], row[1], row[4], row[7], row[10])
    z, tz = _on_piece(share, row[12], row[2], row[5], row[8], row[11])
    return (x, y, z), (tx, ty, tz)


@_compiled
def _look(row: FloatArray, u: _Vector, share: float) -> tuple[_Found, float]:
    """Return the sight from a point at a share of a piece, and how it leans along the piece."""
    place, tangent = _place(row, share)
    v = (place[0] / EQUATORIAL_M, place[1] / EQUATORIAL_M, place[2] / POLAR_M)
    distance, east, north, back = _sight(u, v)
    return (distance, east, north, back, place, place), _dot(back, tangent)


@_compiled
def _at_an_end(row: FloatArray, u: _Vector) -> _Found:
    first, first_lean = _look(row, u, 0.0)
    last, last_lean = _look(row, u, 1.0)
    if first[0] < 0 or last[0] < 0:
        return first if first[0] < 0 else last
    found = last if last[0] < first[0] else first
    if first_lean > 0 and last_lean < 0:
        inside, _ = _look(row, u, first_lean / (first_lean - last_lean))
        if inside[0] < found[0]:
            found = inside
    return found


@_compiled
def _on_one_piece(row: FloatArray, u: _Vector, share: float) -> _Found:
    """Return the nearest point on one piece, looking first at a share of it."""
    found, lean = _look(row, u, share)
    if found[0] > FAR_M:
        return _at_an_end(row, u)
    for _ in range(STEPS):
        distance, east, north, back, anchor, place = found
        if distance < 0:
            break
        step = _foot_offset(distance, lean)
        target = min(max(share + step / row[12], 0.0), 1.0)
        moved = (target - share) * row[12]
        if _is_settled(distance, moved, lean):
            place, _tangent = _place(row, target)
            distance -= _last_gain(moved, step, lean)
            return distance, east, north, back, anchor, place
        share = target
        found, lean = _look(row, u, share)
    return found


@_compiled
def _piece_chord(row: FloatArray, p: _Vector) -> tuple[float, float]:
    return _segment_chord(
        p[0] - row[0],
        p[1] - row[1],
        p[2] - row[2],
        row[3] - row[0],
        row[4] - row[1],
        row[5] - row[2],
    )


@_compiled
def _nearest_chord(rows: FloatArray, first: int, end: int, p: _Vector) -> int:
    """Return the piece of a leaf that is nearest in a straight line."""
    best, nearest_piece = np.inf, first
    for piece in range(first, end):
        chord2 = _piece_chord(rows[piece], p)[1]
        if chord2 < best:
            best, nearest_piece = chord2, piece
    return nearest_piece


@_compiled
def _box_gap(box: FloatArray, p: _Vector) -> tuple[float, float]:
    """Return the squared gap between a point and a box, in metres and on the unit sphere."""
    return _gap_squares(
        max(abs(p[0] - box[0]) - box[3], 0.0),
        max(abs(p[1] - box[1]) - box[4], 0.0),
        max(abs(p[2] - box[2]) - box[5], 0.0),
    )


@_compiled
def _promise(box: FloatArray, p: _Vector, found: _Found, bend: float) -> float:
    """Return by how much the middle of a box is likely to be nearer, up to a constant.

    Told by the hinge at the nearest point found, or by the chord before there is one: gaps
    hardly differ between boxes on the far side of the ellipsoid.
    """
    if found[0] == np.inf:
        x, y, z = box[0] - p[0], box[1] - p[1], box[2] - p[2]
        return -(x * x + y * y + z * z)
    x, y, z = box[0] - found[4][0], box[1] - found[4][1], box[2] - found[4][2]
    return _dot(found[3], (x, y, z)) - bend * (x * x + y * y + z * z)


@_compiled
def _box_is_behind(
    box: FloatArray, back: _Vector, anchor: _Vector, bend: float, reach: float
) -> bool:
    """Return whether the hinge bound proves that nothing in a box is nearer."""
    x, y, z = box[0] - anchor[0], box[1] - anchor[1], box[2] - anchor[2]
    chord = math.sqrt(x * x + y * y + z * z)
    extent = box[6] + PIECE_BULGE_M
    ahead = back[0] * x + back[1] * y + back[2] * z
    ahead += abs(back[0]) * box[3] + abs(back[1]) * box[4] + abs(back[2]) * box[5]
    return chord + extent <= reach and _rival_margin(ahead, chord, extent, bend) <= SLACK_M


@_compiled
def _piece_is_behind(
    row: FloatArray,
    distance: float,
    back: _Vector,
    anchor: _Vector,
    bend: float,
    reach: float,
) -> bool:
    """Return whether convexity or the hinge bound proves that a piece is not nearer."""
    start = (row[0] - anchor[0], row[1] - anchor[1], row[2] - anchor[2])
    end = (row[3] - anchor[0], row[4] - anchor[1], row[5] - anchor[2])
    if distance < FAR_M:
        if start[0] == 0 and start[1] == 0 and start[2] == 0:
            if back[0] * row[6] + back[1] * row[7] + back[2] * row[8] <= 0:
                return True
        elif (
            end[0] == 0
            and end[1] == 0
            and end[2] == 0
            and back[0] * row[9] + back[1] * row[10] + back[2] * row[11] >= 0
        ):
            return True
    x, y, z = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2, (start[2] + end[2]) / 2
    chord = math.sqrt(x * x + y * y + z * z)
    extent = row[12] / 2 + PIECE_BULGE_M
    ahead = max(_dot(back, start), _dot(back, end))
    return chord + extent <= reach and _rival_margin(ahead, chord, extent, bend) <= SLACK_M


@_compiled
def _nearest_to_one(
    rows: FloatArray, boxes: FloatArray, bounds: Any, u: _Vector, waiting: Any, gaps: FloatArray
) -> _Found:
    """Return the nearest point of the border to one point, nearer boxes first."""
    p = (u[0] * EQUATORIAL_M, u[1] * EQUATORIAL_M, u[2] * POLAR_M)
    leaves = bounds.size - 1
    found = (np.inf, 0.0, 0.0, p, p, p)
    chord_limit, arc_limit, bend, reach = np.inf, np.inf, 0.0, 0.0
    waiting[0], gaps[0, 0], gaps[0, 1] = 1, 0.0, 0.0
    count = 1
    skipped = False
    while count:
        count -= 1
        node = waiting[count]
        if (
            gaps[count, 0] >= chord_limit
            or gaps[count, 1] >= arc_limit
            or _box_is_behind(boxes[node], found[3], found[4], bend, reach)
        ):
            continue
        if node < leaves:
            left, right = _box_gap(boxes[2 * node], p), _box_gap(boxes[2 * node + 1], p)
            if left[0] > _FAR_CHORD2:
                promise = _promise(boxes[2 * node], p, found, bend)
                nearer = 1 if _promise(boxes[2 * node + 1], p, found, bend) > promise else 0
            else:
                nearer = 1 if right[0] < left[0] else 0
            waiting[count], gaps[count] = 2 * node + 1 - nearer, left if nearer else right
            count += 1
            waiting[count], gaps[count] = 2 * node + nearer, right if nearer else left
            count += 1
            continue
        first = _nearest_chord(rows, bounds[node - leaves], bounds[node - leaves + 1], p)
        for turn in range(bounds[node - leaves] - 1, bounds[node - leaves + 1]):
            piece = first if turn < bounds[node - leaves] else turn
            row = rows[piece]
            share, chord2 = _piece_chord(row, p)
            if (
                turn == first
                or chord2 >= chord_limit
                or _piece_is_behind(row, found[0], found[3], found[4], bend, reach)
            ):
                continue
            seen = _on_one_piece(row, u, share)
            if seen[0] == _UNSETTLED:
                return seen
            if seen[0] == _NEARLY_ANTIPODAL:
                skipped = True
            elif seen[0] < found[0]:
                found = seen
                chord_limit, arc_limit = _gap_limits(found[0])
                bend, reach = _hinge_bend(found[0]), _hinge_reach(found[0])
    if skipped and found[0] > _ANTIPODAL_M:
        return _UNSETTLED, 0.0, 0.0, p, p, p
    return found


with kept_compiled() as _kept:

    @numba.njit(error_model="numpy", nogil=True, cache=_kept)
    def nearest(
        rows: FloatArray, boxes: FloatArray, bounds: Any, u: FloatArray, answer: FloatArray
    ) -> None:
        """Fill in the nearest point of the border for points u (3, n).

        ``answer`` (6, n) gets distance, east and north parts of the azimuth, and the nearest
        point in metres. A negative distance marks a point that is left to the other way: a
        geodesic within 3 degrees of antipodal is in play.
        """
        waiting = np.empty(_WAITING, dtype=np.int64)
        gaps = np.empty((_WAITING, 2))
        for i in range(u.shape[1]):
            found = _nearest_to_one(rows, boxes, bounds, (u[0, i], u[1, i], u[2, i]), waiting, gaps)
            answer[0, i], answer[1, i], answer[2, i] = found[0], found[1], found[2]
            answer[3, i], answer[4, i], answer[5, i] = found[5]
