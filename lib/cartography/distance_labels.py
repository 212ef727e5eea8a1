"""The words on the map of a distance, and the base map's labels that leave them room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import cos, radians, sin
from typing import Any

import numpy as np
import pydeck as pdk
import shapely
from numpy.typing import NDArray

from lib.analysis.distances import Origin, PlaceDistance
from lib.cartography.deck_layers import text_layer
from lib.cartography.label_boxes import text_width
from lib.cartography.labels import label_layers
from lib.cartography.placement import TILE_PX, Box, world_pixels
from lib.cartography.record_frame import map_records
from lib.cartography.tokens import Theme, rgba
from lib.catalog import Package
from lib.geodesy import geodesic_direct
from lib.viewstate import Camera, ViewState

__all__ = ["Frame", "Note", "Words", "base_label_layers", "distance_notes", "note_layers"]

#: From a mark's centre to its label, and between lines.
GAP_PX, LINE_PX = 12, 16
#: Narrower than this in pixels, Crimea is too small for words.
CRIMEA_FROM_PX = 60
#: No label is wider.
REACH_PX = 250
#: From the middle of the measured line to the box with its figure.
BOX_GAP_PX = 16
BOX_PADDING_PX = (9, 6)
CRIMEA = ("Crimea", "Ukraine’s by the recognised\nborder, held by Russia")


Coordinates = NDArray[np.float64]


@dataclass(frozen=True)
class Words:
    """The texts of the map: labels, and what a mark says under the pointer."""

    place: str
    companion: str
    nearest: str
    """Coordinates of the nearest point."""
    figure: str
    """Lines of the box beside the measured line."""
    uncertainty: str
    rings: tuple[str, ...]
    """One a ring, in the order of the scene's rings."""


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
        """West, south, east, north of the map in degrees; latitudes to a pixel or two."""
        scale = 360 / (TILE_PX * 2**self.zoom)
        half_lon = self.size_px[0] / 2 * scale
        half_lat = self.size_px[1] / 2 * scale * cos(radians(self.camera.lat))
        lon, lat = self.camera.lon, self.camera.lat
        return lon - half_lon, lat - half_lat, lon + half_lon, lat + half_lat

    def overhang(self, note: Note) -> float:
        """Pixels by which a note stands out to the right; negative: to the left; 0 within."""
        left, _, right, _ = _pixels(_note_box(note), self.zoom)
        centre = world_pixels(self.camera.lon, self.camera.lat)[0] * 2**self.zoom
        half = self.size_px[0] / 2
        return max(right - centre - half, 0.0) or min(left - centre + half, 0.0)

    def holding(self, note: Note) -> Note:
        """Return a note moved sideways until it stands within."""
        return replace(note, offset=(note.offset[0] - self.overhang(note), note.offset[1]))


def distance_notes(
    package: Package,
    measured: PlaceDistance,
    companion: Origin | None,
    rings_m: Sequence[int],
    words: Words,
    lines: Coordinates,
    frame: Frame,
) -> list[Note]:
    """Return the texts of the scene, within its frame.

    Parameters
    ----------
    lines
        (n, 2) vertices of the border and the measured line, which no label should cover.
    frame
        What the fitted map shows.
    """
    origin, reading = measured.origin, measured.reading
    nearest = reading.nearest_lon, reading.nearest_lat
    west = sin(radians(reading.azimuth_deg)) < 0
    side, step = ("start", GAP_PX) if west else ("end", -GAP_PX)
    notes = [
        Note(
            words.place,
            origin.lon,
            origin.lat,
            (step, -8 if companion else 0),
            side,
            14,
            "700",
        ),
        *_clear_corner(words.nearest, nearest, lines, frame),
        frame.holding(_figure(measured, words.figure)),
        *_ring_notes(measured, rings_m, words.rings),
        *_crimea(package, frame),
    ]
    if companion is not None:
        beside = companion.lon, companion.lat
        notes.append(Note(words.companion, *beside, (step, 4), side, 11.5, role="text2"))
    return notes


def _clear_corner(
    text: str, point: tuple[float, float], lines: Coordinates, frame: Frame
) -> list[Note]:
    """The nearest point's label, at that corner of its mark that covers least of the lines."""
    near = _near_pixels(lines, point, frame.zoom)
    corners = []
    for anchor, x in (("end", -GAP_PX), ("start", GAP_PX)):
        for y in (LINE_PX + 2, -2 * LINE_PX + 2):
            notes = [
                Note("Nearest point", *point, (x, y), anchor, 12.5, "700"),
                Note(text, *point, (x, y + LINE_PX - 1), anchor, 11, role="text2"),
            ]
            outside = max(abs(frame.overhang(note)) for note in notes)
            covered = sum(_covered(near, _note_box(note)) for note in notes)
            corners.append(((outside > 0, covered), notes))
    return min(corners, key=lambda corner: corner[0])[1]


def _near_pixels(lines: Coordinates, point: tuple[float, float], zoom: float) -> Coordinates:
    """Vertices in pixels from a point, y down, those within the reach of a label."""
    x, y = world_pixels(*point)
    reach = REACH_PX / 2**zoom / TILE_PX * 360
    near = lines[(np.abs(lines - point) < reach).all(axis=1)]
    return np.array([(px - x, py - y) for px, py in (world_pixels(*v) for v in near)]) * 2**zoom


def _covered(pixels: Coordinates, box: Box) -> int:
    if not len(pixels):
        return 0
    inside = (pixels > (box.left, box.top)) & (pixels < (box.right, box.bottom))
    return int(inside.all(axis=1).sum())


def _figure(measured: PlaceDistance, text: str) -> Note:
    """The figure beside the middle of the line: to its left or right, whichever is clear."""
    origin, reading = measured.origin, measured.reading
    middle = geodesic_direct(origin.lon, origin.lat, reading.azimuth_deg, reading.distance_m / 2)
    # Square to the line, on the southern side of it: there is less to read there.
    square = radians(reading.azimuth_deg + (90 if sin(radians(reading.azimuth_deg)) > 0 else -90))
    x, y = sin(square) * BOX_GAP_PX, -cos(square) * BOX_GAP_PX
    anchor = "end" if x < -1 else "start" if x > 1 else "middle"
    lines = text.count("\n") + 1
    offset = (x, y + (lines * LINE_PX / 2 + BOX_PADDING_PX[1]) * (1 if y > 0 else -1))
    return Note(text, float(middle.lon), float(middle.lat), offset, anchor, 13, "700", boxed=True)


def _ring_notes(
    measured: PlaceDistance, rings_m: Sequence[int], texts: Sequence[str]
) -> list[Note]:
    """Each ring's length on the ring itself, away from the measured line."""
    origin = measured.origin
    notes = []
    for radius, text in zip(rings_m, texts, strict=True):
        at = geodesic_direct(origin.lon, origin.lat, measured.reading.azimuth_deg + 180, radius)
        notes.append(Note(text, float(at.lon), float(at.lat), (0, 0), "middle", 11.5, "700"))
    return notes


def _crimea(package: Package, frame: Frame) -> list[Note]:
    """Crimea's status on the peninsula, where there is room; the map's caption always says it."""
    parts = shapely.clip_by_rect(package.layers["crimea"].geometry.to_numpy(), *frame.bounds)
    area = max(parts, key=shapely.area, default=None)
    if area is None or area.is_empty:
        return []
    west, _, east, _ = area.bounds
    if (east - west) / 360 * TILE_PX * 2**frame.zoom < CRIMEA_FROM_PX:
        return []
    middle = area.representative_point()
    name, status = CRIMEA
    notes = [
        Note(name, middle.x, middle.y, (0, -16), "middle", 12.5, "700", "text2"),
        Note(status, middle.x, middle.y, (0, 8), "middle", 11, role="text2"),
    ]
    return [note for note in notes if not frame.overhang(note)]


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


def base_label_layers(
    package: Package, state: ViewState, theme: Theme, notes: Sequence[Note]
) -> list[pdk.Layer]:
    """Return the base map's labels without those that a note of the scene would cover."""
    taken = [_pixels(_note_box(note), state.camera.zoom) for note in notes]
    layers = label_layers(package, map_records(package).iloc[:0], state, theme)
    kept: set[tuple[float, float]] = set()
    for layer in layers[1:]:
        layer.data = [
            row
            for row in layer.data
            if row["minz"] <= state.camera.zoom
            and not _meets(_pixels(_row_box(row), state.camera.zoom), taken)
        ]
        kept |= {tuple(row["position"]) for row in layer.data}
    layers[0].data = [row for row in layers[0].data if tuple(row["position"]) in kept]
    return layers


Rect = tuple[float, float, float, float]


def _note_box(note: Note) -> Box:
    lines = note.text.split("\n")
    padding = BOX_PADDING_PX if note.boxed else (2, 2)
    width = max(text_width(line, note.size) for line in lines)
    high = len(lines) * note.size * 0.6 + padding[1]
    return _box((note.lon, note.lat), note.offset, note.anchor, width, high, padding[0])


def _row_box(row: dict[str, Any]) -> Box:
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


def _pixels(box: Box, zoom: float) -> Rect:
    x, y = (value * 2**zoom for value in world_pixels(box.lon, box.lat))
    return x + box.left, y + box.top, x + box.right, y + box.bottom


def _meets(rect: Rect, others: Sequence[Rect]) -> bool:
    left, top, right, bottom = rect
    return any(
        left < other[2] and other[0] < right and top < other[3] and other[1] < bottom
        for other in others
    )
