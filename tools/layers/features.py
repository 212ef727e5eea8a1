"""The one way a layer is written: a GeoJSON file with one feature a line, in a fixed order."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

__all__ = ["Feature", "layer_text"]


@dataclass(frozen=True)
class Feature:
    """A geometry in EPSG:4326 (longitude, latitude) with a stable id and flat properties."""

    id: str
    geometry: BaseGeometry
    properties: Mapping[str, Any] = field(default_factory=dict)


def layer_text(layer_id: str, features: Iterable[Feature], decimals: int) -> str:
    """A layer as GeoJSON text: type and name, then one feature a line sorted by id.

    Polygons are wound as RFC 7946 asks (outer rings counter-clockwise). Coordinates are
    rounded to ``decimals`` and written without trailing zeros, so equal input gives equal
    bytes on every platform.

    Raises
    ------
    ValueError
        If two features share an id, or a coordinate is not finite.
    """
    ordered = sorted(features, key=lambda feature: feature.id)
    ids = [feature.id for feature in ordered]
    if len(set(ids)) != len(ids):
        raise ValueError(f"{layer_id}: feature ids repeat")
    head = f'{{"type":"FeatureCollection","name":{_json(layer_id)},"features":[\n'
    body = ",\n".join(_feature_line(feature, decimals) for feature in ordered)
    return head + body + "\n]}\n"


def _feature_line(feature: Feature, decimals: int) -> str:
    geometry = shapely.geometry.mapping(_wound(feature.geometry))
    member = {
        "type": "Feature",
        "properties": {"id": feature.id, **feature.properties},
        "geometry": {
            "type": geometry["type"],
            "coordinates": _rounded(geometry["coordinates"], decimals),
        },
    }
    return _json(member)


def _wound(geometry: BaseGeometry) -> BaseGeometry:
    return shapely.orient_polygons(geometry, exterior_cw=False)


def _rounded(coordinates: Any, decimals: int) -> Any:
    if isinstance(coordinates, (int, float)):
        if not math.isfinite(coordinates):
            raise ValueError("a coordinate is not finite")
        value = round(float(coordinates), decimals)
        return int(value) if value == int(value) else value
    return [_rounded(part, decimals) for part in coordinates]


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
