"""Which records may be shown: one bad record is withheld and named, the rest loads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from lib.catalog.contents import TableContents, reference_keys, table_references
from lib.errors import DataError
from lib.schema import TABLES, Record, Table, refuse

__all__ = ["sound_records"]


def sound_records(
    contents: Mapping[str, TableContents],
) -> tuple[dict[str, list[Record]], list[DataError]]:
    """Return the records of each table that may be shown, and why the others may not.

    A record is withheld where one of its cells is refused, where it breaks a rule, and where
    the one place, source or other record that a cell names is withheld itself. A list of ids
    loses nothing by one that is withheld.
    """
    errors: list[DataError] = []
    kept: dict[str, list[Record]] = {}
    keys = reference_keys(contents.values())
    for name, table in contents.items():
        problems = [*table.errors, *table_references(table, keys)]
        bad_lines = {error.line for error in problems}
        kept[name] = [record for record in table.records if record.line not in bad_lines]
        errors += problems
    errors += _withhold_dependents(contents, kept)
    return kept, errors


def _withhold_dependents(
    contents: Mapping[str, TableContents], kept: dict[str, list[Record]]
) -> list[DataError]:
    """Withhold records whose place, source or other single reference was withheld itself."""
    errors: list[DataError] = []
    while True:
        gone = {
            (name, record.id) for name, table in contents.items() for record in table.records
        } - {(name, record.id) for name, records in kept.items() for record in records}
        fresh = [
            error
            for name, records in kept.items()
            for error in _dependents(TABLES[name], records, gone)
        ]
        if not fresh:
            return errors
        errors += fresh
        dropped = {(error.file, error.line) for error in fresh}
        for name, records in kept.items():
            kept[name] = [r for r in records if (TABLES[name].path, r.line) not in dropped]


def _dependents(
    table: Table, records: Iterable[Record], gone: set[tuple[str, str]]
) -> Iterator[DataError]:
    fields = [field for field in table.fields if field.references and not field.is_list]
    for record in records:
        for field in fields:
            value = record.cells.get(field.name)
            if any((name, value) in gone for name in field.references):
                problem, hint = "is withheld itself", "mend that record first"
                yield refuse(table.path, record.line, record.id, field.name, value, problem, hint)
                break
