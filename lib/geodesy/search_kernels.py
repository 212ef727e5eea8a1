"""The nearest point of a border to one point after another, compiled: the search in the tree.

Imported only where there is work enough for it (:mod:`lib.geodesy.kernel_loading`); importing it
reads the kernel from where it is kept, or compiles it.
"""

from __future__ import annotations

import math
from typing import Any, NamedTuple

import numba
import numpy as np

from lib.geodesy import formulas
from lib.geodesy.compiled_cache import kept_compiled
from lib.geodesy.coordinates import EQUATORIAL_M, POLAR_M, FloatArray
from lib.geodesy.formulas import CLIMBS, FAR_M, OTHER_REACH_M, OTHER_SHARE, PIECE_BULGE_M, SLACK_M
from lib.geodesy.piece_kernels import (
    ANTIPODAL_M,
    IS_ANTIPODAL,
    IS_UNSETTLED,
    Found,
    Vector,
    compiled,
    dot,
    on_one_piece,
    piece_chord,
)

__all__ = ["nearest"]

_gap_limits = compiled(formulas.gap_limits)
_gap_squares = compiled(formulas.gap_squares)
_rival_margin = compiled(formulas.rival_margin)
_hinge_bend = compiled(formulas.hinge_bend)
_hinge_reach = compiled(formulas.hinge_reach)

#: Nodes that can wait at a time: two for each level of the tree.
_WAITING = 128
#: Squared chord to a whole border beyond which points climb first, in square metres.
_FAR_CHORD2 = 11e6**2
#: What :func:`nearest` takes: known from the start, so that no other shape of it is ever compiled.
_SIGNATURE = "void(f8[:,::1], f8[:,::1], i8[::1], f8[:,::1], f8[:,::1])"


class _Hinge(NamedTuple):
    """A point of the border from which the hinge bound rules others out.

    ``allowance`` is how much nearer than it something must be to be nearer than the best.
    """

    distance: float
    back: Vector
    anchor: Vector
    bend: float
    reach: float
    allowance: float


class _Search(NamedTuple):
    """What was found so far, and what it rules out.

    ``best`` is the hinge at what was found, ``other`` one at what was seen last on the far side.
    ``skipped`` tells that a nearly antipodal piece was left out.
    """

    found: Found
    best: _Hinge
    other: _Hinge
    chord_limit: float
    arc_limit: float
    skipped: bool


@compiled
def _hinge(found: Found, best: float) -> _Hinge:
    distance = found.distance
    allowance = min(OTHER_SHARE * (distance - best), OTHER_REACH_M) + SLACK_M
    bend, reach = _hinge_bend(distance), _hinge_reach(distance)
    return _Hinge(distance, found.back, found.anchor, bend, reach, allowance)


@compiled
def _no_hinge(p: Vector) -> _Hinge:
    return _Hinge(np.inf, p, p, 0.0, 0.0, SLACK_M)


@compiled
def _box_is_behind(box: FloatArray, hinge: _Hinge) -> bool:
    """Return whether the hinge bound proves that nothing in a box is nearer than the best."""
    anchor, back = hinge.anchor, hinge.back
    x, y, z = box[0] - anchor[0], box[1] - anchor[1], box[2] - anchor[2]
    chord = math.sqrt(x * x + y * y + z * z)
    extent = box[6] + PIECE_BULGE_M
    ahead = back[0] * x + back[1] * y + back[2] * z
    ahead += abs(back[0]) * box[3] + abs(back[1]) * box[4] + abs(back[2]) * box[5]
    margin = _rival_margin(ahead, chord, extent, hinge.bend)
    return chord + extent <= hinge.reach and margin <= hinge.allowance


@compiled
def _piece_is_behind(row: FloatArray, hinge: _Hinge) -> bool:
    """Return whether convexity or the hinge bound proves that a piece is not nearer."""
    anchor, back = hinge.anchor, hinge.back
    start = (row[0] - anchor[0], row[1] - anchor[1], row[2] - anchor[2])
    end = (row[3] - anchor[0], row[4] - anchor[1], row[5] - anchor[2])
    if hinge.distance < FAR_M:
        if start == (0.0, 0.0, 0.0):
            if dot(back, (row[6], row[7], row[8])) <= 0:
                return True
        elif end == (0.0, 0.0, 0.0) and dot(back, (row[9], row[10], row[11])) >= 0:
            return True
    x, y, z = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2, (start[2] + end[2]) / 2
    chord = math.sqrt(x * x + y * y + z * z)
    extent = row[12] / 2 + PIECE_BULGE_M
    margin = _rival_margin(max(dot(back, start), dot(back, end)), chord, extent, hinge.bend)
    return chord + extent <= hinge.reach and margin <= hinge.allowance


@compiled
def _nearest_chord(rows: FloatArray, first: int, end: int, p: Vector) -> int:
    """Return the piece of a leaf that is nearest in a straight line."""
    best, nearest_piece = np.inf, first
    for piece in range(first, end):
        chord2 = piece_chord(rows[piece], p)[1]
        if chord2 < best:
            best, nearest_piece = chord2, piece
    return nearest_piece


@compiled
def _box_gap(box: FloatArray, p: Vector) -> tuple[float, float]:
    """Return the squared gap between a point and a box, in metres and on the unit sphere."""
    return _gap_squares(
        max(abs(p[0] - box[0]) - box[3], 0.0),
        max(abs(p[1] - box[1]) - box[4], 0.0),
        max(abs(p[2] - box[2]) - box[5], 0.0),
    )


@compiled
def _promise(x: float, y: float, z: float, p: Vector, hinge: _Hinge) -> float:
    """Return by how much a place is likely to be nearer than the hinge, up to a constant.

    Before there is a hinge, the distance from the point opposite tells.
    """
    if hinge.distance == np.inf:
        return (x + p[0]) ** 2 + (y + p[1]) ** 2 + (z + p[2]) ** 2
    ahead = (x - hinge.anchor[0], y - hinge.anchor[1], z - hinge.anchor[2])
    return dot(hinge.back, ahead) - hinge.bend * dot(ahead, ahead)


@compiled
def _box_promise(box: FloatArray, p: Vector, hinge: _Hinge) -> float:
    """Return the promise of the middle of a box; before there is a hinge, of its far corner."""
    if hinge.distance == np.inf:
        x = abs(box[0] + p[0]) + box[3] - p[0]
        y = abs(box[1] + p[1]) + box[4] - p[1]
        z = abs(box[2] + p[2]) + box[5] - p[2]
        return _promise(x, y, z, p, hinge)
    return _promise(box[0], box[1], box[2], p, hinge)


@compiled
def _most_promising(
    rows: FloatArray, boxes: FloatArray, bounds: Any, p: Vector, hinge: _Hinge
) -> int:
    """Return the piece that is likely to be nearer by most, going down the tree."""
    node, leaves = 1, bounds.size - 1
    while node < leaves:
        at_left = _box_promise(boxes[2 * node], p, hinge)
        node = 2 * node + int(_box_promise(boxes[2 * node + 1], p, hinge) > at_left)
    chosen, best = bounds[node - leaves], -np.inf
    for piece in range(bounds[node - leaves], bounds[node - leaves + 1]):
        row = rows[piece]
        promise = _promise(row[3], row[4], row[5], p, hinge)
        if promise > best:
            best, chosen = promise, piece
    return chosen


@compiled
def _climb(rows: FloatArray, boxes: FloatArray, bounds: Any, u: Vector, p: Vector) -> Found:
    """Return a good first find for a point on the far side, from ever more promising pieces."""
    found = Found(np.inf, 0.0, 0.0, p, p, p, 0.0)
    hinge = _no_hinge(p)
    for _ in range(CLIMBS):
        row = rows[_most_promising(rows, boxes, bounds, p, hinge)]
        seen = on_one_piece(row, u, 0.5, np.inf)
        if seen.distance < 0 or seen.distance >= found.distance:
            break
        found = seen
        hinge = _hinge(seen, seen.distance)
    return found


@compiled
def _put_children(
    boxes: FloatArray, node: int, p: Vector, waiting: Any, gaps: FloatArray, at: int
) -> None:
    """Put both children of a node on the stack, the one to look into first on top."""
    left, right = _box_gap(boxes[2 * node], p), _box_gap(boxes[2 * node + 1], p)
    side = int(right[0] < left[0])
    waiting[at], waiting[at + 1] = 2 * node + 1 - side, 2 * node + side
    gaps[at + 1 - side, 0], gaps[at + 1 - side, 1] = left
    gaps[at + side, 0], gaps[at + side, 1] = right


@compiled
def _start(found: Found, p: Vector) -> _Search:
    """Return the state of a search that starts from a first find, or from none."""
    if found.distance == np.inf:
        return _Search(found, _no_hinge(p), _no_hinge(p), np.inf, np.inf, False)
    return _improved(found, _no_hinge(p), False)


@compiled
def _improved(found: Found, other: _Hinge, skipped: bool) -> _Search:
    hinge = _hinge(found, found.distance)
    chord_limit, arc_limit = _gap_limits(found.distance)
    return _Search(found, hinge, other, chord_limit, arc_limit, skipped)


@compiled
def _box_is_ruled_out(box: FloatArray, chord2: float, arc2: float, search: _Search) -> bool:
    if chord2 >= search.chord_limit or arc2 >= search.arc_limit:
        return True
    if _box_is_behind(box, search.best):
        return True
    return search.other.distance < np.inf and _box_is_behind(box, search.other)


@compiled
def _piece_is_ruled_out(row: FloatArray, chord2: float, search: _Search) -> bool:
    if chord2 >= search.chord_limit or _piece_is_behind(row, search.best):
        return True
    return search.other.distance < np.inf and _piece_is_behind(row, search.other)


@compiled
def _look(row: FloatArray, u: Vector, share: float, chord2: float, search: _Search) -> _Search:
    """Return the search after a look at one more piece."""
    seen = on_one_piece(row, u, share, chord2)
    found = search.found
    if seen.distance == IS_ANTIPODAL:
        limits = search.chord_limit, search.arc_limit
        return _Search(found, search.best, search.other, limits[0], limits[1], True)
    if seen.distance < found.distance:
        return _improved(seen, _no_hinge(u), search.skipped)
    if found.distance > FAR_M:
        other = _hinge(seen, found.distance)
        limits = search.chord_limit, search.arc_limit
        return _Search(found, search.best, other, limits[0], limits[1], search.skipped)
    return search


@compiled
def _nearest_to_one(
    rows: FloatArray, boxes: FloatArray, bounds: Any, u: Vector, waiting: Any, gaps: FloatArray
) -> Found:
    """Return the nearest point of the border to one point, nearer boxes first."""
    p = (u[0] * EQUATORIAL_M, u[1] * EQUATORIAL_M, u[2] * POLAR_M)
    leaves = bounds.size - 1
    nothing = Found(np.inf, 0.0, 0.0, p, p, p, 0.0)
    is_far = _box_gap(boxes[1], p)[0] > _FAR_CHORD2
    search = _start(_climb(rows, boxes, bounds, u, p) if is_far else nothing, p)
    waiting[0], gaps[0, 0], gaps[0, 1] = 1, 0.0, 0.0
    count = 1
    while count:
        count -= 1
        node = waiting[count]
        if _box_is_ruled_out(boxes[node], gaps[count, 0], gaps[count, 1], search):
            continue
        if node < leaves:
            _put_children(boxes, node, p, waiting, gaps, count)
            count += 2
            continue
        begin, end = bounds[node - leaves], bounds[node - leaves + 1]
        first = _nearest_chord(rows, begin, end, p)
        for turn in range(begin - 1, end):
            row = rows[first if turn < begin else turn]
            share, chord2 = piece_chord(row, p)
            if turn != first and not _piece_is_ruled_out(row, chord2, search):
                search = _look(row, u, share, chord2, search)
                if search.found.distance < 0:
                    return search.found
    if search.skipped and search.found.distance > ANTIPODAL_M:
        return Found(IS_UNSETTLED, 0.0, 0.0, p, p, p, 0.0)
    return search.found


with kept_compiled() as _kept:

    @numba.njit(_SIGNATURE, error_model="numpy", nogil=True, cache=_kept)
    def nearest(
        rows: FloatArray, boxes: FloatArray, bounds: Any, u: FloatArray, answer: FloatArray
    ) -> None:
        """Fill in the nearest point of the border for points u (3, n).

        ``answer`` (7, n) gets distance, east and north parts of the azimuth, the nearest point
        in metres, and the ring that it is on. A negative distance marks a point that is left to
        the other way: a geodesic within 3 degrees of antipodal is in play.
        """
        waiting = np.empty(_WAITING, dtype=np.int64)
        gaps = np.empty((_WAITING, 2))
        for i in range(u.shape[1]):
            found = _nearest_to_one(rows, boxes, bounds, (u[0, i], u[1, i], u[2, i]), waiting, gaps)
            answer[0, i], answer[1, i], answer[2, i] = found.distance, found.east, found.north
            answer[3, i], answer[4, i], answer[5, i] = found.place
            answer[6, i] = found.ring
