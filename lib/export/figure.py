"""A view's map for print: PNG, SVG or PDF, in a projection that suits its extent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np
from matplotlib.axes import Axes

from lib.cartography import Theme, build_deck, headline
from lib.cartography.basemap import GROUND_CREDITS
from lib.cartography.fit import WHOLE_LINE
from lib.cartography.legend import HOW_SURE
from lib.cartography.map_scene import map_key
from lib.cartography.scene import layers_of
from lib.cartography.time_map import KeyEntry, measured_figures
from lib.catalog import Package
from lib.export.account import MODE_WORDS, POSITIONS_CAUTION, Account
from lib.painting.frame import Frame, as_seen, mercator_frame
from lib.painting.projections import Projection, figure_frame, print_frame
from lib.painting.scene import paint_scene
from lib.painting.shapes import is_at_zoom
from lib.painting.sheet import MAP_WIDTH_PX, Sheet, paint_sheet
from lib.viewstate import DEFAULT, Camera, ViewState

__all__ = ["BASE_MAP", "RECORD", "THEME", "Plan", "map_figure", "projection_note"]

THEME: Theme = "light"
#: Height of the map where a camera decides; the whole line is as high as it needs.
MAP_HEIGHT_PX, LEAST_HEIGHT_PX = 400.0, 300.0
#: Room round the whole line for its labels.
ROOM_PX = (75.0, 70.0)
FIRST_M_PER_PX, ROUNDS = 10_000.0, 4
#: Publishers that are named; the zip names every page.
NAMED = 40
#: Layers of the Deck behind the key's lines.
LINE_LAYERS = {"dashed": "leg", "solid": "call", "dotted": "rail"}
BASE_MAP = ". ".join((*GROUND_CREDITS, ""))
RECORD = "Record: CC BY 4.0."
ODBL_RECORD = "Record: CC BY 4.0; stations and railway: © OpenStreetMap contributors (ODbL)."

Layers = Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class Plan:
    """What a figure's map draws, and where."""

    frame: Frame
    projection: Projection
    layers: Layers


def map_figure(
    package: Package, view: ViewState, account: Account, kind: Literal["png", "svg", "pdf"]
) -> bytes:
    """Return the map of a view as a figure.

    Examples
    --------
    >>> from lib.catalog import load_package
    >>> from lib.export.formats import contents_of
    >>> package = load_package()
    >>> map_figure(package, DEFAULT, contents_of(package, DEFAULT).account, "pdf")[:5]
    b'%PDF-'
    """
    plan = _plan(package, view)
    measured = measured_figures(package, view.measurements, view.units)

    def paint_map(axes: Axes) -> None:
        paint_scene(axes, plan.layers, plan.frame, THEME, view.units, measured)

    return paint_sheet(_sheet(package, view, account, plan), THEME, paint_map, kind)


def _plan(package: Package, view: ViewState) -> Plan:
    layers = layers_of(build_deck(package, view, THEME))
    if view.camera == DEFAULT.camera:
        frame, projection = _round_the_line(layers)
        return Plan(frame, projection, layers)
    seen = as_seen(view.camera, MAP_WIDTH_PX, MAP_HEIGHT_PX)
    frame, projection = print_frame(mercator_frame(seen, MAP_WIDTH_PX, MAP_HEIGHT_PX))
    camera = Camera(*frame.unproject(MAP_WIDTH_PX / 2, MAP_HEIGHT_PX / 2), frame.zoom)
    layers = layers_of(build_deck(package, replace(view, camera=camera), THEME))
    return Plan(frame, projection, layers)


def _round_the_line(layers: Layers) -> tuple[Frame, Projection]:
    """The whole line with room for its labels, as high as it needs."""
    west, south, east, north = WHOLE_LINE
    points = np.array(
        [(lon, lat) for lon, lat in _points(layers) if west < lon < east and south < lat < north]
        or [(west, south), (east, north)]
    )
    lon, lat = (float(value) for value in (points.min(axis=0) + points.max(axis=0)) / 2)
    m_per_px, height = FIRST_M_PER_PX, MAP_HEIGHT_PX
    for _ in range(ROUNDS):
        frame, projection = figure_frame(lon, lat, m_per_px, MAP_WIDTH_PX, height)
        pixels = frame.project(points)
        low, high = pixels.min(axis=0), pixels.max(axis=0)
        lon, lat = frame.unproject(*((low + high) / 2))
        closer = float(high[0] - low[0]) / (MAP_WIDTH_PX - 2 * ROOM_PX[0])
        m_per_px *= closer
        height = float(high[1] - low[1]) / closer + 2 * ROOM_PX[1]
        height = min(max(height, LEAST_HEIGHT_PX), MAP_HEIGHT_PX)
    return frame, projection


def _points(layers: Layers) -> Iterator[tuple[float, float]]:
    """Where records are drawn."""
    for layer in layers:
        for row in layer["data"]:
            if "layer" in row and "position" in row:
                yield tuple(row["position"])
            elif "layer" in row and "path" in row:
                yield tuple(row["path"][0])
                yield tuple(row["path"][-1])


def _sheet(package: Package, view: ViewState, account: Account, plan: Plan) -> Sheet:
    words = headline(package, view)
    return Sheet(
        title=words.sentence,
        lines=(f"{account.window}, UTC: {MODE_WORDS[view.mode]}. {words.line}",),
        key=_drawn_key(view, plan),
        how_sure=" ".join(HOW_SURE),
        notes=(
            projection_note(plan.projection),
            _sources(account),
            f"{BASE_MAP}{ODBL_RECORD if account.licence_note else RECORD}",
            POSITIONS_CAUTION,
            account.citation,
        ),
        map_height_px=plan.frame.height_px,
    )


def projection_note(projection: Projection) -> str:
    """Return what a figure says of its projection."""
    return f"Projection: {projection.name}. The scale holds at the middle of the map."


def _drawn_key(view: ViewState, plan: Plan) -> tuple[KeyEntry, ...]:
    """The entries of which the frame shows something."""
    lines = {str(layer["id"]) for layer in plan.layers if _is_seen(layer, plan.frame)}
    marks = {
        row["layer"]
        for layer in plan.layers
        for row in layer["data"]
        if "icon" in row and _is_row_seen(layer, row, plan.frame)
    }
    return tuple(
        entry
        for entry in map_key(view)
        if (entry.colour in marks if entry.icon else LINE_LAYERS[entry.line] in lines)
    )


def _is_seen(layer: Mapping[str, Any], frame: Frame) -> bool:
    return any("path" in row and _is_row_seen(layer, row, frame) for row in layer["data"])


def _is_row_seen(layer: Mapping[str, Any], row: Mapping[str, Any], frame: Frame) -> bool:
    points = row["path"] if "path" in row else [row["position"]]
    return is_at_zoom(layer, row, frame) and any(
        frame.holds(*frame.point(*point)) for point in points
    )


def _sources(account: Account) -> str:
    """Publishers of what is shown, those of most pages first."""
    pages = Counter(ref.publisher for ref in account.sources if ref.publisher)
    names = sorted(pages, key=lambda name: (-pages[name], name))
    named, others = names[:NAMED], len(names) - NAMED
    more = f" and {others} others" if others > 0 else ""
    return f"Sources, {len(account.sources)} pages: {'; '.join(named)}{more}."
