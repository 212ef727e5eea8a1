"""Everything the layer build makes, as file names and texts."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from shapely.geometry.base import BaseGeometry

from tools.layers import boundaries, countries, crimea, ground, labels, rivers
from tools.layers.border_table import border_rows
from tools.layers.borders import BORDER_LAYERS
from tools.layers.borders import DECIMALS as BORDER_DECIMALS
from tools.layers.detail import COARSE, FINE
from tools.layers.features import Feature, layer_text
from tools.layers.layer_table import layer_rows
from tools.layers.sea_legs import DECIMALS as SEA_LEG_DECIMALS
from tools.layers.sea_legs import sea_legs

__all__ = ["built_files"]


def built_files() -> Iterator[tuple[str, str]]:
    """Each file's name below `data/` with its text, the same in every run."""
    borders: dict[str, BaseGeometry] = {}
    for layer_id, build in BORDER_LAYERS.items():
        features = build()
        borders[layer_id] = features[0].geometry
        yield f"layers/{layer_id}.geojson", layer_text(layer_id, features, BORDER_DECIMALS)
    yield "layers/sea_legs.geojson", layer_text("sea_legs", sea_legs(), SEA_LEG_DECIMALS)
    for layer_id, features, decimals in _base_map():
        yield f"layers/{layer_id}.geojson", layer_text(layer_id, features, decimals)
    yield "tables/borders.csv", _csv_text(border_rows(borders))
    yield "tables/layers.csv", _csv_text(layer_rows())


def _base_map() -> Iterator[tuple[str, list[Feature], int]]:
    for detail in (COARSE, FINE):
        yield f"land-{detail.name}", ground.land(detail), detail.decimals
        yield f"lakes-{detail.name}", ground.lakes(detail), detail.decimals
        yield f"rivers-{detail.name}", rivers.rivers(detail), detail.decimals
        yield f"countries-{detail.name}", boundaries.boundary_lines(detail), detail.decimals
    yield "countries", countries.countries(), countries.DECIMALS
    yield "crimea", crimea.crimea(), FINE.decimals
    yield "crimea_hatch", crimea.hatch(), FINE.decimals
    yield "place_names", labels.place_names(), labels.DECIMALS


def _csv_text(rows: list[dict[str, str]]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, fieldnames=list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()
