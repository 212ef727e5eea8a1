"""A first find for many points at a time, from which the search rules everything else out."""

from __future__ import annotations

import numpy as np

from lib.geodesy.coordinates import FloatArray
from lib.geodesy.formulas import CLIMBS, FAR_M, gap_squares, hinge_bend
from lib.geodesy.piece_rounds import Found, Indices, dot, on_pieces, piece_chords
from lib.geodesy.tree import Tree

__all__ = ["box_gap", "climb", "look_again", "nearest_chord", "sphere_chords", "top_level"]

#: Level of the tree at which all boxes are tried: 64 of them, two of which are gone into.
_LEVEL = 6
_TRIED = 2


def top_level(tree: Tree) -> slice:
    """Return the nodes of the level at which all boxes are tried."""
    first = min(2**_LEVEL, tree.leaves)
    return slice(first, 2 * first)


def sphere_chords(tree: Tree, p: FloatArray) -> FloatArray:
    """Return the chords (points, boxes) to the middles of all boxes of one level."""
    centre = tree.centre[:, top_level(tree)]
    chord2 = dot(p, p)[:, None] - 2 * (p.T @ centre) + dot(centre, centre)
    return np.sqrt(np.maximum(chord2, 0.0))


def nearest_chord(rows: FloatArray, tree: Tree, p: FloatArray, spheres: FloatArray) -> Indices:
    """Return a piece near each point: the nearest in the leaves of the most likely boxes."""
    level = top_level(tree)
    tried = min(_TRIED, level.start)
    likely = spheres - tree.extent[level] / 2
    node = np.argpartition(likely, tried - 1, axis=1)[:, :tried].T + level.start
    while node[0, 0] < tree.leaves:
        left, right = box_gap(tree, p[:, None, None], _children(node))[0]
        node = 2 * node + (right < left)
    piece = _leaf_pieces(tree, node).reshape(-1, p.shape[1])
    chord2 = piece_chords(rows[0:6].take(piece, axis=1), p[:, None])[1]
    return _pick(piece, chord2.argmin(axis=0))


def climb(rows: FloatArray, tree: Tree, found: Found, u: FloatArray, p: FloatArray) -> Found:
    """Look at ever more promising pieces for far points, whose nearest chord says little.

    Returns what was seen last, which was not nearer; of points that are not far, what was found.
    """
    last = found
    going = np.flatnonzero(found.distance > FAR_M)
    for _ in range(CLIMBS):
        if not going.size:
            break
        before = found.distance[going]
        piece = _most_promising(rows, tree, found.pick(going))
        seen = look_again(rows, found, u, p, going, piece)
        if last is found:
            last = found.copy()
        last.put(going, seen)
        going = going[found.distance[going] < before]
    return last


def look_again(
    rows: FloatArray, found: Found, u: FloatArray, p: FloatArray, which: Indices, piece: Indices
) -> Found:
    """Look at one more piece for some points, and keep what is nearer; returns what was seen."""
    seen = on_pieces(rows.take(piece, axis=1), u.take(which, axis=1), p.take(which, axis=1))
    nearer = np.flatnonzero(seen.distance < found.distance[which])
    found.put(which[nearer], seen.pick(nearer))
    return seen


def _most_promising(rows: FloatArray, tree: Tree, found: Found) -> Indices:
    """Return the piece that is likely to be nearer by most, told by the hinge, down the tree."""
    bend = hinge_bend(found.distance)
    node = np.ones(bend.size, dtype=np.int64)
    while node[0] < tree.leaves:
        children = _children(node)
        promise = _promise(tree.centre.take(children, axis=1), found, bend)
        # Half way from the middle of a box to its corner ahead.
        left, right = promise + dot(np.abs(found.back), tree.half.take(children, axis=1)) / 2
        node = 2 * node + (right > left)
    piece = _leaf_pieces(tree, node)
    promise = _promise(rows[3:6].take(piece, axis=1), found, bend)
    return _pick(piece, promise.argmax(axis=0))


def _pick(values: Indices, row: Indices) -> Indices:
    """Return one value of each column."""
    picked: Indices = np.take_along_axis(values, row[None], axis=0)[0]
    return picked


def _promise(place: FloatArray, found: Found, bend: FloatArray) -> FloatArray:
    """Return by how much places (3, k, n) are likely to be nearer than n hinges."""
    ahead = place - found.anchor[:, None]
    return dot(found.back, ahead) - bend * dot(ahead, ahead)


def _children(node: Indices) -> Indices:
    """Return left and right children of nodes, along a new first axis."""
    return np.stack((2 * node, 2 * node + 1))


def _leaf_pieces(tree: Tree, node: Indices) -> Indices:
    """Return the pieces of leaves along a new first axis; the last one again where few."""
    leaf = node - tree.leaves
    offset = np.arange(np.diff(tree.bounds).max()).reshape(-1, *[1] * node.ndim)
    pieces: Indices = np.minimum(tree.bounds[leaf] + offset, tree.bounds[leaf + 1] - 1)
    return pieces


def box_gap(tree: Tree, p: FloatArray, node: Indices) -> tuple[FloatArray, FloatArray]:
    """Return the squared gaps between points and a box each, in metres and on the unit sphere."""
    centre, half = tree.centre.take(node, axis=1), tree.half.take(node, axis=1)
    chord2, arc2 = gap_squares(*np.maximum(np.abs(p - centre) - half, 0.0))
    return chord2, arc2
