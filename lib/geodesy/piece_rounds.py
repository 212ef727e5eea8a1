"""Many points and one piece of a border each, over arrays.

The same steps as :mod:`lib.geodesy.piece_kernels`, with the same numbers.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lib.geodesy.coordinates import EQUATORIAL_M, POLAR_M, FloatArray
from lib.geodesy.formulas import (
    FAR_M,
    STEPS,
    foot_offset,
    is_settled,
    last_gain,
    on_piece,
    segment_chord,
)
from lib.geodesy.inverse import sight

__all__ = ["Found", "Indices", "dot", "on_pieces", "piece_chords"]

_PER_AXIS = np.array([[1 / EQUATORIAL_M], [1 / EQUATORIAL_M], [1 / POLAR_M]])
Indices = NDArray[np.int64]


@dataclass
class Found:
    """The nearest point found so far for each point: arrays of n, vectors (3, n).

    ``anchor`` is the point of the border that was measured to and ``back`` the unit vector there
    toward the point; ``place`` is the nearest point itself, at most the last small step
    from the anchor; ``ring`` numbers the part of the border.
    """

    distance: FloatArray
    east: FloatArray
    north: FloatArray
    anchor: FloatArray
    back: FloatArray
    place: FloatArray
    ring: FloatArray

    @classmethod
    def none(cls, count: int) -> Found:
        """Return a state in which nothing is found yet."""
        east, north, ring = (np.zeros(count) for _ in range(3))
        anchor, back, place = (np.zeros((3, count)) for _ in range(3))
        return cls(np.full(count, np.inf), east, north, anchor, back, place, ring)

    def copy(self) -> Found:
        """Return a state of its own with the same entries."""
        return Found(*(getattr(self, name).copy() for name in self.__dataclass_fields__))

    def put(self, which: Indices, other: Found) -> None:
        """Take over the entries of another state, one for each index."""
        for name in self.__dataclass_fields__:
            getattr(self, name)[..., which] = getattr(other, name)

    def pick(self, which: Indices) -> Found:
        """Return the state of some points."""
        return Found(*(getattr(self, name).take(which, -1) for name in self.__dataclass_fields__))


def dot(a: FloatArray, b: FloatArray) -> FloatArray:
    """Return the dot products of vectors (3, n)."""
    product: FloatArray = a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
    return product


def piece_chords(row: FloatArray, p: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return the share and the square of the nearest chord from points to a piece each.

    ``row`` is (14, n): start, end, start tangent, end tangent, length and ring. ``p`` is (3, n),
    in metres.
    """
    share, chord2 = segment_chord(*(p - row[0:3]), *(row[3:6] - row[0:3]))
    return share, chord2


def on_pieces(row: FloatArray, u: FloatArray, p: FloatArray) -> Found:
    """Return the nearest point on one piece for each point."""
    share, _ = piece_chords(row, p)
    found, lean = _look(row, u, share)
    far = np.flatnonzero(found.distance > FAR_M)
    if far.size:
        found.put(far, _at_an_end(row.take(far, axis=1), u.take(far, axis=1)))
    going = np.flatnonzero(found.distance <= FAR_M)
    for _ in range(STEPS):
        if not going.size:
            break
        going, target = _step(row, found, share, lean, going)
        share[going] = target
        moved, lean[going] = _look(row.take(going, axis=1), u.take(going, axis=1), target)
        found.put(going, moved)
    return found


def _look(row: FloatArray, u: FloatArray, share: FloatArray) -> tuple[Found, FloatArray]:
    """Return the sight from points at shares of pieces, and how it leans along the piece."""
    place, tangent = _along(row, share)
    seen = sight(u, place * _PER_AXIS)
    cos_gamma = np.einsum("ij,ij->j", seen.back, tangent)
    ends = place, seen.back, place.copy(), row[13].copy()
    return Found(seen.distance, seen.east, seen.north, *ends), cos_gamma


def _along(row: FloatArray, share: FloatArray) -> tuple[FloatArray, FloatArray]:
    ends = (row[3 * k : 3 * k + 3] for k in range(4))
    return on_piece(share, row[12], *ends)


def _at_an_end(row: FloatArray, u: FloatArray) -> Found:
    """Return the nearest point on pieces so far away that they bend toward their ends."""
    count = u.shape[1]
    first, first_lean = _look(row, u, np.zeros(count))
    last, last_lean = _look(row, u, np.ones(count))
    nearer = np.flatnonzero(last.distance < first.distance)
    first.put(nearer, last.pick(nearer))
    within = np.flatnonzero((first_lean > 0) & (last_lean < 0))
    if within.size:
        share = first_lean[within] / (first_lean[within] - last_lean[within])
        inside, _ = _look(row.take(within, axis=1), u.take(within, axis=1), share)
        nearer = np.flatnonzero(inside.distance < first.distance[within])
        first.put(within[nearer], inside.pick(nearer))
    return first


def _step(
    row: FloatArray, found: Found, share: FloatArray, lean: FloatArray, going: Indices
) -> tuple[Indices, FloatArray]:
    """Settle the points whose next step along the piece is too small to matter.

    Returns the points that go on, and the shares of the piece where they look next.
    """
    distance, length = found.distance[going], row[12, going]
    step = foot_offset(distance, lean[going])
    target = np.clip(share[going] + step / length, 0.0, 1.0)
    moved = (target - share[going]) * length
    settled = is_settled(distance, moved, lean[going])
    done = going[settled]
    place, _ = _along(row.take(done, axis=1), target[settled])
    found.place[:, done] = place
    found.distance[done] -= last_gain(moved, step, lean[going])[settled]
    return going[~settled], target[~settled]
