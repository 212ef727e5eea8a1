"""What the time map in the browser is given: scene, view and figures; no browser here."""

from __future__ import annotations

from lib.cartography.time_map.figures import measured_figures
from lib.cartography.time_map.scene import (
    Coverage,
    Extent,
    Flag,
    KeyEntry,
    MapScene,
    records_of,
    scene_bytes,
    scene_json,
    scene_state,
    still_scene,
)
from lib.cartography.time_map.view_json import (
    FIELDS,
    Measured,
    address_json,
    measured_json,
    view_json,
    with_view_json,
)

__all__ = [
    "FIELDS",
    "Coverage",
    "Extent",
    "Flag",
    "KeyEntry",
    "MapScene",
    "Measured",
    "address_json",
    "measured_figures",
    "measured_json",
    "records_of",
    "scene_bytes",
    "scene_json",
    "scene_state",
    "still_scene",
    "view_json",
    "with_view_json",
]
