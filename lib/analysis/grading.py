"""How sure a record is, from stated parts: a sentence, and each part by itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lib.analysis.origins import Origins, independence_of
from lib.analysis.row_index import rows_by_id
from lib.analysis.wording import ROOT_CLASSES, plural
from lib.catalog import Package
from lib.evidence import assess, confidence_sentence, position_words
from lib.temporal import (
    OPEN_END,
    OPEN_START,
    TABLE_DATES,
    date_precision_words,
    parse_date,
)

__all__ = ["Part", "confidence_parts", "grading_sentence"]


@dataclass(frozen=True)
class Part:
    """One of the parts from which a record's confidence is read."""

    name: str
    value: str
    remark: str = ""


def grading_sentence(
    package: Package, table: str, row: Mapping[str, object], source_ids: tuple[str, ...]
) -> str:
    """How sure a record is, who says so, how closely it is dated and located.

    Examples
    --------
    >>> from lib.catalog import load_package
    >>> package = load_package()
    >>> seen = package.tables["observations"].set_index("obs_id").loc["O016"]
    >>> ids = tuple(seen["source_ids"].split(";"))
    >>> grading_sentence(package, "observations", seen.to_dict(), ids)[:14]
    'Corroborated. '
    """
    if not row.get("confidence"):
        return ""
    counted = independence_of(package, source_ids)
    graded = assess(str(row.get("confidence_word", "")), counted, str(row.get("what", "")))
    dates = _dates(table, row)
    return confidence_sentence(
        graded,
        counted,
        _pages_read(package, source_ids),
        date_precision_words(dates) if dates else "",
        _position_words(package, row),
        str(row.get("shared_imagery", "")),
    )


def confidence_parts(
    package: Package, table: str, row: Mapping[str, object], origins: Origins
) -> tuple[Part, ...]:
    """The parts of a record's confidence: level, observers, their class, date and position.

    Position and date precision are stated, not graded: they neither lower nor raise the level.
    Empty for a row that carries no confidence.

    Examples
    --------
    >>> from lib.analysis.origins import origins_of
    >>> from lib.catalog import load_package
    >>> package = load_package()
    >>> leg = package.tables["voyages"].set_index("voyage_id").loc["V004"].to_dict()
    >>> origins = origins_of(package, tuple(leg["source_ids"].split(";")))
    >>> [part.value for part in confidence_parts(package, "voyages", leg, origins)][:4]
    ['probable', '1 of 3 pages', 'government release', 'to 7 days']
    """
    if not row.get("confidence"):
        return ()
    word = str(row.get("confidence_word", ""))
    remarks = (f"source’s word: {word}" if word else "", str(row.get("confidence_note", "")))
    days = _days(table, row)
    where = _position_words(package, row).removeprefix("Position: ").removesuffix(".")
    shared = str(row.get("shared_imagery", ""))
    parts = (
        Part("Level", str(row["confidence"]), "; ".join(filter(None, remarks))),
        Part(
            "Independent",
            f"{origins.n_independent} of {plural(origins.n_pages, 'page')}",
            f"shared imagery: {shared}" if shared else "",
        ),
        Part("Source class", ", ".join(ROOT_CLASSES[c] for c in origins.root_classes)),
        Part("Date known", f"to {plural(days, 'day')}" if days else ""),
        Part("Position", where),
    )
    return tuple(part for part in parts if part.value)


def _dates(table: str, row: Mapping[str, object]) -> list[str]:
    return [str(row[column]) for column in TABLE_DATES[table].columns if row.get(column)]


def _days(table: str, row: Mapping[str, object]) -> int:
    """Days of the widest of an event's dates, 1 for a plain day; 0 where none is bounded."""
    if TABLE_DATES[table].kind != "event":
        return 0
    spans = [parse_date(text) for text in _dates(table, row)]
    bounded = [s for s in spans if s.earliest_start > OPEN_START and s.latest_end < OPEN_END]
    return max((s.latest_end - s.earliest_start for s in bounded), default=0)


def _pages_read(package: Package, source_ids: tuple[str, ...]) -> int:
    sources = rows_by_id(package, "sources")
    return sum(str(sources[i]["basis"]).startswith("read") for i in source_ids if i in sources)


def _position_words(package: Package, row: Mapping[str, object]) -> str:
    place_id = str(row.get("place_id") or row.get("from_place") or row.get("to_place") or "")
    place = rows_by_id(package, "places").get(place_id)
    if place is None:
        return ""
    stands_in = bool(place["stands_in_for_unlocated_site"])
    return position_words(float(str(place["position_uncertainty_m"])), stands_in)
