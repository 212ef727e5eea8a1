"""What a reader measured: lines on the ground, the points that were set, the figure beside."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Ellipse, Rectangle

from lib.cartography.time_map import Measured
from lib.cartography.tokens import Theme, rgba
from lib.painting.board import add, unit, write
from lib.painting.frame import Frame
from lib.painting.label_rooms import Room
from lib.painting.shapes import line_parts, stroke_lines
from lib.painting.typefaces import width_px

__all__ = ["paint_figures", "paint_measured"]

HALO_PX, LINE_PX, DOT_PX, RIM_PX = 4.0, 1.6, 4.0, 1.5
FIGURE_PX, BOX_HEIGHT_PX, PADDING_PX = 12.0, 20.0, 6.0

Point = tuple[float, float]


def paint_measured(axes: Axes, measured: Sequence[Measured], frame: Frame, theme: Theme) -> None:
    """Draw lines and points, as the page does."""
    ink, paper = rgba(theme, "measure"), rgba(theme, "measureBg")
    parts = [
        part for each in measured for line in each.lines for part in line_parts(list(line), frame)
    ]
    stroke_lines(axes, parts, paper, HALO_PX)
    stroke_lines(axes, parts, ink, LINE_PX)
    for each in measured:
        for point in each.measurement.points:
            _dot(axes, frame.point(*point), ink, paper)
        if each.nearest:
            _dot(axes, frame.point(*each.nearest), paper, ink)


def _dot(axes: Axes, at: Point, fill: Sequence[float], rim: Sequence[float]) -> None:
    circle = Ellipse(at, 2 * DOT_PX, 2 * DOT_PX, facecolor=unit(fill), edgecolor=unit(rim))
    circle.set_linewidth(RIM_PX)
    add(axes, circle)


def paint_figures(
    axes: Axes, measured: Sequence[Measured], frame: Frame, theme: Theme
) -> list[Room]:
    """Write each figure in its box at the middle of its line; returns the room that they take.

    A figure that would hide another one moves down under it.
    """
    ink, paper = unit(rgba(theme, "measure")), unit(rgba(theme, "measureBg"))
    taken: list[Room] = []
    for each in measured:
        line = np.array(each.lines[0] if each.lines else each.measurement.points)
        x, y = frame.point(*line[len(line) // 2])
        if not frame.holds(x, y):
            continue
        wide = width_px(each.figure, FIGURE_PX, "700") + 2 * PADDING_PX
        room = Room(
            min(x + 8, frame.width_px - wide - 2), y - BOX_HEIGHT_PX / 2, wide, BOX_HEIGHT_PX
        )
        while any(room.meets(other) for other in taken):
            room = Room(room.x, room.y + BOX_HEIGHT_PX, wide, BOX_HEIGHT_PX)
        taken.append(room)
        add(axes, Rectangle((room.x, room.y), wide, BOX_HEIGHT_PX, facecolor=paper, edgecolor=ink))
        write(axes, each.figure, room.x + PADDING_PX, room.y + 14.2, FIGURE_PX, ink, "700")
    return taken
