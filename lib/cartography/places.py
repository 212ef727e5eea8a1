"""Ports, piers, depots, ranges, crossings: where they are, and how surely that is known."""

from __future__ import annotations

from collections.abc import Mapping
from math import cos, log2, radians
from typing import Any

import pandas as pd
import pydeck as pdk

from lib.cartography.deck_layers import icon_layer, record_row, zoom_filter
from lib.cartography.layout import PIERS_FROM_ZOOM, Key, is_district, layout
from lib.cartography.placement import TILE_PX
from lib.cartography.record_frame import as_rows
from lib.cartography.symbology import icon_name
from lib.cartography.tokens import Theme, rgba
from lib.catalog import Package
from lib.viewstate import ViewState

__all__ = ["SITE_TO_M", "place_layers"]

#: Up to here the position is the site's own: no circle.
SITE_TO_M = 500.0
#: Radius from which a circle shows around its mark.
CIRCLE_FROM_PX = 10.0
EQUATOR_M = 40_075_017.0
#: Piers that lie on their port's position step aside, one beside the other.
PIER_STEP_PX = 11


def place_layers(
    package: Package, records: pd.DataFrame, state: ViewState, theme: Theme
) -> list[pdk.Layer]:
    """Return the circles of uncertainty, to scale, and the marks."""
    places = as_rows(records[records["table"] == "places"])
    circles = [
        _circle(r, theme) for r in places if not is_district(r) and r["radius_m"] > SITE_TO_M
    ]
    districts = [_circle(r, theme) for r in places if is_district(r)]
    zooms = layout(package).marks
    marks = [_mark(r, zooms, state, theme) for r in places if not is_district(r)]
    return [
        _circle_layer("place-circle", circles, 0, state.camera.zoom),
        # A district must be found on a small map too.
        _circle_layer("place-district", districts, 6, state.camera.zoom),
        icon_layer("place", _stepped_aside(marks), theme, **zoom_filter(state.camera.zoom)),
    ]


def _circle(record: Mapping[str, Any], theme: Theme) -> dict[str, Any]:
    row = record_row(record, theme)
    alpha = row["color"][3] / 255
    return row | {
        "position": [record["lon"], record["lat"]],
        "radius": record["radius_m"],
        "minz": 0.0 if is_district(record) else _circle_zoom(record["radius_m"], record["lat"]),
        "fill": rgba(theme, record["layer"], 0.10 * alpha),
        "color": rgba(theme, record["layer"], 0.8 * alpha),
    }


def _circle_zoom(radius_m: float, lat: float) -> float:
    """The zoom from which a circle is larger than the mark at its centre."""
    m_per_px = EQUATOR_M * cos(radians(lat)) / TILE_PX
    return round(log2(CIRCLE_FROM_PX * m_per_px / radius_m), 2)


def _circle_layer(layer_id: str, rows: list[dict[str, Any]], min_px: int, zoom: float) -> pdk.Layer:
    zoomed = zoom_filter(zoom)
    zoomed["extensions"].append({"@@type": "PathStyleExtension", "dash": True})
    return pdk.Layer(
        "ScatterplotLayer",
        rows,
        id=layer_id,
        get_position="position",
        get_radius="radius",
        radius_min_pixels=min_px,
        get_fill_color="fill",
        get_line_color="color",
        stroked=True,
        get_line_width=1,
        line_width_units="'pixels'",
        pickable=True,
        get_dash_array=[4, 3],
        dash_units="'pixels'",
        **zoomed,
    )


def _mark(
    record: Mapping[str, Any], zooms: Mapping[Key, float], state: ViewState, theme: Theme
) -> dict[str, Any]:
    selected = record["id"] in state.selected
    return record_row(record, theme) | {
        "icon": icon_name(record["layer"], record["hollow"], selected),
        "position": [record["lon"], record["lat"]],
        "offset": [0, 0],
        "angle": 0,
        "minz": zooms.get((record["layer"], record["anchor"]), 0.0),
    }


def _stepped_aside(marks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Move piers off the mark whose position they share."""
    taken: dict[tuple[float, ...], int] = {}
    moved = []
    for mark in marks:
        count = taken[tuple(mark["position"])] = taken.get(tuple(mark["position"]), -1) + 1
        if count:
            mark = mark | {
                "offset": [6 + PIER_STEP_PX * count, 0],
                "minz": PIERS_FROM_ZOOM,
            }
        moved.append(mark)
    return moved
