"""What the record disagrees on, with the records that say it differently side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from lib.analysis.records import RecordNotFoundError, find_record
from lib.analysis.search import fold
from lib.analysis.values import is_present
from lib.catalog import Package

__all__ = [
    "Disagreement",
    "Side",
    "disagreements",
    "disagreements_by_record",
    "find_disagreements",
    "sides_of",
]

_TABLE = "disagreements"


@dataclass(frozen=True)
class Disagreement:
    """One row of the table of disagreements."""

    id: str
    topic: str
    title: str
    is_settled: bool
    summary: str
    settled_by: str
    """What a later reading says of how the difference came about; empty where it is open."""
    record_ids: tuple[str, ...]
    source_ids: tuple[str, ...]
    """Pages that differ or settle it and stand in no record's list."""


@dataclass(frozen=True)
class Side:
    """What one of the records says."""

    record_id: str
    table: str
    title: str
    says: str
    """Its value with the unit; empty where it counts nothing."""
    when: str
    """Its date as EDTF; empty for what has none."""
    since: str
    """From when a running total counts, as EDTF; empty for what has no such date."""
    by: str
    """Who says it: the counter, the claimant, or the independent observers."""


@lru_cache(maxsize=2)
def disagreements(package: Package) -> tuple[Disagreement, ...]:
    """All disagreements in the order of their table.

    >>> from lib.catalog import load_package
    >>> disagreements(load_package())[0].title
    'How many trips by mid-October 2023'
    """
    return tuple(
        Disagreement(
            id=str(row["disagreement_id"]),
            topic=str(row["topic"]),
            title=str(row["title"]),
            is_settled=row["state"] == "settled",
            summary=str(row["summary"]),
            settled_by=str(row["settled_by"]),
            record_ids=tuple(filter(None, str(row["record_ids"]).split(";"))),
            source_ids=tuple(filter(None, str(row["source_ids"]).split(";"))),
        )
        for row in package.tables[_TABLE].to_dict("records")
    )


@lru_cache(maxsize=2)
def disagreements_by_record(package: Package) -> Mapping[str, tuple[Disagreement, ...]]:
    """The disagreements in which each record takes part, by its id.

    >>> from lib.catalog import load_package
    >>> [d.id for d in disagreements_by_record(load_package())["E036"]]
    ['shells-to-january-2024']
    """
    found: dict[str, list[Disagreement]] = {}
    for disagreement in disagreements(package):
        for record_id in disagreement.record_ids:
            found.setdefault(record_id, []).append(disagreement)
    return {record_id: tuple(listed) for record_id, listed in found.items()}


def find_disagreements(package: Package, text: str) -> tuple[Disagreement, ...]:
    """Disagreements that hold every word of ``text`` in title, summary or ids; empty finds all.

    >>> from lib.catalog import load_package
    >>> [d.id for d in find_disagreements(load_package(), "kerch 290")]
    ['distance-to-ukraine']
    """
    words = fold(text).split()
    return tuple(
        d
        for d in disagreements(package)
        if all(
            word in fold(" ".join((d.id, d.title, d.summary, *d.record_ids, *d.source_ids)))
            for word in words
        )
    )


def sides_of(package: Package, disagreement: Disagreement) -> tuple[Side, ...]:
    """What each record of a disagreement says, who says it and when.

    >>> from lib.catalog import load_package
    >>> package = load_package()
    >>> first = sides_of(package, disagreements(package)[0])[1]
    >>> first.by, first.says
    ('RUSI / Washington Post', 'at least 5 voyages')
    """
    return tuple(_sides(package, disagreement))


def _sides(package: Package, disagreement: Disagreement) -> Iterator[Side]:
    for record_id in disagreement.record_ids:
        try:
            record = find_record(package, record_id)
        except RecordNotFoundError:  # withheld at the data door
            continue
        yield Side(
            record_id=record_id,
            table=record.table,
            title=record.title,
            says=record.stated,
            when=_when(record.row),
            since=str(record.row.get("span_from", "")),
            by=record.by,
        )


def _when(row: Mapping[str, object]) -> str:
    columns = ("date", "departed", "arrived", "published")
    return next((str(row[c]) for c in columns if is_present(row.get(c))), "")
