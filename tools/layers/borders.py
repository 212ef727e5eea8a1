"""The borders that distances are measured to, each as one layer."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import shapely
from shapely import LineString, MultiLineString
from shapely.geometry.base import BaseGeometry

from tools.layers import atlases, geo_maps
from tools.layers.crimea import peninsula
from tools.layers.features import Feature

__all__ = ["BORDER_LAYERS", "DECIMALS", "RUSSIA_WINDOW"]

Build = Callable[[], list[Feature]]

#: Enough to keep every published vertex apart and within 0.1 m of where it was published.
DECIMALS = 6

#: Russia's outline is cut out here (lon_min, lat_min, lon_max, lat_max): Primorye to the Tumen.
RUSSIA_WINDOW = (128.0, 41.5, 136.0, 46.0)

#: The last vertex of the line along the Tumen that lies between two banks; then comes the sea.
TUMEN_MOUTH = (130.69668, 42.29331)

NEIGHBOURS_OF_UKRAINE = ("BLR", "HUN", "MDA", "POL", "ROU", "RUS", "SVK")


def ukraine_land_border() -> LineString:
    """Ukraine's outline between the Sea of Azov and the Danube's mouth, the land way round.

    It is the mainland's ring without its longest stretch that no neighbour shares, the coast.
    Edges shared with Russia in Crimea count as coast. Where a river is the border, the line
    runs along Ukraine's bank.
    """
    ring = max(geo_maps.exterior_rings("UKR"), key=len)
    shared = _edges_of_neighbours()
    edges = list(itertools.pairwise(ring))
    on_border = [index for index, edge in enumerate(edges) if frozenset(edge) in shared]
    gaps = zip(on_border, [*on_border[1:], on_border[0] + len(edges)], strict=True)
    last, first = max(gaps, key=lambda gap: gap[1] - gap[0])
    first %= len(edges)
    turned = edges[first:] + edges[:first]
    count = (last - first) % len(edges) + 1
    return LineString([turned[0][0], *(end for _, end in turned[:count])])


def _edges_of_neighbours() -> set[frozenset[tuple[float, float]]]:
    disputed = {part.exterior.coords[0] for part in peninsula().geoms}
    return {
        frozenset(edge)
        for neighbour in NEIGHBOURS_OF_UKRAINE
        for part in geo_maps.source_polygons()[neighbour]
        if part[0][0] not in disputed
        for edge in zip(part[0], part[0][1:], strict=False)
    }


def russia_near_korea() -> MultiLineString:
    """Russia's outline, coast and islands included, inside :data:`RUSSIA_WINDOW`."""
    rings = [LineString(ring) for ring in geo_maps.exterior_rings("RUS")]
    cut = shapely.intersection(rings, shapely.box(*RUSSIA_WINDOW))
    parts = shapely.get_parts(cut)
    return geo_maps.joined(part for part in parts if part.length > 0)


def dprk_russia() -> LineString:
    """The border along the Tumen's middle, from the point shared with China to the mouth."""
    (line,) = geo_maps.shared_border("PRK", "RUS", geo_maps.WITH_WATERS).geoms
    course = list(line.coords)
    if course[0] == max(course[0], course[-1]):
        course.reverse()
    return LineString(course[: course.index(TUMEN_MOUTH) + 1])


def _one(feature_id: str, iso3: str, name: str, shape: Callable[[], BaseGeometry]) -> Build:
    return lambda: [Feature(feature_id, shape(), {"iso3": iso3, "name": name})]


#: Each border layer's id and what makes its features.
BORDER_LAYERS: dict[str, Build] = {
    "border-ukraine": _one("UKR", "UKR", "Ukraine", lambda: geo_maps.outline("UKR")),
    "border-ukraine-visionscarto-50m": _one(
        "UKR", "UKR", "Ukraine", lambda: atlases.outline(atlases.VISIONSCARTO, "UKR")
    ),
    "border-ukraine-plotly-50m": _one(
        "UKR", "UKR", "Ukraine", lambda: atlases.outline(atlases.PLOTLY, "UKR")
    ),
    "border-ukraine-de-facto": _one(
        "UKR", "UKR", "Ukraine", lambda: atlases.outline(atlases.WORLD_ATLAS_10M, "Ukraine")
    ),
    "border-ukraine-land-border": _one(
        "UKR-land", "UKR", "Ukraine, land border", ukraine_land_border
    ),
    "border-russia": _one("RUS-far-east", "RUS", "Russia, Primorye", russia_near_korea),
    "border-dprk-russia": _one("PRK-RUS", "PRK", "North Korea and Russia", dprk_russia),
}
