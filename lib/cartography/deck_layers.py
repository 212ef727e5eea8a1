"""Layers as deck.gl's JSON wants them, with the habits that all of this map's layers share.

Rows of layers that time slices carry ``id, layer, es, ls, ee, le, kind, day``: the browser
decides by them what a window shows; ``color`` and ``icon`` say how. Everything else in a row
is drawn as it stands.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pydeck as pdk

from lib.cartography.icon_atlas import icon_atlas
from lib.cartography.symbology import ICON_PX, opacity
from lib.cartography.tokens import Theme, rgba

__all__ = [
    "DASHED",
    "DOTTED",
    "counted_row",
    "dashes",
    "icon_layer",
    "path_layer",
    "record_row",
    "text_layer",
    "zoom_filter",
]

Row = dict[str, Any]
#: Line patterns, dash and gap in pixels: reported, and inferred or indicative.
DASHED = (7.0, 4.0)
DOTTED = (0.1, 4.4)
FONT = "IBM Plex Sans, Source Sans, sans-serif"
#: Distance field of a glyph: font size in the atlas, and how far the halo can reach.
FONT_ATLAS = {"sdf": True, "fontSize": 64, "buffer": 14, "radius": 18, "smoothing": 0.1}
HALO_WIDTH = 0.85


def record_row(record: Mapping[str, Any], theme: Theme) -> Row:
    """Return what every row of a record carries: identity, day bounds, tooltip, colour."""
    on_day = record["on_day"]
    return {
        "id": record["id"],
        "layer": record["layer"],
        "es": int(record["earliest_start_day"]),
        "ls": int(record["latest_start_day"]),
        "ee": int(record["earliest_end_day"]),
        "le": int(record["latest_end_day"]),
        "kind": 1 if record["record_kind"] == "state" else 0,
        "day": None if on_day != on_day or on_day is None else int(on_day),
        "tip": f"{record['title']}\n{record['when']}",
        "color": rgba(theme, record["layer"], opacity(record["share"])),
    }


def counted_row(members: Sequence[Row], one: str, many: str) -> Row:
    """Return a row that says how many of its members are shown.

    ``one`` is its text for one member (empty: no text), ``many`` for more, with ``{n}``. The
    page counts anew as time moves: ``members`` are the ids of the rows that it counts.
    """
    count = len(members)
    first = members[0]
    return {
        "id": f"{first['layer']}-count-{first['id']}",
        "layer": first["layer"],
        "members": [row["id"] for row in members],
        "one": one,
        "many": many,
        "text": one if count == 1 else many.replace("{n}", str(count)),
    }


def zoom_filter(zoom: float) -> dict[str, Any]:
    """Return the settings that leave out rows whose ``minz`` is beyond a zoom."""
    return {
        "extensions": [{"@@type": "DataFilterExtension", "filterSize": 1}],
        "get_filter_value": "minz",
        "filter_range": [-1, zoom],
    }


def dashes(pattern: tuple[float, float]) -> dict[str, Any]:
    """Return the settings of a dashed path, the dashes running on over its corners."""
    return {
        "extensions": [{"@@type": "PathStyleExtension", "dash": True, "highPrecisionDash": True}],
        "get_dash_array": list(pattern),
        "dash_units": "'pixels'",
    }


def icon_layer(layer_id: str, rows: Sequence[Row], theme: Theme, **settings: Any) -> pdk.Layer:
    """Return marks: rows carry position, icon, color, offset in pixels and angle in degrees."""
    if not rows:
        return pdk.Layer("IconLayer", [], id=layer_id)
    atlas = icon_atlas(theme, tuple(sorted({row["layer"] for row in rows})))
    return pdk.Layer(
        "IconLayer",
        list(rows),
        id=layer_id,
        icon_atlas=f"'{atlas.url}'",
        icon_mapping={name: dict(cell) for name, cell in atlas.mapping.items()},
        get_icon="icon",
        get_position="position",
        get_pixel_offset="offset",
        get_color="color",
        get_angle="angle",
        get_size=ICON_PX,
        size_units="'pixels'",
        alpha_cutoff=0.02,
        pickable=True,
        **settings,
    )


def path_layer(layer_id: str, rows: Sequence[Row], width_px: float, **settings: Any) -> pdk.Layer:
    """Return lines of one width in pixels: rows carry path and color."""
    return pdk.Layer(
        "PathLayer",
        list(rows),
        id=layer_id,
        get_path="path",
        get_color="color",
        get_width=width_px,
        width_units="'pixels'",
        joint_rounded=True,
        **settings,
    )


def text_layer(
    layer_id: str, rows: Sequence[Row], theme: Theme, weight: str, font: str = FONT, **settings: Any
) -> pdk.Layer:
    """Return labels with a halo: rows carry text, position, size, color, offset and anchor.

    ``weight`` may hold any words that stand before the size in a CSS font, as "italic 400".
    """
    return pdk.Layer(
        "TextLayer",
        list(rows),
        id=layer_id,
        get_text="text",
        get_position="position",
        get_size="size",
        get_color="color",
        get_pixel_offset="offset",
        get_text_anchor="anchor",
        get_alignment_baseline="'center'",
        font_family=f"'{font}'",
        font_weight=f"'{weight}'",
        font_settings=FONT_ATLAS,
        character_set="'auto'",
        outline_width=HALO_WIDTH,
        outline_color=rgba(theme, "halo"),
        line_height=1.2,
        **settings,
    )
