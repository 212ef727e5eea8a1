"""Countries as areas, to tell with a margin of 50 km whether a position is in one; not drawn."""

from __future__ import annotations

import shapely
from shapely.geometry.base import BaseGeometry

from tools.layers import geo_maps, mercator
from tools.layers.crimea import peninsula
from tools.layers.features import Feature
from tools.layers.labels import country_names

__all__ = ["DECIMALS", "countries"]

DECIMALS = 3
TOLERANCE_M = 12_000
MIN_PART_M2 = 1e9

#: Countries that have ground in here are kept, whole: lon_min, lat_min, lon_max, lat_max.
REGION = (20, 30, 150, 65)


def countries() -> list[Feature]:
    """Each country in reach of the record, Crimea in Ukraine, simplified to about 8 km.

    Islands under about 500 square kilometres are left out.
    """
    names = country_names()
    region = shapely.box(*REGION)
    found = []
    for iso3 in sorted(geo_maps.source_polygons(geo_maps.ON_LAND_1KM)):
        outline = geo_maps.outline(iso3, geo_maps.ON_LAND_1KM)
        if iso3 in names and any(part.intersects(region) for part in outline.geoms):
            shape = _simplified(iso3, outline)
            found.append(Feature(iso3, shape, {"iso3": iso3, "name": names[iso3]}))
    return found


def _simplified(iso3: str, outline: BaseGeometry) -> BaseGeometry:
    ground = shapely.make_valid(outline)
    if iso3 == "RUS":
        ground = shapely.difference(ground, shapely.make_valid(peninsula(geo_maps.ON_LAND_1KM)))
    parts = shapely.get_parts(mercator.to_mercator(ground))
    largest = max(parts, key=lambda part: part.area)
    kept = [p for p in parts if p.area > MIN_PART_M2 or p is largest]
    simple = shapely.union_all(shapely.make_valid(shapely.simplify(kept, TOLERANCE_M)))
    areas = shapely.get_parts(shapely.set_precision(mercator.to_degrees(simple), 10**-DECIMALS))
    return shapely.multipolygons([area for area in areas if area.geom_type == "Polygon"])
