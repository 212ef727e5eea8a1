"""From which zoom on each label has room: the reason why labels never overlap.

Labels keep their size in pixels while the ground under them grows, so that two of them part
once and for all as the map zooms in. Labels are placed by rank: a lesser one waits for the zoom
from which it touches no greater one and no mark.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import asinh, atan, degrees, pi, radians, sinh, tan

import numpy as np
import numpy.typing as npt

__all__ = ["MAX_ZOOM", "TILE_PX", "Box", "first_free_zooms", "lonlat_of_pixels", "world_pixels"]

#: Pixels of the world's width at zoom 0, as deck.gl counts.
TILE_PX = 512.0
MIN_ZOOM, MAX_ZOOM, STEP = 2.0, 14.0, 0.25
ZOOMS = np.arange(MIN_ZOOM, MAX_ZOOM + STEP, STEP)

_Rows = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Box:
    """What a label or a mark covers: a point of the ground, and pixels around it (y down)."""

    lon: float
    lat: float
    left: float
    top: float
    right: float
    bottom: float
    from_zoom: float = 0.0
    """Not drawn below this zoom."""
    owner: str = ""
    """What it belongs to; what belongs together is placed by hand and may be close."""

    def moved(self, from_zoom: float) -> Box:
        """Return the same box, drawn from another zoom."""
        return replace(self, from_zoom=from_zoom)


def world_pixels(lon: float, lat: float) -> tuple[float, float]:
    """Return a point in pixels of the whole world at zoom 0, y down.

    >>> world_pixels(0, 0)
    (256.0, 256.0)
    """
    x = (lon + 180) / 360 * TILE_PX
    return x, TILE_PX / 2 - asinh(tan(radians(lat))) * TILE_PX / (2 * pi)


def lonlat_of_pixels(x: float, y: float) -> tuple[float, float]:
    """Return the point at pixels of the whole world at zoom 0, in degrees.

    >>> lonlat_of_pixels(256.0, 256.0)
    (0.0, 0.0)
    """
    return x / TILE_PX * 360 - 180, degrees(atan(sinh((TILE_PX / 2 - y) * 2 * pi / TILE_PX)))


def first_free_zooms(
    labels: Sequence[Sequence[Box]], marks: Sequence[Box]
) -> list[tuple[int, float] | None]:
    """Return for each label which of its boxes it takes, and from which zoom on.

    Parameters
    ----------
    labels
        In order of rank; each with the boxes that it may take, the preferred first.
    marks
        What no label may touch.

    Returns
    -------
    list
        (index of the box, zoom), or None where a label has room at no zoom.

    Examples
    --------
    Dunai, 180 km from Najin, waits for the zoom at which both labels fit:

    >>> najin = Box(130.3, 42.2333, 10, -7, 60, 7, owner="najin")
    >>> dunai = Box(132.35, 42.88, -60, -7, -10, 7, owner="dunai")
    >>> first_free_zooms([[najin], [dunai]], [])
    [(0, 0.0), (0, 3.5)]
    """
    capacity = len(marks) + len(labels)
    taken = np.empty((capacity, 7))
    owners = np.empty(capacity, dtype=object)
    for count, mark in enumerate(marks):
        taken[count], owners[count] = _row(mark, mark.from_zoom), mark.owner
    count = len(marks)
    result: list[tuple[int, float] | None] = []
    for boxes in labels:
        own = boxes[0].owner
        others = taken[:count][owners[:count] != own] if own else taken[:count]
        zooms = [_free_from(box, others) for box in boxes]
        best = min(range(len(boxes)), key=zooms.__getitem__)
        if zooms[best] > MAX_ZOOM:
            result.append(None)
            continue
        taken[count], owners[count] = _row(boxes[best], zooms[best]), own
        count += 1
        result.append((best, zooms[best]))
    return result


def _row(box: Box, from_zoom: float) -> tuple[float, ...]:
    return (*world_pixels(box.lon, box.lat), box.left, box.top, box.right, box.bottom, from_zoom)


def _free_from(box: Box, taken: _Rows) -> float:
    """The lowest zoom from which on a box touches nothing that is placed."""
    if not len(taken):
        return box.from_zoom
    x, y = world_pixels(box.lon, box.lat)
    scale = 2.0 ** ZOOMS[:, None]
    dx, dy = (taken[:, 0] - x) * scale, (taken[:, 1] - y) * scale
    touches = (
        (dx + taken[:, 2] < box.right)
        & (dx + taken[:, 4] > box.left)
        & (dy + taken[:, 3] < box.bottom)
        & (dy + taken[:, 5] > box.top)
        & (taken[:, 6] <= ZOOMS[:, None])
    )
    occupied = np.flatnonzero(touches.any(axis=1))
    if not len(occupied):
        return box.from_zoom
    return max(box.from_zoom, float(ZOOMS[occupied[-1]]) + STEP)
