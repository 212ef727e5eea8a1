"""Rows of a CSV file, read strictly: one record a line, every row as long as the header."""

from __future__ import annotations

import csv
from collections.abc import Sequence

from lib.catalog.text_file import TextFile
from lib.errors import DataError
from lib.schema import refuse

__all__ = ["CsvRows", "read_csv_rows"]

_QUOTE = '"'

CsvRows = tuple[list[str], list[tuple[int, list[str]]], list[DataError]]


def read_csv_rows(text: TextFile) -> CsvRows:
    """Return header, rows with their line numbers, and the problems of the file's form.

    No value of the record holds a line feed, so a quote that is not closed on its line is a
    fault of that line and does not swallow the rest of the file. Rows of the wrong length are
    left out and named.
    """
    header: list[str] = []
    rows: list[tuple[int, list[str]]] = []
    errors = list(text.errors)
    for number, line in text.lines:
        cells = _split(line)
        if isinstance(cells, str):
            hint = 'close the quote on the same line, and write a quote in a text as ""'
            record_id = "" if number == 1 else line.partition(",")[0]
            errors.append(refuse(text.file, number, record_id, "", line, cells, hint))
        elif number == 1:
            header = cells
        elif not header:
            break
        elif len(cells) != len(header):
            errors.append(_length_error(text.file, number, header, cells))
        else:
            rows.append((number, cells))
    if text.lines and not header:
        problem, hint = "has no header line", "write the column names on the first line"
        errors.append(refuse(text.file, 1, "", "", text.lines[0][1], problem, hint))
    if len(set(header)) < len(header):
        return header, [], errors
    return header, rows, errors


def _split(line: str) -> list[str] | str:
    """Return the cells of a line, or what is wrong with its quotes."""
    if _QUOTE not in line:
        return line.split(",")
    if line.count(_QUOTE) % 2:
        return "has a quote that is not closed"
    try:
        return next(csv.reader([line], strict=True))
    except csv.Error:
        return "has a quote in the middle of a cell"


def _length_error(file: str, number: int, header: Sequence[str], cells: list[str]) -> DataError:
    if cells == [""]:
        return refuse(file, number, "", "", "", "is a blank line", "remove the line")
    if len(cells) < len(header):
        problem = f"has {len(cells)} cells, but the header has {len(header)} columns"
        field = header[len(cells)]
        hint = "add the missing cells, blank ones too"
    else:
        problem = f"has {len(cells)} cells, but the header has {len(header)} columns"
        field = header[-1]
        hint = "remove the extra cells, or quote a text that holds a comma"
    return refuse(file, number, cells[0], field, ",".join(cells), problem, hint)
