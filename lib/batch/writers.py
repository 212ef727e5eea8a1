"""Measured parts as files, and files of parts joined into one."""

from __future__ import annotations

import csv
import io
import json
import math
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from lib.batch.readers import FEATURE
from lib.errors import DataError

__all__ = ["check_output", "encode_part", "join_parts"]

_FORMATS = (".csv", ".parquet", ".geojson")
_GEOJSON_HEAD = b'{"type":"FeatureCollection","features":[\n'
_GEOJSON_TAIL = b"\n]}\n"


def check_output(points: Path, out: Path) -> None:
    """Refuse an output format that does not exist or cannot hold what the input has.

    Raises
    ------
    DataError
        Naming the output file.
    """
    if out.suffix.lower() not in _FORMATS:
        problem, hint = "is no format of results", "end the name in .csv, .parquet or .geojson"
        raise DataError(str(out), 0, "", "out", out.suffix, problem, hint)
    if points.suffix.lower() == ".geojson" != out.suffix.lower():
        problem, hint = "cannot hold the features of the input", "end the name in .geojson"
        raise DataError(str(out), 0, "", "out", out.suffix, problem, hint)
    if not out.parent.is_dir():
        problem, hint = "is no folder", "make the folder first"
        raise DataError(str(out), 0, "", "out", str(out.parent), problem, hint)


def encode_part(table: pa.Table, suffix: str) -> bytes:
    """The bytes of one measured part, in the format of a file suffix, ready for joining."""
    if suffix == ".parquet":
        sink = pa.BufferOutputStream()
        pq.write_table(table, sink)
        return bytes(sink.getvalue())
    lines = _csv_lines(table) if suffix == ".csv" else _geojson_lines(table)
    return lines.encode()


def join_parts(parts: Sequence[Path], out: Path, header: Sequence[str]) -> None:
    """Write one file from part files, in their order, holding one part in memory at a time."""
    suffix = out.suffix.lower()
    if suffix == ".parquet":
        _join_parquet(parts, out)
        return
    with out.open("wb") as target:
        if suffix == ".geojson":
            target.write(_GEOJSON_HEAD)
        else:
            target.write(_csv_text([list(header)]).encode())
        empty = True
        for part in parts:
            if suffix == ".geojson" and part.stat().st_size:
                target.write(b"" if empty else b",\n")
                empty = False
            with part.open("rb") as source:
                shutil.copyfileobj(source, target, 1 << 20)
        if suffix == ".geojson":
            target.write(_GEOJSON_TAIL)


def _join_parquet(parts: Sequence[Path], out: Path) -> None:
    with pq.ParquetWriter(out, pq.read_schema(parts[0])) as writer:
        for part in parts:
            writer.write_table(pq.read_table(part))


def _csv_text(rows: Any) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


def _csv_lines(table: pa.Table) -> str:
    columns = [_csv_cells(table[name]) for name in table.column_names]
    return _csv_text(zip(*columns, strict=True))


def _csv_cells(column: Any) -> list[Any]:
    if pa.types.is_boolean(column.type):
        words = {True: "true", False: "false", None: ""}
        return [words[value] for value in column.to_pylist()]
    # csv writes a double with as many digits as tell it from every other, and None as nothing.
    return list(column.to_pylist())


def _geojson_lines(table: pa.Table) -> str:
    rows = table.to_pylist()
    features = map(_measured_feature if FEATURE in table.column_names else _row_feature, rows)
    return ",\n".join(
        json.dumps(feature, ensure_ascii=False, separators=(",", ":"), default=str)
        for feature in features
    )


def _measured_feature(row: dict[str, Any]) -> dict[str, Any]:
    feature: dict[str, Any] = json.loads(row[FEATURE])
    results = {name: value for name, value in row.items() if name != FEATURE}
    return {**feature, "properties": {**(feature.get("properties") or {}), **results}}


def _row_feature(row: dict[str, Any]) -> dict[str, Any]:
    properties = {name: value for name, value in row.items() if name not in ("lon", "lat")}
    for name, value in properties.items():
        # JSON knows neither NaN nor infinity.
        if isinstance(value, float) and not math.isfinite(value):
            properties[name] = None
    point = {"type": "Point", "coordinates": [float(row["lon"]), float(row["lat"])]}
    return {"type": "Feature", "properties": properties, "geometry": point}
