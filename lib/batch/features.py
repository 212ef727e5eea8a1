"""Features of which the nearest to each point of a file is looked for."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import shapely
from shapely.geometry.base import BaseGeometry

from lib.batch.geometry_file import AREAS, LINES, NamedGeometry, read_geometries
from lib.catalog import Package, load_package
from lib.errors import DataError

__all__ = ["NEAREST_COLUMNS", "FeatureSpec", "build_features", "open_features"]

#: Columns that looking for the nearest feature adds, in this order.
NEAREST_COLUMNS = ("feature_id", "distance_m", "nearest_lon", "nearest_lat", "azimuth_deg")


@dataclass(frozen=True)
class FeatureSpec:
    """Lines, or polygons, as they travel to a worker: ids and well-known binary, EPSG:4326."""

    ids: tuple[str, ...]
    geometries: tuple[bytes, ...]

    #: What measuring adds to a row.
    columns = NEAREST_COLUMNS

    @property
    def fingerprint(self) -> str:
        """SHA-256 of all that the results depend on."""
        digest = hashlib.sha256()
        for name, geometry in zip(self.ids, self.geometries, strict=True):
            for part in (name.encode(), geometry):
                digest.update(len(part).to_bytes(8, "big") + part)
        return digest.hexdigest()


@lru_cache(maxsize=4)
def build_features(spec: FeatureSpec) -> tuple[BaseGeometry, ...]:
    """The geometries, read once and kept for the next part."""
    return tuple(shapely.from_wkb(wkb) for wkb in spec.geometries)


def open_features(name: str) -> FeatureSpec:
    """Lines or polygons of a layer of the data package, or of a GeoJSON file.

    Raises
    ------
    DataError
        Where the name is neither, or the file holds anything but lines, or anything but polygons.
    """
    is_file = Path(name).suffix.lower() in (".geojson", ".json")
    named = (
        read_geometries(Path(name), (*LINES, *AREAS))
        if is_file
        else _layer_geometries(load_package(), name)
    )
    kinds = {each.geometry.geom_type in AREAS for each in named}
    if len(kinds) > 1:
        problem, hint = "mixes lines and polygons", "keep one of the two"
        raise DataError(name, 0, "", "geometry", "", problem, hint)
    return FeatureSpec(
        tuple(each.id for each in named), tuple(bytes(each.geometry.wkb) for each in named)
    )


def _layer_geometries(package: Package, layer: str) -> list[NamedGeometry]:
    """Features of a layer that has lines or polygons."""
    if layer not in package.layers:
        hint = f"choose one of {', '.join(package.layers)}, or give a .geojson file"
        raise DataError("layers", 0, layer, "features", layer, "is no layer", hint)
    frame = package.layers[layer]
    unfit = frame.index[~frame.geometry.geom_type.isin((*LINES, *AREAS))]
    if len(unfit):
        hint = "choose a layer of lines or of polygons"
        raise DataError("layers", 0, layer, "features", layer, "has other geometry", hint)
    return [NamedGeometry(*row) for row in zip(frame["id"], frame.geometry, strict=True)]
