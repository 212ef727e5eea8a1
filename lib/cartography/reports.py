"""Observations, events and claims: marks beside the place that they speak of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import pydeck as pdk

from lib.cartography.deck_layers import (
    counted_row,
    icon_layer,
    record_row,
    text_layer,
    zoom_filter,
)
from lib.cartography.label_texts import MARK_OFFSETS, mark_offset
from lib.cartography.layout import Key, layout
from lib.cartography.record_frame import as_rows
from lib.cartography.symbology import icon_name
from lib.cartography.tokens import Theme, rgba
from lib.catalog import Package
from lib.viewstate import ViewState

__all__ = ["report_layers"]

#: From a mark to the number beside it.
COUNT_STEP_PX = 11


def report_layers(
    package: Package, records: pd.DataFrame, state: ViewState, theme: Theme
) -> list[pdk.Layer]:
    """Return the marks of each class, and how many share one position.

    Marks at one position lie on each other, the one that a window holds most surely on top.
    """
    layers = []
    zooms, zoom = layout(package).marks, zoom_filter(state.camera.zoom)
    for layer in MARK_OFFSETS:
        rows = [
            _mark(record, zooms, state, theme)
            for record in as_rows(records[records["layer"] == layer].sort_values("share"))
        ]
        layers.append(icon_layer(layer, rows, theme, **zoom))
        layers.append(text_layer(f"{layer}-count", _counts(rows, theme), theme, "500", **zoom))
    return layers


def _mark(
    record: Mapping[str, Any], zooms: Mapping[Key, float], state: ViewState, theme: Theme
) -> dict[str, Any]:
    return record_row(record, theme) | {
        "icon": icon_name(record["layer"], selected=record["id"] in state.selected),
        "position": [record["lon"], record["lat"]],
        "offset": list(mark_offset(record["layer"], record["anchor"])),
        "angle": 0,
        "minz": zooms.get((record["layer"], record["anchor"]), 0.0),
    }


def _counts(rows: list[dict[str, Any]], theme: Theme) -> list[dict[str, Any]]:
    places: dict[tuple[float, ...], list[dict[str, Any]]] = {}
    for row in rows:
        places.setdefault((*row["position"], *row["offset"]), []).append(row)
    return [
        counted_row(members, "", "{n}")
        | {
            "position": members[0]["position"],
            "color": rgba(theme, "text1"),
            "size": 12,
            "anchor": "start",
            "offset": [members[0]["offset"][0] + COUNT_STEP_PX, members[0]["offset"][1]],
            "minz": members[0]["minz"],
        }
        for members in places.values()
        if len(members) > 1
    ]
