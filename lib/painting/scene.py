"""A Deck painted without a browser: the same layers, flat and with north at the top."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from matplotlib.axes import Axes

from lib.cartography.time_map import Measured
from lib.cartography.tokens import Theme
from lib.errors import ProjectError
from lib.painting.clear_lines import clear_of_lines
from lib.painting.frame import Frame
from lib.painting.labels import fitted_rooms, paint_labels
from lib.painting.marks import MIDDLE_PX, mark_rooms, paint_circles, paint_icons
from lib.painting.measured import paint_figures, paint_measured
from lib.painting.scale import paint_scale
from lib.painting.shapes import drawn_lines, paint_areas, paint_lines
from lib.units import LengthUnit

__all__ = ["UnpaintedLayerError", "paint_scene"]

TEXT = "TextLayer"
#: The layer of the dots beside towns' names.
DOTS = "town"
#: The layer of the border that is measured to: no scale bar hides it.
BORDER = "measured-border"


class UnpaintedLayerError(ProjectError):
    """The Deck has a layer of a type that the painter does not know."""


def paint_scene(
    axes: Axes,
    layers: Sequence[Mapping[str, Any]],
    frame: Frame,
    theme: Theme,
    unit: LengthUnit,
    measured: Sequence[Measured] = (),
) -> None:
    """Paint the layers of a Deck, what the reader measured, a scale bar, and the labels.

    Parameters
    ----------
    axes
        The map's area, of the frame's size.
    layers
        As `lib.cartography.scene.layers_of` returns them.
    unit
        Unit of the scale bar.
    measured
        The reader's measurements.

    Raises
    ------
    UnpaintedLayerError
        Rather than leave out what the map shows.
    """
    painters: dict[str, Callable[[Mapping[str, Any]], None]] = {
        "SolidPolygonLayer": lambda layer: paint_areas(axes, layer, frame),
        "PolygonLayer": lambda layer: paint_areas(axes, layer, frame),
        "PathLayer": lambda layer: paint_lines(axes, layer, frame),
        "IconLayer": lambda layer: paint_icons(axes, layer, frame, theme),
        "ScatterplotLayer": lambda layer: paint_circles(axes, layer, frame),
    }
    texts = [layer for layer in layers if layer["@@type"] == TEXT]
    if frame.longest_deg:
        texts = clear_of_lines(layers, frame)
    for layer in layers:
        kind = layer["@@type"]
        if kind == TEXT or layer["id"] == DOTS:
            continue
        if kind not in painters:
            raise UnpaintedLayerError(f"layer {layer['id']} is a {kind}: the painter knows none")
        painters[kind](layer)
    paint_measured(axes, measured, frame, theme)
    figures = paint_figures(axes, measured, frame, theme)
    border = drawn_lines((layer for layer in layers if layer["id"] == BORDER), frame)
    standing = (*fitted_rooms(texts, frame), *mark_rooms(layers, frame))
    scale = paint_scale(axes, frame, theme, unit, standing, border)
    middles = mark_rooms(layers, frame, MIDDLE_PX)
    named = paint_labels(axes, texts, frame, (scale, *figures), middles)
    for layer in layers:
        if layer["id"] == DOTS:  # no dot without its town's name
            rows = [row for row in layer["data"] if tuple(row["position"]) in named]
            paint_circles(axes, {**layer, "data": rows}, frame)
