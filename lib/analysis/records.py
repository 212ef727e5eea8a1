"""A record as its card shows it: values with their footnotes, sources, what differs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from lib.analysis.differences import Difference, differences
from lib.analysis.grading import Part, confidence_parts, grading_sentence
from lib.analysis.names import NameGroup, names_of, native_names
from lib.analysis.origins import Origins, independence_of, origins_of
from lib.analysis.references import Reference, cited_ids, references, value_notes
from lib.analysis.row_index import Row, rows_by, rows_by_id
from lib.analysis.titles import place_names, record_title
from lib.analysis.values import is_present, stated_value
from lib.analysis.wording import QUANTITIES, in_words
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
    "rail_segments",
    "rail_routes",
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
    "rail_segments": "rail",
    "rail_routes": "rail",
}
#: Tables of which a row may stand for the same thing as a row elsewhere (`same_as`).
JOINED_TABLES = ("places", "voyages", "observations", "stations")
#: Columns that say who states a row's value; of other tables it is the observers behind it.
TELLERS = {"estimates": "estimator", "claims": "claimed_by"}
#: Units that the record names in the singular.
COUNTED_UNITS = frozenset({"mile", "tonne", "day", "minute"})


class RecordNotFoundError(ProjectError):
    """No record of the package has this id."""


@dataclass(frozen=True)
class Record:
    """One row of the package with everything that its card needs."""

    id: str
    table: str
    layer: str
    """Layer of the legend: decides symbol and colour."""
    title: str
    native: tuple[str, ...]
    """Names in their own script, for the line under the title."""
    row: Row
    stated: str
    """The number or range that the row states, with its unit; empty where it states none."""
    by: str
    """Who says it; empty where nobody is known."""
    names: tuple[NameGroup, ...]
    references: tuple[Reference, ...]
    value_sources: Mapping[str, tuple[int, ...]]
    """Footnote numbers by field where a value's own sources are known."""
    same: tuple[tuple[str, Row], ...]
    """Rows of other lists that stand for the same thing: (id, row)."""
    duplicates: tuple[tuple[str, str, str], ...]
    """Records that may tell of the same: (id, kind, reason)."""
    differences: tuple[Difference, ...]
    """Values that a record which may tell of the same gives differently."""
    origins: Origins
    """The pages gathered by who first said it."""
    grading: str
    """How sure it is, and why; empty for what carries no confidence."""
    parts: tuple[Part, ...]
    """The parts from which the confidence is read."""


@lru_cache(maxsize=512)
def find_record(package: Package, record_id: str) -> Record:
    """The record with this id, from whichever table holds it.

    Raises
    ------
    RecordNotFoundError
        If no table holds the id.

    Examples
    --------
    >>> from lib.catalog import load_package
    >>> leg = find_record(load_package(), "V004")
    >>> leg.title, leg.stated, leg.by
    ('Angara, Najin to Dunai', '300 containers', 'White House / NSC')
    """
    for table in RECORD_TABLES:
        row = rows_by_id(package, table).get(record_id)
        if row is not None:
            return _record(package, table, record_id, row)
    raise RecordNotFoundError(record_id)


def _record(package: Package, table: str, record_id: str, row: Row) -> Record:
    cited = cited_ids(table, row)
    refs = references(package, cited)
    linked = _duplicates(package, record_id)
    origins = origins_of(package, cited)
    named = [record_id, str(row["station_id"])] if table == "stations" else [record_id]
    return Record(
        id=record_id,
        table=table,
        layer=str(row["class"]) if table == "places" else LAYER_OF_TABLE[table],
        title=record_title(table, row, names_of_places(package)),
        native=native_names(package, named),
        row=row,
        stated=stated_value(table, row, _unit(table, row)),
        by=_teller(package, table, row),
        names=names_of(package, named),
        references=refs,
        value_sources=value_notes(str(row.get("value_sources", "")), refs),
        same=tuple(_same(package, record_id, row)),
        duplicates=linked,
        differences=differences(table, row, _linked_rows(package, linked)),
        origins=origins,
        grading=grading_sentence(package, table, row, cited),
        parts=confidence_parts(package, table, row, origins),
    )


@lru_cache(maxsize=4)
def names_of_places(package: Package) -> dict[str, str]:
    """Names of places and reference points by id."""
    return place_names(package.tables["places"], package.tables["reference_points"])


def _unit(table: str, row: Row) -> str:
    if table == "voyages":
        return "containers"
    if table == "estimates":
        quantity = str(row["quantity"])
        return QUANTITIES.get(quantity, in_words(quantity))
    unit = str(row.get("unit", "") or "")
    return f"{unit}s" if unit in COUNTED_UNITS else unit


def _teller(package: Package, table: str, row: Row) -> str:
    if table in TELLERS:
        return str(row[TELLERS[table]])
    if not is_present(row.get("confidence")):
        return ""
    return ", ".join(independence_of(package, cited_ids(table, row)).observers)


def _same(package: Package, record_id: str, row: Row) -> Iterator[tuple[str, Row]]:
    """Rows that stand for the same thing: what this row names, and what names it or the same."""
    joined = {record_id, str(row.get("same_as", "") or "")} - {""}
    for table in JOINED_TABLES:
        by_id, by_other = rows_by_id(package, table), rows_by(package, table, "same_as")
        named = [by_id[i] for i in joined if i in by_id]
        naming = [other for i in joined for other in by_other.get(i, ())]
        for other in {str(o[TABLES[table].key]): o for o in (*named, *naming)}.items():
            if other[0] != record_id:
                yield other


def _duplicates(package: Package, record_id: str) -> tuple[tuple[str, str, str], ...]:
    pairs = (
        (str(row[other]), str(row["kind"]), str(row["reason"]), str(row["pair_id"]))
        for one, other in (("row_a", "row_b"), ("row_b", "row_a"))
        for row in rows_by(package, "duplicates", one).get(record_id, ())
    )
    return tuple(pair[:3] for pair in sorted(pairs, key=lambda pair: pair[3]))


def _linked_rows(
    package: Package, linked: tuple[tuple[str, str, str], ...]
) -> Iterator[tuple[str, str, str, Row, str]]:
    """Table, row and teller of each linked record that the package still holds."""
    for other_id, kind, _ in linked:
        for table in RECORD_TABLES:
            row = rows_by_id(package, table).get(other_id)
            if row is not None:
                yield other_id, kind, table, row, _teller(package, table, row)
                break
