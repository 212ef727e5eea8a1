"""The base map for one place: fine inside a window, coarse outside it.

A map that is fitted to one distance needs the fine grade where it looks; the rest of the world
stays in the coarse grade, so that a reader may move away and the map still weighs little.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
import pydeck as pdk
import shapely
from shapely.geometry.base import BaseGeometry

from lib.cartography.basemap import FINE_FROM_ZOOM, basemap_layers
from lib.cartography.placement import TILE_PX
from lib.cartography.tokens import Theme
from lib.catalog import Package
from lib.viewstate import Camera, ViewState

__all__ = ["local_basemap_layers"]

#: The fine window in pixels of the fitted map: a large screen and some moving about.
WINDOW_PX = (2400.0, 1600.0)
#: Tops and bottoms of the strips outside the window.
WORLD = (-180.0, -90.0, 180.0, 90.0)

Row = dict[str, Any]
Rect = tuple[float, float, float, float]


def local_basemap_layers(package: Package, state: ViewState, theme: Theme) -> list[pdk.Layer]:
    """Return the base map of a view: fine around its camera where it is close, else coarse."""
    if state.camera.zoom < FINE_FROM_ZOOM:
        return basemap_layers(package, state, theme, ("coarse",))
    window = _window(state.camera)
    layers = basemap_layers(package, state, theme, ("coarse", "fine"))
    for layer in layers:
        if layer.id.endswith("-fine"):
            layer.data = _cut(layer.data, [window])
        elif layer.id.endswith("-coarse"):
            layer.data = _cut(layer.data, _strips(window))
    return layers


def _window(camera: Camera) -> Rect:
    """West, south, east, north of the fine window, in degrees."""
    scale = 360 / (TILE_PX * 2**camera.zoom)
    half_lon = WINDOW_PX[0] / 2 * scale
    half_lat = WINDOW_PX[1] / 2 * scale * np.cos(np.radians(camera.lat))
    west, south, east, north = WORLD
    return (
        max(camera.lon - half_lon, west),
        max(camera.lat - half_lat, south),
        min(camera.lon + half_lon, east),
        min(camera.lat + half_lat, north),
    )


def _strips(window: Rect) -> list[Rect]:
    """The world without the window, as four rectangles."""
    west, south, east, north = window
    left, bottom, right, top = WORLD
    return [
        (left, bottom, west, top),
        (east, bottom, right, top),
        (west, bottom, east, south),
        (west, north, east, top),
    ]


def _cut(rows: Iterable[Row], windows: Iterable[Rect]) -> list[Row]:
    """The parts of rows that lie in rectangles; a row that lies in one as a whole stays itself."""
    rows = list(rows)
    if not rows:
        return rows
    name, read, write = _FORMS["polygon" if "polygon" in rows[0] else "path"]
    bounds = np.array([_bounds(row[name]) for row in rows])
    kept = []
    for west, south, east, north in windows:
        if west >= east or south >= north:
            continue
        low, high = bounds[:, :2], bounds[:, 2:]
        meets = ((low < (east, north)) & (high > (west, south))).all(axis=1)
        within = ((low >= (west, south)) & (high <= (east, north))).all(axis=1)
        kept += [rows[i] for i in np.flatnonzero(within)]
        for i in np.flatnonzero(meets & ~within):
            part = shapely.clip_by_rect(read(rows[i][name]), west, south, east, north)
            kept += [rows[i] | {name: shape} for shape in write(part)]
    return kept


def _bounds(coordinates: Any) -> tuple[float, float, float, float]:
    ring = np.array(coordinates[0] if isinstance(coordinates[0][0], list) else coordinates)
    return (*ring.min(axis=0), *ring.max(axis=0))


def _parts(geometry: BaseGeometry, kind: str) -> list[Any]:
    return [part for part in shapely.get_parts(geometry) if part.geom_type == kind]


def _rings(geometry: BaseGeometry) -> list[list[list[list[float]]]]:
    return [
        [shapely.get_coordinates(ring).round(3).tolist() for ring in (p.exterior, *p.interiors)]
        for p in _parts(geometry, "Polygon")
    ]


def _paths(geometry: BaseGeometry) -> list[list[list[float]]]:
    return [shapely.get_coordinates(p).round(3).tolist() for p in _parts(geometry, "LineString")]


def _polygon(rings: list[list[list[float]]]) -> BaseGeometry:
    return shapely.Polygon(rings[0], rings[1:])


#: How the rows of a layer hold their coordinates: the field, and ways from and to geometries.
_FORMS: dict[
    str, tuple[str, Callable[[Any], BaseGeometry], Callable[[BaseGeometry], list[Any]]]
] = {
    "polygon": ("polygon", _polygon, _rings),
    "path": ("path", shapely.LineString, _paths),
}
