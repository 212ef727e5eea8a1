"""The time map: a deck.gl component that plays, measures and remembers, and its Python side."""

from __future__ import annotations

from lib.ui.time_map.component import (
    Sight,
    TimeMapResult,
    available,
    latest_view,
    still_map,
    time_bar,
    time_map,
)

__all__ = [
    "Sight",
    "TimeMapResult",
    "available",
    "latest_view",
    "still_map",
    "time_bar",
    "time_map",
]
