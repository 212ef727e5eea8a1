"""Labels of a Deck: each where the page puts it, the less important one giving way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from lib.painting.board import add, unit, write
from lib.painting.deck_values import value_of
from lib.painting.frame import Frame
from lib.painting.shapes import is_at_zoom
from lib.painting.typefaces import width_px

__all__ = ["Room", "fitted_rooms", "paint_labels"]

LINE_HEIGHT = 1.2
#: From the top of a line to its baseline, as a share of the size.
BASELINE = 0.95
#: Between two labels of one line; and so much of their lines' height may overlap.
GAP_PX, SLACK_PX = 3.0, 2.0
SHARE_LEFT = {"start": 0.0, "middle": 0.5, "end": 1.0}
#: Texts of a scene that was fitted to its frame stand as they are, and before all others.
FITTED = "note-"


@dataclass(frozen=True, slots=True)
class Room:
    """A rectangle that is taken, in pixels, and what it belongs to."""

    x: float
    y: float
    width: float
    height: float
    owner: str = ""

    def meets(self, other: Room) -> bool:
        """Return whether two rectangles are too close to each other."""
        return (
            self.x < other.x + other.width + GAP_PX
            and other.x < self.x + self.width + GAP_PX
            and self.y < other.y + other.height - SLACK_PX
            and other.y < self.y + self.height - SLACK_PX
        )


@dataclass(frozen=True, slots=True)
class _Label:
    lines: Sequence[str]
    widths: Sequence[float]
    room: Room
    size: float
    colour: Sequence[float]
    weight: str
    serif: bool
    share_left: float


def fitted_rooms(layers: Sequence[Mapping[str, Any]], frame: Frame) -> list[Room]:
    """Return the room of the texts that stand as they are."""
    labels = (_label(x, row, frame, "") for x in layers if _is_fitted(x) for row in x["data"])
    return [label.room for label in labels if label is not None]


def _is_fitted(layer: Mapping[str, Any]) -> bool:
    return layer["@@type"] == "TextLayer" and str(layer["id"]).startswith(FITTED)


def paint_labels(
    axes: Axes, layers: Sequence[Mapping[str, Any]], frame: Frame, taken: Sequence[Room]
) -> None:
    """Write the rows of text layers, the last layer's first.

    A row that meets what stands already, or the frame's edge, is left out with all rows of its
    record that come after it, as on the page.
    """
    standing = list(taken)
    left_out: set[str] = set()
    fitted = [layer for layer in layers if _is_fitted(layer)]
    others = [layer for layer in reversed(layers) if layer not in fitted]
    for layer in (*fitted, *others):
        for row in layer["data"]:
            owner = str(row.get("id", ""))
            if not is_at_zoom(layer, row, frame) or not row["text"] or owner in left_out:
                continue
            label = _label(layer, row, frame, owner)
            if label is None:
                continue
            if layer in fitted or _fits(label.room, frame, standing):
                _paint(axes, layer, label)
                standing.append(label.room)
            elif owner:
                left_out.add(owner)


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


def _label(
    layer: Mapping[str, Any], row: Mapping[str, Any], frame: Frame, owner: str
) -> _Label | None:
    x, y = frame.point(*value_of(layer, "getPosition", row))
    if not frame.holds(x, y):
        return None
    dx, dy = value_of(layer, "getPixelOffset", row)
    size = float(value_of(layer, "getSize", row))
    weight, serif = str(layer["fontWeight"]), "Serif" in layer["fontFamily"]
    lines = str(value_of(layer, "getText", row)).split("\n")
    widths = [width_px(line, size, weight, serif) for line in lines]
    wide, high = max(widths), len(lines) * size * LINE_HEIGHT
    share = SHARE_LEFT[value_of(layer, "getTextAnchor", row)]
    room = Room(x + dx - wide * share, y + dy - high / 2, wide, high, owner)
    colour = value_of(layer, "getColor", row)
    return _Label(lines, widths, room, size, colour, weight, serif, share)


def _paint(axes: Axes, layer: Mapping[str, Any], label: _Label) -> None:
    room, boxed = label.room, bool(layer.get("background"))
    if boxed:
        side, top = layer["backgroundPadding"]
        add(
            axes,
            Rectangle(
                (room.x - side, room.y - top),
                room.width + 2 * side,
                room.height + 2 * top,
                facecolor=unit(layer["getBackgroundColor"]),
                edgecolor=unit(layer["getBorderColor"]),
                linewidth=layer["getBorderWidth"],
            ),
        )
    for number, (line, wide) in enumerate(zip(label.lines, label.widths, strict=True)):
        x = room.x + (room.width - wide) * label.share_left
        y = room.y + label.size * (LINE_HEIGHT * number + BASELINE)
        halo = None if boxed else layer["outlineColor"]
        write(
            axes, line, x, y, label.size, unit(label.colour), label.weight, label.serif, halo=halo
        )
