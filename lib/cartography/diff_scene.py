"""The records that differ between two versions of the data, on the base map."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import pydeck as pdk

from lib.cartography.basemap import basemap_layers, grade_at
from lib.cartography.deck_layers import text_layer
from lib.cartography.fit import fit_camera
from lib.cartography.record_frame import as_rows, map_records
from lib.cartography.scene import CompactDeck
from lib.cartography.tokens import Theme, rgba
from lib.catalog import Change, Package, diff_versions
from lib.catalog.version_diff import ChangeKind
from lib.viewstate import DEFAULT, Camera

__all__ = ["build_diff_deck"]

#: Sign and colour role of each kind of change: the colour is never alone.
SIGNS: Mapping[ChangeKind, tuple[str, str]] = {
    "added": ("+", "good"),
    "changed": ("≠", "warn"),
    "withdrawn": ("−", "bad"),
}
RADIUS_PX = 9
SIGN_PX = 14
#: Room in which marks must lie on the narrowest phone, and the closest camera for few of them.
FIT_PX, CLOSEST = (240, 220), 6.0
#: Records that a place's tip names; it counts the others.
NAMED = 8


def build_diff_deck(old: Package, new: Package, theme: Theme) -> pdk.Deck:
    """Return a map of what was added, changed (where it is now) or withdrawn (where it was).

    Records at one position share a mark, which says how many of each kind there are.
    """
    marks = [_mark(at, changes, theme) for at, changes in _by_position(old, new).items()]
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
    camera = _camera(marks)
    return CompactDeck(
        layers=[layer for layer in (*base, discs, signs) if layer.data],
        initial_view_state=pdk.ViewState(
            longitude=camera.lon, latitude=camera.lat, zoom=camera.zoom
        ),
        map_provider=None,
        tooltip={"text": "{tip}"},
    )


def _by_position(old: Package, new: Package) -> dict[tuple[float, float], list[Change]]:
    was, now = _positions(old), _positions(new)
    found: dict[tuple[float, float], list[Change]] = {}
    for change in diff_versions(old, new).changes:
        position = (was if change.kind == "withdrawn" else now).get(change.id)
        if position:
            found.setdefault(position, []).append(change)
    return found


def _mark(at: tuple[float, float], changes: Sequence[Change], theme: Theme) -> dict[str, Any]:
    counts = Counter(change.kind for change in changes)
    (kind, _), *other_kinds = counts.most_common()
    sign, role = SIGNS[kind]
    is_lone = len(changes) == 1
    lines = [f"{change.kind}: {change.id}" for change in changes[:NAMED]]
    if len(changes) > NAMED:
        lines.append(f"and {len(changes) - NAMED:,} more")
    several = "  ".join(f"{SIGNS[k][0]}{count:,}" for k, count in sorted(counts.items()))
    return {
        "position": list(at),
        "text": sign if is_lone else several,
        "fill": rgba(theme, "text1" if other_kinds else role),
        "color": rgba(theme, "surface" if is_lone else "text1"),
        "size": SIGN_PX,
        "offset": [0, 0] if is_lone else [RADIUS_PX + 5, 0],
        "anchor": "middle" if is_lone else "start",
        "tip": "\n".join(lines),
    }


def _camera(marks: Sequence[dict[str, Any]]) -> Camera:
    """All marks in sight, also on a phone; without any, the whole line."""
    if not marks:
        return DEFAULT.camera
    lons, lats = zip(*(mark["position"] for mark in marks), strict=True)
    fitted = fit_camera(lons, lats, *FIT_PX)
    return Camera(fitted.lon, fitted.lat, min(fitted.zoom, CLOSEST))


def _positions(package: Package) -> dict[str, tuple[float, float]]:
    records = map_records(package)
    return {row["id"]: (row["lon"], row["lat"]) for row in as_rows(records[records["lon"].notna()])}
