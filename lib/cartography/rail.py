"""The rail corridor: indicative, hence dotted; its stations by importance."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

import pandas as pd
import pydeck as pdk
import shapely

from lib.cartography.deck_layers import (
    DOTTED,
    dashes,
    icon_layer,
    path_layer,
    record_row,
    zoom_filter,
)
from lib.cartography.label_texts import Side
from lib.cartography.record_frame import as_rows
from lib.cartography.symbology import icon_name
from lib.cartography.tokens import Theme, rgba
from lib.catalog import Package
from lib.viewstate import ViewState

__all__ = ["LANDMARK_STATIONS", "rail_layers", "station_zoom"]

#: The stations that tell where the line runs; they stand on the smallest map. With the side of
#: their labels, off the line.
LANDMARK_STATIONS: Mapping[str, Side] = MappingProxyType(
    {
        "Khabarovsk": "left",
        "Skovorodino": "above",
        "Chita": "below",
        "Irkutsk": "left",
        "Krasnoyarsk": "above",
        "Novosibirsk": "below",
        "Omsk": "below",
        "Tyumen": "above",
        "Chelyabinsk": "below",
        "Samara": "above",
        "Volgograd": "left",
    }
)
JUNCTIONS_FROM_ZOOM = 4.5
ALL_STATIONS_FROM_ZOOM = 6.0


def station_name(name: str) -> str:
    """Return a station's name as the map prints it: without what tells how it was located.

    >>> station_name("Chelyabinsk-Glavny"), station_name("Chita (town)")
    ('Chelyabinsk', 'Chita')
    """
    return name.partition(" (")[0].removesuffix("-Glavny").removesuffix("-Passazhirsky")


def station_zoom(name: str, junction: bool) -> float:
    """Return the zoom from which a station is drawn."""
    if station_name(name) in LANDMARK_STATIONS:
        return 0.0
    return JUNCTIONS_FROM_ZOOM if junction else ALL_STATIONS_FROM_ZOOM


def rail_layers(
    package: Package, records: pd.DataFrame, state: ViewState, theme: Theme
) -> list[pdk.Layer]:
    """Return the corridor, the selected parts of it banded, and its stations."""
    segments = as_rows(records[records["layer"] == "rail"])
    paths = _paths(package)
    lines = [
        record_row(record, theme) | {"path": paths[record["id"]]}
        for record in segments
        if record["id"] in paths
    ]
    stops = package.tables["stations"].set_index("stop_id")["junction"]
    stations = [
        record_row(record, theme)
        | {
            "icon": icon_name("station", selected=record["id"] in state.selected),
            "position": [record["lon"], record["lat"]],
            "offset": [0, 0],
            "angle": 0,
            "minz": station_zoom(record["title"], bool(stops[record["id"]])),
        }
        for record in as_rows(records[records["layer"] == "station"])
    ]
    bands = [
        line | {"color": rgba(theme, "rail", 0.32)}
        for line in lines
        if line["id"] in state.selected
    ]
    return [
        path_layer("rail-band", bands, 11.0, cap_rounded=True),
        path_layer("rail", lines, 2.0, cap_rounded=True, pickable=True, **dashes(DOTTED)),
        icon_layer("station", stations, theme, **zoom_filter(state.camera.zoom)),
    ]


@lru_cache(maxsize=2)
def _paths(package: Package) -> dict[str, list[list[float]]]:
    if "rail_segments" not in package.layers:
        return {}
    frame = package.layers["rail_segments"]
    return {
        segment_id: shapely.get_coordinates(line).round(3).tolist()
        for segment_id, line in zip(frame["id"], frame.geometry, strict=True)
    }
