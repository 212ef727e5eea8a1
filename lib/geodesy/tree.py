"""A tree of boxes over the pieces of a border, in Earth-centred coordinates.

No box is drawn in longitude and latitude, so poles and the antimeridian are ordinary places.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lib.geodesy.coordinates import FloatArray

__all__ = ["Tree", "grow"]

#: Pieces in a leaf, at most.
_LEAF_PIECES = 6


@dataclass(frozen=True)
class Tree:
    """A perfect binary tree: node i has the children 2 i and 2 i + 1, the root is node 1.

    ``centre`` and ``half`` (3, nodes) are the boxes of the nodes and ``extent`` half of their
    diagonals, in metres. Leaf number k is node ``leaves + k`` and holds the pieces
    ``bounds[k]`` to ``bounds[k + 1]`` of ``order``.
    """

    centre: FloatArray
    half: FloatArray
    extent: FloatArray
    bounds: NDArray[np.int64]
    order: NDArray[np.int64]

    @property
    def leaves(self) -> int:
        """The number of leaves, a power of two."""
        return self.bounds.size - 1


def grow(start: FloatArray, end: FloatArray) -> Tree:
    """Return the tree over straight segments between positions, shape (n, 3), in metres."""
    count = len(start)
    depth = max(0, int(np.ceil(np.log2(count / _LEAF_PIECES))))
    middle = (start + end) / 2
    order = np.arange(count)
    for level in range(depth):
        bounds = count * np.arange(2**level + 1) // 2**level
        group = np.repeat(np.arange(2**level), np.diff(bounds))
        ordered = middle[order]
        spread = np.maximum.reduceat(ordered, bounds[:-1]) - np.minimum.reduceat(
            ordered, bounds[:-1]
        )
        axis = spread.argmax(axis=1)[group]
        order = order[np.lexsort((ordered[np.arange(count), axis], group))]
    bounds = count * np.arange(2**depth + 1) // 2**depth
    low = np.minimum(start, end)[order]
    high = np.maximum(start, end)[order]
    lows = [np.minimum.reduceat(low, bounds[:-1])]
    highs = [np.maximum.reduceat(high, bounds[:-1])]
    for _ in range(depth):
        lows.insert(0, np.minimum(lows[0][::2], lows[0][1::2]))
        highs.insert(0, np.maximum(highs[0][::2], highs[0][1::2]))
    unused = np.zeros((1, 3))
    low, high = np.concatenate([unused, *lows]), np.concatenate([unused, *highs])
    half = np.ascontiguousarray((high - low).T) / 2
    centre = np.ascontiguousarray((low + high).T) / 2
    return Tree(centre, half, np.linalg.norm(half, axis=0), bounds, order)
