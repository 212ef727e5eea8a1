"""Marks on lanes over an axis of days: where each stands, before anything is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from lib.analysis.dated import Dated
from lib.ui.charts.style import LETTER_PX, PHONE_PX, Days

__all__ = ["Lane", "LaneMark", "Placed", "place_lanes", "unsure_parts"]

#: Height of a row of marks and of a lane's title, and the room between lanes.
LEVEL_PX, TITLE_PX, GAP_PX = 17, 17, 5
#: Width that a mark takes before its label.
MARK_PX = 14


@dataclass(frozen=True)
class LaneMark:
    """One record on a lane."""

    dated: Dated
    shape: str = "circle"
    """A shape of Vega's, or an SVG path."""
    filled: bool = True
    text: str = ""
    """The label beside the mark."""
    framed: bool = False
    span: tuple[float, float] | None = None
    """Day numbers that a thin line joins: from where to where a leg, or a lasting state, ran."""
    level: int | None = None
    """Row within the lane; None: the first where its label meets no other."""
    tip: tuple[tuple[str, str], ...] = ()
    """(label, text) shown under the pointer."""


@dataclass(frozen=True)
class Lane:
    """A row of the chart with its title above the marks."""

    title: str = ""
    note: str = ""
    """What stands after the title in grey."""
    marks: tuple[LaneMark, ...] = field(default_factory=tuple)


@dataclass(frozen=True)
class Placed:
    """A mark at its place: day number of its middle, pixels from the chart's top."""

    mark: LaneMark
    day: float
    first_day: float
    """First and end of what the axis shows of its span."""
    end_day: float
    y_px: float
    label_right: bool
    """The label stands right of the mark, else left."""


def place_lanes(
    lanes: Sequence[Lane], days: Days
) -> tuple[tuple[Placed, ...], tuple[float, ...], float]:
    """Return the marks at their places, the top of each lane, and the height of all, in pixels.

    A mark stands in the middle of what its span shows of the axis.
    """
    placed: list[Placed] = []
    tops: list[float] = []
    top = 0.0
    for lane in lanes:
        tops.append(top)
        first = top + (TITLE_PX if lane.title else 0)
        levels = _levels(lane.marks, days)
        for mark, level in zip(lane.marks, levels, strict=True):
            start, end = days.clip(mark.dated.first_day, mark.dated.end_day)
            y_px = first + (level + 0.5) * LEVEL_PX
            middle = (start + end) / 2
            placed.append(Placed(mark, middle, start, end, y_px, _label_right(start, end, days)))
        rows = max(levels, default=-1) + 1
        top = first + rows * LEVEL_PX + GAP_PX
    return tuple(placed), tuple(tops), top


def _label_right(first_day: float, end_day: float, days: Days) -> bool:
    """Whether there is more room right of a span than left of it."""
    return days.share(first_day) <= 1 - days.share(end_day)


def _levels(marks: Sequence[LaneMark], days: Days) -> list[int]:
    """The row of each mark within its lane."""
    taken: list[list[tuple[float, float]]] = []
    levels = []
    for mark in marks:
        left, right = _extent(mark, days)
        level = mark.level
        if level is None:
            free = (
                i
                for i, row in enumerate(taken)
                if all(right <= other[0] or other[1] <= left for other in row)
            )
            level = next(free, len(taken))
        while len(taken) <= level:
            taken.append([])
        taken[level].append((left, right))
        levels.append(level)
    return levels


def _extent(mark: LaneMark, days: Days) -> tuple[float, float]:
    """Left and right end of mark, span and label on the narrowest phone, in pixels."""
    first, end = days.clip(mark.dated.first_day, mark.dated.end_day)
    left, right = (days.share(day) * PHONE_PX for day in (first, end))
    label = LETTER_PX * len(mark.text) + MARK_PX
    if _label_right(first, end, days):
        return left - MARK_PX / 2, right + label
    return left - label, right + MARK_PX / 2


def unsure_parts(placed: Placed) -> list[tuple[float, float]]:
    """What the axis shows of the days on which a record may have been, but not surely was."""
    first, end = placed.first_day, placed.end_day
    if placed.mark.dated.sure_days is None:
        return [(first, end)]
    sure_from, sure_until = (min(max(day, first), end) for day in placed.mark.dated.sure_days)
    return [part for part in ((first, sure_from), (sure_until, end)) if part[0] < part[1]]
