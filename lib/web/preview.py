"""The picture of a link: the very view that it leads to, painted without a browser."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import partial

from matplotlib.axes import Axes

from lib.analysis.distances import PlaceDistance, border_row, companion_of, place_distance
from lib.analysis.wording import plural
from lib.cartography import Theme, build_deck, shown_records
from lib.cartography.distance_scene import build_distance_deck
from lib.cartography.record_filters import SCENERY
from lib.cartography.records import effective_window
from lib.cartography.scene import layers_of
from lib.cartography.time_map import measured_figures
from lib.cartography.viewed_distance import viewed_scene
from lib.catalog import Package
from lib.errors import DataError
from lib.export.records import cited_sources
from lib.painting.card import CardWords, map_size, paint_card
from lib.painting.frame import as_seen, mercator_frame
from lib.painting.scene import paint_scene
from lib.temporal import format_window
from lib.viewstate import DEFAULT, Camera, ViewState
from lib.web.words import SITE_NAME, link_words, viewed_origin

__all__ = ["preview_png"]

THEME: Theme = "light"
GROUND = "© OpenStreetMap contributors (ODbL), Natural Earth, GeoNames"
#: Publishers that are named; the others are counted.
NAMED = 4


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
    window = effective_window(view)
    words = CardWords(
        brand=SITE_NAME,
        title=title,
        line="" if path == "" else line,
        aside=format_window(window.start, window.end) if path == "" else "",
        sources=_sources(package, view) if path == "" else "Every value lists its sources.",
        attribution=_attribution(package),
    )
    return paint_card(words, THEME, partial(_paint_map, package, view, map_size(words)))


def _paint_map(package: Package, view: ViewState, size: tuple[int, int], axes: Axes) -> None:
    frame = mercator_frame(as_seen(view.camera, *size), *size)
    camera = Camera(view.camera.lon, view.camera.lat, frame.zoom)
    layers = layers_of(build_deck(package, replace(view, camera=camera), THEME))
    figures = measured_figures(package, view.measurements, view.units)
    paint_scene(axes, layers, frame, THEME, view.units, figures)


def _measured(package: Package, view: ViewState) -> PlaceDistance | None:
    """What the Distances page measures; None where this data version cannot."""
    try:
        return place_distance(package, viewed_origin(package, view), view.border)
    except DataError:
        return None


def _distance_card(package: Package, view: ViewState, measured: PlaceDistance) -> bytes:
    title, line = link_words(package, "distances", view)
    words = CardWords(
        brand=SITE_NAME,
        title=title,
        line=line,
        aside="",
        sources=_border_source(package, measured),
        attribution=_attribution(package),
    )
    return paint_card(
        words, THEME, partial(_paint_distance, package, view, measured, map_size(words))
    )


def _paint_distance(
    package: Package, view: ViewState, measured: PlaceDistance, size: tuple[int, int], axes: Axes
) -> None:
    companion = companion_of(package, measured.origin)
    beside = _measured(package, replace(view, origin=companion.id)) if companion else None
    deck = build_distance_deck(package, viewed_scene(view, measured, beside, size), THEME)
    start = deck.initial_view_state
    frame = mercator_frame(Camera(start.longitude, start.latitude, start.zoom), *size)
    paint_scene(axes, layers_of(deck), frame, THEME, view.units)


def _border_source(package: Package, measured: PlaceDistance) -> str:
    name = border_row(package, measured.border_id)["name"]
    others = len(measured.readings) - 1
    compared = f"; {plural(others, 'other source')} of it compared" if others else ""
    return f"Border: {name}{compared}"


def _sources(package: Package, view: ViewState) -> str:
    """Who published what is shown: those behind most records, and how many others."""
    shown = shown_records(package, view)
    reports = shown.loc[~shown["layer"].isin(SCENERY), "source_ids"]
    publisher = {ref.source_id: ref.publisher for ref in cited_sources(package, reports)}
    publishers = Counter(
        name
        for joined in reports
        for name in {publisher.get(source_id, "") for source_id in joined.split(";")} - {""}
    )
    named = sorted(publishers, key=lambda name: (-publishers[name], name))[:NAMED]
    others = len(publishers) - len(named)
    if not named:
        return "Every value lists its sources."
    more = f" and {plural(others, 'other')}" if others else ""
    return f"Sources: {'; '.join(named)}{more}"


def _attribution(package: Package) -> str:
    return f"Data version {package.version}  ·  Map: {GROUND}"
