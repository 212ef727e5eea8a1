"""The sources that a record cites, numbered, and which of them stand behind single values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lib.analysis.row_index import rows_by_id
from lib.catalog import Package
from lib.schema import parse_value_sources

__all__ = ["Reference", "cited_ids", "references", "value_notes"]

#: Columns of `sources` that a reference carries.
REFERENCE_FIELDS = (
    "source_id",
    "publisher",
    "published",
    "title",
    "url",
    "archive_url",
    "url_note",
    "basis",
)


@dataclass(frozen=True)
class Reference:
    """One source as a record cites it."""

    number: int
    source_id: str
    publisher: str
    published: str
    """Date of publication as EDTF, or empty."""
    title: str
    url: str
    archive_url: str
    url_note: str
    """Why there is no archive copy or no original, in words."""
    basis: str


def cited_ids(table: str, row: Mapping[str, object]) -> tuple[str, ...]:
    """Ids of the sources of a row; the page that prints a claim comes first.

    >>> cited_ids("claims", {"source_id": "seed_amedpost", "source_ids": "seed_amedpost;bi"})
    ('seed_amedpost', 'bi')
    """
    ids = [str(row["source_id"])] if table == "claims" else []
    ids += str(row.get("source_ids", "")).split(";")
    return tuple(dict.fromkeys(i for i in ids if i))


def references(package: Package, source_ids: tuple[str, ...]) -> tuple[Reference, ...]:
    """The sources with these ids, numbered from 1 in the given order."""
    by_id = rows_by_id(package, "sources")
    return tuple(
        Reference(
            number=number,
            **{field: str(by_id[source_id][field]) for field in REFERENCE_FIELDS},
        )
        for number, source_id in enumerate((i for i in source_ids if i in by_id), start=1)
    )


def value_notes(text: str, refs: tuple[Reference, ...]) -> dict[str, tuple[int, ...]]:
    """Footnote numbers by field, from a ``value_sources`` cell.

    >>> page = Reference(1, "g-voa", "VOA", "2024-02", "", "", "", "", "read_full")
    >>> value_notes("from_place, note (13 February): g-voa", (page,))
    {'from_place': (1,), 'note': (1,)}
    """
    number = {ref.source_id: ref.number for ref in refs}
    found: dict[str, tuple[int, ...]] = {}
    for part in parse_value_sources(text):
        numbers = tuple(number[i] for i in part.source_ids if i in number)
        for field in part.fields:
            found[field] = tuple(dict.fromkeys((*found.get(field, ()), *numbers)))
    return found
