"""Shells a container that an estimator's two figures imply, a row each."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from lib.analysis.estimate_series import Conversion
from lib.ui.charts.layers import text_layer
from lib.ui.charts.style import PICKED_LAYER, layered
from lib.ui.voyages.panels import ticks_up_to
from lib.units import format_number

__all__ = ["factor_chart", "factor_words"]

ROW_PX = 34


def factor_words(conversion: Conversion) -> str:
    """The factor in whole shells, a range where the figures are ranges.

    A factor is known no better than its figures, most of which have two digits.
    """
    low, high = (format_number(value, 0) for value in (conversion.low, conversion.high))
    return low if low == high else f"{low}–{high}"


def factor_chart(
    conversions: Sequence[Conversion],
    tone: Mapping[str, str],
    selected: Collection[str],
) -> dict[str, Any]:
    """Return the dot plot as Vega-Lite: a dot for a factor, a line for a range of it."""
    rows: list[dict[str, Any]] = [
        {
            "id": c.shells.dated.id,
            "y": (i + 1) * ROW_PX - 9,
            "title_y": i * ROW_PX + 9,
            "name": f"{c.shells.speaker}, {c.shells.dated.when}",
            "x": value,
            "x2": c.high,
            "text": factor_words(c),
            "Shells": f"{c.shells.words} ({c.shells.dated.id})",
            "Containers": f"{c.containers.words} ({c.containers.dated.id})",
            "open": c.shells.dated.id in selected,
            "said": f"{c.shells.speaker}, {c.shells.dated.when}: {factor_words(c)} shells",
        }
        for i, c in enumerate(conversions)
        for value in dict.fromkeys((c.low, c.high))
    ]
    highest = max((c.high for c in conversions), default=1.0)
    ticks = ticks_up_to(highest * 1.08, 4)
    x = {
        "field": "x",
        "type": "quantitative",
        "scale": {"domain": [0, ticks[-1]], "nice": False},
        "axis": {
            "orient": "top",
            "title": None,
            "values": list(ticks),
            "domain": False,
            "ticks": False,
            "labelFlush": True,
        },
    }
    firsts = {row["id"]: row for row in rows}.values()
    ranges = [row for row in rows if row["x"] < row["x2"]]
    open_ones = [row for row in rows if row["open"]]
    layers = [
        text_layer([(row["title_y"], row["name"]) for row in firsts], tone["text2"]),
        _layer(ranges, {"type": "rule", "color": tone["text1"], "strokeWidth": 1.6}, x, "x2"),
        _layer(
            open_ones,
            {"type": "point", "size": 520, "filled": True, "color": tone["text1"], "opacity": 0.28},
            x,
        ),
        _layer(
            rows,
            {
                "type": "point",
                "size": 46,
                "filled": True,
                "color": tone["text1"],
                "opacity": 1,
                "cursor": "pointer",
            },
            x,
        )
        | {"name": PICKED_LAYER},
        _layer(
            list(firsts),
            {"type": "text", "align": "left", "dx": 8, "baseline": "middle"},
            x,
            text="text",
        ),
    ]
    return layered(
        layers,
        ROW_PX * max(len(conversions), 1),
        tone,
        "Shells a container that figures given together imply",
    )


def _layer(
    rows: Sequence[Mapping[str, Any]],
    mark: dict[str, Any],
    x: dict[str, Any],
    x2: str = "",
    text: str = "",
) -> dict[str, Any]:
    encoding: dict[str, Any] = {
        "x": x,
        "y": "y",
        "description": {"field": "said", "type": "nominal"},
        "tooltip": [
            {"field": "name", "title": "Given by"},
            {"field": "Shells"},
            {"field": "Containers"},
        ],
    }
    if x2:
        encoding["x2"] = {"field": x2}
    if text:
        encoding["text"] = {"field": text}
    return {"data": {"values": list(rows)}, "mark": mark, "encoding": encoding}
