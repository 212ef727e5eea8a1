"""Maps on a sheet for print: title, maps, what its marks mean, where it comes from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from lib.cartography.deck_layers import DASHED, DOTTED
from lib.cartography.distance_scene import BORDER_PX
from lib.cartography.time_map import KeyEntry
from lib.cartography.tokens import Theme, colours, rgba
from lib.painting.board import Board, add, board, file_of, settings, write
from lib.painting.label_rooms import Room
from lib.painting.marks import paint_mark
from lib.painting.panels import Panel, paint_panels
from lib.painting.shapes import stroke_lines
from lib.painting.svg_fonts import with_fonts
from lib.painting.typefaces import balanced, width_px, wrapped

__all__ = ["MAP_WIDTH_PX", "Sheet", "paint_sheet"]

#: The width of A4 paper, lying, in points; in a column of print it is scaled down.
WIDTH, MARGIN = 842.0, 36.0
MAP_WIDTH_PX = WIDTH - 2 * MARGIN
TITLE, LINE, KEY, SMALL = 21.0, 12.0, 11.0, 9.0
TITLE_TOP, GAP = 34.0, 12.0
KEY_ROW, SAMPLE, KEY_STEP = 20.0, 22.0, 20.0
#: Pixels of a PNG for each point: 216 dots an inch.
DENSITY = 3.0
DASHES: Mapping[str, tuple[float, float] | None] = {
    "dashed": DASHED,
    "dotted": DOTTED,
    "solid": None,
}
#: Widths of the key's lines; the border that is measured to is heavier than any other line.
WIDTHS = {"dashed": 1.8, "dotted": 2.0, "solid": 1.2}
HEAVY = {"borderHi": BORDER_PX}


@dataclass(frozen=True)
class Sheet:
    """Everything that stands on a sheet beside its maps."""

    title: str
    lines: Sequence[str]
    """Under the title: the window, how to read it."""
    key: Sequence[KeyEntry]
    how_sure: str
    notes: Sequence[str]
    """At the foot: projection, sources, terms, version, each a paragraph."""
    map_height_px: float
    """Height of the area for maps, `MAP_WIDTH_PX` wide."""


@dataclass(frozen=True)
class _Line:
    text: str
    y: float
    size: float
    role: str
    weight: str = "400"
    serif: bool = False


def paint_sheet(
    sheet: Sheet,
    theme: Theme,
    panels: Sequence[Panel],
    kind: Literal["png", "svg", "pdf"],
) -> bytes:
    """Return a sheet as a file; text stays text in SVG and PDF, with its fonts."""
    ink = colours(theme)
    head = _head(sheet)
    map_top = head[-1].y + GAP
    key, key_bottom = _key(sheet, map_top + sheet.map_height_px + 8)
    foot = _foot(sheet, key_bottom)
    with settings():
        on = board(WIDTH, foot[-1].y + MARGIN * 0.7, ink["page"])
        paint_panels(on, MARGIN, map_top, panels, theme)
        for panel in panels:
            _frame(on, map_top, panel.room, ink["ruleStrong"])
        for line in (*head, *foot):
            style = (ink[line.role], line.weight, line.serif)
            write(on.page, line.text, MARGIN, line.y, line.size, *style)
        for entry, x, y in key:
            _paint_entry(on.page, entry, x, y, theme)
        content = file_of(on, kind, DENSITY, sheet.title)
    return with_fonts(content.decode()).encode() if kind == "svg" else content


def _frame(on: Board, top: float, room: Room, colour: Any) -> None:
    corner = MARGIN + room.x, top + room.y
    edge = Rectangle(corner, room.width, room.height, facecolor="none", edgecolor=colour)
    edge.set_linewidth(0.8)
    add(on.page, edge)


def _head(sheet: Sheet) -> list[_Line]:
    y, lines = TITLE_TOP, []
    for text in balanced(sheet.title, TITLE, MAP_WIDTH_PX, "600", serif=True):
        y += TITLE * 1.2
        lines.append(_Line(text, y - TITLE * 0.2, TITLE, "text1", "600", serif=True))
    y += 2
    for paragraph in sheet.lines:
        for text in wrapped(paragraph, LINE, MAP_WIDTH_PX):
            y += LINE * 1.35
            lines.append(_Line(text, y - 2, LINE, "text2"))
    return lines


def _key(sheet: Sheet, top: float) -> tuple[list[tuple[KeyEntry, float, float]], float]:
    """Each entry with its left edge and its middle's height, in as many rows as they need."""
    placed, x, y = [], 0.0, top + KEY_ROW / 2
    for entry in sheet.key:
        own = SAMPLE + 6 + width_px(entry.label, KEY)
        if x and x + own > MAP_WIDTH_PX:
            x, y = 0.0, y + KEY_ROW
        placed.append((entry, MARGIN + x, y))
        x += own + KEY_STEP
    return placed, y + KEY_ROW / 2


def _foot(sheet: Sheet, top: float) -> list[_Line]:
    y, lines = top + 2, []
    for text in wrapped(sheet.how_sure, SMALL + 1, MAP_WIDTH_PX):
        y += (SMALL + 1) * 1.35
        lines.append(_Line(text, y, SMALL + 1, "text2"))
    y += 5
    for paragraph in sheet.notes:
        y += 2.5
        for text in wrapped(paragraph, SMALL, MAP_WIDTH_PX):
            y += SMALL * 1.32
            lines.append(_Line(text, y, SMALL, "text3"))
    return lines


def _paint_entry(axes: Axes, entry: KeyEntry, x: float, y: float, theme: Theme) -> None:
    if entry.icon:
        paint_mark(axes, entry.icon, x + SAMPLE / 2, y, theme)
    else:
        width = HEAVY.get(entry.colour, WIDTHS.get(entry.line, 0.0))
        cap = "round" if entry.line == "dotted" else "butt"
        line = np.array([[x, y], [x + SAMPLE, y]])
        stroke_lines(axes, [line], rgba(theme, entry.colour), width, cap, DASHES[entry.line])
    write(axes, entry.label, x + SAMPLE + 6, y + KEY * 0.36, KEY, colours(theme)["text2"])
