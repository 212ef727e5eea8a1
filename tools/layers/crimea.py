"""Crimea from Perekop south, to be hatched, and the lines of the hatching."""

from __future__ import annotations

import numpy as np
import shapely
from shapely import LineString, MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from tools.layers import geo_maps, mercator
from tools.layers.detail import FINE
from tools.layers.features import Feature
from tools.layers.ground import land_area

__all__ = ["crimea", "hatch", "peninsula"]

#: How far beyond the surveyed shore drawn land still counts as Crimea's, in Mercator metres.
SHORE_M = 3_000

#: Distance between two lines of the hatching, in Mercator metres: 10 pixels at zoom 6.
SPACING_M = 12_000

MIN_LINE_M = 1_000


def peninsula(package: str = geo_maps.ON_LAND) -> MultiPolygon:
    """The ground that is in both Ukraine's and Russia's polygon, as surveyed.

    It is the parts of Russia's polygon that lie in Ukraine's outline.
    """
    ukraine = shapely.make_valid(geo_maps.outline("UKR", package))
    shapely.prepare(ukraine)
    parts = (Polygon(ring) for ring in geo_maps.exterior_rings("RUS", package))
    return MultiPolygon([part for part in parts if ukraine.contains(part.representative_point())])


def crimea() -> list[Feature]:
    """Crimea as drawn: the land of the base map within the peninsula's surveyed shore."""
    properties = {"iso3": "UKR", "name": "Crimea"}
    return [Feature("crimea", _drawn(), properties)]


def hatch() -> list[Feature]:
    """Slanting lines over Crimea as drawn, one feature."""
    area = mercator.to_mercator(_drawn())
    x_min, y_min, x_max, y_max = area.bounds
    height = y_max - y_min
    starts = np.arange(x_min - height, x_max, SPACING_M)
    lines = [LineString([(x, y_min), (x + height, y_max)]) for x in starts]
    pieces = shapely.get_parts(shapely.intersection(lines, area))
    kept = [piece for piece in pieces if piece.length > MIN_LINE_M]
    return [Feature("crimea-hatch", mercator.to_degrees(shapely.multilinestrings(kept)))]


def _drawn() -> BaseGeometry:
    surveyed = mercator.to_mercator(peninsula(geo_maps.ON_LAND_1KM))
    ukraine = mercator.to_mercator(geo_maps.outline("UKR", geo_maps.ON_LAND_1KM))
    mainland = shapely.difference(shapely.make_valid(ukraine), shapely.make_valid(surveyed))
    reach = mercator.to_degrees(shapely.make_valid(surveyed).buffer(SHORE_M))
    drawn = shapely.intersection(land_area(FINE), reach)
    drawn = shapely.difference(drawn, mercator.to_degrees(mainland))
    parts = [part for part in shapely.get_parts(drawn) if part.geom_type == "Polygon"]
    return max(parts, key=lambda part: part.area)
