"""A record as its card shows it: values with their footnotes, sources, what differs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from lib.analysis.differences import Difference, differences
from lib.analysis.grading import grading_sentence
from lib.analysis.titles import place_names, record_title
from lib.catalog import Package
from lib.errors import ProjectError
from lib.schema import TABLES

__all__ = ["Record", "RecordNotFoundError", "Reference", "find_record", "references"]

#: Tables whose rows have an address and a card of their own, in the order they are searched.
RECORD_TABLES = (
    "places",
    "voyages",
    "observations",
    "events",
    "claims",
    "estimates",
    "reference_points",
    "stations",
    "vessels",
)
#: Layer of the legend that a table's rows belong to; places say it themselves (`class`).
LAYER_OF_TABLE = {
    "voyages": "voyage",
    "observations": "observation",
    "events": "event",
    "claims": "claim",
    "estimates": "observation",
    "stations": "station",
    "vessels": "voyage",
    "reference_points": "station",
}


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


class RecordNotFoundError(ProjectError):
    """No record of the package has this id."""


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


@dataclass(frozen=True)
class Record:
    """One row of the package with everything that its card needs."""

    id: str
    table: str
    layer: str
    """Layer of the legend: decides symbol and colour."""
    title: str
    row: Mapping[str, object]
    names: tuple[tuple[str, str, str], ...]
    """Other names: (name, language, status)."""
    references: tuple[Reference, ...]
    value_sources: Mapping[str, tuple[int, ...]]
    """Footnote numbers by field where a value's own sources are known."""
    duplicates: tuple[tuple[str, str, str], ...]
    """Records that may tell of the same: (id, kind, reason)."""
    differences: tuple[Difference, ...]
    """Values that a record which may tell of the same gives differently."""
    roots: tuple[str, ...]
    """Titles of the releases to which the sources go back."""
    grading: str
    """How sure it is, and why; empty for what carries no confidence."""


def find_record(package: Package, record_id: str) -> Record:
    """The record with this id, from whichever table holds it.

    Raises
    ------
    RecordNotFoundError
        If no table holds the id.
    """
    for table in RECORD_TABLES:
        row = _row(package, table, record_id)
        if row is not None:
            return _record(package, table, record_id, row)
    raise RecordNotFoundError(record_id)


def _row(package: Package, table: str, record_id: str) -> Mapping[str, object] | None:
    frame = package.tables[table]
    matches = frame.loc[frame[TABLES[table].key] == record_id]
    if matches.empty:
        return None
    return {str(column): value for column, value in matches.iloc[0].items()}


def _record(package: Package, table: str, record_id: str, row: Mapping[str, object]) -> Record:
    names = names_of_places(package)
    cited = _source_ids(table, row)
    refs = references(package, cited)
    linked = _duplicates(package.tables["duplicates"], record_id)
    return Record(
        id=record_id,
        table=table,
        layer=str(row["class"]) if table == "places" else LAYER_OF_TABLE[table],
        title=record_title(table, row, names),
        row=row,
        names=_other_names(package.tables["names"], record_id, str(row.get("name", ""))),
        references=refs,
        value_sources=_value_sources(str(row.get("value_sources", "")), refs),
        duplicates=linked,
        differences=differences(table, row, _linked_rows(package, linked)),
        roots=_roots(package, cited),
        grading=grading_sentence(package, table, row, cited),
    )


@lru_cache(maxsize=4)
def names_of_places(package: Package) -> dict[str, str]:
    """Names of places and reference points by id."""
    return place_names(package.tables["places"], package.tables["reference_points"])


def _source_ids(table: str, row: Mapping[str, object]) -> tuple[str, ...]:
    ids = [str(row["source_id"])] if table == "claims" else []
    ids += str(row.get("source_ids", "")).split(";")
    return tuple(dict.fromkeys(i for i in ids if i))


def references(package: Package, source_ids: tuple[str, ...]) -> tuple[Reference, ...]:
    """The sources with these ids, numbered from 1 in the given order."""
    frame = package.tables["sources"]
    rows = frame.loc[frame["source_id"].isin(source_ids)]
    by_id = {str(row["source_id"]): row for row in rows.to_dict("records")}
    return tuple(
        Reference(
            number=number,
            **{field: str(by_id[source_id][field]) for field in REFERENCE_FIELDS},
        )
        for number, source_id in enumerate((i for i in source_ids if i in by_id), start=1)
    )


def _value_sources(text: str, refs: tuple[Reference, ...]) -> dict[str, tuple[int, ...]]:
    """Read ``containers_min: a;b | departed: c`` as footnote numbers by field."""
    number = {ref.source_id: ref.number for ref in refs}
    found = {}
    for part in filter(None, (piece.strip() for piece in text.split("|"))):
        name, _, ids = part.partition(":")
        found[name.strip()] = tuple(
            number[i.strip()] for i in ids.split(";") if i.strip() in number
        )
    return found


def _other_names(names: pd.DataFrame, entity_id: str, own: str) -> tuple[tuple[str, str, str], ...]:
    rows = names.loc[(names["entity_id"] == entity_id) & (names["name"] != own)]
    return tuple(rows[["name", "language", "status"]].itertuples(index=False, name=None))


def _duplicates(duplicates: pd.DataFrame, record_id: str) -> tuple[tuple[str, str, str], ...]:
    rows = duplicates.loc[(duplicates["row_a"] == record_id) | (duplicates["row_b"] == record_id)]
    return tuple(
        (b if a == record_id else a, kind, reason)
        for a, b, kind, reason in rows[["row_a", "row_b", "kind", "reason"]].itertuples(index=False)
    )


def _linked_rows(
    package: Package, linked: tuple[tuple[str, str, str], ...]
) -> Iterator[tuple[str, str, str, Mapping[str, object]]]:
    """Table and row of each linked record that the package still holds."""
    for other_id, kind, _ in linked:
        for table in RECORD_TABLES:
            row = _row(package, table, other_id)
            if row is not None:
                yield other_id, kind, table, row
                break


def _roots(package: Package, source_ids: tuple[str, ...]) -> tuple[str, ...]:
    links = package.tables["derives_from"]
    main = links.loc[links["source_id"].isin(source_ids) & links["is_main"].astype(bool)]
    roots = package.tables["roots"].set_index("root_id")["title"]
    return tuple(dict.fromkeys(str(roots.get(i, i)) for i in main["root_id"]))
