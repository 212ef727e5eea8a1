"""What the map of a saved view reads: its scene in both themes, the view, what was measured."""

from __future__ import annotations

import base64
import gzip
import json
from dataclasses import replace
from typing import Any

from lib.cartography import THEMES, Theme, headline, text_alternative
from lib.cartography.map_scene import map_scene
from lib.cartography.time_map import (
    address_json,
    measured_figures,
    measured_json,
    scene_json,
    view_json,
)
from lib.catalog import Package
from lib.viewstate import ViewState

__all__ = ["differences", "packed", "snapshot_data"]


def snapshot_data(package: Package, view: ViewState) -> dict[str, Any]:
    """Return what the browser reads as plain JSON data: ``light, dark, mount``.

    ``dark`` is what the dark theme changes in the scene ``light`` (`differences`): the same
    lines and rows in other colours.
    """
    light, dark = (_open_scene(package, view, theme) for theme in THEMES)
    return {
        "light": light,
        "dark": differences(light, dark),
        "mount": {
            "part": "map",
            "map": "snapshot",
            "view": view_json(view),
            "command": 0,
            "measured": [
                measured_json(result)
                for result in measured_figures(package, view.measurements, view.units)
            ],
            "units": view.units,
            "address": address_json(),
            "still": None,
            "title": headline(package, view).sentence,
            "summary": text_alternative(package, view),
            "bar": True,
        },
    }


def _open_scene(package: Package, view: ViewState, theme: Theme) -> dict[str, Any]:
    """The scene with its Deck as data, not as text in the text."""
    scene = map_scene(package, view, theme)
    named = f"{scene.attribution} · Data {package.version}"
    without_deck = replace(scene, deck_json="{}", attribution=named)
    return scene_json(without_deck) | {"deck": json.loads(scene.deck_json)}


def differences(one: Any, other: Any) -> dict[str, Any]:
    """Return how one JSON value becomes another: ``{"set": value}`` or ``{"at": {key: ...}}``.

    Examples
    --------
    >>> differences([{"id": "sea", "fill": [1, 2]}], [{"id": "sea", "fill": [3, 2]}])
    {'at': {'0': {'at': {'fill': {'set': [3, 2]}}}}}
    """
    if isinstance(one, dict) and isinstance(other, dict) and one.keys() == other.keys():
        pairs = [(key, one[key], other[key]) for key in one]
    elif _is_of_parts(one) and _is_of_parts(other) and len(one) == len(other):
        pairs = [(str(place), a, b) for place, (a, b) in enumerate(zip(one, other, strict=True))]
    else:
        return {"set": other}
    return {"at": {key: differences(a, b) for key, a, b in pairs if a != b}}


def _is_of_parts(value: Any) -> bool:
    """Whether a value is a list of more than plain numbers, as colours are."""
    return isinstance(value, list) and any(isinstance(part, dict | list) for part in value)


def packed(content: bytes) -> str:
    """Return bytes gzipped, in base64: the same bytes, the same text; none of it is markup.

    >>> packed(b"</script>")[:4]
    'H4sI'
    """
    # As small as by the highest level to half a per cent, in a ninth of the time.
    return base64.b64encode(gzip.compress(content, compresslevel=5, mtime=0)).decode("ascii")
