"""The map of a distance in the page, and as a file for print."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import streamlit as st

from lib.analysis.distances import PlaceDistance
from lib.cartography import Theme
from lib.cartography.distance_scene import DrawnDeck
from lib.cartography.distance_texts import crimea_note
from lib.cartography.notes import Frame
from lib.cartography.time_map import MapScene, still_scene
from lib.cartography.viewed_distance import viewed_scene
from lib.catalog import Package
from lib.export.chart_figure import FigureFormat
from lib.ui import caches, session
from lib.ui.charts.download import figure_download
from lib.ui.frame import grey
from lib.ui.theme import theme
from lib.ui.time_map import Sight, available, still_map
from lib.viewstate import DEFAULT, Camera, ViewState

__all__ = ["distance_map", "distance_map_download", "on_phone"]

#: Width and height of the map in pixels: the width is the page's to decide, this is its guess.
DESKTOP_PX, PHONE_PX = (980, 690), (358, 430)
#: Packed maps; as many as there are Decks of distances.
KEPT = 32


def on_phone() -> bool:
    """Whether the browser calls itself a mobile one; the page's width is not known here."""
    return "Mobi" in st.context.headers.get("User-Agent", "")


def distance_map(
    view: ViewState, measured: PlaceDistance, beside: PlaceDistance | None, alt: str
) -> None:
    """Show place, nearest point, the line between them, the border and the rings."""
    scene = viewed_scene(view, measured, beside, PHONE_PX if on_phone() else DESKTOP_PX)
    deck = caches.distance_deck(
        measured.origin,
        measured.border_id,
        scene.companion,
        scene.rings_m,
        scene.words,
        scene.size_px,
        theme(),
    )
    _show(deck, scene.size_px, alt)
    grey(
        "Heavy line: the border that is measured to; thin line: the geodesic; dashed circle: where "
        f"the place may lie. {crimea_note(measured)} "
        "© OpenStreetMap contributors, Natural Earth, GeoNames."
    )


def _show(deck: DrawnDeck, size_px: tuple[int, int], alt: str) -> None:
    if not available():
        # Another distance is another map: its key lets the camera go there.
        st.pydeck_chart(deck, height=size_px[1], key=f"distance_{id(deck):x}", alt=alt)
        return
    fitted = deck.initial_view_state
    camera = Camera(fitted.longitude, fitted.latitude, fitted.zoom)
    sight = Sight(Frame(camera, size_px).bounds, size_px[1])
    still_map(_scene(deck, theme()), DEFAULT, sight, key="distance", summary=alt)


@lru_cache(maxsize=KEPT)
def _scene(deck: DrawnDeck, drawn_in: Theme) -> MapScene:
    return still_scene(deck.to_json(), drawn_in)


def distance_map_download(
    package: Package, view: ViewState, measured: PlaceDistance, beside: PlaceDistance | None
) -> None:
    """Offer the map as a file, with the address at which its recipient sees these data."""
    shown = replace(view, data_version=package.version)
    address = session.root() + session.address_of(shown, session.page())

    def make(suffix: FigureFormat) -> bytes:
        # Matplotlib takes a second to import: only those wait who want a figure.
        from lib.export.distance_figure import distance_map_figure

        return distance_map_figure(package, view, measured, beside, address, suffix)

    figure_download("distance-map", "Download this map", make)
