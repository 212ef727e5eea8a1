"""Labels of a Deck: each where the page puts it, the less important one giving way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import product
from math import hypot
from typing import Any

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from lib.painting.board import add, unit, write
from lib.painting.deck_values import value_of
from lib.painting.frame import Frame
from lib.painting.label_rooms import LINE_HEIGHT, SHARE_LEFT, Room, line_widths, room_of
from lib.painting.shapes import is_at_zoom

__all__ = ["fitted_rooms", "paint_labels"]

#: From the top of a line to its baseline, as a share of the size.
BASELINE = 0.95
#: Texts of a scene that was fitted to its frame stand as they are, and before all others.
FITTED = "note-"
#: Texts that belong to a line and not to a point: they move rather than hide another.
MOVABLE = ("note-box", "voyage-label")
#: Texts that give way to marks too.
LESSER = tuple(f"label-{style}" for style in ("under", "station", "town", "water", "country"))
#: Ways in pixels by which a text may move, the nearest first.
MOVES = sorted(product(range(-96, 97, 6), repeat=2), key=lambda way: (hypot(*way), way))

Layer = Mapping[str, Any]
Place = tuple[float, ...]


def fitted_rooms(layers: Sequence[Layer], frame: Frame) -> list[Room]:
    """Return the room of the texts that stand as they are."""
    return [
        _boxed(layer, room_of(layer, row, frame))
        for layer in layers
        if _is_fitted(layer)
        for row in layer["data"]
    ]


def _is_fitted(layer: Layer) -> bool:
    return str(layer["id"]).startswith(FITTED)


def paint_labels(
    axes: Axes, layers: Sequence[Layer], frame: Frame, taken: Sequence[Room], marks: Sequence[Room]
) -> set[Place]:
    """Write the rows of text layers, the last layer's first; returns the places so named.

    A row that meets what stands already, or the frame's edge, is left out with all rows of its
    record that come after it, as on the page. The page has laid them out for all its marks, but
    in its own projection.
    """
    standing, named = list(taken), set()
    left_out: set[str] = set()
    fitted = [layer for layer in layers if _is_fitted(layer)]
    others = [layer for layer in reversed(layers) if not _is_fitted(layer)]
    for layer in (*fitted, *others):
        for row in layer["data"]:
            owner = str(row.get("id", ""))
            if not row["text"] or owner in left_out or not _is_in_view(layer, row, frame):
                continue
            room = room_of(layer, row, frame)
            avoided = [*standing, *marks] if layer["id"] in (*MOVABLE, *LESSER) else standing
            if layer["id"] in MOVABLE:
                room = _cleared(layer, room, frame, avoided)
            if _is_fitted(layer) or _fits(room, frame, avoided):
                _paint(axes, layer, row, room)
                standing.append(_boxed(layer, room))
                named.add(tuple(row["position"]))
            elif owner:
                left_out.add(owner)
    return named


def _is_in_view(layer: Layer, row: Mapping[str, Any], frame: Frame) -> bool:
    at = frame.point(*value_of(layer, "getPosition", row))
    return is_at_zoom(layer, row, frame) and frame.holds(*at)


def _fits(room: Room, frame: Frame, standing: Sequence[Room]) -> bool:
    inside = (
        room.x >= 0
        and room.y >= 0
        and room.x + room.width <= frame.width_px
        and room.y + room.height <= frame.height_px
    )
    return inside and not any(
        (not room.owner or other.owner != room.owner) and room.meets(other) for other in standing
    )


def _cleared(layer: Layer, room: Room, frame: Frame, standing: Sequence[Room]) -> Room:
    """The room of a text, moved no farther than it must be to hide no other text and no mark."""
    for dx, dy in MOVES:
        moved = replace(room, x=room.x + dx, y=room.y + dy)
        if _fits(_boxed(layer, moved), frame, standing):
            return moved
    return room


def _boxed(layer: Layer, room: Room) -> Room:
    """The room of a text with the box round it, where its layer draws one."""
    if not layer.get("background"):
        return room
    side, top = layer["backgroundPadding"]
    return replace(
        room,
        x=room.x - side,
        y=room.y - top,
        width=room.width + 2 * side,
        height=room.height + 2 * top,
    )


def _paint(axes: Axes, layer: Layer, row: Mapping[str, Any], room: Room) -> None:
    boxed = bool(layer.get("background"))
    if boxed:
        _paint_box(axes, layer, _boxed(layer, room))
    size = float(value_of(layer, "getSize", row))
    weight, serif = str(layer["fontWeight"]), "Serif" in layer["fontFamily"]
    colour = unit(value_of(layer, "getColor", row))
    halo = None if boxed else layer["outlineColor"]
    share = SHARE_LEFT[value_of(layer, "getTextAnchor", row)]
    lines = str(value_of(layer, "getText", row)).split("\n")
    for number, (line, wide) in enumerate(zip(lines, line_widths(layer, row), strict=True)):
        x = room.x + (room.width - wide) * share
        y = room.y + size * (LINE_HEIGHT * number + BASELINE)
        write(axes, line, x, y, size, colour, weight, serif, halo=halo)


def _paint_box(axes: Axes, layer: Layer, room: Room) -> None:
    box = Rectangle(
        (room.x, room.y),
        room.width,
        room.height,
        facecolor=unit(layer["getBackgroundColor"]),
        edgecolor=unit(layer["getBorderColor"]),
        linewidth=layer["getBorderWidth"],
    )
    add(axes, box)
