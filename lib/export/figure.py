"""A view's map for print: PNG, SVG or PDF, in a projection that suits its extent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from typing import Any, Literal

import numpy as np
import shapely
from matplotlib.axes import Axes

from lib.cartography import Theme, build_deck
from lib.cartography.basemap import GROUND_CREDITS
from lib.cartography.comparison import compared_headline, compared_views, panel_notes
from lib.cartography.distance_texts import CRIMEA
from lib.cartography.fit import WHOLE_LINE
from lib.cartography.legend import HOW_SURE
from lib.cartography.map_scene import map_key
from lib.cartography.scene import layers_of
from lib.cartography.time_map import KeyEntry, measured_figures
from lib.catalog import Package
from lib.export.account import MODE_WORDS, POSITIONS_CAUTION, Account, account_of
from lib.export.chart_credits import publisher_credit
from lib.export.records import records_table
from lib.painting.frame import Frame, as_seen, mercator_frame
from lib.painting.label_rooms import Room
from lib.painting.panels import Panel, beside, stacked
from lib.painting.projections import Projection, figure_frame, print_frame
from lib.painting.scene import paint_scene
from lib.painting.shapes import is_at_zoom
from lib.painting.sheet import MAP_WIDTH_PX, Sheet, paint_sheet
from lib.viewstate import DEFAULT, Camera, ViewState

__all__ = ["BASE_MAP", "RECORD", "THEME", "Plan", "crimea_words", "map_figure", "projection_note"]

THEME: Theme = "light"
#: Height of the map where a camera decides; the whole line is as high as it needs.
MAP_HEIGHT_PX, LEAST_HEIGHT_PX = 400.0, 300.0
#: Room round the whole line for its labels.
ROOM_PX = (75.0, 70.0)
FIRST_M_PER_PX, ROUNDS = 10_000.0, 4
#: Layers of the Deck behind the key's lines.
LINE_LAYERS = {"dashed": "leg", "solid": "call", "dotted": "rail"}
BASE_MAP = ". ".join((*GROUND_CREDITS, ""))
RECORD = "Record: CC BY 4.0."
ODBL_RECORD = "Record: CC BY 4.0; stations and railway: © OpenStreetMap contributors (ODbL)."

Layers = Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class Plan:
    """What a figure's maps draw, and where."""

    frame: Frame
    projection: Projection
    windows: tuple[Layers, ...]
    """The layers of each map: of one, or of two windows that are compared."""

    @property
    def layers(self) -> Layers:
        """All layers of all maps."""
        return tuple(chain.from_iterable(self.windows))


def map_figure(
    package: Package, view: ViewState, account: Account, kind: Literal["png", "svg", "pdf"]
) -> bytes:
    """Return the map of a view as a figure; of two windows that it compares, two maps.

    Examples
    --------
    >>> from lib.catalog import load_package
    >>> from lib.export.formats import contents_of
    >>> package = load_package()
    >>> map_figure(package, DEFAULT, contents_of(package, DEFAULT).account, "pdf")[:5]
    b'%PDF-'
    """
    # The whole line is wide: two of it stand above each other, two parts of it side by side.
    is_whole = view.camera == DEFAULT.camera
    plan = _round_the_line(package, view) if is_whole else _as_seen(package, view)
    rooms = _rooms(plan, is_whole)
    measured = measured_figures(package, view.measurements, view.units)

    def paint_map(layers: Layers, axes: Axes) -> None:
        paint_scene(axes, layers, plan.frame, THEME, view.units, measured)

    panels = [
        Panel(room, partial(paint_map, layers), *note)
        for room, layers, note in zip(rooms, plan.windows, panel_notes(package, view), strict=True)
    ]
    second = [_account(package, each) for each in compared_views(view)[1:]]
    sheet = _sheet(package, view, (account, *second), plan, rooms[-1].y + rooms[-1].height)
    return paint_sheet(sheet, THEME, panels, kind)


def _account(package: Package, view: ViewState) -> Account:
    return account_of(package, view, records_table(package, view))


def _rooms(plan: Plan, is_whole: bool) -> Sequence[Room]:
    width, height = plan.frame.width_px, plan.frame.height_px
    if len(plan.windows) == 1:
        return (Room(0, 0, width, height),)
    arranged = stacked if is_whole else beside
    return arranged(MAP_WIDTH_PX, height)


def _layers(package: Package, view: ViewState) -> tuple[Layers, ...]:
    return tuple(layers_of(build_deck(package, each, THEME)) for each in compared_views(view))


def _as_seen(package: Package, view: ViewState) -> Plan:
    """What the reader's map held."""
    width = MAP_WIDTH_PX if view.compare is None else beside(MAP_WIDTH_PX, MAP_HEIGHT_PX)[0].width
    seen = as_seen(view.camera, width, MAP_HEIGHT_PX)
    frame, projection = print_frame(mercator_frame(seen, width, MAP_HEIGHT_PX))
    camera = Camera(*frame.unproject(width / 2, MAP_HEIGHT_PX / 2), frame.zoom)
    return Plan(frame, projection, _layers(package, replace(view, camera=camera)))


def _round_the_line(package: Package, view: ViewState) -> Plan:
    """The whole line with room for its labels, as high as it needs."""
    windows = _layers(package, view)
    west, south, east, north = WHOLE_LINE
    points = np.array(
        [
            (lon, lat)
            for lon, lat in _points(chain.from_iterable(windows))
            if west < lon < east and south < lat < north
        ]
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
    return Plan(frame, projection, windows)


def _points(layers: Iterable[Mapping[str, Any]]) -> Iterator[tuple[float, float]]:
    """Where records are drawn."""
    for layer in layers:
        for row in layer["data"]:
            if "layer" in row and "position" in row:
                yield tuple(row["position"])
            elif "layer" in row and "path" in row:
                yield tuple(row["path"][0])
                yield tuple(row["path"][-1])


def _sheet(
    package: Package, view: ViewState, accounts: Sequence[Account], plan: Plan, height: float
) -> Sheet:
    words = compared_headline(package, view)
    days = f"{accounts[0].window}, UTC" if len(accounts) == 1 else "Days in UTC"
    is_odbl = any(account.licence_note for account in accounts)
    return Sheet(
        title=words.sentence,
        lines=(f"{days}: {MODE_WORDS[view.mode]}. {words.line}",),
        key=_drawn_key(view, plan),
        how_sure=" ".join((*HOW_SURE, crimea_words(package, plan.frame))).strip(),
        notes=(
            projection_note(plan.projection),
            publisher_credit(chain.from_iterable(account.sources for account in accounts)),
            f"{BASE_MAP}{ODBL_RECORD if is_odbl else RECORD}",
            POSITIONS_CAUTION,
            accounts[0].citation,
        ),
        map_height_px=height,
    )


def projection_note(projection: Projection) -> str:
    """Return what a figure says of its projection."""
    return f"Projection: {projection.name}. The scale holds at the middle of the map."


def crimea_words(package: Package, frame: Frame) -> str:
    """Return what a frame's hatching means; blank where it shows none."""
    if "crimea" not in package.layers:
        return ""
    seen = shapely.intersects(package.layers["crimea"].geometry, shapely.box(*frame.bounds))
    return CRIMEA if seen.any() else ""


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
