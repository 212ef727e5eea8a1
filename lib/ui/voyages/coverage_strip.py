"""Days with a published image as a strip over an axis of days."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lib.analysis.coverage import CoverageDays
from lib.temporal import day_number
from lib.ui.charts.layers import text_layer
from lib.ui.charts.style import AS_IT_IS, Days, day_ms

__all__ = ["STRIP_TOP_PX", "strip_height", "strip_layers"]

#: Height of the strip, and room above it for its title.
STRIP_PX, STRIP_TOP_PX = 14, 22


def strip_height() -> float:
    """Height of strip and title in pixels."""
    return STRIP_TOP_PX + STRIP_PX


def strip_layers(
    title: str, coverage: CoverageDays, days: Days, tone: Mapping[str, str], top_px: float
) -> list[dict[str, Any]]:
    """Return title and strip: days with a ship in full height, without one in half, the ground.

    Nothing is drawn on a day without a dated image: it is not known.

    Parameters
    ----------
    top_px
        Top of the strip; its title stands above.
    """
    first, after = day_number(days.start), day_number(days.end)
    groups = (("covShip", coverage.ship_days, 0.0), ("covImg", coverage.empty_days, STRIP_PX / 2))
    spans = [("covNone", first, after, 0.0)]
    spans += [
        (role, number, number + 1, lower)
        for role, group, lower in groups
        for number in map(day_number, group)
        if first <= number < after
    ]
    rows = [
        {
            "x": day_ms(start),
            "x2": day_ms(end),
            "y": top_px + lower,
            "y2": top_px + STRIP_PX,
            "fill": tone[role],
        }
        for role, start, end, lower in spans
    ]
    bars = {
        "data": {"values": rows},
        # The outline keeps a day visible where it is narrower than a pixel.
        "mark": {"type": "rect", "strokeWidth": 0.7},
        "encoding": {
            "x": days.x(),
            "x2": {"field": "x2"},
            "y": "y",
            "y2": "y2",
            "fill": {"field": "fill", "type": "nominal", **AS_IT_IS},
            "stroke": {"field": "fill", "type": "nominal", **AS_IT_IS},
        },
    }
    return [text_layer([(top_px - 10, title)], tone["text1"], 600), bars]
