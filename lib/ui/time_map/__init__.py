"""The time map: a deck.gl component that plays, measures and remembers, and its Python side."""

from __future__ import annotations

from lib.ui.time_map.component import TimeMapResult, available, latest_view, time_bar, time_map
from lib.ui.time_map.figures import measured_figures
from lib.ui.time_map.scene import (
    Coverage,
    Extent,
    Flag,
    KeyEntry,
    MapScene,
    records_of,
    scene_state,
)
from lib.ui.time_map.view_json import Measured

__all__ = [
    "Coverage",
    "Extent",
    "Flag",
    "KeyEntry",
    "MapScene",
    "Measured",
    "TimeMapResult",
    "available",
    "latest_view",
    "measured_figures",
    "records_of",
    "scene_state",
    "time_bar",
    "time_map",
]
