"""What a page shows a reader, read off its test run: its sheets, and its map."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from typing import Any

from streamlit.testing.v1 import AppTest

from lib.cartography.placement import lonlat_of_pixels, world_pixels


@dataclass(frozen=True)
class ShownMap:
    """A map that illustrates: the Deck that it draws, and the middle of what it shows."""

    deck: dict[str, Any]
    lon: float
    lat: float

    def rows(self, layer_id: str) -> list[dict[str, Any]]:
        """Rows of a layer; none where the Deck has no such layer."""
        return next((x["data"] for x in self.deck["layers"] if x["id"] == layer_id), [])


def sheet_blocks(app: AppTest) -> list[dict[str, Any]]:
    """The blocks of all sheets of a page, in order."""
    told = (element.proto.json for element in app.get("bidi_component"))
    sheets = [json.loads(text) for text in told if text]
    return [block for sheet in sheets for block in sheet.get("blocks", ())]


def shown_map(app: AppTest) -> ShownMap:
    """The one map of a page, as the time map's browser part or Streamlit's chart draws it."""
    charts = app.get("deck_gl_json_chart")
    if charts:
        (chart,) = charts
        deck = json.loads(chart.proto.json)
        state = deck["initialViewState"]
        return ShownMap(deck, state["longitude"], state["latitude"])
    protos = [element.proto for element in app.get("bidi_component")]
    (packed,) = (proto.bytes for proto in protos if proto.bytes)
    scene = json.loads(gzip.decompress(packed.split(b"\0", 1)[1]))
    (still,) = (found for proto in protos if proto.json and (found := _still(proto.json)))
    west, south, east, north = still["bounds"]
    left, bottom = world_pixels(west, south)
    right, top = world_pixels(east, north)
    lon, lat = lonlat_of_pixels((left + right) / 2, (bottom + top) / 2)
    return ShownMap(json.loads(scene["deck"]), lon, lat)


def _still(mount: str) -> dict[str, Any] | None:
    found: dict[str, Any] | None = json.loads(mount).get("still")
    return found
