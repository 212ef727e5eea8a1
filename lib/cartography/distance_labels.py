"""The words on the map of a distance, and the base map's labels that leave them room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import cos, radians, sin

import numpy as np
import pydeck as pdk
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from lib.analysis.distances import Origin, PlaceDistance
from lib.cartography.labels import label_layers
from lib.cartography.notes import (
    BOX_PADDING_PX,
    Frame,
    Note,
    meets,
    note_box,
    on_screen,
    row_box,
)
from lib.cartography.placement import TILE_PX, Box, world_pixels
from lib.cartography.record_frame import map_records
from lib.cartography.tokens import Theme
from lib.catalog import Package
from lib.geodesy import geodesic_direct
from lib.viewstate import ViewState

__all__ = ["Words", "base_label_layers", "distance_notes"]

#: From a mark's centre to its label, and between lines.
GAP_PX, LINE_PX = 12, 16
#: Narrower than this in pixels, Crimea is too small for words.
CRIMEA_FROM_PX = 60
#: No label is wider.
REACH_PX = 250
#: From the middle of the measured line to the box with its figure.
BOX_GAP_PX = 16
#: How much farther it may stand, the nearest first.
BOX_STEPS = range(0, 80, 4)
#: Between the labels of two rings, seen from their middle.
RING_TURN_DEG = 30
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


def distance_notes(
    package: Package,
    measured: PlaceDistance,
    companion: Origin | None,
    rings_m: Sequence[int],
    words: Words,
    lines: BaseGeometry,
    frame: Frame,
) -> list[Note]:
    """Return the texts of the scene, within its frame.

    Parameters
    ----------
    lines
        The border and the measured line, which no label should cover; degrees.
    frame
        What the fitted map shows.
    """
    reading = measured.reading
    nearest = reading.nearest_lon, reading.nearest_lat
    side, step = _away(measured)
    below = _is_below(measured.origin, companion) if companion else 0
    place = _place(words, measured, frame, -8 * below)
    figure = frame.holding(_figure(measured, words.figure))
    ends = [place, *_clear_corner(words.nearest, nearest, lines, (place, figure), frame)]
    notes = [
        *ends,
        _clear_of(figure, ends, frame),
        *_ring_notes(measured, rings_m, words.rings),
        *_crimea(package, frame),
    ]
    if companion is not None:
        beside = companion.lon, companion.lat
        notes.append(Note(words.companion, *beside, (step, 5 * below), side, 11.5, role="text2"))
    return notes


def _is_below(origin: Origin, companion: Origin) -> int:
    """1 where the companion lies below the place on the map, -1 where above: their labels part."""
    return 1 if companion.lat <= origin.lat else -1


def _place(words: Words, measured: PlaceDistance, frame: Frame, rise: int) -> Note:
    """The place's name away from the line: beside its mark, or where too narrow, over it."""
    origin = measured.origin
    side, step = _away(measured)
    note = Note(words.place, origin.lon, origin.lat, (step, rise), side, 14, "700")
    if not frame.overhang(note):
        return note
    away = rise or cos(radians(measured.reading.azimuth_deg))
    over = LINE_PX + 2 if away > 0 else -LINE_PX - 2
    return frame.holding(replace(note, anchor="middle", offset=(0, over)))


def _away(measured: PlaceDistance) -> tuple[str, int]:
    """Anchor and sideways step of a label on the side of the place away from the line."""
    west = sin(radians(measured.reading.azimuth_deg)) < 0
    return ("start", GAP_PX) if west else ("end", -GAP_PX)


def _clear_corner(
    text: str,
    point: tuple[float, float],
    lines: BaseGeometry,
    standing: Sequence[Note],
    frame: Frame,
) -> list[Note]:
    """The nearest point's label, at that corner of its mark that hides no note and few lines."""
    near = _near_pixels(lines, point, frame.zoom)
    taken = [on_screen(note_box(note), frame.zoom) for note in standing]
    corners = []
    for anchor, x in (("end", -GAP_PX), ("start", GAP_PX)):
        for y in (LINE_PX + 2, -2 * LINE_PX + 2):
            notes = [
                Note("Nearest point", *point, (x, y), anchor, 12.5, "700"),
                Note(text, *point, (x, y + LINE_PX - 1), anchor, 11, role="text2"),
            ]
            outside = max(abs(frame.overhang(note)) for note in notes)
            hidden = any(meets(on_screen(note_box(note), frame.zoom), taken) for note in notes)
            covered = sum(_covered_px(near, note_box(note)) for note in notes)
            corners.append(((outside > 0, hidden, covered), notes))
    return min(corners, key=lambda corner: corner[0])[1]


def _near_pixels(lines: BaseGeometry, point: tuple[float, float], zoom: float) -> BaseGeometry:
    """The lines within a label's reach of a point, in pixels from it, y down."""
    reach = REACH_PX / 2**zoom / TILE_PX * 360
    lon, lat = point
    near = shapely.clip_by_rect(lines, lon - reach, lat - reach, lon + reach, lat + reach)
    x, y = world_pixels(*point)

    def to_pixels(lonlat: Coordinates) -> Coordinates:
        pixels = np.array([world_pixels(*vertex) for vertex in lonlat]).reshape(-1, 2)
        return np.asarray((pixels - (x, y)) * 2**zoom)

    return shapely.transform(near, to_pixels)


def _covered_px(lines: BaseGeometry, box: Box) -> float:
    """Length of the lines under a label, in pixels."""
    under = shapely.clip_by_rect(lines, box.left, box.top, box.right, box.bottom)
    return float(shapely.length(under))


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


def _clear_of(note: Note, standing: Sequence[Note], frame: Frame) -> Note:
    """A note moved on from its line, no farther than it must be to hide no other one."""
    taken = [on_screen(note_box(each), frame.zoom) for each in standing]
    x, y = note.offset
    steps = (replace(note, offset=(x, y + (step if y > 0 else -step))) for step in BOX_STEPS)
    clear = (each for each in steps if not meets(on_screen(note_box(each), frame.zoom), taken))
    return next(clear, note)


def _ring_notes(
    measured: PlaceDistance, rings_m: Sequence[int], texts: Sequence[str]
) -> list[Note]:
    """Each ring's length on the ring itself, away from the measured line and from each other."""
    origin = measured.origin
    notes = []
    for number, (radius, text) in enumerate(zip(rings_m, texts, strict=True)):
        turn = 180 + RING_TURN_DEG * (number - (len(rings_m) - 1) / 2)
        at = geodesic_direct(origin.lon, origin.lat, measured.reading.azimuth_deg + turn, radius)
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


def base_label_layers(
    package: Package, state: ViewState, theme: Theme, notes: Sequence[Note]
) -> list[pdk.Layer]:
    """Return the base map's labels without those that a note of the scene would cover."""
    taken = [on_screen(note_box(note), state.camera.zoom) for note in notes]
    layers = label_layers(package, map_records(package).iloc[:0], state, theme)
    kept: set[tuple[float, float]] = set()
    for layer in layers[1:]:
        layer.data = [
            row
            for row in layer.data
            if row["minz"] <= state.camera.zoom
            and not meets(on_screen(row_box(row), state.camera.zoom), taken)
        ]
        kept |= {tuple(row["position"]) for row in layer.data}
    layers[0].data = [row for row in layers[0].data if tuple(row["position"]) in kept]
    return layers
