"""Areas and lines of a Deck, cut to the frame."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

import numpy as np
import shapely
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from shapely.geometry.base import BaseGeometry

from lib.painting.board import add, unit
from lib.painting.deck_values import value_of
from lib.painting.frame import BASE_EXTENT, Coordinates, Frame

__all__ = [
    "drawn_lines",
    "is_at_zoom",
    "line_parts",
    "paint_areas",
    "paint_lines",
    "stroke_lines",
]

#: Shapes are cut this far outside the frame, so that no cut is seen.
MARGIN_PX = 12.0
#: Degrees round the frame's bounds within which shapes are projected at all.
MARGIN_DEG = 1.0

Row = Mapping[str, Any]
Rings = list[Coordinates]


def paint_areas(axes: Axes, layer: Mapping[str, Any], frame: Frame) -> None:
    """Fill the areas of a SolidPolygonLayer or PolygonLayer; the latter's outlines are drawn."""
    rows = layer["data"]
    areas = [area for row in rows for area in _areas(value_of(layer, "getPolygon", row), frame)]
    if not areas:
        return
    line = layer.get("getLineColor")
    patch = PathPatch(
        _compound(areas),
        facecolor=unit(layer["getFillColor"]),
        edgecolor=unit(line) if line else "none",
        linewidth=layer.get("getLineWidth", 0.0) if line else 0.0,
        joinstyle="round",
    )
    add(axes, patch)


def paint_lines(axes: Axes, layer: Mapping[str, Any], frame: Frame) -> None:
    """Draw the paths of a PathLayer."""
    cap = "round" if layer.get("capRounded") else "butt"
    drawn = [row for row in layer["data"] if is_at_zoom(layer, row, frame)]
    # Rows of one colour in one go; the order of colours is that of the rows.
    for colour, rows in groupby(drawn, lambda row: tuple(value_of(layer, "getColor", row))):
        paths = [
            path for row in rows for path in line_parts(value_of(layer, "getPath", row), frame)
        ]
        stroke_lines(axes, paths, colour, layer["getWidth"], cap, layer.get("getDashArray"))


def stroke_lines(
    axes: Axes,
    paths: Sequence[Coordinates],
    colour: Sequence[float],
    width_px: float,
    cap: Any = "butt",
    dash: Sequence[float] | None = None,
) -> None:
    """Draw lines in pixels, their dashes and gaps in pixels too."""
    if not paths:
        return
    lines = LineCollection(
        paths,
        colors=[unit(colour)],
        linewidths=width_px,
        linestyles=[(0, tuple(dash))] if dash else "solid",
        capstyle=cap,
        joinstyle="round",
    )
    add(axes, lines)


def drawn_lines(layers: Iterable[Mapping[str, Any]], frame: Frame) -> shapely.MultiLineString:
    """Return the lines of PathLayers in the frame, in pixels."""
    return shapely.MultiLineString(
        [
            part
            for layer in layers
            for row in layer["data"]
            for part in line_parts(row["path"], frame)
        ]
    )


def is_at_zoom(layer: Mapping[str, Any], row: Row, frame: Frame) -> bool:
    """Whether a layer's zoom filter lets a row through at the frame's scale."""
    return "filterRange" not in layer or row[layer["getFilterValue"][3:]] <= frame.zoom


def _areas(polygon: Any, frame: Frame) -> Iterator[Rings]:
    """An area's rings in pixels, cut to the frame; nothing where it lies outside."""
    rings = polygon if isinstance(polygon[0][0], list) else [polygon]
    outer = np.asarray(rings[0], dtype=float)
    if not _meets(outer, frame):
        return
    if frame.longest_deg:
        shape = shapely.clip_by_rect(shapely.Polygon(outer, rings[1:]), *_reach(frame))
        for part in shapely.get_parts(shapely.segmentize(shape, frame.longest_deg)):
            if part.geom_type == "Polygon":
                lonlat = [shapely.get_coordinates(r) for r in (part.exterior, *part.interiors)]
                yield from _cut_area([frame.project(ring) for ring in lonlat], frame)
        return
    projected = [frame.project(np.asarray(ring, dtype=float)) for ring in rings]
    yield from _cut_area(projected, frame)


def _cut_area(rings: Rings, frame: Frame) -> Iterator[Rings]:
    low, high = rings[0].min(axis=0), rings[0].max(axis=0)
    box = _box(frame)
    if (low > box[2:]).any() or (high < box[:2]).any():
        return
    if (low >= box[:2]).all() and (high <= box[2:]).all():
        yield rings
        return
    cut = shapely.clip_by_rect(shapely.Polygon(rings[0], rings[1:]), *box)
    for part in shapely.get_parts(cut):
        if part.geom_type == "Polygon":
            yield [shapely.get_coordinates(ring) for ring in (part.exterior, *part.interiors)]


def line_parts(path: Any, frame: Frame) -> Iterator[Coordinates]:
    """A line's parts in the frame, in pixels."""
    lonlat = np.asarray(path, dtype=float)
    if not _meets(lonlat, frame):
        return
    line: BaseGeometry = shapely.LineString(lonlat)
    if frame.longest_deg:
        line = shapely.segmentize(shapely.clip_by_rect(line, *_reach(frame)), frame.longest_deg)
    for piece in shapely.get_parts(line):
        pixels = frame.project(shapely.get_coordinates(piece))
        if len(pixels) < 2:
            continue
        for part in shapely.get_parts(
            shapely.clip_by_rect(shapely.LineString(pixels), *_box(frame))
        ):
            if part.geom_type == "LineString":
                yield shapely.get_coordinates(part)


def _meets(lonlat: Coordinates, frame: Frame) -> bool:
    west, south, east, north = _reach(frame)
    low, high = lonlat.min(axis=0), lonlat.max(axis=0)
    return bool(low[0] <= east and high[0] >= west and low[1] <= north and high[1] >= south)


def _reach(frame: Frame) -> tuple[float, float, float, float]:
    west, south, east, north = frame.bounds
    # Beyond the base map there is neither land nor sea to be known of.
    return (
        max(west - MARGIN_DEG, BASE_EXTENT[0]),
        max(south - MARGIN_DEG, BASE_EXTENT[1]),
        min(east + MARGIN_DEG, BASE_EXTENT[2]),
        min(north + MARGIN_DEG, BASE_EXTENT[3]),
    )


def _box(frame: Frame) -> tuple[float, float, float, float]:
    return -MARGIN_PX, -MARGIN_PX, frame.width_px + MARGIN_PX, frame.height_px + MARGIN_PX


def _compound(areas: Iterable[Rings]) -> Path:
    """All areas as one path: outer rings run one way, holes the other, and are left empty."""
    vertices, codes = [], []
    for rings in areas:
        for number, ring in enumerate(rings):
            turned = ring if (_signed_area(ring) > 0) == (number == 0) else ring[::-1]
            vertices.append(np.vstack((turned, turned[:1])))
            code = np.full(len(turned) + 1, Path.LINETO, dtype=np.uint8)
            code[0], code[-1] = Path.MOVETO, Path.CLOSEPOLY
            codes.append(code)
    return Path(np.concatenate(vertices), np.concatenate(codes))


def _signed_area(ring: Coordinates) -> float:
    x, y = ring[:, 0], ring[:, 1]
    return float(np.dot(x[:-1], y[1:]) - np.dot(x[1:], y[:-1]) + x[-1] * y[0] - x[0] * y[-1])
