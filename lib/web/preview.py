"""The picture of a link: the very view that it leads to, painted without a browser."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import pandas as pd
from matplotlib.axes import Axes

from lib.analysis.distances import PlaceDistance, border_row, companion_of, place_distance
from lib.analysis.wording import plural
from lib.cartography import Theme, build_deck, shown_records
from lib.cartography.comparison import compared_views, panel_notes
from lib.cartography.distance_scene import build_distance_deck
from lib.cartography.headline import days_in_words
from lib.cartography.record_filters import SCENERY
from lib.cartography.scene import layers_of
from lib.cartography.time_map import measured_figures
from lib.cartography.viewed_distance import viewed_scene
from lib.catalog import Package
from lib.errors import DataError
from lib.export.figure import crimea_words
from lib.export.records import cited_sources
from lib.painting.card import CardWords, map_size, paint_card
from lib.painting.frame import Frame, as_seen, mercator_frame
from lib.painting.label_rooms import Room
from lib.painting.panels import TITLE_ROW, Panel, beside
from lib.painting.scene import paint_scene
from lib.viewstate import DEFAULT, Camera, ViewState
from lib.web.words import SITE_NAME, link_words, viewed_origin

__all__ = ["preview_png"]

THEME: Theme = "light"
GROUND = "© OpenStreetMap contributors (ODbL), Natural Earth, GeoNames"
BETWEEN = "  ·  "
EVERY_VALUE = "Every value lists its sources."


def preview_png(package: Package, path: str, view: ViewState) -> bytes:
    """Return the preview of a page that shows a view: 1200 x 630, a PNG with a palette.

    The map holds what the reader's map held, flat and with north at the top.

    Examples
    --------
    >>> from lib.catalog import load_package
    >>> preview_png(load_package(), "", DEFAULT)[1:4]
    b'PNG'
    """
    if path == "distances" and (measured := _measured(package, view)):
        return _distance_card(package, view, measured)
    return _map_card(package, path, view if path == "" else DEFAULT)


def _map_card(package: Package, path: str, view: ViewState) -> bytes:
    title, line = link_words(package, path, view)
    is_map = path == ""
    words = CardWords(
        brand=SITE_NAME,
        title=title,
        line="" if is_map else line,
        aside=days_in_words(view) if is_map and view.compare is None else "",
        sources=_sources(package, view) if is_map else EVERY_VALUE,
    )
    views, (width, height) = compared_views(view), map_size(words)
    one = (Room(0, 0, width, height),)
    rooms = one if len(views) == 1 else beside(width, height - TITLE_ROW)
    size = rooms[0].width, rooms[0].height
    frame = mercator_frame(as_seen(view.camera, *size), *size)
    panels = [
        Panel(room, partial(_paint_map, package, each, frame), *note)
        for room, each, note in zip(rooms, views, panel_notes(package, view), strict=True)
    ]
    return _card(package, words, frame, panels)


def _paint_map(package: Package, view: ViewState, frame: Frame, axes: Axes) -> None:
    camera = Camera(view.camera.lon, view.camera.lat, frame.zoom)
    layers = layers_of(build_deck(package, replace(view, camera=camera), THEME))
    figures = measured_figures(package, view.measurements, view.units)
    paint_scene(axes, layers, frame, THEME, view.units, figures)


def _card(package: Package, words: CardWords, frame: Frame, panels: Sequence[Panel]) -> bytes:
    """The card with what must be said of its ground."""
    said = (f"Data version {package.version}", f"Map: {GROUND}", crimea_words(package, frame))
    return paint_card(replace(words, attribution=BETWEEN.join(filter(None, said))), THEME, panels)


def _measured(package: Package, view: ViewState) -> PlaceDistance | None:
    """What the Distances page measures; None where this data version cannot."""
    try:
        return place_distance(package, viewed_origin(package, view), view.border)
    except DataError:
        return None


def _distance_card(package: Package, view: ViewState, measured: PlaceDistance) -> bytes:
    title, line = link_words(package, "distances", view)
    words = CardWords(
        brand=SITE_NAME, title=title, line=line, sources=_border_source(package, measured)
    )
    size = map_size(words)
    companion = companion_of(package, measured.origin)
    town = _measured(package, replace(view, origin=companion.id)) if companion else None
    deck = build_distance_deck(package, viewed_scene(view, measured, town, size), THEME)
    start = deck.initial_view_state
    frame = mercator_frame(Camera(start.longitude, start.latitude, start.zoom), *size)

    def paint(axes: Axes) -> None:
        paint_scene(axes, layers_of(deck), frame, THEME, view.units)

    return _card(package, words, frame, [Panel(Room(0, 0, *size), paint)])


def _border_source(package: Package, measured: PlaceDistance) -> str:
    name = border_row(package, measured.border_id)["name"]
    others = len(measured.readings) - 1
    compared = f"; {plural(others, 'other source')} of it compared" if others else ""
    return f"Border: {name}{compared}"


def _sources(package: Package, view: ViewState) -> str:
    """How many stand behind what is shown; which few of them to name would be a ranking."""
    shown = pd.concat([shown_records(package, each) for each in compared_views(view)])
    reports = shown.loc[~shown["layer"].isin(SCENERY), "source_ids"]
    pages = cited_sources(package, reports)
    publishers = {page.publisher for page in pages} - {""}
    counted = f"{plural(len(pages), 'page')} of {plural(len(publishers), 'publisher')}"
    return f"Sources: {counted}. {EVERY_VALUE}" if publishers else EVERY_VALUE
