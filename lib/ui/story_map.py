"""The map of a step: its view, or the measured distance that it speaks of."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Any

import streamlit as st

from lib.analysis.distances import origin_of
from lib.cartography import Theme, build_deck, text_alternative
from lib.catalog import Package
from lib.story import Step
from lib.ui import caches
from lib.ui.distance_map import distance_map, on_phone
from lib.ui.theme import theme
from lib.viewstate import ViewState

__all__ = ["step_map"]

HEIGHT_PX, PHONE_HEIGHT_PX = 500, 300
#: A phone is half as wide as the room for a map on a desk: one zoom less shows as much.
PHONE_ZOOM = -1.0
#: Steps times themes, and those of one other package.
KEPT = 48


def step_map(package: Package, step: Step) -> None:
    """Show the map of a step; another step is another map, so that the camera goes there."""
    view = step.view
    border = next((m.border for m in view.measurements if m.kind == "border"), "")
    if border and view.selected:
        _measured(package, view, border)
        return
    st.pydeck_chart(
        _deck(package, _fitting(view), theme()),
        height=PHONE_HEIGHT_PX if on_phone() else HEIGHT_PX,
        key=f"story_{step.id}",
        alt=text_alternative(package, view),
    )


def _fitting(view: ViewState) -> ViewState:
    """The view as it fits the reader's screen."""
    zoom = view.camera.zoom + (PHONE_ZOOM if on_phone() else 0.0)
    return replace(view, camera=replace(view.camera, zoom=max(zoom, 0.0)))


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
