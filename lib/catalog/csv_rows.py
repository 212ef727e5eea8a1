"""Rows of a CSV file, read strictly: one record a line, every row as long as the header."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lib.catalog.text_file import TextFile
from lib.errors import DataError
from lib.schema import refuse

__all__ = ["CsvRows", "read_csv_rows"]

_QUOTE = '"'
_CELL = r'(?:"[^"]*(?:""[^"]*)*"|[^",]*)'
_LINE = re.compile(f"{_CELL}(?:,{_CELL})*")
_CELLS = re.compile(f"(?:^|,)({_CELL})")


@dataclass(frozen=True)
class CsvRows:
    """Header and rows of a CSV file, with their line numbers, and the problems of its form.

    ``refused_ids`` are the first cells of rows that were refused: they exist, whatever else is
    wrong with their rows.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[int, list[str]], ...]
    refused_ids: frozenset[str]
    errors: tuple[DataError, ...]


def read_csv_rows(text: TextFile) -> CsvRows:
    """Return header, rows and problems of a file; rows of the wrong length are refused.

    No value of the record holds a line feed, so a quote that is not closed on its line is a
    fault of that line and does not swallow the rest of the file.
    """
    errors = list(text.errors)
    if not text.lines:
        return CsvRows((), (), frozenset(), tuple(errors))
    number, line = text.lines[0]
    header = _split(line) if number == 1 and line else "has no header line"
    if isinstance(header, str):
        hint = "write the column names on the first line, without quotes"
        errors.append(refuse(text.file, 1, "", "", line, header, hint))
        return CsvRows((), (), frozenset(), tuple(errors))
    rows: list[tuple[int, list[str]]] = []
    refused: set[str] = set()
    for number, line in text.lines[1:]:
        cells = _split(line)
        if isinstance(cells, str):
            record_id = line.partition(",")[0]
            hint = 'close the quote on the same line, and write a quote in a text as ""'
            errors.append(refuse(text.file, number, record_id, "", line, cells, hint))
            refused.add(record_id)
        elif len(cells) != len(header):
            errors.append(_length_error(text.file, number, header, cells))
            refused.add(cells[0])
        else:
            rows.append((number, cells))
    return CsvRows(tuple(header), tuple(rows), frozenset(refused), tuple(errors))


def _split(line: str) -> list[str] | str:
    """Return the cells of a line, or what is wrong with its quotes."""
    if _QUOTE not in line:
        return line.split(",")
    if line.count(_QUOTE) % 2:
        return "has a quote that is not closed"
    if not _LINE.fullmatch(line):
        return "has a quote in the middle of a cell"
    # Not the standard reader: it takes quotes inside a cell, and refuses cells of 128 kB.
    return [
        cell[1:-1].replace('""', _QUOTE) if cell.startswith(_QUOTE) else cell
        for cell in _CELLS.findall(line)
    ]


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
