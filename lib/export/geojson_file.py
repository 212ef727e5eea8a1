"""GeoJSON by RFC 7946, a feature a line, what it is and where it comes from before them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import shapely

from lib.export.csv_file import written
from lib.export.feature_table import FeatureTable

__all__ = ["geojson_bytes"]


def geojson_bytes(table: FeatureTable, about: Mapping[str, Any]) -> bytes:
    """Return a table as a FeatureCollection; ``about`` stands in its member ``metadata``.

    Raises
    ------
    ValueError
        Where a number is not finite: JSON has no such numbers.
    """
    head = {"type": "FeatureCollection", "name": table.name, "metadata": about}
    features = [
        {
            "type": "Feature",
            "properties": {
                name: value if isinstance(value, int | float) or value is None else written(value)
                for name, value in row.items()
            },
            "geometry": shapely.geometry.mapping(shapely.orient_polygons(geometry)),
        }
        for row, geometry in zip(table.dicts(), table.geometries or (), strict=True)
    ]
    lines = ",\n".join(_json(feature) for feature in features)
    return f'{_json(head)[:-1]},"features":[\n{lines}\n]}}\n'.encode()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
