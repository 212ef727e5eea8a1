"""The map of a step: its view, or the measured distance that it speaks of."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import streamlit as st

from lib.analysis.distances import origin_of
from lib.cartography import Theme, build_deck, text_alternative
from lib.cartography.map_scene import map_scene
from lib.cartography.notes import Frame
from lib.cartography.time_map import measured_figures
from lib.catalog import Package
from lib.story import Step
from lib.ui import caches
from lib.ui.distances.map import distance_map, on_phone
from lib.ui.theme import theme
from lib.ui.time_map import Sight, available, still_map
from lib.viewstate import ViewState

__all__ = ["step_map"]

#: Width and height in pixels of the map for which the steps' cameras are set.
SET_FOR_PX = (720, 500)
PHONE_HEIGHT_PX = 300
#: Steps times themes, and those of one other package.
KEPT = 48


def step_map(package: Package, step: Step) -> None:
    """Show the map of a step; from the map of one step to the next the camera flies."""
    view = step.view
    border = next((m.border for m in view.measurements if m.kind == "border"), "")
    if border and view.selected:
        _measured(package, view, border)
        return
    alt = text_alternative(package, view)
    height_px = PHONE_HEIGHT_PX if on_phone() else SET_FOR_PX[1]
    if not available():
        deck = _deck(package, view, theme())
        st.pydeck_chart(deck, height=height_px, key=f"story_{step.id}", alt=alt)
        return
    still_map(
        map_scene(package, view, theme()),
        view,
        Sight(Frame(view.camera, SET_FOR_PX).bounds, height_px),
        key="story",
        measured=measured_figures(package, view.measurements, view.units),
        summary=alt,
    )


def _measured(package: Package, view: ViewState, border: str) -> None:
    """The distance from the selected place to a border, as the Distances page draws it."""
    origin = origin_of(package, view.selected[0])
    distance_map(
        view,
        caches.distance(origin, border),
        caches.companion_distance(origin, border),
        text_alternative(package, view),
    )


@lru_cache(maxsize=KEPT)
def _deck(package: Package, view: ViewState, theme: Theme) -> Any:  # pydeck has no types
    return build_deck(package, view, theme)
