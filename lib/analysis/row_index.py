"""Rows of a table by id: a card looks up dozens, and a scan of a frame costs milliseconds."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from lib.catalog import Package
from lib.schema import TABLES

__all__ = ["Row", "rows_by", "rows_by_id"]

#: One row's values by column.
Row = Mapping[str, object]


@lru_cache(maxsize=64)
def rows_by_id(package: Package, table: str) -> Mapping[str, Row]:
    """The rows of a table by their id.

    >>> from lib.catalog import load_package
    >>> rows_by_id(load_package(), "vessels")["vessel-angara"]["name"]
    'Angara'
    """
    key = TABLES[table].key
    return {str(row[key]): row for row in _rows(package, table)}


@lru_cache(maxsize=64)
def rows_by(package: Package, table: str, column: str) -> Mapping[str, tuple[Row, ...]]:
    """The rows of a table by the value of a column, in the order of the table.

    >>> from lib.catalog import load_package
    >>> len(rows_by(load_package(), "derives_from", "source_id")["csis-2023-10-17-najin"]) > 1
    True
    """
    found: dict[str, list[Row]] = {}
    for row in _rows(package, table):
        found.setdefault(str(row[column]), []).append(row)
    return {value: tuple(rows) for value, rows in found.items()}


@lru_cache(maxsize=64)
def _rows(package: Package, table: str) -> tuple[Row, ...]:
    records = package.tables[table].to_dict("records")
    return tuple({str(column): value for column, value in row.items()} for row in records)
