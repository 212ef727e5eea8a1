"""The border that a file of points is measured to: its geometry and the sources that check it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd
import shapely
from shapely.errors import ShapelyError
from shapely.geometry import MultiLineString, MultiPolygon, shape
from shapely.geometry.base import BaseGeometry

from lib.batch.geojson_stream import read_features
from lib.catalog import Package, load_package
from lib.errors import DataError
from lib.geodesy.border import Border

__all__ = ["BorderSpec", "build_borders", "open_border", "package_border", "read_border_file"]

#: Columns that sources of one border have in common when they check each other.
_SAME = ("group", "definition", "covers")

_AREAS = ("Polygon", "MultiPolygon")
_LINES = ("LineString", "MultiLineString")


@dataclass(frozen=True)
class BorderSpec:
    """A border as it travels to a worker: well-known binary of EPSG:4326 geometries.

    ``others`` are sources of the same definition and coverage; ``valid_bbox`` is west, south,
    east, north of the points for which the geometry is complete, ``None``: everywhere.
    """

    name: str
    primary: bytes
    others: tuple[bytes, ...] = ()
    generalisation_m: float = 0.0
    valid_bbox: tuple[float, float, float, float] | None = None

    @property
    def fingerprint(self) -> str:
        """SHA-256 of all that the results depend on."""
        digest = hashlib.sha256()
        for geometry in (self.primary, *self.others):
            digest.update(len(geometry).to_bytes(8, "big") + geometry)
        digest.update(repr((self.generalisation_m, self.valid_bbox)).encode())
        return digest.hexdigest()


@lru_cache(maxsize=4)
def build_borders(spec: BorderSpec) -> tuple[Border, ...]:
    """The primary border and the others, ready to measure; kept for the next part."""
    return tuple(Border(shapely.from_wkb(wkb)) for wkb in (spec.primary, *spec.others))


def open_border(name: str) -> BorderSpec:
    """A border by the id of one of its sources in the data package, or of a GeoJSON file.

    Raises
    ------
    DataError
        Where the name is neither, or the file is no border.
    """
    if Path(name).suffix.lower() in (".geojson", ".json"):
        return read_border_file(Path(name))
    return package_border(load_package(), name)


def package_border(package: Package, border_id: str) -> BorderSpec:
    """A border source of the data package, with the others of its definition and coverage.

    Raises
    ------
    DataError
        Where the package has no such border; the hint lists those that it has.

    Examples
    --------
    >>> from lib.catalog import load_package
    >>> spec = package_border(load_package(), "ukraine")
    >>> len(spec.others), spec.generalisation_m
    (2, 13.0)
    """
    table = package.tables["borders"]
    found = table[table["border_id"] == border_id]
    if found.empty:
        hint = f"choose one of {', '.join(table['border_id'])}, or give a .geojson file"
        raise DataError(
            "tables/borders.csv", 0, border_id, "border_id", border_id, "is no border", hint
        )
    row = found.iloc[0]
    same = table[(table[list(_SAME)] == row[list(_SAME)]).all(axis=1)]
    others = same.loc[same["border_id"] != border_id, "layer"]
    generalisation = row["generalisation_m"]
    box = tuple(float(degrees) for degrees in row["valid_bbox"].split(";") if degrees)
    return BorderSpec(
        border_id,
        _layer_geometry(package, row["layer"]),
        tuple(_layer_geometry(package, layer) for layer in others),
        0.0 if pd.isna(generalisation) else float(generalisation),
        (box[0], box[1], box[2], box[3]) if box else None,
    )


def _layer_geometry(package: Package, layer: str) -> bytes:
    geometries = package.layers[layer].geometry
    return bytes(_joined(geometries).wkb)


def read_border_file(path: Path) -> BorderSpec:
    """A border of a user's own: all polygons, or all lines, of a GeoJSON file.

    Raises
    ------
    DataError
        Where there is no such file, it is no GeoJSON in longitude and latitude, is empty, or
        mixes lines and polygons; a feature is named by its number.
    """
    file = str(path)
    if not path.is_file():
        raise DataError(
            file, 0, "", "border", file, "is neither a border nor a file", "check the name"
        )
    geometries: list[BaseGeometry] = []
    with path.open("rb") as stream:
        for number, feature in enumerate(read_features(stream, file), start=1):
            geometries.extend(_parts(file, number, feature))
    if not geometries:
        raise DataError(file, 0, "", "geometry", "", "holds no geometry", "add polygons or lines")
    if len({geometry.geom_type for geometry in geometries}) > 1:
        problem, hint = "mixes lines and polygons", "keep one of the two"
        raise DataError(file, 0, "", "geometry", "", problem, hint)
    return BorderSpec(path.stem, _joined(geometries).wkb)


def _joined(geometries: Iterable[BaseGeometry]) -> BaseGeometry:
    """One multi-part geometry of polygons, or of lines."""
    parts = [part for geometry in geometries for part in shapely.get_parts(geometry)]
    return MultiPolygon(parts) if parts[0].geom_type == "Polygon" else MultiLineString(parts)


def _parts(file: str, number: int, feature: Any) -> list[BaseGeometry]:
    try:
        geometry = shape(feature["geometry"])
        name = str(feature.get("id", (feature.get("properties") or {}).get("id", "")))
    except (TypeError, KeyError, AttributeError, ValueError, ShapelyError):
        problem, hint = "is no geometry", "give each feature a polygon or a line"
        raise DataError(file, number, "", "geometry", "", problem, hint) from None
    if geometry.geom_type not in (*_AREAS, *_LINES):
        problem, hint = "is no border", "give polygons or lines"
        raise DataError(file, number, name, "geometry", geometry.geom_type, problem, hint)
    west, south, east, north = geometry.bounds
    if not (-90 <= south <= north <= 90 and -360 <= west <= east <= 360):
        problem = "is not longitude and latitude in degrees"
        hint = "convert the file to EPSG:4326"
        value = f"{west}, {south}, {east}, {north}"
        raise DataError(file, number, name, "geometry", value, problem, hint)
    return list(shapely.get_parts(geometry))
