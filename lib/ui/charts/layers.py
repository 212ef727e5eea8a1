"""Layers that charts of dated records share: lines, marks that answer clicks, the open one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from lib.ui.charts.style import AS_IT_IS, PICKED_LAYER, Days, day_ms

__all__ = ["Line", "halo_layer", "line_layer", "mark_layer", "text_layer", "width_rules"]

#: Day numbers of both ends, their pixels from the top, and the opacity.
Line = tuple[float, float, float, float, float]


def line_layer(
    lines: Sequence[Line], days: Days, colour: str, width_px: float = 1.0
) -> dict[str, Any]:
    """Return straight lines between days."""
    values = [
        {"x": day_ms(x), "x2": day_ms(x2), "y": y, "y2": y2, "o": round(o, 3)}
        for x, x2, y, y2, o in lines
    ]
    return {
        "data": {"values": values},
        "mark": {"type": "rule", "color": colour, "strokeWidth": width_px},
        "encoding": {
            "x": days.x(),
            "x2": {"field": "x2"},
            "y": "y",
            "y2": "y2",
            "opacity": {"field": "o", "type": "quantitative", **AS_IT_IS},
        },
    }


def halo_layer(points: Sequence[tuple[float, float]], days: Days, colour: str) -> dict[str, Any]:
    """Return the wide pale band behind the marks of the open record.

    Parameters
    ----------
    points
        Day number and pixels from the top of each.
    """
    return {
        "data": {"values": [{"x": day_ms(day), "y": y} for day, y in points]},
        "mark": {"type": "point", "size": 560, "filled": True, "color": colour, "opacity": 0.28},
        "encoding": {"x": days.x(), "y": "y"},
    }


def mark_layer(
    rows: Sequence[Mapping[str, Any]], days: Days, colour: str, size: int
) -> dict[str, Any]:
    """Return the marks, which answer clicks.

    Parameters
    ----------
    rows
        Each with ``id``, ``day``, ``y``, ``shape``, ``fill``, ``o`` (opacity) and ``tip``, the
        (label, text) pairs that stand under the pointer.
    size
        Area of a mark in square pixels.
    """
    values = [
        {field: row[field] for field in ("id", "y", "shape", "fill", "o")}
        | {"x": day_ms(row["day"]), "said": said(row["tip"]), **dict(row["tip"])}
        for row in rows
    ]
    labels = dict.fromkeys(label for row in rows for label, _ in row["tip"])
    return {
        "name": PICKED_LAYER,
        "data": {"values": values},
        "mark": {
            "type": "point",
            "size": size,
            "stroke": colour,
            "strokeWidth": 1.5,
            "cursor": "pointer",
        },
        "encoding": {
            "x": days.x(),
            "y": "y",
            "shape": {"field": "shape", "type": "nominal", **AS_IT_IS},
            "fill": {"field": "fill", "type": "nominal", **AS_IT_IS},
            "opacity": {"field": "o", "type": "quantitative", **AS_IT_IS},
            "tooltip": [{"field": label, "type": "nominal"} for label in labels],
            "description": {"field": "said", "type": "nominal"},
        },
    }


def said(tip: Sequence[tuple[str, str]]) -> str:
    """What a mark says to those who hear the chart.

    >>> said((("Record", "Angara, call at Najin (V010)"), ("Date", "about 23 Oct 2023")))
    'Record: Angara, call at Najin (V010); Date: about 23 Oct 2023'
    """
    return "; ".join(f"{label}: {text}" for label, text in tip)


def width_rules(heights_px: Sequence[float], colour: str) -> dict[str, Any]:
    """Return thin rules over the whole width."""
    return {
        "data": {"values": [{"y": y} for y in heights_px]},
        "mark": {"type": "rule", "color": colour},
        "encoding": {"x": {"value": 0}, "x2": {"value": "width"}, "y": "y"},
    }


def text_layer(
    lines: Sequence[tuple[float, str]], colour: str, weight: int = 400, *, right: bool = False
) -> dict[str, Any]:
    """Return texts at the left end of the chart, or at its right end.

    Parameters
    ----------
    lines
        Pixels from the top to the middle of each, and the text.
    """
    return {
        "data": {"values": [{"y": y, "text": text} for y, text in lines if text]},
        "mark": {
            "type": "text",
            "align": "right" if right else "left",
            "baseline": "middle",
            "color": colour,
            "fontWeight": weight,
            "fontSize": 12 if weight > 400 else 11,
            "limit": {"expr": "width"},
        },
        "encoding": {
            "x": {"value": "width" if right else 0},
            "y": "y",
            "text": {"field": "text"},
        },
    }
