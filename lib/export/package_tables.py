"""The rows of the data package behind an export, with every column of their tables."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from lib.catalog import Package
from lib.export.feature_table import Cell, Column, FeatureTable, Kind
from lib.schema import TABLES, Field

__all__ = ["columns_table", "package_rows"]

_KINDS: dict[str, Kind] = {"number": "number", "integer": "integer", "boolean": "flag"}


def package_rows(package: Package, records: FeatureTable) -> tuple[FeatureTable, ...]:
    """Return, table by table, the full rows of exported records, in the export's order."""
    ids: dict[str, list[str]] = {}
    for row in records.dicts():
        ids.setdefault(str(row["record_table"]), []).append(str(row["id"]))
    return tuple(_full_rows(package, name, wanted) for name, wanted in ids.items())


def _full_rows(package: Package, name: str, wanted: list[str]) -> FeatureTable:
    table = TABLES[name]
    frame = package.tables[name].set_index(table.key, drop=False).loc[wanted]
    columns = tuple(_column(field) for field in table.fields)
    rows = tuple(
        tuple(_cell(value) for value in row)
        for row in frame[list(table.field_names)].itertuples(index=False, name=None)
    )
    return FeatureTable(name, table.title, columns, rows)


def _column(field: Field) -> Column:
    unit = f" Unit: {field.unit}." if field.unit else ""
    return Column(field.name, _KINDS.get(field.type, "text"), field.meaning + unit)


def _cell(value: object) -> Cell:
    if pd.isna(value):  # type: ignore[call-overload]  # cells of a table are scalars
        return None
    return value.item() if hasattr(value, "item") else value  # type: ignore[return-value]


def columns_table(tables: Iterable[FeatureTable]) -> FeatureTable:
    """Return what every column of some tables says."""
    rows = tuple(
        (table.name, column.name, column.meaning) for table in tables for column in table.columns
    )
    columns = (
        Column("table", "text", "Name of the file."),
        Column("column", "text", "Name of the column."),
        Column("meaning", "text", "What it says."),
    )
    return FeatureTable("columns", "Columns", columns, rows)
