"""The map of a distance in the page."""

from __future__ import annotations

import streamlit as st

from lib.analysis.distances import PlaceDistance
from lib.cartography.distance_texts import scene_words
from lib.ui import caches
from lib.ui.frame import grey
from lib.ui.theme import theme
from lib.units import LengthUnit

__all__ = ["distance_map", "on_phone"]

#: Width and height of the map in pixels: the width is the page's to decide, this is its guess.
DESKTOP_PX, PHONE_PX = (980, 690), (358, 430)

CRIMEA = "Hatched: Crimea, Ukraine’s by the recognised border, held by Russia. "


def on_phone() -> bool:
    """Whether the browser calls itself a mobile one; the page's width is not known here."""
    return "Mobi" in st.context.headers.get("User-Agent", "")


def distance_map(
    measured: PlaceDistance,
    beside: PlaceDistance | None,
    rings_m: tuple[int, ...],
    units: tuple[LengthUnit, ...],
    alt: str,
) -> None:
    """Show place, nearest point, the line between them, the border and the rings."""
    size = PHONE_PX if on_phone() else DESKTOP_PX
    deck = caches.distance_deck(
        measured.origin,
        measured.border_id,
        beside.origin if beside else None,
        rings_m,
        scene_words(measured, beside, rings_m, units),
        size,
        theme(),
    )
    # Another distance is another map: its key lets the camera go there.
    key = f"distance_{hash((measured.origin, measured.border_id, rings_m)):x}"
    st.pydeck_chart(deck, height=size[1], key=key, alt=alt)
    # Only Ukraine's border sources say where they draw Crimea; other maps do not reach it.
    crimea = CRIMEA if measured.readings[0].crimea_in else ""
    grey(
        "Heavy line: the border that is measured to; thin line: the geodesic; dashed circle: where "
        f"the place may lie. {crimea}© OpenStreetMap contributors, Natural Earth, GeoNames."
    )
