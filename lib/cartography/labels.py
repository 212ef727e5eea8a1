"""Labels of what is shown, the base map's under the record's."""

from __future__ import annotations

from collections.abc import Mapping
from math import copysign
from typing import Any

import pandas as pd
import pydeck as pdk

from lib.cartography.deck_layers import record_row, text_layer, zoom_filter
from lib.cartography.label_boxes import UNDER_PX, Label, offset_of, under_offset
from lib.cartography.label_texts import Side
from lib.cartography.layout import layout
from lib.cartography.record_frame import as_rows
from lib.cartography.tokens import Theme, rgba
from lib.catalog import Package
from lib.viewstate import ViewState

__all__ = ["label_layers"]

SERIF = "Source Serif, Georgia, serif"
#: A town's dot is smaller than a mark: its label comes this much closer.
TOWN_GAP_PX = 5
ANCHORS: Mapping[Side, str] = {
    "right": "start",
    "left": "end",
    "above": "middle",
    "below": "middle",
}
#: Fonts by style: words before the size, and a family where it is not the map's own. No more
#: than three fonts in all: deck.gl keeps three.
STYLES: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "country": ("500", {}),
    "water": ("italic 400", {"font": SERIF}),
    "town": ("500", {}),
    "station": ("500", {}),
    "under": ("500", {}),
    "place": ("500", {}),
    "bold": ("700", {}),
}


def label_layers(
    package: Package, records: pd.DataFrame, state: ViewState, theme: Theme
) -> list[pdk.Layer]:
    """Return the labels of what is shown, the base map's under the record's.

    Every row has ``minz``: the zoom from which it has room.
    """
    shown = {row["id"]: row for row in as_rows(records)}
    rows: dict[str, list[dict[str, Any]]] = {}
    for label in layout(package).labels:
        if label.id and label.id not in shown:
            continue
        base = record_row(shown[label.id], theme) if label.id else {}
        bold = label.rank == 1 or label.id in state.selected or label.style == "note"
        style = "bold" if bold else label.style
        rows.setdefault(style, []).append(base | _text_row(label, theme))
        if label.under:
            rows.setdefault("under", []).append(base | _under_row(label, theme))
    styles = {
        "country": ("500", {}),
        "water": ("italic 400", {"font": SERIF}),
        "town": ("500", {}),
        "station": ("500", {}),
        "under": ("500", {}),
        "place": ("500", {}),
        "bold": ("700", {}),
    }
    zoom = zoom_filter(state.camera.zoom)
    return [
        _town_dots(rows.get("town", []), theme, zoom),
        *(
            text_layer(f"label-{style}", rows.get(style, []), theme, weight, **settings, **zoom)
            for style, (weight, settings) in styles.items()
        ),
    ]


def _town_dots(rows: list[dict[str, Any]], theme: Theme, zoom: dict[str, Any]) -> pdk.Layer:
    return pdk.Layer(
        "ScatterplotLayer",
        [{"position": row["position"], "minz": row["minz"]} for row in rows],
        id="town",
        get_position="position",
        get_radius=1.7,
        radius_units="'pixels'",
        get_fill_color=rgba(theme, "mapLabel"),
        **zoom,
    )


ROLES = {
    "country": "mapLabel",
    "water": "seaLabel",
    "town": "mapLabel",
    "station": "text2",
    "place": "text1",
    "note": "text1",
    "under": "mapLabel",
}


def _text_row(label: Label, theme: Theme) -> dict[str, Any]:
    x, y = offset_of(label)
    if label.style == "town":
        x -= copysign(TOWN_GAP_PX, x)
    return {
        "text": label.text,
        "position": [label.lon, label.lat],
        "size": label.size,
        "anchor": ANCHORS[label.side] if label.side else "middle",
        "offset": [round(x, 1), round(y, 1)],
        "color": rgba(theme, ROLES[label.style]),
        "minz": label.from_zoom,
    }


def _under_row(label: Label, theme: Theme) -> dict[str, Any]:
    x, y = under_offset(label)
    return _text_row(label, theme) | {
        "text": label.under,
        "size": UNDER_PX,
        "offset": [round(x, 1), round(y, 1)],
        "color": rgba(theme, "mapLabel"),
    }
