"""Readers that share nothing with the writers: GDAL's programs, pyarrow, csv, json."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
import subprocess
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
import shapely

from lib.export.csv_file import restore
from lib.export.feature_table import Cell, FeatureTable
from tools import gdal

Rows = list[dict[str, Cell]]
#: Marks a test that needs GDAL's programs.
by_gdal = pytest.mark.skipif(not gdal.is_here(), reason="no ogrinfo on this machine")


def plain(value: object) -> Cell:
    """A value as any reader may give it: missing is None, days are days, blank text is None."""
    if value is None or value == "" or value != value:
        return None
    if hasattr(value, "item"):
        value = value.item()
    return value.date() if hasattr(value, "date") else value  # type: ignore[return-value]


def written_rows(table: FeatureTable) -> Rows:
    return [{name: plain(value) for name, value in row.items()} for row in table.dicts()]


def with_lf(rows: Rows) -> Rows:
    """The same with every line end as LF, as XML and GDAL's CSV give them."""
    return _changed(rows, lambda text: text.replace("\r\n", "\n").replace("\r", "\n"))


def stripped(rows: Rows) -> Rows:
    """The same without blanks round texts, as GDAL reads KML."""
    return _changed(with_lf(rows), str.strip)


def _changed(rows: Rows, change: Callable[[str], str]) -> Rows:
    return [
        {name: plain(change(v)) if isinstance(v, str) else v for name, v in row.items()}
        for row in rows
    ]


def csv_rows(content: bytes, table: FeatureTable) -> Rows:
    """Rows of a CSV, each text freed of its apostrophe, each number read as such."""
    read = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    return [_of_texts(row, table) for row in read]


def _of_texts(row: Mapping[str, str], table: FeatureTable) -> dict[str, Cell]:
    readers = {"number": float, "integer": int, "day": date.fromisoformat}
    cells: dict[str, Any] = {}
    for column in table.columns:
        text = row[column.name]
        if column.kind == "text":
            cells[column.name] = restore(text) or None
        elif column.kind == "flag":
            cells[column.name] = {"true": True, "false": False, "": None}[text]
        else:
            cells[column.name] = readers[column.kind](text) if text else None
    return cells


def geojson_rows(content: bytes, table: FeatureTable) -> tuple[Rows, list[Any]]:
    features = json.loads(content)["features"]
    rows = [_of_properties(feature["properties"], table) for feature in features]
    return rows, [shapely.geometry.shape(feature["geometry"]) for feature in features]


def _of_properties(properties: Mapping[str, Any], table: FeatureTable) -> dict[str, Cell]:
    days = {column.name for column in table.columns if column.kind == "day"}
    return {
        name: date.fromisoformat(value) if value and name in days else plain(value)
        for name, value in properties.items()
    }


def parquet_rows(content: bytes) -> tuple[Rows, list[Any]]:
    table = pq.read_table(io.BytesIO(content))
    rows = [{name: plain(value) for name, value in row.items()} for row in table.to_pylist()]
    return rows, [shapely.from_wkb(row.pop("geometry")) for row in rows]


def ogr_layers(path: Path) -> list[str]:
    """Names of the layers that GDAL's ``ogrinfo`` finds in a file."""
    listed = _run("ogrinfo", "-q", "-ro", path)
    return re.findall(r"^\d+: (.+?)(?: \([^()]*\))*$", listed, flags=re.M)


def ogr_summary(path: Path, layer: str) -> str:
    """What ``ogrinfo`` says of a layer."""
    return _run("ogrinfo", "-ro", "-so", path, layer)


def ogr_rows(path: Path, layer: str, table: FeatureTable) -> tuple[Rows, list[Any]]:
    """Rows and geometries of a layer as GDAL's own programs read them."""
    features = _ogr_features(path, layer)
    rows = [_of_properties(_of_table(each, table), table) for each in features]
    shapes = [shapely.from_wkb(each["GEOMETRY"]) for each in features if "GEOMETRY" in each]
    return rows, [shapely.force_2d(shape) for shape in shapes]


def ogr_texts(path: Path, layer: str, table: FeatureTable) -> Rows:
    """Rows without geometry that GDAL reads as texts, each freed of its apostrophe: a CSV."""
    return [_of_texts(each, table) for each in _ogr_features(path, layer)]


def _of_table(properties: Mapping[str, Any], table: FeatureTable) -> dict[str, Any]:
    """Only the table's columns: KML has more, and calls the id otherwise."""
    found = {"id": properties.get("record_id"), **properties}
    return {name: found.get(name) for name in table.names}


def _ogr_features(path: Path, layer: str) -> list[dict[str, Any]]:
    """Features of a layer, through a copy by ``ogr2ogr`` in SQLite, which keeps every bit.

    Not by ``ogrinfo -json``: it came with GDAL 3.7, Debian 12 has 3.6. And GDAL's GeoJSON rounds
    0.30000000000000004 to 0.3.
    """
    copy = path.with_name(f"{path.name}.{layer}.sqlite")
    plain_names = ("-nln", "rows", "-lco", "LAUNDER=NO", "-lco", "GEOMETRY_NAME=GEOMETRY")
    _run("ogr2ogr", "-f", "SQLite", *plain_names, "-lco", "FORMAT=WKB", copy, path, layer)
    with sqlite3.connect(copy) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute("SELECT * FROM rows")]


def _run(*command: str | Path) -> str:
    done = subprocess.run([*map(str, command)], check=True, capture_output=True)
    return done.stdout.decode()
