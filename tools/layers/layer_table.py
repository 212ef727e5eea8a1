"""Where each layer comes from: `data/tables/layers.csv`, a row a layer."""

from __future__ import annotations

from dataclasses import dataclass

from tools.layers import atlases, geo_maps, labels
from tools.layers.border_table import BORDERS
from tools.packages import package

__all__ = ["LAYERS", "Layer", "layer_rows"]


@dataclass(frozen=True)
class Layer:
    """A layer's title, the packages it is built from and what a user of it should know."""

    layer_id: str
    title: str
    packages: tuple[str, ...]
    note: str


_ZOOMS = {"coarse": "zoom 2 to 5", "fine": "zoom 6 and closer"}

_GROUND_NOTE = (
    "Water narrower than about a pixel is drawn as land; small islands and lakes are left out."
)


def _base_map(grade: str) -> tuple[Layer, ...]:
    zooms = _ZOOMS[grade]
    ground = (geo_maps.ON_LAND_1KM,)
    return (
        Layer(f"land-{grade}", f"Land, {zooms}", ground, _GROUND_NOTE),
        Layer(f"lakes-{grade}", f"Lakes and reservoirs, {zooms}", ground, _GROUND_NOTE),
        Layer(
            f"rivers-{grade}",
            f"Rivers, {zooms}",
            (atlases.PLOTLY.package,),
            "Natural Earth 1:50 million: up to 2 km off at the closest zoom.",
        ),
        Layer(
            f"countries-{grade}",
            f"Boundaries between countries, {zooms}",
            (geo_maps.WITH_WATERS, geo_maps.ON_LAND_1KM),
            "Recognised outlines; Crimea in Ukraine: no line at Perekop or in Kerch strait.",
        ),
    )


LAYERS = (
    *_base_map("coarse"),
    *_base_map("fine"),
    Layer(
        "countries",
        "Countries as areas",
        (geo_maps.ON_LAND_1KM, labels.PACKAGE),
        "To tell with a margin of 50 km whether a position is in a country; simplified to about "
        "8 km, Crimea in Ukraine.",
    ),
    Layer(
        "crimea",
        "Crimea",
        (geo_maps.ON_LAND_1KM,),
        "Ukraine's by the recognised border, held by Russia since 2014: always drawn hatched.",
    ),
    Layer(
        "crimea_hatch",
        "Hatching over Crimea",
        (geo_maps.ON_LAND_1KM,),
        "Lines 12 km apart in the map's projection.",
    ),
    Layer(
        "place_names",
        "Names on the base map",
        (labels.PACKAGE,),
        "Chosen and spelt by hand; towns stand at their GeoNames position.",
    ),
    *(
        Layer(f"border-{border.border_id}", border.name, (border.package,), border.note)
        for border in BORDERS
    ),
    Layer(
        "rail_segments",
        "Indicative rail corridor between the Tumen and Tikhoretsk",
        ("@worldwideview/wwv-plugin-osm-rail-network",),
        "Natural Earth 1:10 million railroads, routed and simplified; no source says which line "
        "the cargo took.",
    ),
    Layer(
        "sea_legs",
        "Shortest ways over water between ports of the record",
        ("@geo-maps/countries-land-100m",),
        "Inferred: the shortest line that keeps off the land; no source says how a ship sailed.",
    ),
)


def layer_rows() -> list[dict[str, str]]:
    """The rows of `layers.csv`, sorted by layer id."""
    return [_row(layer) for layer in sorted(LAYERS, key=lambda layer: layer.layer_id)]


def _row(layer: Layer) -> dict[str, str]:
    pinned = [package(name) for name in layer.packages]

    def joined(field: str) -> str:
        return ";".join(dict.fromkeys(getattr(one, field) for one in pinned))

    return {
        "layer_id": layer.layer_id,
        "title": layer.title,
        "package": joined("package"),
        "version": joined("version"),
        "package_sha256": joined("sha256"),
        "licence": joined("licence"),
        "attribution": joined("attribution"),
        "upstream": joined("upstream"),
        "vintage": joined("vintage"),
        "note": layer.note,
    }
