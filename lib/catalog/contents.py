"""What stands in the files of a package: every record that was read, and every problem."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from lib.catalog.csv_rows import read_csv_rows
from lib.catalog.text_file import TextFile, read_text_file
from lib.errors import DataError
from lib.schema import TABLES, Record, Table, parse_records, reference_errors, rule_errors

__all__ = ["TableContents", "read_table", "read_tables", "reference_keys", "table_references"]


@dataclass(frozen=True)
class TableContents:
    """A table as its file has it. ``errors`` are those of the file, its cells and its rules.

    ``refused_ids`` belong to rows that could not be read as records.
    """

    table: Table
    text: TextFile
    records: tuple[Record, ...]
    refused_ids: frozenset[str]
    errors: tuple[DataError, ...]


def read_table(root: Path, table: Table) -> TableContents:
    """Read one table of a package; never raises."""
    text = read_text_file(root, table.path)
    rows = read_csv_rows(text)
    errors = list(rows.errors)
    records: list[Record] = []
    if rows.header:
        records, problems = parse_records(table, table.path, rows.header, rows.rows)
        errors += problems
        for record in records:
            errors += rule_errors(table, table.path, record)
    return TableContents(table, text, tuple(records), rows.refused_ids, tuple(errors))


def read_tables(root: Path) -> Mapping[str, TableContents]:
    """Read every table of a package, in the order of the schema; never raises."""
    return {name: read_table(root, table) for name, table in TABLES.items()}


def reference_keys(tables: Iterable[TableContents]) -> Mapping[str, set[str]]:
    """Return the ids that references may name: of each key, and of each column referred to.

    A table of which no record could be read has no entry.
    """
    wanted = {
        place
        for table in TABLES.values()
        for field in table.fields
        for place in field.references
        if "." in place
    }
    keys: dict[str, set[str]] = {}
    for contents in tables:
        if not contents.records:
            continue
        name = contents.table.name
        keys[name] = {record.id for record in contents.records} | contents.refused_ids
        for place in wanted:
            table_name, _, column = place.partition(".")
            if table_name == name:
                values = (record.cells.get(column) for record in contents.records)
                keys[place] = {value for value in values if isinstance(value, str)}
    return keys


def table_references(
    contents: TableContents, keys: Mapping[str, set[str]]
) -> tuple[DataError, ...]:
    """Return a problem for each id of a table that nothing it may refer to has."""
    table = contents.table
    return tuple(reference_errors(table.fields, table.path, contents.records, keys))
