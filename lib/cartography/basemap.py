"""Land, water, countries and borders: our own, in two grades of detail."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any, Literal

import pydeck as pdk
import shapely
from shapely.geometry.base import BaseGeometry

from lib.cartography.deck_layers import path_layer, zoom_filter
from lib.cartography.tokens import Theme, rgba
from lib.catalog import Package
from lib.viewstate import ViewState

__all__ = ["FINE_FROM_ZOOM", "GROUND_CREDITS", "Grade", "basemap_layers", "grade_at"]

Grade = Literal["coarse", "fine"]

#: What every map has to say of its ground and of the towns on it.
GROUND_CREDITS = (
    "Land and borders: © OpenStreetMap contributors (ODbL)",
    "Rivers: Natural Earth",
    "Towns and names: GeoNames (CC BY 4.0)",
)

#: The coarse layers are made for zooms below it.
FINE_FROM_ZOOM = 5.0
#: On smaller maps the border that is measured to is one border among others.
BORDER_FROM_ZOOM = 3.3
#: Islets of a border smaller than this, in degrees, are measured to but not drawn.
ISLET_DEG = 0.25
#: Decimals of degrees: 1 km and 11 m, a third of a pixel where each is used.
DECIMALS: dict[Grade, int] = {"coarse": 2, "fine": 3}

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
    The sea ends where the survey of the land does: drawn beyond, it would be wrong.
    """
    sea = pdk.Layer(
        "SolidPolygonLayer",
        [{"polygon": edge} for edge in _surveyed(package)],
        id="sea",
        get_polygon="polygon",
        get_fill_color=rgba(theme, "sea"),
    )
    layers = [sea]
    for grade in grades:
        layers += _grade_layers(package, theme, grade)
    # Ukraine's by the recognised border, held by Russia: hatched on every map that shows it.
    hatch = [
        {"path": path, "color": rgba(theme, "hatch", 0.8)}
        for path in _lines(package, "crimea_hatch", 3)
    ]
    border_rows = [
        {"path": path, "color": rgba(theme, "borderHi", 0.85), "minz": BORDER_FROM_ZOOM}
        for path in _lines(package, f"border-{state.border}", 3)
        if _extent(path) > ISLET_DEG
    ]
    border = path_layer("border", border_rows, 1.3, **zoom_filter(state.camera.zoom))
    return [*layers, path_layer("crimea", hatch, 0.8), border]


def _grade_layers(package: Package, theme: Theme, grade: Grade) -> list[pdk.Layer]:
    decimals = DECIMALS[grade]

    def areas(name: str, role: str) -> pdk.Layer:
        rows = [{"polygon": rings} for rings in _polygons(package, f"{name}-{grade}", decimals)]
        return pdk.Layer(
            "PolygonLayer",
            rows,
            id=f"{name}-{grade}",
            get_polygon="polygon",
            get_fill_color=rgba(theme, role),
            get_line_color=rgba(theme, "coast"),
            get_line_width=0.7,
            line_width_units="'pixels'",
            line_joint_rounded=True,
        )

    def lines(name: str, role: str, width: float) -> pdk.Layer:
        rows = [
            {"path": path, "color": rgba(theme, role)}
            for path in _lines(package, f"{name}-{grade}", decimals)
        ]
        return path_layer(f"{name}-{grade}", rows, width)

    return [
        areas("land", "land"),
        lines("rivers", "river", 0.8),
        areas("lakes", "lake"),
        lines("countries", "border", 0.8),
    ]


def _surveyed(package: Package) -> list[Path]:
    """The rectangle that holds the land; none where the package has no such layer."""
    land = _geometries(package, "land-coarse")
    if not land:
        return []
    west, south, east, north = shapely.total_bounds(land).tolist()
    return [[[west, south], [east, south], [east, north], [west, north]]]


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


def _extent(path: Path) -> float:
    """Larger side of a path's box in degrees."""
    lons, lats = zip(*path, strict=True)
    return float(max(max(lons) - min(lons), max(lats) - min(lats)))


def _path(line: BaseGeometry, decimals: int) -> Path:
    """Vertices of a line, rounded, without those that rounding has made equal."""
    points: Path = []
    for lon, lat in shapely.get_coordinates(line).round(decimals).tolist():
        if not points or points[-1] != [lon, lat]:
            points.append([lon, lat])
    return points
