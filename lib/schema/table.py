"""A table and a layer: lists of fields with a key, references, licence and origin."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from lib.schema.field import Field
from lib.schema.licences import Licence

__all__ = ["GeometryType", "Layer", "Origin", "Table"]

GeometryType = Literal["Point", "LineString", "MultiLineString", "Polygon", "MultiPolygon"]


@dataclass(frozen=True)
class Origin:
    """Where a resource's content comes from: a title, a version, and an address or blank."""

    title: str
    version: str = ""
    path: str = ""


@dataclass(frozen=True)
class Table:
    """A CSV table of the package.

    Attributes
    ----------
    name : str
        The table's name: ``tables/<name>.csv`` holds it.
    fields : tuple of Field
        The columns in their order; the first is the key, unique in the table.
    spans : tuple of (str, str)
        Pairs of date columns whose second may not end before the first begins.
    ranges : tuple of (str, str)
        Pairs of number columns of which the second may not be the smaller one.
    """

    name: str
    title: str
    meaning: str
    fields: tuple[Field, ...]
    licence: Licence
    attribution: str
    origins: tuple[Origin, ...]
    spans: tuple[tuple[str, str], ...] = ()
    ranges: tuple[tuple[str, str], ...] = ()

    @property
    def key(self) -> str:
        """Name of the id column."""
        return self.fields[0].name

    @cached_property
    def field_names(self) -> tuple[str, ...]:
        """Names of the columns in their order."""
        return tuple(field.name for field in self.fields)

    @property
    def path(self) -> str:
        """The file's path inside the package."""
        return f"tables/{self.name}.csv"

    @property
    def resource_name(self) -> str:
        """The name in the descriptor, unique among tables and layers."""
        return self.name


@dataclass(frozen=True)
class Layer:
    """A GeoJSON layer of the package, in EPSG:4326 with positions (lon, lat) in degrees.

    Attributes
    ----------
    name : str
        The layer's name: ``layers/<name>.geojson`` holds it.
    geometry_types : tuple of GeometryType
        What its features may be.
    fields : tuple of Field
        The properties every feature has; the first is the id, unique in the layer.
    licence : Licence
        Terms of the layer; the table ``layers`` says what it was built from.
    bounds : tuple of float
        Where every position must lie: lon_min, lat_min, lon_max, lat_max in degrees.
    """

    name: str
    title: str
    meaning: str
    geometry_types: tuple[GeometryType, ...]
    fields: tuple[Field, ...]
    licence: Licence
    bounds: tuple[float, float, float, float] = (-180.0, -90.0, 180.0, 90.0)

    @property
    def key(self) -> str:
        """Name of the id property."""
        return self.fields[0].name

    @property
    def path(self) -> str:
        """The file's path inside the package."""
        return f"layers/{self.name}.geojson"

    @property
    def resource_name(self) -> str:
        """The name in the descriptor, unique among tables and layers."""
        return f"layer-{self.name}"
