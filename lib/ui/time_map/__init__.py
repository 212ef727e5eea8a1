"""The time map: a deck.gl component that plays, measures and remembers, and its Python side."""

from __future__ import annotations

from lib.ui.time_map.component import TimeMapResult, available, latest_view, time_bar, time_map

__all__ = ["TimeMapResult", "available", "latest_view", "time_bar", "time_map"]
