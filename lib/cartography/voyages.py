"""Reported legs as arcs side by side, and calls as a fan of strokes off their port.

A leg has both ends from a report, its path is schematic: dashed. A call has one end: no line
says where the ship came from or went.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import asinh, atan, atan2, cos, degrees, hypot, radians, sin, sinh, tan
from types import MappingProxyType
from typing import Any

import pandas as pd
import pydeck as pdk

from lib.cartography.deck_layers import (
    DASHED,
    counted_row,
    dashes,
    icon_layer,
    path_layer,
    record_row,
    text_layer,
    zoom_filter,
)
from lib.cartography.record_frame import as_rows, map_records
from lib.cartography.symbology import icon_name
from lib.cartography.tokens import Theme, rgba
from lib.catalog import Package
from lib.viewstate import ViewState

__all__ = ["Stroke", "strokes", "voyage_layers"]

#: Every port of the record lies on a coast that looks south-east; degrees from north.
SEAWARD_DEG = 155.0
#: A fan is no wider than this, and its strokes no farther apart.
FAN_WIDTH_DEG = 150.0
FAN_STEP_DEG = 6.0
#: Strokes of a fan begin and end here, in kilometres from the port; the label stands beyond.
FAN_KM = (10.0, 27.0)
FAN_LABEL_KM = 31.0
#: Height of the first control point of a bundle over its chord, and from arc to arc.
FIRST_BULGE = 0.06
BULGE_STEP = 0.055
#: Bundles that have a headland to pass.
FIRST_BULGES: Mapping[frozenset[str], float] = MappingProxyType(
    {
        frozenset({"najin", "vladivostok"}): 0.34,
        frozenset({"vostochny", "vladivostok"}): 0.75,
    }
)
ARC_POINTS = 28
KM_PER_DEGREE = 111.2
#: Where on its path an arrowhead sits, and the zoom from which there is room for it.
ARROW_AT = 0.58
ARROW_FROM_ZOOM = 4.5
ONE_CALL = "1 call, other end\nnot reported"
MANY_CALLS = "{n} calls, other end\nnot reported"
FAN_LABEL_FROM_ZOOM = 5.5


@dataclass(frozen=True, slots=True)
class Stroke:
    """The drawn line of one voyage."""

    path: list[list[float]]
    """Points (lon, lat), in the direction of travel of a leg."""
    is_leg: bool
    """Whether both ends were reported."""
    anchor: str
    """Place at which a call is drawn; empty for a leg."""


@lru_cache(maxsize=2)
def strokes(package: Package) -> Mapping[str, Stroke]:
    """Return the line of every voyage by id.

    All voyages of the record are laid out at once, whatever a window shows: a line stays where
    it is while others come and go.
    """
    records = map_records(package)
    places = records[records["table"] == "places"]
    at = {row["anchor"]: (row["lon"], row["lat"]) for row in as_rows(places)}
    legs: dict[frozenset[str], list[tuple[str, str, str]]] = {}
    calls: dict[str, list[str]] = {}
    for voyage_id, start, end in _ends(package, records):
        if start and end and start != end:
            legs.setdefault(frozenset((start, end)), []).append((voyage_id, start, end))
        else:
            calls.setdefault(start or end, []).append(voyage_id)
    laid: dict[str, Stroke] = {}
    for pair, bundle in legs.items():
        first = FIRST_BULGES.get(pair, FIRST_BULGE)
        for number, (voyage_id, start, end) in enumerate(bundle):
            path = arc(at[start], at[end], first + BULGE_STEP * number)
            laid[voyage_id] = Stroke(path, True, "")
    for anchor, ids in calls.items():
        for voyage_id, bearing in zip(ids, _fan_bearings(len(ids)), strict=True):
            path = [_offset(at[anchor], bearing, km) for km in FAN_KM]
            laid[voyage_id] = Stroke(path, False, anchor)
    return laid


def _ends(package: Package, records: pd.DataFrame) -> list[tuple[str, str, str]]:
    """Voyages with a place, in order of time, each with the anchors of its two ends.

    An anchor is empty where the end is not reported, or is one of several places.
    """
    places = records[records["table"] == "places"]
    anchors = dict(zip(places["id"], places["anchor"], strict=True))
    stands_for = package.tables["places"].set_index("place_id")["same_as"]
    anchors |= {one: anchors[other] for one, other in stands_for.items() if other}
    drawn = records[(records["layer"] == "voyage") & records["lon"].notna()]
    voyages = package.tables["voyages"].set_index("voyage_id")
    rows = voyages.loc[drawn.sort_values("earliest_start_day", kind="stable")["id"]]
    return [
        (voyage_id, anchors.get(start, ""), anchors.get(end, ""))
        for voyage_id, start, end in zip(
            rows.index, rows["from_place"], rows["to_place"], strict=True
        )
    ]


def _fan_bearings(count: int) -> list[float]:
    step = min(FAN_STEP_DEG, FAN_WIDTH_DEG / max(count - 1, 1))
    return [SEAWARD_DEG + (i - (count - 1) / 2) * step for i in range(count)]


def _offset(origin: tuple[float, float], bearing_deg: float, km: float) -> list[float]:
    """A point some kilometres off: a mark's place on the map, not a measurement."""
    lon, lat = origin
    turn = radians(bearing_deg)
    east = km * sin(turn) / (KM_PER_DEGREE * cos(radians(lat)))
    return [round(lon + east, 4), round(lat + km * cos(turn) / KM_PER_DEGREE, 4)]


def arc(start: tuple[float, float], end: tuple[float, float], bulge: float) -> list[list[float]]:
    """Return a bow from point to point that swings out to sea.

    ``bulge`` is the height of the control point over the chord, as a share of its length.

    >>> arc((130.3, 42.2333), (132.35, 42.88), 0.1)[0]
    [130.3, 42.2333]
    """
    (x1, y1), (x2, y2) = _mercator(*start), _mercator(*end)
    length = hypot(x2 - x1, y2 - y1)
    normal = ((y1 - y2) / length, (x2 - x1) / length)
    sea = (sin(radians(SEAWARD_DEG)), cos(radians(SEAWARD_DEG)))
    side = 1 if normal[0] * sea[0] + normal[1] * sea[1] > 0 else -1
    xc = (x1 + x2) / 2 + side * normal[0] * bulge * length
    yc = (y1 + y2) / 2 + side * normal[1] * bulge * length
    path = []
    for i in range(ARC_POINTS + 1):
        t = i / ARC_POINTS
        a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t**2
        lon, lat = _geographic(a * x1 + b * xc + c * x2, a * y1 + b * yc + c * y2)
        path.append([round(lon, 4), round(lat, 4)])
    return path


def _mercator(lon: float, lat: float) -> tuple[float, float]:
    return radians(lon), asinh(tan(radians(lat)))


def _geographic(x: float, y: float) -> tuple[float, float]:
    return degrees(x), degrees(atan(sinh(y)))


def voyage_layers(
    package: Package, records: pd.DataFrame, state: ViewState, theme: Theme
) -> list[pdk.Layer]:
    """Return legs with their arrowheads, calls with the sentence that goes with them."""
    laid = strokes(package)
    rows = [
        (record_row(record, theme) | {"path": laid[record["id"]].path}, laid[record["id"]])
        for record in as_rows(records[records["layer"] == "voyage"])
    ]
    legs = [row for row, stroke in rows if stroke.is_leg]
    calls = [row for row, stroke in rows if not stroke.is_leg]
    bands = [
        row | {"color": rgba(theme, "voyage", 0.32)}
        for row, _ in rows
        if row["id"] in state.selected
    ]
    arrows = [_arrow(row, row["id"] in state.selected) for row in legs]
    dashed = dashes(DASHED)
    return [
        path_layer("voyage-band", bands, 11.0, cap_rounded=True),
        path_layer("call", calls, 1.2, pickable=True),
        path_layer("leg", legs, 1.8, pickable=True, **dashed),
        icon_layer("leg-arrow", arrows, theme, **zoom_filter(state.camera.zoom)),
        _fan_labels(package, rows, state, theme),
        _selected_labels(package, rows, state, theme),
    ]


def _selected_labels(
    package: Package, rows: list[tuple[dict[str, Any], Stroke]], state: ViewState, theme: Theme
) -> pdk.Layer:
    """Id and ship of the selected voyages, in bold beside their lines."""
    ships = package.tables["voyages"].set_index("voyage_id")["vessel_name"]
    labels = [
        {key: value for key, value in row.items() if key != "path"}
        | {
            "text": f"{row['id']} {ships[row['id']]}",
            "position": stroke.path[len(stroke.path) // 2],
            "color": rgba(theme, "text1"),
            "size": 12.5,
            "anchor": "middle",
            "offset": [0, -16],
        }
        for row, stroke in rows
        if row["id"] in state.selected
    ]
    return text_layer("voyage-label", labels, theme, "700")


def _arrow(row: Mapping[str, Any], selected: bool) -> dict[str, Any]:
    path = row["path"]
    at = int(ARROW_AT * (len(path) - 1))
    (x1, y1), (x2, y2) = _mercator(*path[at]), _mercator(*path[at + 1])
    return {k: v for k, v in row.items() if k != "path"} | {
        "icon": icon_name("voyage", selected=selected),
        "position": path[at],
        "offset": [0, 0],
        "minz": ARROW_FROM_ZOOM,
        # deck.gl turns icons anticlockwise.
        "angle": round(degrees(atan2(y2 - y1, x2 - x1)), 1),
    }


def _fan_labels(
    package: Package, rows: list[tuple[dict[str, Any], Stroke]], state: ViewState, theme: Theme
) -> pdk.Layer:
    """The number of calls beside each fan. ``members`` are the rows that it counts."""
    fans: dict[str, list[dict[str, Any]]] = {}
    for row, stroke in rows:
        if not stroke.is_leg:
            fans.setdefault(stroke.anchor, []).append(row)
    records = map_records(package)
    places = records[records["table"] == "places"]
    at = {row["anchor"]: (row["lon"], row["lat"]) for row in as_rows(places)}
    labels = []
    for anchor, members in fans.items():
        labels.append(
            counted_row(members, ONE_CALL, MANY_CALLS)
            | {
                "position": _offset(at[anchor], SEAWARD_DEG, FAN_LABEL_KM),
                "color": rgba(theme, "text1"),
                "size": 11.5,
                "anchor": "start",
                "offset": [2, 12],
                "minz": FAN_LABEL_FROM_ZOOM,
            }
        )
    return text_layer("call-count", labels, theme, "500", **zoom_filter(state.camera.zoom))
