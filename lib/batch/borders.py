"""The border that a file of points is measured to: its geometry and the sources that check it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pandas as pd
import shapely
from shapely.geometry import MultiLineString, MultiPolygon
from shapely.geometry.base import BaseGeometry

from lib.batch.geometry_file import AREAS, LINES, read_geometries
from lib.catalog import Package, load_package
from lib.errors import DataError
from lib.geodesy import Border, outline

__all__ = [
    "RESULT_COLUMNS",
    "BorderSpec",
    "build_borders",
    "open_border",
    "package_border",
    "read_border_file",
]

#: Columns that measuring to a border adds, in this order.
RESULT_COLUMNS = (
    "distance_m",
    "nearest_lon",
    "nearest_lat",
    "azimuth_deg",
    "uncertainty_m",
    "inside",
)
#: Columns that sources of one border have in common when they check each other.
_SAME = ("group", "definition", "covers")


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

    #: What measuring adds to a row.
    columns = RESULT_COLUMNS

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
    return bytes(outline(_joined(package.layers[layer].geometry)).wkb)


def read_border_file(path: Path) -> BorderSpec:
    """A border of a user's own: all polygons, or all lines, of a GeoJSON file.

    Raises
    ------
    DataError
        Where there is no such file, it is no GeoJSON in longitude and latitude, is empty, or
        mixes lines and polygons; a feature is named by its number.
    """
    named = read_geometries(path, (*LINES, *AREAS))
    if len({each.geometry.geom_type in AREAS for each in named}) > 1:
        problem, hint = "mixes lines and polygons", "keep one of the two"
        raise DataError(str(path), 0, "", "geometry", "", problem, hint)
    return BorderSpec(path.stem, bytes(_joined(each.geometry for each in named).wkb))


def _joined(geometries: Iterable[BaseGeometry]) -> BaseGeometry:
    """One multi-part geometry of polygons, or of lines."""
    parts = [part for geometry in geometries for part in shapely.get_parts(geometry)]
    return MultiPolygon(parts) if parts[0].geom_type == "Polygon" else MultiLineString(parts)
