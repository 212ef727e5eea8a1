"""What each mark is made of: outlines to fill and to stroke, in CSS pixels round its centre."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import cos, pi, sin
from typing import Literal

from lib.cartography.symbology import Symbol
from lib.cartography.tokens import Theme, rgba

__all__ = ["MarkPart", "Points", "mark_parts", "part_colour"]

HALO_PX = 1.4
OUTLINE_PX = 1.8
#: Stations are many and small.
FINE_OUTLINE_PX = 1.3
BAND_PX = 13.0
BAND_OPACITY = 0.32

Points = list[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class MarkPart:
    """An outline of a mark, closed; x to the right, y down."""

    points: Points
    role: Literal["own", "halo", "band"]
    """Colour: the class's own, the halo's, or the pale band's of a selected mark."""
    width_px: float = 0.0
    """Width of the stroke along the outline; 0: the outline is filled."""


def _regular(count: int, start: float, radius: float = 1.0) -> Points:
    angles = [start + 2 * pi * i / count for i in range(count)]
    return [(radius * cos(a), radius * sin(a)) for a in angles]


def _arc(x: float, y: float, radius: float) -> Points:
    return [(x + radius * dx, y + radius * dy) for dx, dy in _regular(48, 0)]


#: Outlines of a mark of height 2, y downwards.
OUTLINES: Mapping[str, tuple[Points, ...]] = {
    "ring": (_arc(0, 0, 1),),
    "bar": ([(-0.33, -1), (0.33, -1), (0.33, 1), (-0.33, 1)],),
    "arrow": ([(1.25, 0), (-1.05, -0.85), (-0.55, 0), (-1.05, 0.85)],),
    "square": ([(-0.95, -0.95), (0.95, -0.95), (0.95, 0.95), (-0.95, 0.95)],),
    "triangle": ([(0, -1.0), (1.05, 0.85), (-1.05, 0.85)],),
    "circle": (_arc(0, 0, 1),),
    "bowtie": ([(-1.15, -0.9), (0, 0), (-1.15, 0.9)], [(1.15, -0.9), (0, 0), (1.15, 0.9)]),
    "diamond": ([(0, -1.05), (1.05, 0), (0, 1.05), (-1.05, 0)],),
    "cross": (
        [
            (-0.36, -1.0),
            (0.36, -1.0),
            (0.36, -0.36),
            (1.0, -0.36),
            (1.0, 0.36),
            (0.36, 0.36),
            (0.36, 1.0),
            (-0.36, 1.0),
            (-0.36, 0.36),
            (-1.0, 0.36),
            (-1.0, -0.36),
            (-0.36, -0.36),
        ],
    ),
    "quote": (_arc(0, 0, 1),),
}
#: Marks that are outlines by nature, also where the site is located.
ALWAYS_OPEN = frozenset({"triangle", "circle", "quote"})


def mark_parts(symbol: Symbol, hollow: bool, selected: bool) -> Iterator[MarkPart]:
    """Return the parts of a mark, the lowest first.

    Examples
    --------
    >>> from lib.cartography.symbology import SYMBOLS
    >>> [part.role for part in mark_parts(SYMBOLS["depot"], hollow=False, selected=True)]
    ['band', 'halo', 'halo', 'own']
    """
    if selected:
        yield MarkPart(_arc(0, 0, BAND_PX), "band")
    radius = symbol.size_px / 2
    outlines = [[(x * radius, y * radius) for x, y in o] for o in OUTLINES[symbol.shape]]
    for outline in outlines:
        yield MarkPart(outline, "halo")
        yield MarkPart(outline, "halo", 2 * HALO_PX)
    is_open = hollow or symbol.shape in ALWAYS_OPEN
    width = FINE_OUTLINE_PX if symbol.shape == "circle" else OUTLINE_PX
    for outline in outlines:
        yield MarkPart(outline, "own", width if is_open else 0.0)
    if symbol.shape == "ring" and not hollow:
        yield MarkPart(_arc(0, 0, 0.36 * radius), "halo")
    if symbol.shape == "quote":
        yield from _quotation_marks(radius)


def _quotation_marks(radius: float) -> Iterator[MarkPart]:
    for x in (-0.28, 0.3):
        dot = [(p[0] + x * radius, p[1]) for p in _arc(0, 0.1 * radius, 0.22 * radius)]
        tail = [(-0.22, 0.1), (-0.08, -0.38), (0.12, -0.38), (-0.02, 0.1)]
        yield MarkPart(dot, "own")
        yield MarkPart([((x + dx) * radius, dy * radius) for dx, dy in tail], "own")


def part_colour(part: MarkPart, symbol: Symbol, theme: Theme) -> list[int]:
    """Return a part's colour: red, green, blue, alpha, each 0-255."""
    if part.role == "halo":
        return rgba(theme, "halo")
    return rgba(theme, symbol.layer, BAND_OPACITY if part.role == "band" else 1.0)
