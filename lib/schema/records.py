"""Records of a table: rows whose every cell was read by the rules of its field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from lib.errors import DataError, shorten
from lib.schema.cells import CellProblem, Value, parse_cell
from lib.schema.field import LIST_SEPARATOR, Field
from lib.schema.table import Table
from lib.schema.value_sources import parse_value_sources

__all__ = ["Record", "parse_records", "reference_errors", "refuse"]

#: Texts up to this length are remembered while a column is read: codes and ids repeat.
_REMEMBERED_CHARACTERS = 80


@dataclass(frozen=True)
class Record:
    """One row: the line it stands on, its id, and its cells by column name (None: blank)."""

    line: int
    id: str
    cells: Mapping[str, Value]


def refuse(
    file: str, line: int, record_id: object, field: str, value: object, problem: str, hint: str
) -> DataError:
    """Return a DataError whose parts are safe to print, whatever the file holds."""
    try:
        text = str(value)
    except RecursionError:
        text = "..."
    return DataError(file, line, shorten(record_id), shorten(field), shorten(text), problem, hint)


def parse_records(
    table: Table, file: str, header: Sequence[str], rows: Iterable[tuple[int, Sequence[str]]]
) -> tuple[list[Record], list[DataError]]:
    """Return the records of a table and every problem of its header, cells and keys.

    Parameters
    ----------
    header : sequence of str
        The column names as the file has them.
    rows : iterable of (int, sequence of str)
        Line number and cells of each row, as many cells as the header has names.

    Returns
    -------
    tuple
        The records in file order (a bad cell is None in them), and the problems.
    """
    errors = _header_errors(table, file, header)
    if len(set(header)) < len(header):
        return [], errors
    positions = {name: position for position, name in enumerate(header)}
    columns = [
        _Column(field, positions[field.name], {})
        for field in table.fields
        if field.name in positions
    ]
    seen: dict[str, int] = {}
    records = []
    for line, cells in rows:
        record_id = cells[positions[table.key]] if table.key in positions else ""
        values: dict[str, Value] = {}
        for column in columns:
            name, text = column.field.name, cells[column.position]
            try:
                values[name] = column.read(text)
            except CellProblem as bad:
                values[name] = None
                errors.append(refuse(file, line, record_id, name, text, bad.problem, bad.hint))
        if record_id and (first := seen.setdefault(record_id, line)) != line:
            problem = f"is already the id of line {first}"
            hint = "give one of the two another id, or remove it"
            errors.append(refuse(file, line, record_id, table.key, record_id, problem, hint))
        records.append(Record(line, record_id, values))
    return records, errors


@dataclass(frozen=True)
class _Column:
    """A column of a file, and the cells read so far: codes, ids and dates repeat."""

    field: Field
    position: int
    known: dict[str, Value]

    def read(self, text: str) -> Value:
        if text not in self.known:
            value = parse_cell(self.field, text)
            if len(text) > _REMEMBERED_CHARACTERS:
                return value
            self.known[text] = value
        return self.known[text]


def _header_errors(table: Table, file: str, header: Sequence[str]) -> list[DataError]:
    expected = [field.name for field in table.fields]
    errors = []
    for name, count in Counter(header).items():
        if count > 1:
            problem, hint = "is a column twice", "remove one of the two columns"
            errors.append(refuse(file, 1, "", name, name, problem, hint))
        elif name not in expected:
            problem = f"is not a column of table {table.name}"
            hint = "remove the column, or define it in the schema"
            errors.append(refuse(file, 1, "", name, name, problem, hint))
    for name in expected:
        if name not in header:
            problem, hint = "is a missing column", f"add the column {name}"
            errors.append(refuse(file, 1, "", name, name, problem, hint))
    if not errors and list(header) != expected:
        hint = "write the columns in the order " + ",".join(expected)
        first = next(a for a, b in zip(header, expected, strict=True) if a != b)
        errors.append(refuse(file, 1, "", first, first, "is a column out of order", hint))
    return errors


def reference_errors(
    fields: Sequence[Field], file: str, records: Iterable[Record], keys: Mapping[str, set[str]]
) -> Iterator[DataError]:
    """Yield a problem for each id that nothing it may refer to has.

    ``keys`` maps each reference (``places``, ``stations.line_id``) to the ids found there. A
    field of which one reference is absent from ``keys`` is left out: the file that should hold
    the ids could not be read, which is a problem of its own.
    """
    linked = [
        field
        for field in fields
        if field.references and all(place in keys for place in field.references)
    ]
    for record in records:
        for field in linked:
            value = record.cells.get(field.name)
            if not isinstance(value, str):
                continue
            for item in _ids(field, value):
                if item.startswith(field.free_prefixes):
                    continue
                if not any(item in keys[place] for place in field.references):
                    places = " or ".join(field.references)
                    problem, hint = f"is not an id of {places}", "correct the id, or add the record"
                    yield refuse(file, record.line, record.id, field.name, item, problem, hint)


def _ids(field: Field, value: str) -> Sequence[str]:
    if field.name != "value_sources":
        return value.split(LIST_SEPARATOR) if field.is_list else [value]
    try:
        return [item for part in parse_value_sources(value) for item in part.source_ids]
    except ValueError:
        return []  # the form of the text is a problem that the record's rules name
