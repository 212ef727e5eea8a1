"""What a footnote of the story names: a record, a page, or a measurement made here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from lib.analysis.records import RECORD_TABLES, Reference, names_of_places, references
from lib.analysis.titles import record_title
from lib.catalog import Package
from lib.errors import ProjectError
from lib.schema import LIST_SEPARATOR, TABLES

__all__ = ["Note", "NoteNotFoundError", "Row", "note_of", "rows_by_id"]

#: Tables without cards whose rows may be named, with the column that serves as a title.
_TITLES = {
    "sources": "title",
    "coverage_statements": "observer",
    "rail_routes": "name",
    "borders": "name",
}


class NoteNotFoundError(ProjectError):
    """The package has no record and no source with this id."""


@dataclass(frozen=True)
class Row:
    """A row that the story may name."""

    table: str
    cells: Mapping[str, Any]


@dataclass(frozen=True)
class Note:
    """A footnote: what it names, and the pages that this rests on."""

    id: str
    title: str
    has_card: bool
    """Whether the id opens a card on the map."""
    references: tuple[Reference, ...]
    measured: tuple[str, str] | None = None
    """Ids of the place and of the border between which a distance was measured."""


@lru_cache(maxsize=2)
def rows_by_id(package: Package) -> Mapping[str, Row]:
    """Every row that the story may name, by its id.

    >>> from lib.catalog import load_package
    >>> rows_by_id(load_package())["E005"].table
    'estimates'
    """
    return MappingProxyType(
        {
            str(cells[TABLES[table].key]): Row(table, {str(k): v for k, v in cells.items()})
            for table in (*_TITLES, *RECORD_TABLES)
            for cells in package.tables[table].to_dict("records")
        }
    )


def note_of(package: Package, note_id: str) -> Note:
    """The footnote that an id stands for.

    Raises
    ------
    NoteNotFoundError
        Where the id is neither a record nor a source of the package.

    Examples
    --------
    >>> from lib.catalog import load_package
    >>> package = load_package()
    >>> note_of(package, "V004").title
    'Angara, Najin to Dunai'
    >>> note_of(package, "seed_amedpost").references[0].publisher
    'A Med Post (amedpost.com)'
    """
    row = rows_by_id(package).get(note_id)
    if row is None:
        raise NoteNotFoundError(note_id)
    if row.table in _TITLES:
        title = str(row.cells[_TITLES[row.table]])
    else:
        title = record_title(row.table, row.cells, names_of_places(package))
    pages = references(package, _cited(note_id, row))
    return Note(note_id, title, row.table in RECORD_TABLES, pages)


def _cited(note_id: str, row: Row) -> tuple[str, ...]:
    """Ids of the sources that a row rests on."""
    if row.table == "sources":
        return (note_id,)
    first = str(row.cells["source_id"]) if row.table == "claims" else ""
    others = str(row.cells.get("source_ids", "")).split(LIST_SEPARATOR)
    return tuple(dict.fromkeys(filter(None, [first, *others])))
