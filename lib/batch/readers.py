"""Files of points read in parts, so that a file may be larger than memory."""

from __future__ import annotations

import csv
import io
import itertools
import json
from collections.abc import Callable, Container, Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO, Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from lib.batch.geojson_stream import read_features
from lib.batch.parts import POSITION_UNCERTAINTY, Part, check_added, check_columns, check_points
from lib.errors import DataError

__all__ = ["FEATURE", "read_parts"]

#: The one column of a part that comes from GeoJSON: each feature as JSON text.
FEATURE = "feature"


def read_parts(
    path: Path, part_rows: int, added: Container[str] = (), skip: Container[int] = ()
) -> Iterator[Part]:
    """Parts of a .csv, .parquet or .geojson file of points, in the order of the file.

    Parameters
    ----------
    path : the file; columns ``lon`` and ``lat`` in degrees, or Point features, EPSG:4326
    part_rows : rows in a part, refused ones included
    added : columns that measuring will add, which the file must not have
    skip : numbers of parts that are passed over, as they are measured already

    Raises
    ------
    DataError
        Where the file as a whole cannot be read; bad rows are refused in their part instead.
    """
    readers = {".csv": _csv_parts, ".parquet": _parquet_parts, ".geojson": _geojson_parts}
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise DataError(
            str(path),
            0,
            "",
            "",
            path.suffix,
            "is no format of points",
            "give a .csv, .parquet or .geojson file",
        )
    if not path.is_file():
        raise DataError(str(path), 0, "", "", str(path), "is no file", "check the path")
    yield from reader(path, part_rows, added, skip)


def _csv_parts(
    path: Path, part_rows: int, added: Container[str], skip: Container[int]
) -> Iterator[Part]:
    with path.open("rb") as binary:
        # Bytes that are no UTF-8 become lone surrogates: their row is refused, not the file.
        text = io.TextIOWrapper(binary, "utf-8-sig", errors="surrogateescape", newline="")
        rows = csv.reader(text)
        names = _csv_header(path, rows)
        check_columns(str(path), names, added)
        for index, share in _shares(binary, path):
            taken, errors, read = _take_rows(path, rows, names, part_rows)
            if read == 0 and index > 0:
                return
            if index not in skip:
                yield _csv_part(path, index, names, taken, errors, share())


def _shares(binary: IO[bytes], path: Path) -> Iterator[tuple[int, Callable[[], float]]]:
    """Numbers of parts, each with a function that says which share of the file was read for it."""
    size = max(1, path.stat().st_size)
    before = 0
    for index in itertools.count():
        yield index, lambda: (binary.tell() - before) / size  # noqa: B023
        before = binary.tell()


def _csv_header(path: Path, rows: Iterator[list[str]]) -> list[str]:
    names = next(rows, [])
    try:
        "".join(names).encode()
    except UnicodeEncodeError:
        raise DataError(
            str(path), 1, "", "", ascii(names), "is not UTF-8", "save the file as UTF-8"
        ) from None
    return names


def _take_rows(
    path: Path, rows: Any, names: list[str], count: int
) -> tuple[list[tuple[int, list[str]]], list[DataError], int]:
    """Up to ``count`` next rows with their line numbers, those of a wrong shape refused."""
    taken: list[tuple[int, list[str]]] = []
    errors: list[DataError] = []
    read = 0
    while read < count:
        line = rows.line_num + 1
        try:
            row = next(rows, None)
        except csv.Error as error:
            why = f"cannot be read as CSV ({error})"
            hint = "close every quotation mark"
            raise DataError(str(path), line, "", "", "", why, hint) from error
        if row is None:
            break
        read += 1
        problem = _row_problem(row, names)
        if problem is None:
            taken.append((line, row))
        elif row:
            errors.append(DataError(str(path), line, "", "", ",".join(row), *problem))
    return taken, errors, read


def _row_problem(row: list[str], names: list[str]) -> tuple[str, str] | None:
    """Problem and hint of a row that is no row of the table; blank lines are passed over."""
    if len(row) != len(names):
        cells = f"has {len(row)} cells where the header has {len(names)}"
        return cells, "check for a missing or a loose comma"
    try:
        "".join(row).encode()
    except UnicodeEncodeError:
        return "is not UTF-8", "save the file as UTF-8"
    return None


def _csv_part(
    path: Path,
    index: int,
    names: list[str],
    taken: list[tuple[int, list[str]]],
    errors: list[DataError],
    share: float,
) -> Part:
    columns = list(zip(*(row for _, row in taken), strict=True)) or [()] * len(names)
    table = pa.table([pa.array(column, pa.string()) for column in columns], names=names)
    numbers = np.array([line for line, _ in taken], dtype=np.int64)
    return check_points(str(path), index, table, numbers, errors, share)


def _parquet_parts(
    path: Path, part_rows: int, added: Container[str], skip: Container[int]
) -> Iterator[Part]:
    try:
        file = pq.ParquetFile(path)
    except (pa.ArrowInvalid, OSError) as error:
        raise DataError(
            str(path), 0, "", "", "", "cannot be read as Parquet", "write the file anew"
        ) from error
    with file:
        check_columns(str(path), list(file.schema_arrow.names), added)
        total = max(1, file.metadata.num_rows)
        first = 1
        for index, table in enumerate(_parquet_tables(file, part_rows)):
            if index not in skip:
                numbers = np.arange(first, first + len(table), dtype=np.int64)
                yield check_points(str(path), index, table, numbers, [], len(table) / total)
            first += len(table)


def _parquet_tables(file: Any, part_rows: int) -> Iterator[pa.Table]:
    if file.metadata.num_rows == 0:
        yield file.schema_arrow.empty_table()
    for batch in file.iter_batches(part_rows):
        yield pa.Table.from_batches([batch])


def _geojson_parts(
    path: Path, part_rows: int, added: Container[str], skip: Container[int]
) -> Iterator[Part]:
    with path.open("rb") as binary:
        features = enumerate(read_features(binary, str(path)), start=1)
        for index, share in _shares(binary, path):
            taken = list(itertools.islice(features, part_rows))
            if not taken and index > 0:
                return
            if index not in skip:
                yield _geojson_part(path, index, taken, added, share())


def _geojson_part(
    path: Path,
    index: int,
    features: list[tuple[int, Any]],
    added: Container[str],
    share: float,
) -> Part:
    rows: list[dict[str, Any]] = []
    numbers: list[int] = []
    errors: list[DataError] = []
    for number, feature in features:
        try:
            row = _feature_row(feature)
        except (TypeError, KeyError, ValueError, IndexError):
            text = json.dumps(feature, ensure_ascii=False)
            problem, hint = "is no feature with a Point", "give each feature a Point geometry"
            errors.append(DataError(str(path), number, "", "geometry", text, problem, hint))
        else:
            check_added(str(path), number, feature.get("properties") or {}, added)
            rows.append(row)
            numbers.append(number)
    fields = ("id", "lon", "lat", POSITION_UNCERTAINTY, FEATURE)
    types = (pa.string(), pa.float64(), pa.float64(), pa.string(), pa.string())
    table = pa.table(
        [pa.array([row[f] for row in rows], t) for f, t in zip(fields, types, strict=True)],
        names=fields,
    )
    part = check_points(str(path), index, table, np.array(numbers, np.int64), errors, share)
    return replace(part, kept=part.kept.select([FEATURE]))


def _feature_row(feature: Any) -> dict[str, Any]:
    geometry = feature["geometry"]
    if feature["type"] != "Feature" or geometry["type"] != "Point":
        raise ValueError
    lon, lat = (float(number) for number in geometry["coordinates"][:2])
    properties = feature.get("properties") or {}
    radius = properties.get(POSITION_UNCERTAINTY)
    name = feature.get("id", properties.get("id"))
    return {
        "id": None if name is None else str(name),
        "lon": lon,
        "lat": lat,
        POSITION_UNCERTAINTY: None if radius is None else str(radius),
        FEATURE: json.dumps(feature, ensure_ascii=False, separators=(",", ":")),
    }
