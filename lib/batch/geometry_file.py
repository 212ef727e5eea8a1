"""Geometries of a user's own GeoJSON file, checked feature by feature."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely.errors import ShapelyError
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from lib.batch.geojson_stream import read_features
from lib.errors import DataError

__all__ = ["AREAS", "LINES", "POINTS", "NamedGeometry", "read_geometries"]

POINTS = ("Point", "MultiPoint")
LINES = ("LineString", "MultiLineString")
AREAS = ("Polygon", "MultiPolygon")


@dataclass(frozen=True)
class NamedGeometry:
    """A geometry in EPSG:4326 and the id of its feature; without one, the feature's number."""

    id: str
    geometry: BaseGeometry


def read_geometries(path: Path, kinds: Sequence[str]) -> list[NamedGeometry]:
    """Geometries of a GeoJSON file, of which each has to be of one of some kinds.

    Parameters
    ----------
    path : FeatureCollection in longitude and latitude
    kinds : names of geometry types, such as :data:`LINES`

    Raises
    ------
    DataError
        Where there is no such file, it is no GeoJSON in longitude and latitude, or it holds no
        geometry; a feature that does not fit is named by its number.
    """
    file = str(path)
    if not path.is_file():
        raise DataError(file, 0, "", "", file, "is no file", "check the name")
    with path.open("rb") as stream:
        features = enumerate(read_features(stream, file), start=1)
        geometries = [_named(file, number, feature, kinds) for number, feature in features]
    if not geometries:
        hint = f"add a feature with a {' or '.join(kinds)}"
        raise DataError(file, 0, "", "geometry", "", "holds no geometry", hint)
    return geometries


def _named(file: str, number: int, feature: Any, kinds: Sequence[str]) -> NamedGeometry:
    hint = f"give each feature a {' or '.join(kinds)}"
    try:
        with np.errstate(invalid="ignore"):  # what is not a number is refused below, by name
            geometry = shape(feature["geometry"])
        name = str(feature.get("id", (feature.get("properties") or {}).get("id", number)))
    except (TypeError, KeyError, AttributeError, ValueError, ShapelyError):
        raise DataError(file, number, "", "geometry", "", "is no geometry", hint) from None
    if geometry.geom_type not in kinds or geometry.is_empty:
        kind = f"{geometry.geom_type}{' without coordinates' if geometry.is_empty else ''}"
        raise DataError(file, number, name, "geometry", kind, "does not fit here", hint)
    if not np.isfinite(shapely.get_coordinates(geometry)).all():
        problem, hint = "is not a finite number", "give every coordinate as a number of degrees"
        raise DataError(file, number, name, "geometry", "a coordinate", problem, hint)
    west, south, east, north = geometry.bounds
    if not (-90 <= south <= north <= 90 and -360 <= west <= east <= 360):
        problem = "is not longitude and latitude in degrees"
        value = f"{west}, {south}, {east}, {north}"
        hint = "convert the file to EPSG:4326"
        raise DataError(file, number, name, "geometry", value, problem, hint)
    return NamedGeometry(name, geometry)
