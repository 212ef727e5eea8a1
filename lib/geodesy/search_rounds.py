"""The nearest point of a border to many points at a time, in rounds over arrays.

Used where numba is not installed; the same bounds as :mod:`lib.geodesy.search_kernels`, in an
order that suits arrays, and the same numbers.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from lib.geodesy.coordinates import EQUATORIAL_M, POLAR_M, FloatArray
from lib.geodesy.formulas import (
    CLIMBS,
    FAR_M,
    OTHER_REACH_M,
    OTHER_SHARE,
    PIECE_BULGE_M,
    SLACK_M,
    gap_limits,
    gap_squares,
    hinge_bend,
    hinge_reach,
    rival_margin,
)
from lib.geodesy.piece_rounds import Found, Indices, on_pieces, piece_chords
from lib.geodesy.tree import Tree

__all__ = ["nearest"]

#: Points in one round; and pairs of points and boxes at which a round is halved.
_POINTS = 2048
_PAIRS = 1_000_000
#: Level of the tree at which all boxes are tried: 64 of them, two of which are gone into.
_LEVEL = 6
_TRIED = 2
_AXES = np.array([[EQUATORIAL_M], [EQUATORIAL_M], [POLAR_M]])
_Mask = NDArray[np.bool_]


def nearest(rows: FloatArray, tree: Tree, u: FloatArray) -> Found:
    """Return the nearest point of a border for points given as auxiliary vectors (3, n).

    ``rows`` (14, pieces) holds start, end, start tangent, end tangent, length and ring of each.
    """
    count = u.shape[1]
    found = Found.none(count)
    waiting = [np.arange(at, min(at + _POINTS, count)) for at in range(0, count, _POINTS)]
    while waiting:
        which = waiting.pop()
        part = _nearest_of_some(rows, tree, u[:, which])
        if part is None:
            waiting += np.array_split(which, 2)
        else:
            found.put(which, part)
    return found


def _nearest_of_some(rows: FloatArray, tree: Tree, u: FloatArray) -> Found | None:
    """Return the nearest points, or nothing where it would take too much memory at a time."""
    p = u * _AXES
    spheres = _sphere_chords(tree, p)
    found = on_pieces(rows[:, _nearest_chord(rows, tree, p, spheres)], u, p)
    _climb(rows, tree, found, u, p)
    pairs = _candidates(tree, p, found, spheres)
    if pairs is None:
        return None
    point, piece = pairs
    seen = found
    while point.size:
        if (found.distance > FAR_M).any():
            _, kept = _piece_margin(rows, p, seen, found.distance, point, piece)
            point, piece = point[kept], piece[kept]
        margin, kept = _piece_margin(rows, p, found, found.distance, point, piece)
        point, piece = point[kept], piece[kept]
        order = np.lexsort((-margin, point))
        point, piece = point[order], piece[order]
        first = np.diff(point, prepend=-1) != 0
        seen = _look_again(rows, found, u, p, point[first], piece[first])
        point, piece = point[~first], piece[~first]
    return found


def _look_again(
    rows: FloatArray, found: Found, u: FloatArray, p: FloatArray, which: Indices, piece: Indices
) -> Found:
    """Look at one more piece for some points, and keep what is nearer; returns what was seen."""
    seen = on_pieces(rows[:, piece], u[:, which], p[:, which])
    nearer = seen.distance < found.distance[which]
    found.put(which[nearer], seen.pick(nearer))
    every = found.copy()
    every.put(which, seen)
    return every


def _sphere_chords(tree: Tree, p: FloatArray) -> FloatArray:
    """Return the chords (points, boxes) to the middles of all boxes of one level."""
    level = _level(tree)
    centre = tree.centre[:, level]
    chord2 = _dot(p, p)[:, None] - 2 * (p.T @ centre) + _dot(centre, centre)
    return np.sqrt(np.maximum(chord2, 0.0))


def _level(tree: Tree) -> slice:
    """Return the nodes of the level at which all boxes are tried."""
    first = min(2**_LEVEL, tree.leaves)
    return slice(first, 2 * first)


def _nearest_chord(rows: FloatArray, tree: Tree, p: FloatArray, spheres: FloatArray) -> Indices:
    """Return a piece near each point: the nearest in the leaves of the most likely boxes."""
    level = _level(tree)
    likely = spheres - tree.extent[level] / 2
    best, chosen = np.full(p.shape[1], np.inf), np.zeros(p.shape[1], dtype=np.int64)
    every = np.arange(p.shape[1])
    for _ in range(min(_TRIED, level.start)):
        box = likely.argmin(axis=1)
        likely[every, box] = np.inf
        node = box + level.start
        while node[0] < tree.leaves:
            left, right = (_box_gap(tree, p, 2 * node + side)[0] for side in (0, 1))
            node = 2 * node + (right < left)
        for piece in _leaf_pieces(tree, node):
            chord2 = piece_chords(rows[0:6, piece], p)[1]
            chosen = np.where(chord2 < best, piece, chosen)
            best = np.minimum(best, chord2)
    return chosen


def _climb(rows: FloatArray, tree: Tree, found: Found, u: FloatArray, p: FloatArray) -> None:
    """Look at ever more promising pieces for far points, whose nearest chord says little."""
    going = np.flatnonzero(found.distance > FAR_M)
    for _ in range(CLIMBS):
        if not going.size:
            return
        before = found.distance[going]
        piece = _most_promising(rows, tree, found.pick(going))
        _look_again(rows, found, u, p, going, piece)
        going = going[found.distance[going] < before]


def _most_promising(rows: FloatArray, tree: Tree, found: Found) -> Indices:
    """Return the piece that is likely to be nearer by most, told by the hinge, down the tree."""
    bend = hinge_bend(found.distance)
    node = np.ones(bend.size, dtype=np.int64)
    while node[0] < tree.leaves:
        left, right = (_promise(tree.centre[:, 2 * node + side], found, bend) for side in (0, 1))
        node = 2 * node + (right > left)
    best, chosen = np.full(bend.size, -np.inf), node
    for piece in _leaf_pieces(tree, node):
        promise = _promise(rows[3:6, piece], found, bend)
        chosen = np.where(promise > best, piece, chosen)
        best = np.maximum(best, promise)
    return chosen


def _promise(place: FloatArray, found: Found, bend: FloatArray) -> FloatArray:
    ahead = place - found.anchor
    return _dot(found.back, ahead) - bend * _dot(ahead, ahead)


def _leaf_pieces(tree: Tree, node: Indices) -> list[Indices]:
    """Return the pieces of leaves, one array after another; the last one again where few."""
    leaf = node - tree.leaves
    first, last = tree.bounds[leaf], tree.bounds[leaf + 1] - 1
    return [np.minimum(first + k, last) for k in range(int(np.diff(tree.bounds).max()))]


def _dot(a: FloatArray, b: FloatArray) -> FloatArray:
    product: FloatArray = a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
    return product


def _box_gap(tree: Tree, p: FloatArray, node: Indices) -> tuple[FloatArray, FloatArray]:
    gap = np.maximum(np.abs(p - tree.centre[:, node]) - tree.half[:, node], 0.0)
    chord2, arc2 = gap_squares(*gap)
    return chord2, arc2


def _box_margin(
    tree: Tree, found: Found, bend: FloatArray, point: Indices, node: Indices
) -> tuple[FloatArray, FloatArray]:
    """Return by how much boxes may be nearer than the best, and how far they are from it."""
    half, back = tree.half[:, node], found.back[:, point]
    middle = tree.centre[:, node] - found.anchor[:, point]
    extent = tree.extent[node] + PIECE_BULGE_M
    chord = np.sqrt(_dot(middle, middle))
    ahead = _dot(back, middle) + _dot(np.abs(back), half)
    return rival_margin(ahead, chord, extent, bend[point]), chord + extent


def _candidates(
    tree: Tree, p: FloatArray, found: Found, spheres: FloatArray
) -> tuple[Indices, Indices] | None:
    """Return pairs of points and pieces whose boxes no bound rules out, in order of points."""
    chord_limit, arc_limit = gap_limits(found.distance)
    reach, bend = hinge_reach(found.distance), hinge_bend(found.distance)
    level = _level(tree)
    # 1 m more, for what the product of matrices rounds.
    near = spheres - (tree.extent[level] + 1) < np.sqrt(chord_limit)[:, None]
    point, node = np.nonzero(near)
    node += level.start
    while True:
        chord2, arc2 = _box_gap(tree, p[:, point], node)
        kept = (chord2 < chord_limit[point]) & (arc2 < arc_limit[point])
        point, node = point[kept], node[kept]
        margin, away = _box_margin(tree, found, bend, point, node)
        kept = (margin > SLACK_M) | (away > reach[point])
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
    rows: FloatArray,
    p: FloatArray,
    hinge: Found,
    best: FloatArray,
    point: Indices,
    piece: Indices,
) -> tuple[FloatArray, Indices]:
    """Return the pairs whose piece may be nearer than the best, and by how much it may.

    Told by the hinge at a point of the border that need not be the best one, where that is far.
    """
    limit, bend = gap_limits(best)[0], hinge_bend(hinge.distance)
    reach = hinge_reach(hinge.distance)
    spare = np.minimum(OTHER_SHARE * (hinge.distance - best), OTHER_REACH_M)
    allowance = np.where(best > FAR_M, spare, 0.0) + SLACK_M
    limit[best < SLACK_M] = 0
    ends = rows[0:6, piece]
    kept = np.flatnonzero(piece_chords(ends, p[:, point])[1] < limit[point])
    point, piece = point[kept], piece[kept]
    back, anchor = hinge.back[:, point], hinge.anchor[:, point]
    start, end = ends[0:3, kept] - anchor, ends[3:6, kept] - anchor
    middle = (start + end) / 2
    away = np.sqrt(_dot(middle, middle))
    extent = rows[12, piece] / 2 + PIECE_BULGE_M
    ahead = np.maximum(_dot(back, start), _dot(back, end))
    margin = rival_margin(ahead, away, extent, bend[point])
    hold = np.flatnonzero((margin > allowance[point]) | (away + extent > reach[point]))
    back, start, end, tangents = (
        back[:, hold],
        start[:, hold],
        end[:, hold],
        rows[6:12, piece[hold]],
    )
    # A piece that leaves the nearest point by an obtuse angle only leads away (convexity).
    leaves = (_dot(back, tangents[0:3]) <= 0) & (np.abs(start).sum(axis=0) == 0)
    arrives = (_dot(back, tangents[3:6]) >= 0) & (np.abs(end).sum(axis=0) == 0)
    hold = hold[~((leaves | arrives) & (hinge.distance[point[hold]] < FAR_M))]
    return margin[hold], kept[hold]
