"""What a footnote of the story names: a record, a page, or a measurement made here."""

from __future__ import annotations

from dataclasses import dataclass

from lib.analysis.records import RECORD_TABLES, names_of_places
from lib.analysis.references import Reference, cited_ids, references
from lib.analysis.row_index import Row, rows_by_id
from lib.analysis.titles import record_title
from lib.catalog import Package
from lib.errors import ProjectError

__all__ = ["Note", "NoteNotFoundError", "find_row", "note_of"]

#: Tables without cards whose rows may be named, with the column that serves as a title.
_TITLES = {
    "sources": "title",
    "coverage_statements": "observer",
    "borders": "name",
}


class NoteNotFoundError(ProjectError):
    """The package has no record and no source with this id."""


@dataclass(frozen=True)
class Note:
    """A footnote: what it names, and the pages that this rests on."""

    id: str
    """Id of the record or source; empty for a measurement."""
    title: str
    has_card: bool
    """Whether the id opens a card on the map."""
    references: tuple[Reference, ...]
    measured: tuple[str, str] | None = None
    """Ids of the place and of the border between which a distance was measured."""


def find_row(package: Package, row_id: str) -> tuple[str, Row] | None:
    """The table and the row that the story names by an id; None where there is none.

    >>> from lib.catalog import load_package
    >>> table, row = find_row(load_package(), "E005")
    >>> table, row["value_min"]
    ('estimates', 6.0)
    """
    for table in (*_TITLES, *RECORD_TABLES):
        row = rows_by_id(package, table).get(row_id)
        if row is not None:
            return table, row
    return None


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
    found = find_row(package, note_id)
    if found is None:
        raise NoteNotFoundError(note_id)
    table, row = found
    if table in _TITLES:
        title = str(row[_TITLES[table]])
    else:
        title = record_title(table, row, names_of_places(package))
    cited = (note_id,) if table == "sources" else cited_ids(table, row)
    return Note(note_id, title, table in RECORD_TABLES, references(package, cited))
