"""Where each layer comes from: `data/tables/layers.csv`, a row a layer."""

from __future__ import annotations

from dataclasses import dataclass

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


LAYERS = (
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
