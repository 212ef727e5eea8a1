"""The sentence under a record that says how sure it is, and why."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from lib.catalog import Package
from lib.evidence import (
    PageCredits,
    assess,
    confidence_sentence,
    count_independent,
    page_credits,
    position_words,
)
from lib.temporal import TABLE_DATES, date_precision_words

__all__ = ["grading_sentence"]


@lru_cache(maxsize=2)
def _credits(package: Package) -> PageCredits:
    return page_credits(package.tables["derives_from"], package.tables["roots"])


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
    counted = count_independent(source_ids, _credits(package))
    graded = assess(str(row.get("confidence_word", "")), counted, str(row.get("what", "")))
    dates = [str(row[column]) for column in TABLE_DATES[table].columns if row.get(column)]
    return confidence_sentence(
        graded,
        counted,
        _pages_read(package, source_ids),
        date_precision_words(dates) if dates else "",
        _position_words(package, row),
        str(row.get("shared_imagery", "")),
    )


def _pages_read(package: Package, source_ids: tuple[str, ...]) -> int:
    sources = package.tables["sources"]
    cited = sources.loc[sources["source_id"].isin(source_ids), "basis"]
    return int(cited.str.startswith("read").sum())


def _position_words(package: Package, row: Mapping[str, object]) -> str:
    place_id = str(row.get("place_id") or row.get("from_place") or row.get("to_place") or "")
    places = package.tables["places"]
    rows = places.loc[places["place_id"] == place_id]
    if rows.empty:
        return ""
    place = rows.iloc[0]
    stands_in = bool(place["stands_in_for_unlocated_site"])
    return position_words(float(place["position_uncertainty_m"]), stands_in)
