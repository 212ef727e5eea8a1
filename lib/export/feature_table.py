"""Rows with a geometry and typed columns: what every export format writes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from shapely.geometry.base import BaseGeometry

__all__ = ["Cell", "Column", "FeatureTable", "Kind"]

Kind = Literal["text", "number", "integer", "day", "flag"]
Cell = str | float | int | date | bool | None


@dataclass(frozen=True, slots=True)
class Column:
    """One column of an export."""

    name: str
    kind: Kind
    meaning: str
    """One plain sentence, with the unit of a number."""


@dataclass(frozen=True)
class FeatureTable:
    """Rows of one kind, as readers see them, in the order in which they are listed.

    Geometries are EPSG:4326, (lon, lat) in degrees; a table of sources has none at all.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    geometries: tuple[BaseGeometry, ...] | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the columns in their order."""
        return tuple(column.name for column in self.columns)

    def dicts(self) -> Iterator[dict[str, Cell]]:
        """Yield every row as a mapping from column to value."""
        for row in self.rows:
            yield dict(zip(self.names, row, strict=True))
