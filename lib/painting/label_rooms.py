"""The rectangle that a label takes on a picture."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import shapely

from lib.painting.deck_values import value_of
from lib.painting.frame import Frame
from lib.painting.typefaces import width_px

__all__ = ["LINE_HEIGHT", "SHARE_LEFT", "Room", "line_widths", "room_of"]

LINE_HEIGHT = 1.2
#: Between two labels of one line; and so much of their lines' height may overlap.
GAP_PX, SLACK_PX = 3.0, 2.0
SHARE_LEFT = {"start": 0.0, "middle": 0.5, "end": 1.0}


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

    def covers(self, lines: shapely.MultiLineString) -> float:
        """Return how many pixels of lines lie under the rectangle."""
        box = self.x, self.y, self.x + self.width, self.y + self.height
        return float(shapely.length(shapely.clip_by_rect(lines, *box)))


def line_widths(layer: Mapping[str, Any], row: Mapping[str, Any]) -> list[float]:
    """Return how wide each line of a row's text is."""
    size = float(value_of(layer, "getSize", row))
    weight, serif = str(layer["fontWeight"]), "Serif" in layer["fontFamily"]
    lines = str(value_of(layer, "getText", row)).split("\n")
    return [width_px(line, size, weight, serif) for line in lines]


def room_of(layer: Mapping[str, Any], row: Mapping[str, Any], frame: Frame) -> Room:
    """Return the room of a text layer's row."""
    x, y = frame.point(*value_of(layer, "getPosition", row))
    dx, dy = value_of(layer, "getPixelOffset", row)
    widths = line_widths(layer, row)
    wide, high = max(widths), len(widths) * float(value_of(layer, "getSize", row)) * LINE_HEIGHT
    share = SHARE_LEFT[value_of(layer, "getTextAnchor", row)]
    return Room(x + dx - wide * share, y + dy - high / 2, wide, high, str(row.get("id", "")))
