"""The engine over arrays: many points at a time, in rounds, where numba is not installed.

It takes the same steps as :mod:`lib.geodesy.kernels` and answers the same numbers.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lib.geodesy.coordinates import EQUATORIAL_M, POLAR_M, FloatArray
from lib.geodesy.formulas import (
    FAR_M,
    PIECE_BULGE_M,
    SLACK_M,
    STEPS,
    foot_offset,
    gap_limits,
    gap_squares,
    hinge_bend,
    hinge_reach,
    is_settled,
    last_gain,
    on_piece,
    rival_margin,
    segment_chord,
)
from lib.geodesy.inverse import sight
from lib.geodesy.tree import Tree

__all__ = ["Nearest", "nearest"]

#: Points in one round; and pairs of points and boxes at which a round is halved.
_POINTS = 8192
_PAIRS = 2_000_000
_AXES = np.array([[1 / EQUATORIAL_M], [1 / EQUATORIAL_M], [1 / POLAR_M]])
_Indices = NDArray[np.int64]


@dataclass
class Nearest:
    """The nearest point found so far for each point: arrays of n, vectors (3, n).

    ``anchor`` is the point of the border that was measured to and ``back`` the unit vector there
    toward the point; ``place`` is the nearest point itself, within a step of 1 mm of the anchor.
    """

    distance: FloatArray
    east: FloatArray
    north: FloatArray
    anchor: FloatArray
    back: FloatArray
    place: FloatArray

    @classmethod
    def none(cls, count: int) -> Nearest:
        """Return a state in which nothing is found yet."""
        vectors = [np.zeros((3, count)) for _ in range(3)]
        return cls(np.full(count, np.inf), np.zeros(count), np.zeros(count), *vectors)

    def put(self, which: _Indices, other: Nearest) -> None:
        """Take over the entries of another state, one for each index."""
        for name in self.__dataclass_fields__:
            getattr(self, name)[..., which] = getattr(other, name)

    def pick(self, which: _Indices | NDArray[np.bool_]) -> Nearest:
        """Return the state of some points."""
        return Nearest(*(getattr(self, name)[..., which] for name in self.__dataclass_fields__))


def nearest(rows: FloatArray, tree: Tree, u: FloatArray) -> Nearest:
    """Return the nearest point of a border for points given as auxiliary vectors (3, n).

    ``rows`` (pieces, 13) holds start, end, start tangent, end tangent and length of each piece.
    """
    found = Nearest.none(u.shape[1])
    waiting = [
        np.arange(first, min(first + _POINTS, u.shape[1]))
        for first in range(0, u.shape[1], _POINTS)
    ]
    while waiting:
        which = waiting.pop()
        part = _nearest_of_some(rows, tree, u[:, which])
        if part is None:
            waiting += np.array_split(which, 2)
        else:
            found.put(which, part)
    return found


def _nearest_of_some(rows: FloatArray, tree: Tree, u: FloatArray) -> Nearest | None:
    """Return the nearest points, or nothing where it would take too much memory at a time."""
    p = u / _AXES
    seed = _seed(rows, tree, p)
    found = _on_pieces(rows[seed], u, p)
    point, piece = _candidates(tree, p, found, only_one=u.shape[1] == 1)
    if point is None:
        return None
    fresh = piece != seed[point]
    point, piece = point[fresh], piece[fresh]
    while point.size:
        chord2, kept = _rivals(rows, p, found, point, piece)
        point, piece, chord2 = point[kept], piece[kept], chord2[kept]
        if not point.size:
            break
        order = np.lexsort((chord2, point))
        point, piece = point[order], piece[order]
        first = np.append(True, point[1:] != point[:-1])
        asked = point[first]
        seen = _on_pieces(rows[piece[first]], u[:, asked], p[:, asked])
        nearer = seen.distance < found.distance[asked]
        found.put(asked[nearer], seen.pick(nearer))
        point, piece = point[~first], piece[~first]
    return found


def _seed(rows: FloatArray, tree: Tree, p: FloatArray) -> _Indices:
    """Return a piece near each point: the nearest in the leaf reached by the nearer box."""
    node = np.ones(p.shape[1], dtype=np.int64)
    while node[0] < tree.leaves:
        left, right = (_box_gap(tree, p, 2 * node + side)[0] for side in (0, 1))
        node = 2 * node + (right < left)
    leaf = node - tree.leaves
    best = np.full(p.shape[1], np.inf)
    seed = tree.bounds[leaf].copy()
    for step in range(int(np.diff(tree.bounds).max())):
        piece = np.minimum(tree.bounds[leaf] + step, tree.bounds[leaf + 1] - 1)
        chord2 = _piece_chord2(rows[piece], p)[1]
        seed = np.where(chord2 < best, piece, seed)
        best = np.minimum(best, chord2)
    return seed


def _box_gap(tree: Tree, p: FloatArray, node: _Indices) -> tuple[FloatArray, FloatArray]:
    gap = np.maximum(np.abs(p - tree.centre[node].T) - tree.half[node].T, 0.0)
    return gap_squares(*gap)


def _piece_chord2(row: FloatArray, p: FloatArray) -> tuple[FloatArray, FloatArray]:
    start, end = row[:, 0:3].T, row[:, 3:6].T
    return segment_chord(*(p - start), *(end - start))


def _candidates(
    tree: Tree, p: FloatArray, found: Nearest, only_one: bool
) -> tuple[_Indices, _Indices] | tuple[None, None]:
    """Return pairs of points and pieces whose boxes no bound rules out, in order of points."""
    point = np.arange(p.shape[1])
    node = np.ones_like(point)
    chord_limit, arc_limit = gap_limits(found.distance)
    reach, bend = hinge_reach(found.distance), hinge_bend(found.distance)
    while True:
        chord2, arc2 = _box_gap(tree, p[:, point], node)
        kept = (chord2 < chord_limit[point]) & (arc2 < arc_limit[point])
        point, node = point[kept], node[kept]
        middle = tree.centre[node].T - found.anchor[:, point]
        half = tree.half[node].T
        back = found.back[:, point]
        extent = np.sqrt(np.einsum("ij,ij->j", half, half)) + PIECE_BULGE_M
        chord = np.sqrt(np.einsum("ij,ij->j", middle, middle))
        ahead = np.einsum("ij,ij->j", back, middle) + np.einsum("ij,ij->j", np.abs(back), half)
        margin = rival_margin(ahead, chord, extent, bend[point])
        kept = (margin > SLACK_M) | (chord + extent > reach[point])
        point, node = point[kept], node[kept]
        if not point.size or node[0] >= tree.leaves:
            break
        if point.size > _PAIRS and not only_one:
            return None, None
        point = np.repeat(point, 2)
        node = np.repeat(2 * node, 2)
        node[1::2] += 1
    leaf = node - tree.leaves
    count = tree.bounds[leaf + 1] - tree.bounds[leaf]
    offset = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
    return np.repeat(point, count), np.repeat(tree.bounds[leaf], count) + offset


def _rivals(
    rows: FloatArray, p: FloatArray, found: Nearest, point: _Indices, piece: _Indices
) -> tuple[FloatArray, NDArray[np.bool_]]:
    """Return squared chords of pairs, and which pairs may be nearer than what was found."""
    row, anchor, back = rows[piece], found.anchor[:, point], found.back[:, point]
    distance = found.distance[point]
    chord2 = _piece_chord2(row, p[:, point])[1]
    start, end = row[:, 0:3].T - anchor, row[:, 3:6].T - anchor
    middle = (start + end) / 2
    chord = np.sqrt(np.einsum("ij,ij->j", middle, middle))
    extent = row[:, 12] / 2 + PIECE_BULGE_M
    ahead = np.maximum(np.einsum("ij,ij->j", back, start), np.einsum("ij,ij->j", back, end))
    margin = rival_margin(ahead, chord, extent, hinge_bend(distance))
    kept = (chord2 < gap_limits(distance)[0]) & (distance > SLACK_M)
    kept &= (margin > SLACK_M) | (chord + extent > hinge_reach(distance))
    # A piece that leaves the nearest point by an obtuse angle only leads away (convexity).
    leaves = np.einsum("ij,ji->j", back, row[:, 6:9]) <= 0
    arrives = np.einsum("ij,ji->j", back, row[:, 9:12]) >= 0
    away = (leaves & ~start.any(axis=0)) | (arrives & ~end.any(axis=0))
    return chord2, kept & ~(away & (distance < FAR_M))


def _on_pieces(row: FloatArray, u: FloatArray, p: FloatArray) -> Nearest:
    """Return the nearest point on one piece for each point."""
    share = _piece_chord2(row, p)[0]
    found, lean = _look(row, u, share)
    far = found.distance > FAR_M
    if far.any():
        found.put(np.flatnonzero(far), _at_an_end(row[far], u[:, far]))
    going = np.flatnonzero(~far)
    for _ in range(STEPS):
        if not going.size:
            break
        going, target = _step(row, found, share, lean, going)
        share[going] = target
        moved, lean[going] = _look(row[going], u[:, going], target)
        found.put(going, moved)
    return found


def _look(row: FloatArray, u: FloatArray, share: FloatArray) -> tuple[Nearest, FloatArray]:
    """Return the sight from points at shares of pieces, and how it leans along the piece."""
    place, tangent = _along(row, share)
    seen = sight(u, place * _AXES)
    cos_gamma = np.einsum("ij,ij->j", seen.back, tangent)
    return Nearest(seen.distance, seen.east, seen.north, place, seen.back, place.copy()), cos_gamma


def _along(row: FloatArray, share: FloatArray) -> tuple[FloatArray, FloatArray]:
    ends = (row[:, 3 * k : 3 * k + 3].T for k in range(4))
    return on_piece(share, row[:, 12], *ends)


def _at_an_end(row: FloatArray, u: FloatArray) -> Nearest:
    """Return the nearest point on pieces so far away that they bend toward their ends."""
    count = u.shape[1]
    first, first_lean = _look(row, u, np.zeros(count))
    last, last_lean = _look(row, u, np.ones(count))
    nearer = last.distance < first.distance
    first.put(np.flatnonzero(nearer), last.pick(nearer))
    within = np.flatnonzero((first_lean > 0) & (last_lean < 0))
    if within.size:
        share = first_lean[within] / (first_lean[within] - last_lean[within])
        inside, _ = _look(row[within], u[:, within], share)
        nearer = inside.distance < first.distance[within]
        first.put(within[nearer], inside.pick(nearer))
    return first


def _step(
    row: FloatArray, found: Nearest, share: FloatArray, lean: FloatArray, going: _Indices
) -> tuple[_Indices, FloatArray]:
    """Settle the points whose next step along the piece is too small to matter.

    Returns the points that go on, and the shares of the piece where they look next.
    """
    distance, length = found.distance[going], row[going, 12]
    step = foot_offset(distance, lean[going])
    target = np.clip(share[going] + step / length, 0.0, 1.0)
    moved = (target - share[going]) * length
    settled = is_settled(distance, moved, lean[going])
    done = going[settled]
    place, _ = _along(row[done], target[settled])
    found.place[:, done] = place
    found.distance[done] -= last_gain(moved, step, lean[going])[settled]
    return going[~settled], target[~settled]
