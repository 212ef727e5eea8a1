"""The nearest point of a border to many points at a time, in rounds over arrays.

Used for few points, and where numba is not installed; the same bounds as
:mod:`lib.geodesy.search_kernels`, in an order that suits arrays, and the same numbers.
Arrays are read with ``take`` and ``compress``, which do it in a quarter of the time of brackets.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from lib.geodesy.coordinates import EQUATORIAL_M, POLAR_M, FloatArray
from lib.geodesy.formulas import (
    FAR_M,
    OTHER_REACH_M,
    OTHER_SHARE,
    PIECE_BULGE_M,
    SLACK_M,
    gap_limits,
    hinge_bend,
    hinge_reach,
    rival_margin,
)
from lib.geodesy.piece_rounds import Found, Indices, dot, on_pieces, piece_chords
from lib.geodesy.start_rounds import (
    box_gap,
    climb,
    look_again,
    nearest_chord,
    sphere_chords,
    top_level,
)
from lib.geodesy.tree import Tree

__all__ = ["nearest"]

#: Points in one round; and pairs of points and boxes at which a round is halved.
_POINTS = 2048
_PAIRS = 1_000_000
_AXES = np.array([[EQUATORIAL_M], [EQUATORIAL_M], [POLAR_M]])


class _Hinge(NamedTuple):
    """Points of the border, one for each measured point, from which the hinge bound rules out.

    ``allowance`` is how much nearer than it something must be to be nearer than the best.
    """

    distance: FloatArray
    back: FloatArray
    anchor: FloatArray
    bend: FloatArray
    reach: FloatArray
    allowance: FloatArray


def nearest(rows: FloatArray, tree: Tree, u: FloatArray) -> Found:
    """Return the nearest point of a border for points given as auxiliary vectors (3, n).

    ``rows`` (14, pieces) holds start, end, start tangent, end tangent, length and ring of each.
    """
    count = u.shape[1]
    found = Found.none(count)
    waiting = [np.arange(at, min(at + _POINTS, count)) for at in range(0, count, _POINTS)]
    while waiting:
        which = waiting.pop()
        part = _nearest_of_some(rows, tree, u.take(which, axis=1))
        if part is None:
            waiting += np.array_split(which, 2)
        else:
            found.put(which, part)
    return found


def _nearest_of_some(rows: FloatArray, tree: Tree, u: FloatArray) -> Found | None:
    """Return the nearest points, or nothing where it would take too much memory at a time."""
    p = u * _AXES
    spheres = sphere_chords(tree, p)
    first_piece = nearest_chord(rows, tree, p, spheres)
    found = on_pieces(rows.take(first_piece, axis=1), u, p)
    last = climb(rows, tree, found, u, p)
    hinges = [_hinge(each, found.distance) for each in (last, found)]
    if last is found:
        del hinges[0]
    pairs = _candidates(tree, p, found, hinges, spheres)
    if pairs is None:
        return None
    point, piece = pairs
    while point.size:
        for hinge in hinges:
            margin, kept = _piece_margin(rows, p, hinge, found.distance, point, piece)
            point, piece = point[kept], piece[kept]
        order = np.lexsort((-margin, point))
        point, piece = point[order], piece[order]
        first = np.diff(point, prepend=-1) != 0
        which = point[first]
        seen = look_again(rows, found, u, p, which, piece[first])
        point, piece = point[~first], piece[~first]
        hinges = [_hinge(found, found.distance)]
        if (found.distance > FAR_M).any():
            last = found.copy()
            last.put(which, seen)
            hinges.insert(0, _hinge(last, found.distance))
    return found


def _hinge(found: Found, best: FloatArray) -> _Hinge:
    """Return what was found as hinges; they need not be the best ones where those are far."""
    distance = found.distance
    spare = np.minimum(OTHER_SHARE * (distance - best), OTHER_REACH_M)
    allowance = np.where(best > FAR_M, spare, 0.0) + SLACK_M
    bend, reach = hinge_bend(distance), hinge_reach(distance)
    return _Hinge(distance, found.back, found.anchor, bend, reach, allowance)


def _may_hold_nearer(tree: Tree, hinge: _Hinge, point: Indices, node: Indices) -> Indices:
    """Return the pairs whose box the hinge bound does not rule out."""
    half, back = tree.half.take(node, axis=1), hinge.back.take(point, axis=1)
    middle = tree.centre.take(node, axis=1) - hinge.anchor.take(point, axis=1)
    extent = tree.extent.take(node) + PIECE_BULGE_M
    chord = np.sqrt(dot(middle, middle))
    ahead = dot(back, middle) + dot(np.abs(back), half)
    margin = rival_margin(ahead, chord, extent, hinge.bend.take(point))
    nearer = margin > hinge.allowance.take(point)
    return np.flatnonzero(nearer | (chord + extent > hinge.reach.take(point)))


def _candidates(
    tree: Tree, p: FloatArray, found: Found, hinges: list[_Hinge], spheres: FloatArray
) -> tuple[Indices, Indices] | None:
    """Return pairs of points and pieces whose boxes no bound rules out, in order of points."""
    chord_limit, arc_limit = gap_limits(found.distance)
    level = top_level(tree)
    # 1 m more, for what the product of matrices rounds.
    near = spheres - (tree.extent[level] + 1) < np.sqrt(chord_limit)[:, None]
    point, node = np.nonzero(near)
    node += level.start
    while True:
        chord2, arc2 = box_gap(tree, p.take(point, axis=1), node)
        close = (chord2 < chord_limit.take(point)) & (arc2 < arc_limit.take(point))
        point, node = point.compress(close), node.compress(close)
        for hinge in hinges:
            kept = _may_hold_nearer(tree, hinge, point, node)
            point, node = point[kept], node[kept]
        if not point.size or node[0] >= tree.leaves:
            break
        if point.size > _PAIRS and p.shape[1] > 1:
            return None
        point = np.repeat(point, 2)
        node = np.repeat(2 * node, 2)
        node[1::2] += 1
    leaf = node - tree.leaves
    count = tree.bounds[leaf + 1] - tree.bounds[leaf]
    offset = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
    return np.repeat(point, count), np.repeat(tree.bounds[leaf], count) + offset


def _piece_margin(
    rows: FloatArray, p: FloatArray, hinge: _Hinge, best: FloatArray, point: Indices, piece: Indices
) -> tuple[FloatArray, Indices]:
    """Return the pairs whose piece may be nearer than the best, and by how much it may."""
    limit = gap_limits(best)[0]
    limit[best < SLACK_M] = 0
    ends = rows[0:6].take(piece, axis=1)
    close = np.flatnonzero(piece_chords(ends, p.take(point, axis=1))[1] < limit.take(point))
    point, piece, ends = point[close], piece[close], ends.take(close, axis=1)
    back, anchor = hinge.back.take(point, axis=1), hinge.anchor.take(point, axis=1)
    start, end = ends[0:3] - anchor, ends[3:6] - anchor
    middle = (start + end) / 2
    away = np.sqrt(dot(middle, middle))
    extent = rows[12].take(piece) / 2 + PIECE_BULGE_M
    ahead = np.maximum(dot(back, start), dot(back, end))
    margin = rival_margin(ahead, away, extent, hinge.bend.take(point))
    nearer = margin > hinge.allowance.take(point)
    hold = np.flatnonzero(nearer | (away + extent > hinge.reach.take(point)))
    back, start, end = (values.take(hold, axis=1) for values in (back, start, end))
    tangents = rows[6:12].take(piece[hold], axis=1)
    # A piece that leaves the nearest point by an obtuse angle only leads away (convexity).
    leaves = (dot(back, tangents[0:3]) <= 0) & (np.abs(start).sum(axis=0) == 0)
    arrives = (dot(back, tangents[3:6]) >= 0) & (np.abs(end).sum(axis=0) == 0)
    hold = hold[~((leaves | arrives) & (hinge.distance[point[hold]] < FAR_M))]
    return margin[hold], close[hold]
