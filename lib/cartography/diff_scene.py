"""The records that differ between two versions of the data, on the base map."""

from __future__ import annotations

from typing import Any

import pydeck as pdk

from lib.cartography.basemap import basemap_layers, grade_at
from lib.cartography.deck_layers import text_layer
from lib.cartography.record_frame import as_rows, map_records
from lib.cartography.scene import CompactDeck
from lib.cartography.tokens import Theme, rgba
from lib.catalog import Package, diff_versions
from lib.viewstate import DEFAULT

__all__ = ["build_diff_deck"]

#: Sign and colour role of each kind of change: the colour is never alone.
SIGNS = {"added": ("+", "good"), "changed": ("~", "warn"), "withdrawn": ("−", "bad")}
RADIUS_PX = 9
SIGN_PX = 14


def build_diff_deck(old: Package, new: Package, theme: Theme) -> pdk.Deck:
    """Return a map of what was added, changed (where it is now) or withdrawn (where it was)."""
    was, now = _positions(old), _positions(new)
    marks: list[dict[str, Any]] = []
    for change in diff_versions(old, new).changes:
        position = (was if change.kind == "withdrawn" else now).get(change.id)
        if position:
            sign, role = SIGNS[change.kind]
            marks.append(
                {
                    "id": change.id,
                    "position": position,
                    "text": sign,
                    "fill": rgba(theme, role),
                    "color": rgba(theme, "surface"),
                    "size": SIGN_PX,
                    "offset": [0, 0],
                    "anchor": "middle",
                    "tip": f"{change.kind}: {change.id}",
                }
            )
    discs = pdk.Layer(
        "ScatterplotLayer",
        marks,
        id="diff",
        get_position="position",
        get_fill_color="fill",
        get_radius=RADIUS_PX,
        radius_units="'pixels'",
        pickable=True,
    )
    base = basemap_layers(new, DEFAULT, theme, (grade_at(DEFAULT.camera.zoom),))
    signs = text_layer("diff-sign", marks, theme, "700")
    camera = DEFAULT.camera
    return CompactDeck(
        layers=[layer for layer in (*base, discs, signs) if layer.data],
        initial_view_state=pdk.ViewState(
            longitude=camera.lon, latitude=camera.lat, zoom=camera.zoom
        ),
        map_provider=None,
        tooltip={"text": "{tip}"},
    )


def _positions(package: Package) -> dict[str, list[float]]:
    records = map_records(package)
    return {row["id"]: [row["lon"], row["lat"]] for row in as_rows(records[records["lon"].notna()])}
