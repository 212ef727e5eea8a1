"""Rings as chains of points on the sides of cells, in their order along the ring."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lib.geodesy.ring_cells import Cells, Nodes

__all__ = ["Crossings", "trace"]

_IntArray = NDArray[np.int64]
_BoolArray = NDArray[np.bool_]


@dataclass(frozen=True)
class Crossings:
    """Where rings cross the sides of cells, and the chains that they form.

    ``near``, ``far`` are rows of nodes, within and beyond the radius, between which each
    crossing lies. A chain lists crossings with the nearer side on its left; a closed one ends
    with its first.
    """

    near: _IntArray
    far: _IntArray
    chains: tuple[_IntArray, ...]


def trace(cells: Cells, nodes: Nodes, radius_m: float) -> Crossings:
    """Chains of crossings of one radius through cells.

    A cell may have nodes of smaller neighbours on its sides; each pair of neighbouring nodes on
    a side is looked at, from both sides alike, so that the chains of all cells fit together.
    """
    within = nodes.distance_m <= radius_m
    following: dict[tuple[int, int], tuple[int, int]] = {}
    for loop in _loops(cells, nodes, within):
        signs = within[loop].tolist()
        rows = loop.tolist()
        sides: list[tuple[int, int]] = []
        leaves: list[bool] = []
        for k, (start, here) in enumerate(zip(rows, signs, strict=True)):
            end, there = rows[k + 1 - len(rows)], signs[k + 1 - len(rows)]
            if here != there:
                sides.append((start, end) if here else (end, start))
                leaves.append(here)
        # Two changes are joined whichever side the middle is on.
        middle_within = len(leaves) == 2 or nodes.distance_m[loop].mean() <= radius_m
        for first, last in _pairs(leaves, middle_within):
            following[sides[first]] = sides[last]
    return _chained(following)


def _pairs(leaves: list[bool], middle_within: bool) -> Iterator[tuple[int, int]]:
    """Which change of sign round a cell is joined to which.

    Changes alternate. A ring runs from where the walk round the cell (counter-clockwise) leaves
    the near side to where it comes back. With more than two changes, the side that the middle
    of the cell is on is the one that is connected.
    """
    count = len(leaves)
    for k in range(count):
        if leaves[k]:
            yield k, (k + 1) % count if middle_within else (k - 1) % count


def _loops(cells: Cells, nodes: Nodes, within: _BoolArray) -> Iterator[_IntArray]:
    """Nodes round each cell that a ring crosses, counter-clockwise, those of neighbours too."""
    east, north = nodes.east, nodes.north
    by_north = np.lexsort((east, north))
    north_key = north[by_north] * (1 << 29) + east[by_north]
    corner_rows = nodes.rows(*cells.corners())
    # Bounds of the runs of nodes along the four sides, in the order of the sides.
    south_run = _runs(north_key, cells.south * (1 << 29), cells.west, cells.east)
    north_run = _runs(north_key, cells.north * (1 << 29), cells.west, cells.east)
    west_run = corner_rows[:, 0], corner_rows[:, 3]
    east_run = corner_rows[:, 1], corner_rows[:, 2]
    plain = (
        (south_run[1] - south_run[0] == 1)
        & (north_run[1] - north_run[0] == 1)
        & (west_run[1] - west_run[0] == 1)
        & (east_run[1] - east_run[0] == 1)
    )
    signs = within[corner_rows]
    crossed = signs.any(axis=1) & ~signs.all(axis=1)
    for k in np.flatnonzero(crossed | ~plain):
        if plain[k]:
            yield corner_rows[k]
            continue
        loop = np.concatenate(
            (
                by_north[south_run[0][k] : south_run[1][k]],
                np.arange(east_run[0][k], east_run[1][k]),
                by_north[north_run[1][k] : north_run[0][k] : -1],
                np.arange(west_run[1][k], west_run[0][k], -1),
            )
        )
        if within[loop].any() and not within[loop].all():
            yield loop


def _runs(
    keys: _IntArray, base: _IntArray, first: _IntArray, last: _IntArray
) -> tuple[_IntArray, _IntArray]:
    return np.searchsorted(keys, base + first), np.searchsorted(keys, base + last)


def _chained(following: dict[tuple[int, int], tuple[int, int]]) -> Crossings:
    """Chains from the map of each crossing to the next; open ones begin at the map's edge."""
    numbers: dict[tuple[int, int], int] = {}
    for start, end in following.items():
        numbers.setdefault(start, len(numbers))
        numbers.setdefault(end, len(numbers))
    starts = set(following) - set(following.values())
    chains: list[_IntArray] = []
    left = dict(following)
    for first in [*starts, *following]:
        if first not in left:
            continue
        chain = [first]
        while chain[-1] in left:
            chain.append(left.pop(chain[-1]))
        chains.append(np.array([numbers[crossing] for crossing in chain]))
    pairs = np.array(list(numbers), dtype=np.int64).reshape(-1, 2)
    return Crossings(pairs[:, 0], pairs[:, 1], tuple(chains))
