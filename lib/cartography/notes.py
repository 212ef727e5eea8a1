"""Texts set on a map by hand: each with its point, its offset, its place on the screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import pydeck as pdk

from lib.cartography.deck_layers import text_layer
from lib.cartography.label_boxes import text_width
from lib.cartography.placement import Box, lonlat_of_pixels, world_pixels
from lib.cartography.tokens import Theme, rgba
from lib.viewstate import Camera

__all__ = [
    "BOX_PADDING_PX",
    "Frame",
    "Note",
    "Rect",
    "meets",
    "note_box",
    "note_layers",
    "on_screen",
    "row_box",
]

BOX_PADDING_PX = (9, 6)

#: Left, top, right, bottom in pixels, y down.
Rect = tuple[float, float, float, float]


@dataclass(frozen=True)
class Note:
    """A text of the scene: its point, its offset in pixels (y down), how it is set."""

    text: str
    lon: float
    lat: float
    offset: tuple[float, float]
    anchor: str
    """start, middle or end: the part of the text that stands on the point."""
    size: float = 12.5
    weight: str = "500"
    role: str = "text1"
    boxed: bool = False


@dataclass(frozen=True)
class Frame:
    """What a fitted map shows: its camera, and its size in pixels."""

    camera: Camera
    size_px: tuple[int, int]

    @property
    def zoom(self) -> float:
        """Zoom of the camera."""
        return self.camera.zoom

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """West, south, east, north of the map in degrees."""
        x, y = world_pixels(self.camera.lon, self.camera.lat)
        half_x, half_y = (side / 2 / 2**self.zoom for side in self.size_px)
        west, south = lonlat_of_pixels(x - half_x, y + half_y)
        east, north = lonlat_of_pixels(x + half_x, y - half_y)
        return west, south, east, north

    def overhang(self, note: Note) -> float:
        """Pixels by which a note stands out to the right; negative: to the left; 0 within."""
        left, _, right, _ = on_screen(note_box(note), self.zoom)
        centre = world_pixels(self.camera.lon, self.camera.lat)[0] * 2**self.zoom
        half = self.size_px[0] / 2
        return max(right - centre - half, 0.0) or min(left - centre + half, 0.0)

    def holding(self, note: Note) -> Note:
        """Return a note moved sideways until it stands within."""
        return replace(note, offset=(note.offset[0] - self.overhang(note), note.offset[1]))


def note_layers(notes: Sequence[Note], theme: Theme) -> list[pdk.Layer]:
    """Return the texts as layers: plain ones by weight, and those in a box."""
    layers = []
    for weight in ("500", "700"):
        rows = [_row(note, theme) for note in notes if note.weight == weight and not note.boxed]
        layers.append(text_layer(f"note-{weight}", rows, theme, weight))
    boxed = [_row(note, theme) for note in notes if note.boxed]
    frame: dict[str, Any] = {
        "background": True,
        "get_background_color": rgba(theme, "measureBg"),
        "get_border_color": rgba(theme, "measure"),
        "get_border_width": 1,
        "background_padding": list(BOX_PADDING_PX),
    }
    return [*layers, text_layer("note-box", boxed, theme, "700", **frame)]


def _row(note: Note, theme: Theme) -> dict[str, Any]:
    return {
        "text": note.text,
        "position": [note.lon, note.lat],
        "size": note.size,
        "color": rgba(theme, note.role),
        "offset": [round(v, 1) for v in note.offset],
        "anchor": note.anchor,
    }


def note_box(note: Note) -> Box:
    """Return the room that a note takes round its point."""
    lines = note.text.split("\n")
    padding = BOX_PADDING_PX if note.boxed else (2, 2)
    width = max(text_width(line, note.size) for line in lines)
    high = len(lines) * note.size * 0.6 + padding[1]
    return _box((note.lon, note.lat), note.offset, note.anchor, width, high, padding[0])


def row_box(row: dict[str, Any]) -> Box:
    """Return the room of a label that is a row of a text layer."""
    width = text_width(row["text"], row["size"])
    return _box(row["position"], row["offset"], row["anchor"], width, row["size"] * 0.6, 2)


def _box(
    position: Sequence[float],
    offset: Sequence[float],
    anchor: str,
    width: float,
    half_height: float,
    padding: float,
) -> Box:
    x, y = offset
    left = x - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
    return Box(
        position[0],
        position[1],
        left - padding,
        y - half_height,
        left + width + padding,
        y + half_height,
    )


def on_screen(box: Box, zoom: float) -> Rect:
    """Return a box in pixels of the whole world at a zoom."""
    x, y = (value * 2**zoom for value in world_pixels(box.lon, box.lat))
    return x + box.left, y + box.top, x + box.right, y + box.bottom


def meets(rect: Rect, others: Sequence[Rect]) -> bool:
    """Return whether a rectangle touches one of the others."""
    left, top, right, bottom = rect
    return any(
        left < other[2] and other[0] < right and top < other[3] and other[1] < bottom
        for other in others
    )
