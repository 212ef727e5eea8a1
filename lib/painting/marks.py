"""Marks and circles of a Deck, drawn from the outlines that its atlas is made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from matplotlib.axes import Axes
from matplotlib.patches import Ellipse, PathPatch
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from lib.cartography.mark_parts import mark_parts, part_colour
from lib.cartography.symbology import SYMBOLS
from lib.cartography.tokens import Theme
from lib.painting.board import add, unit
from lib.painting.deck_values import value_of
from lib.painting.frame import Frame
from lib.painting.label_rooms import Room
from lib.painting.shapes import is_at_zoom

__all__ = ["MIDDLE_PX", "mark_rooms", "paint_circles", "paint_icons", "paint_mark"]

#: A mark reaches this far from its point.
REACH_PX = 20.0
#: Half the side of what a mark covers, and of its middle, without which it cannot be read.
MARK_PX, MIDDLE_PX = 9.0, 3.0


def paint_icons(axes: Axes, layer: Mapping[str, Any], frame: Frame, theme: Theme) -> None:
    """Draw the marks of an IconLayer; each is turned with the ground under it."""
    for row in _uncovered(row for row in layer["data"] if is_at_zoom(layer, row, frame)):
        lon, lat = value_of(layer, "getPosition", row)
        x, y = frame.point(lon, lat)
        dx, dy = value_of(layer, "getPixelOffset", row)
        if not _is_near(frame, x + dx, y + dy):
            continue
        # deck.gl turns icons anticlockwise; north may lean in a projection for print.
        angle = value_of(layer, "getAngle", row)
        turn = frame.north_deg(lon, lat) - angle if angle else 0.0
        alpha = value_of(layer, "getColor", row)[3] / 255
        paint_mark(axes, value_of(layer, "getIcon", row), x + dx, y + dy, theme, turn, alpha)


def mark_rooms(
    layers: Iterable[Mapping[str, Any]], frame: Frame, half: float = MARK_PX
) -> list[Room]:
    """Return the rooms, of half a side, of the marks that a Deck's layers draw in the frame."""
    rooms = []
    for layer in layers:
        for row in layer["data"] if layer["@@type"] == "IconLayer" else ():
            x, y = frame.point(*value_of(layer, "getPosition", row))
            dx, dy = value_of(layer, "getPixelOffset", row)
            if is_at_zoom(layer, row, frame) and frame.holds(x + dx, y + dy):
                rooms.append(Room(x + dx - half, y + dy - half, 2 * half, 2 * half))
    return rooms


def _uncovered(rows: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Rows in their order, without those that lie under an equal mark which hides them."""
    kept, hidden = [], set()
    for row in reversed(list(rows)):
        place = (row["icon"], *row["position"], *row["offset"], row["angle"])
        if place in hidden:
            continue
        kept.append(row)
        if row["color"][3] == 255:
            hidden.add(place)
    return kept[::-1]


def paint_mark(
    axes: Axes, icon: str, x: float, y: float, theme: Theme, turn_deg: float = 0, alpha: float = 1
) -> None:
    """Draw one mark by its name in the atlas, as ``depot-hollow-selected``."""
    layer, *states = icon.split("-")
    symbol = SYMBOLS[layer]
    moved = Affine2D().rotate_deg(turn_deg).translate(x, y)
    for part in mark_parts(symbol, "hollow" in states, "selected" in states):
        red, green, blue, own_alpha = unit(part_colour(part, symbol, theme))
        colour = (red, green, blue, own_alpha * alpha)
        path = Path([*part.points, part.points[0]], closed=True).transformed(moved)
        add(
            axes,
            PathPatch(
                path,
                facecolor="none" if part.width_px else colour,
                edgecolor=colour if part.width_px else "none",
                linewidth=part.width_px,
                joinstyle="round",
            ),
        )


def paint_circles(axes: Axes, layer: Mapping[str, Any], frame: Frame) -> None:
    """Draw the circles of a ScatterplotLayer: to scale, or of a size in pixels."""
    line_width = layer.get("getLineWidth", 1.0) if layer.get("stroked") else 0.0
    dash = layer.get("getDashArray")
    for row in layer["data"]:
        if not is_at_zoom(layer, row, frame):
            continue
        lon, lat = value_of(layer, "getPosition", row)
        radius = value_of(layer, "getRadius", row)
        if layer.get("radiusUnits") != "pixels":
            radius = max(radius * frame.px_per_m(lon, lat), layer.get("radiusMinPixels", 0))
        x, y = frame.point(lon, lat)
        if not _is_near(frame, x, y, radius):
            continue
        circle = Ellipse(
            (x, y),
            2 * radius,
            2 * radius,
            facecolor=unit(value_of(layer, "getFillColor", row)),
            edgecolor=unit(value_of(layer, "getLineColor", row)) if line_width else "none",
            linewidth=line_width,
            linestyle=(0, tuple(dash)) if dash else "solid",
        )
        add(axes, circle)


def _is_near(frame: Frame, x: float, y: float, reach: float = REACH_PX) -> bool:
    return -reach <= x <= frame.width_px + reach and -reach <= y <= frame.height_px + reach
