"""Land, water, countries and borders: our own, in two grades of detail."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any, Literal

import pydeck as pdk
import shapely
from shapely.geometry.base import BaseGeometry

from lib.cartography.deck_layers import path_layer
from lib.cartography.tokens import Theme, rgba
from lib.catalog import Package
from lib.viewstate import ViewState

__all__ = ["FINE_FROM_ZOOM", "Grade", "basemap_layers", "grade_at"]

Grade = Literal["coarse", "fine"]

#: The coarse layers are made for zooms below it.
FINE_FROM_ZOOM = 5.0
#: Decimals of degrees: 1 km and 11 m, a third of a pixel where each is used.
DECIMALS: dict[Grade, int] = {"coarse": 2, "fine": 3}
#: Degrees of latitude between the lines of the hatch over Crimea.
HATCH_STEP = {"coarse": 0.22, "fine": 0.07}
WORLD = [[-180, -85], [180, -85], [180, 85], [-180, 85]]

Path = list[list[float]]


def grade_at(zoom: float) -> Grade:
    """Return the grade of detail that a zoom needs.

    >>> grade_at(2.4), grade_at(7)
    ('coarse', 'fine')
    """
    return "fine" if zoom >= FINE_FROM_ZOOM else "coarse"


def basemap_layers(
    package: Package, state: ViewState, theme: Theme, grades: Iterable[Grade]
) -> list[pdk.Layer]:
    """Return the layers under everything else, from the sea up to the borders.

    Ids end in ``-coarse`` or ``-fine``; where both are asked for, the page shows one of them.
    """
    layers = [_fill("sea", [{"polygon": WORLD}], rgba(theme, "sea"))]
    for grade in grades:
        layers += _grade_layers(package, theme, grade)
    border_rows = [
        {"path": path, "color": rgba(theme, "borderHi", 0.85)}
        for path in _lines(package, f"border-{state.border}", 3)
    ]
    width = 1.4 if state.camera.zoom >= FINE_FROM_ZOOM else 1.0
    return [*layers, path_layer("border", border_rows, width)]


def _grade_layers(package: Package, theme: Theme, grade: Grade) -> list[pdk.Layer]:
    decimals = DECIMALS[grade]

    def areas(name: str, role: str, outline: str) -> list[pdk.Layer]:
        rows = [{"polygon": rings} for rings in _polygons(package, f"{name}-{grade}", decimals)]
        edges = [
            {"path": ring, "color": rgba(theme, outline)} for row in rows for ring in row["polygon"]
        ]
        return [
            _fill(f"{name}-{grade}", rows, rgba(theme, role)),
            path_layer(f"{name}-edge-{grade}", edges, 0.7),
        ]

    def lines(name: str, role: str, width: float) -> pdk.Layer:
        rows = [
            {"path": path, "color": rgba(theme, role)}
            for path in _lines(package, f"{name}-{grade}", decimals)
        ]
        return path_layer(f"{name}-{grade}", rows, width)

    hatch = [{"path": path, "color": rgba(theme, "hatch", 0.75)} for path in _hatch(package, grade)]
    return [
        *areas("land", "land", "coast"),
        lines("rivers", "river", 0.8),
        *areas("lakes", "lake", "coast"),
        path_layer(f"crimea-{grade}", hatch, 0.8),
        lines("countries", "border", 0.8),
    ]


def _fill(layer_id: str, rows: list[dict[str, Any]], colour: list[int]) -> pdk.Layer:
    return pdk.Layer(
        "SolidPolygonLayer",
        rows,
        id=layer_id,
        get_polygon="polygon",
        get_fill_color=colour,
    )


def _geometries(package: Package, name: str) -> list[Any]:
    """Simple parts of a layer's geometries; none where the package has no such layer."""
    if name not in package.layers:
        return []
    return list(shapely.get_parts(package.layers[name].geometry.to_numpy()))


@lru_cache(maxsize=32)
def _polygons(package: Package, name: str, decimals: int) -> tuple[list[Path], ...]:
    return tuple(
        [_path(ring, decimals) for ring in (part.exterior, *part.interiors)]
        for part in _geometries(package, name)
    )


@lru_cache(maxsize=32)
def _lines(package: Package, name: str, decimals: int) -> tuple[Path, ...]:
    """Lines of a layer; of an area, its rings."""
    paths = []
    for part in _geometries(package, name):
        rings = [part.exterior, *part.interiors] if part.geom_type == "Polygon" else [part]
        paths += [_path(ring, decimals) for ring in rings]
    return tuple(paths)


def _path(line: BaseGeometry, decimals: int) -> Path:
    """Vertices of a line, rounded, without those that rounding has made equal."""
    points: Path = []
    for lon, lat in shapely.get_coordinates(line).round(decimals).tolist():
        if not points or points[-1] != [lon, lat]:
            points.append([lon, lat])
    return points


@lru_cache(maxsize=4)
def _hatch(package: Package, grade: Grade) -> tuple[Path, ...]:
    """Oblique lines over Crimea: Ukraine's by the recognised border, held by Russia."""
    area = shapely.union_all(_geometries(package, "crimea"))
    if area.is_empty:
        return ()
    west, south, east, north = area.bounds
    run = (north - south) * 1.4  # about 45 degrees on the map at this latitude
    count = int((north - south + (east - west) / 1.4) / HATCH_STEP[grade])
    stripes = [
        shapely.LineString(
            [
                (west, south + i * HATCH_STEP[grade] - (east - west) / 1.4),
                (east, south + i * HATCH_STEP[grade]),
            ]
        )
        for i in range(count + int(run))
    ]
    parts = shapely.get_parts(shapely.intersection(stripes, area))
    return tuple(
        _path(part, 3) for part in parts if part.geom_type == "LineString" and not part.is_empty
    )
