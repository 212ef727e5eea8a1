"""The grid of ships and days."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from lib.analysis.coverage import CoverageDays
from lib.analysis.ship_grid import CallLink, GridMark, GridRow
from lib.analysis.wording import plural
from lib.ui.charts.style import Days
from lib.ui.voyages.charts import STRIP_TITLE, tips
from lib.ui.voyages.lane_chart import lane_chart
from lib.ui.voyages.lanes import Lane, LaneMark

__all__ = ["DIRECTIONS", "grid_chart"]

#: Which way a call or leg points; without a direction it is a ring.
SHAPES = {"to_russia": "triangle-right", "to_dprk": "triangle-left", "unknown": "circle"}
DIRECTIONS = {
    "to_dprk": "towards North Korea",
    "unknown": "direction not reported",
    "to_russia": "towards Russia",
}


def grid_chart(
    rows: Sequence[GridRow],
    links: Sequence[CallLink],
    coverage: CoverageDays,
    days: Days,
    tone: Mapping[str, str],
    selected: Collection[str],
) -> dict[str, Any]:
    """Ships by days: a lane a named ship, a lane an unnamed one, the imagery of Najin below."""
    lanes = [Lane(row.ship, row.imo, _named(row.marks)) for row in rows if row.named]
    unnamed = [row for row in rows if not row.named]
    if unnamed:
        lanes.append(Lane("Ships that no source names, a row each"))
        lanes += [Lane(marks=(_unnamed(row.ship, mark),)) for row in unnamed for mark in row.marks]
    count = sum(len(row.marks) for row in rows)
    return lane_chart(
        lanes,
        days,
        tone,
        "voyage",
        f"{plural(count, 'reported call or leg', 'reported calls and legs')} by ship and day",
        selected=selected,
        links=links,
        strip=(STRIP_TITLE, coverage),
    )


def _named(marks: Sequence[GridMark]) -> tuple[LaneMark, ...]:
    """A row of its own for each direction that the ship is reported in."""
    levels = [d for d in DIRECTIONS if any(mark.direction == d for mark in marks)]
    return tuple(_lane_mark(mark, "", levels.index(mark.direction)) for mark in marks)


def _unnamed(ship: str, mark: GridMark) -> LaneMark:
    return _lane_mark(mark, f"{ship}, {mark.places.removeprefix('call at ')}", 0)


def _lane_mark(mark: GridMark, text: str, level: int) -> LaneMark:
    return LaneMark(
        mark.dated,
        SHAPES[mark.direction],
        filled=mark.direction == "to_russia",
        text=text,
        framed=mark.dark,
        span=mark.leg_days,
        level=level,
        tip=tips(
            mark.dated,
            ("Reported as", mark.places),
            ("Direction", DIRECTIONS[mark.direction]),
            ("Transponder", "reported off" if mark.dark else "not reported"),
        ),
    )
