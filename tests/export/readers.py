"""Readers that share nothing with the writers: GDAL, pyarrow, csv, json, ElementTree."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pyogrio
import shapely

from lib.export.csv_file import restore
from lib.export.feature_table import Cell, FeatureTable

Rows = list[dict[str, Cell]]


def plain(value: object) -> Cell:
    """A value as any reader may give it: missing is None, days are days, blank text is None."""
    if value is None or value == "" or value != value:
        return None
    if hasattr(value, "item"):
        value = value.item()
    return value.date() if hasattr(value, "date") else value  # type: ignore[return-value]


def written_rows(table: FeatureTable) -> Rows:
    return [{name: plain(value) for name, value in row.items()} for row in table.dicts()]


def csv_rows(content: bytes, table: FeatureTable) -> Rows:
    """Rows of a CSV, each text freed of its apostrophe, each number read as such."""
    readers = {"number": float, "integer": int, "day": date.fromisoformat}
    rows = []
    for row in csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")):
        cells: dict[str, Any] = {}
        for column in table.columns:
            text = row[column.name]
            if column.kind == "text":
                cells[column.name] = restore(text) or None
            elif column.kind == "flag":
                cells[column.name] = {"true": True, "false": False, "": None}[text]
            else:
                cells[column.name] = readers[column.kind](text) if text else None
        rows.append(cells)
    return rows


def geojson_rows(content: bytes, table: FeatureTable) -> tuple[Rows, list[Any]]:
    days = {column.name for column in table.columns if column.kind == "day"}
    features = json.loads(content)["features"]
    rows = [
        {
            name: date.fromisoformat(value) if value and name in days else plain(value)
            for name, value in feature["properties"].items()
        }
        for feature in features
    ]
    return rows, [shapely.geometry.shape(feature["geometry"]) for feature in features]


def parquet_rows(content: bytes) -> tuple[Rows, list[Any]]:
    table = pq.read_table(io.BytesIO(content))
    rows = [{name: plain(value) for name, value in row.items()} for row in table.to_pylist()]
    return rows, [shapely.from_wkb(row.pop("geometry")) for row in rows]


def gdal_rows(path: Path, layer: str, table: FeatureTable) -> tuple[Rows, list[Any]]:
    """Rows as GDAL reads them, columns in the table's order."""
    frame = pyogrio.read_dataframe(path, layer=layer)
    rows = []
    for row in frame.to_dict("records"):
        cells = {str(name): plain(value) for name, value in row.items()}
        rows.append({name: cells[name] for name in table.names})
    geometries = list(frame.geometry) if "geometry" in frame.columns else []
    return rows, geometries
