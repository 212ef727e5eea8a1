"""Figures in panels over an axis of days: where each stands, before anything is drawn."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from lib.analysis.dated import Dated
from lib.ui.charts.style import LETTER_PX, PHONE_PX, Days

__all__ = [
    "LINE_PX",
    "Panel",
    "PanelPoint",
    "PlacedPoint",
    "Stack",
    "label_side",
    "labelled_points",
    "stack_panels",
    "ticks_up_to",
]

#: Height of a line of text above a panel, and room between panels.
LINE_PX, GAP_PX = 16, 12
#: Half a mark with its rim, and height of a figure beside it, in pixels.
MARK_PX, TEXT_PX = 5, 11
#: About so many pixels from tick to tick.
TICK_PX = 24
#: Room for an arrow or a figure above the highest point.
HEADROOM_PX = 16


@dataclass(frozen=True)
class PanelPoint:
    """One figure: its bounds, None where it has none, on the days on which it was given."""

    dated: Dated
    low: float | None
    high: float | None
    text: str
    """The figure as it is printed beside the point."""
    filled: bool = True
    start_day: float | None = None
    """Day number from which the figure counts."""
    tip: tuple[tuple[str, str], ...] = ()
    """(label, text) shown under the pointer."""


@dataclass(frozen=True)
class Panel:
    """The figures of one who counts."""

    points: tuple[PanelPoint, ...]
    title: str = ""
    notes: tuple[str, ...] = ()
    """Lines under the title."""


@dataclass(frozen=True)
class PlacedPoint:
    """A point at its place: day numbers, and pixels from the chart's top."""

    point: PanelPoint
    panel: int
    day: float
    """Middle of what the axis shows of its possible days, which run from first to end."""
    first_day: float
    end_day: float
    low_px: float
    high_px: float
    """Lower and upper bound; the same where there is one."""

    @property
    def heights_px(self) -> tuple[float, ...]:
        """Where its marks stand."""
        return tuple(dict.fromkeys((self.low_px, self.high_px)))


@dataclass(frozen=True)
class Stack:
    """Panels under each other, all on one scale."""

    points: tuple[PlacedPoint, ...]
    heads_px: tuple[float, ...]
    """Top of each panel's title."""
    bases_px: tuple[float, ...]
    """Zero line of each panel."""
    grid: tuple[tuple[float, float], ...]
    """(pixels from the top, value) of every line of the grid."""
    height_px: float


def ticks_up_to(value: float, most: int) -> tuple[float, ...]:
    """Round values from 0 to the first one that reaches ``value``, in at most ``most`` steps.

    >>> ticks_up_to(1010, 4), ticks_up_to(64, 3)
    ((0, 500, 1000, 1500), (0, 25, 50, 75))
    """
    size = 10 ** math.floor(math.log10(max(value, 1)))
    steps = [max(1, size * factor // 20) for factor in (2, 4, 5, 10, 20, 40, 50, 100)]
    step = next(step for step in steps if math.ceil(value / step) <= most)
    return tuple(step * i for i in range(max(1, math.ceil(value / step)) + 1))


def stack_panels(panels: Sequence[Panel], days: Days, height_px: float) -> Stack:
    """Return where everything stands; a figure without any bound has no place.

    Parameters
    ----------
    height_px
        Height of one panel from its zero line to its highest tick.
    """
    highest = max((v for p in panels for v in _values(p)), default=1.0)
    ticks = ticks_up_to(highest, most=min(round(height_px / TICK_PX), 4))
    heads, bases, top = [], [], 0.0
    for panel in panels:
        heads.append(top)
        lines = bool(panel.title) + len(panel.notes)
        bases.append(top + lines * LINE_PX + HEADROOM_PX + height_px)
        top = bases[-1] + GAP_PX
    points = tuple(
        _placed(point, i, base, height_px / ticks[-1], days)
        for i, (panel, base) in enumerate(zip(panels, bases, strict=True))
        for point in panel.points
        if _bounds(point)
    )
    grid = tuple(
        (round(base - tick / ticks[-1] * height_px), tick) for base in bases for tick in ticks
    )
    return Stack(points, tuple(heads), tuple(bases), grid, top)


def _values(panel: Panel) -> list[float]:
    return [value for point in panel.points for value in _bounds(point)]


def _bounds(point: PanelPoint) -> list[float]:
    return [value for value in (point.low, point.high) if value is not None]


def _placed(point: PanelPoint, panel: int, base: float, px_each: float, days: Days) -> PlacedPoint:
    first, end = days.clip(point.dated.first_day, point.dated.end_day)
    low, high = (base - bound(_bounds(point)) * px_each for bound in (min, max))
    return PlacedPoint(point, panel, (first + end) / 2, first, end, low, high)


Box = tuple[float, float, float, float]
"""Left, top, right, bottom in pixels."""


def label_side(point: PlacedPoint, days: Days, *, above: bool) -> str:
    """Where a point's figure stands: ``center`` above it, else ``right`` or ``left`` aligned."""
    width = LETTER_PX * len(point.point.text) + 2 * MARK_PX
    return "center" if above else "right" if days.share(point.day) * PHONE_PX > width else "left"


def labelled_points(
    points: Sequence[PlacedPoint], days: Days, *, above: bool
) -> tuple[PlacedPoint, ...]:
    """Return the points whose figures meet no other figure and no mark on the narrowest phone.

    Later points come first, and where figures stand above their points, higher ones.
    """
    order = sorted(points, key=lambda p: (p.high_px,) if above else (-p.day,))
    marks = [(id(p), _around(days.share(p.day) * PHONE_PX, p.high_px)) for p in points]
    texts: list[Box] = []
    kept = []
    for point in order:
        text = _text_box(point, days, above=above)
        others = [box for owner, box in marks if owner != id(point)]
        if not any(_meet(text, box) for box in (*texts, *others)):
            texts.append(text)
            kept.append(point)
    return tuple(kept)


def _around(x: float, y: float) -> Box:
    return x - MARK_PX, y - MARK_PX, x + MARK_PX, y + MARK_PX


def _text_box(point: PlacedPoint, days: Days, *, above: bool) -> Box:
    x, y = days.share(point.day) * PHONE_PX, point.high_px
    width = LETTER_PX * len(point.point.text)
    side = label_side(point, days, above=above)
    left = {"center": x - width / 2, "right": x - MARK_PX - width, "left": x + MARK_PX}[side]
    bottom = y - MARK_PX - 1 if above else y + 1
    return left, bottom - TEXT_PX, left + width, bottom


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
