"""Labels that a projection for print has laid over a line: moved where they cover less of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import shapely

from lib.painting.frame import Frame
from lib.painting.label_rooms import room_of
from lib.painting.shapes import drawn_lines, is_at_zoom

__all__ = ["clear_of_lines"]

Layer = Mapping[str, Any]
STATIONS, NOTES = "label-station", ("label-bold", "label-under")
#: Notes belong to the railway, or to no record.
RAIL = "rail"
#: A label may cross so much of a line, in pixels: it has a halo.
CROSSING_PX = 8.0
#: Ways to move: sideways to the mark's other side, or up and down by pixels.
SIDES = ((1, 0.0), (-1, 0.0))
STEPS = tuple((1, float(dy)) for dy in (0, -14, -28, -42, -56, -70, -84, 14, 28, 42, 56))
OTHER_END = {"start": "end", "end": "start", "middle": "middle"}


def clear_of_lines(layers: Sequence[Layer], frame: Frame) -> list[Layer]:
    """Return text layers whose stations' names and notes keep off the record's lines.

    The page's map has set them by hand for its own projection; those that still fit stay.
    """
    lines = drawn_lines(
        (each for each in layers if each["@@type"] == "PathLayer" and each.get("pickable")), frame
    )
    return [
        {**layer, "data": _moved(layer, layers, lines, frame)}
        for layer in layers
        if layer["@@type"] == "TextLayer"
    ]


def _moved(
    layer: Layer, layers: Sequence[Layer], lines: shapely.MultiLineString, frame: Frame
) -> list[dict[str, Any]]:
    rows = []
    for row in layer["data"]:
        group = _group(layer, row, layers)
        if group and is_at_zoom(layer, row, frame):
            ways = SIDES if layer["id"] == STATIONS else STEPS
            row = _placed(row, min(ways, key=lambda way: _cost(group, way, lines, frame)))
        rows.append(row)
    return rows


def _group(
    layer: Layer, row: Mapping[str, Any], layers: Sequence[Layer]
) -> list[tuple[Layer, Mapping[str, Any]]]:
    """What moves together: a station's name, or all lines of a note; else nothing."""
    if layer["id"] == STATIONS:
        return [(layer, row)]
    if layer["id"] not in NOTES or row.get("layer", RAIL) != RAIL:
        return []
    return [
        (other, each)
        for other in layers
        if other["id"] in NOTES
        for each in other["data"]
        if each["position"] == row["position"]
    ]


def _placed(row: Mapping[str, Any], way: tuple[int, float]) -> dict[str, Any]:
    side, dy = way
    x, y = row["offset"]
    anchor = row["anchor"] if side == 1 else OTHER_END[row["anchor"]]
    return {**row, "offset": [side * x, y + dy], "anchor": anchor}


def _cost(
    group: Sequence[tuple[Layer, Mapping[str, Any]]],
    way: tuple[int, float],
    lines: shapely.MultiLineString,
    frame: Frame,
) -> float:
    """Pixels of line under a group, beyond what is allowed."""
    rooms = [room_of(layer, _placed(row, way), frame) for layer, row in group]
    return max(0.0, sum(room.covers(lines) for room in rooms) - CROSSING_PX)
