"""A part of a file of points: what readers hand on and what comes back measured."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from lib.errors import DataError

__all__ = [
    "POSITION_UNCERTAINTY",
    "Part",
    "check_added",
    "check_columns",
    "check_points",
]

_Array = NDArray[np.float64]

#: Optional input column: radius in metres of the disc that holds the true point.
POSITION_UNCERTAINTY = "position_uncertainty_m"


@dataclass(frozen=True)
class Part:
    """Consecutive good rows of an input file, and the rows refused among them.

    ``kept`` holds the input's own columns of the good rows, ``numbers`` their line or row
    numbers in ``file``; ``share`` is the share of the whole file that the part makes up.
    """

    file: str
    index: int
    kept: pa.Table
    numbers: NDArray[np.int64]
    lon: _Array
    lat: _Array
    position_uncertainty_m: _Array
    refused: tuple[DataError, ...]
    share: float


def check_columns(file: str, names: list[str], added: Container[str]) -> None:
    """Refuse a header that lacks ``lon`` or ``lat``, repeats a name or holds an added column.

    Raises
    ------
    DataError
        Naming line 1 of the file and the column.
    """
    for name in ("lon", "lat"):
        if name not in names:
            raise DataError(
                file,
                1,
                "",
                name,
                ", ".join(names),
                "has no such column",
                "name the columns of longitude and latitude, in degrees, lon and lat",
            )
    for name in names:
        if names.count(name) > 1:
            raise DataError(
                file, 1, "", name, name, "names two columns", "give each column its own name"
            )
    check_added(file, 1, names, added)


def check_added(file: str, line: int, names: Iterable[str], added: Container[str]) -> None:
    """Refuse an input that has a column which measuring would add.

    Raises
    ------
    DataError
        Naming the line and the column.
    """
    for name in names:
        if name in added:
            problem, hint = "is a column that measuring would add", "rename it or leave it out"
            raise DataError(file, line, "", name, name, problem, hint)


def check_points(
    file: str,
    index: int,
    table: pa.Table,
    numbers: NDArray[np.int64],
    refused: Sequence[DataError],
    share: float,
) -> Part:
    """A part made of the good rows of a table of points; each bad row becomes a refusal.

    Parameters
    ----------
    file : the name that errors give
    index, share : as in :class:`Part`
    table : has ``lon``, ``lat`` and perhaps ``position_uncertainty_m``, as numbers or text
    numbers : (n,) line or row number of each row
    refused : rows that were refused before they came into the table
    """
    lon, lat = _numbers(table["lon"]), _numbers(table["lat"])
    radius, given = np.full(len(lon), np.nan), np.zeros(len(lon), dtype=bool)
    if POSITION_UNCERTAINTY in table.column_names:
        column = table[POSITION_UNCERTAINTY]
        radius, given = _numbers(column), _given(column)
    # Comparisons with NaN are false, so what is not a number is bad too.
    tests = (
        ("lon", ~(np.abs(lon) <= 180), "is no longitude", "write degrees from -180 to 180"),
        ("lat", ~(np.abs(lat) <= 90), "is no latitude", "write degrees from -90 to 90"),
        (
            POSITION_UNCERTAINTY,
            given & ~((radius >= 0) & np.isfinite(radius)),
            "is no radius",
            "write metres, 0 or more, or leave it blank",
        ),
    )
    bad = np.zeros(len(lon), dtype=bool)
    errors = list(refused)
    for field, failing, problem, hint in tests:
        for row in np.flatnonzero(failing & ~bad):
            line, value = int(numbers[row]), _text(table, field, int(row))
            name = _text(table, "id", int(row))
            errors.append(DataError(file, line, name, field, value, problem, hint))
        bad |= failing
    errors.sort(key=lambda error: error.line)
    good = ~bad
    kept = table if good.all() else table.filter(pa.array(good))
    return Part(
        file, index, kept, numbers[good], lon[good], lat[good], radius[good], tuple(errors), share
    )


def _text(table: pa.Table, column: str, row: int) -> str:
    value = table[column][row].as_py() if column in table.column_names else None
    return "" if value is None else str(value)


def _given(column: Any) -> NDArray[np.bool_]:
    """Where a column has a value; blank text counts as none."""
    if pa.types.is_string(column.type) or pa.types.is_large_string(column.type):
        column = pc.utf8_trim_whitespace(column)
        filled = pc.and_kleene(pc.is_valid(column), pc.not_equal(column, ""))
        return np.asarray(pc.fill_null(filled, False))
    return np.asarray(pc.is_valid(column))


def _numbers(column: Any) -> _Array:
    """A column as doubles; NaN where a value is missing or is no number."""
    if isinstance(column, pa.ChunkedArray):
        column = column.combine_chunks()
    if pa.types.is_string(column.type) or pa.types.is_large_string(column.type):
        column = pc.utf8_trim_whitespace(column)
        try:
            return _doubles(column)
        except pa.ArrowInvalid:
            return np.array([_number(text) for text in column.to_pylist()], dtype=np.float64)
    if pa.types.is_floating(column.type) or pa.types.is_integer(column.type):
        return _doubles(column)
    return np.full(len(column), np.nan)


def _doubles(column: Any) -> _Array:
    doubles = pc.fill_null(pc.cast(column, pa.float64(), safe=False), float("nan"))
    return np.array(doubles.to_numpy(zero_copy_only=False), dtype=np.float64)


def _number(text: str | None) -> float:
    try:
        # float() would read "1_000", which no other reader of the file takes for a number.
        return float("nan") if text is None or "_" in text else float(text)
    except ValueError:
        return float("nan")
