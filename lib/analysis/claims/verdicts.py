"""The verdict on a figure: which readings give it, and which do not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from lib.analysis.claims.figures import claim_figure
from lib.analysis.claims.measures import (
    NEEDED,
    from_place,
    guessed,
    guesses,
    ids,
    later_counts,
    measures,
)
from lib.analysis.claims.model import Check, Figure, Measure, Verdict
from lib.analysis.claims.readings import read_beside
from lib.analysis.claims.reasons import (
    never_reason,
    not_reproduced_reason,
    overtaken_reason,
    reproduced_reason,
)
from lib.analysis.distances import Origin, border_row
from lib.analysis.row_index import Row, rows_by_id
from lib.catalog import Package
from lib.errors import DataError

__all__ = ["check_claim", "check_claims", "check_figure"]

#: Quantities that are never measured, and why.
_NEVER = {
    "length": "A structure: no surveyed geometry of it is in the package.",
    "range": "A missile range: not measured and not drawn.",
    "distance_to_front": "A front line: no dated, licensed line exists to measure to.",
}


@lru_cache(maxsize=2)
def check_claims(package: Package) -> tuple[Check, ...]:
    """Every claim of the record with its verdict, in the order of the table.

    Examples
    --------
    >>> from lib.catalog import load_package
    >>> checks = {check.claim_id: check.verdict for check in check_claims(load_package())}
    >>> checks["cl001"], checks["cl002"], checks["cl015"], checks["cl065"]
    ('reproduced', 'outdated', 'not_reproduced', 'cannot_be_checked')
    """
    return tuple(_check(package, row) for row in rows_by_id(package, "claims").values())


def check_claim(package: Package, claim_id: str) -> Check:
    """One claim with its verdict.

    Raises
    ------
    DataError
        Where the package has no such claim.

    Examples
    --------
    >>> from lib.catalog import load_package
    >>> print(check_claim(load_package(), "cl005").reason)
    1000000 / 365 = 2,739.7. The figure stands for 2,650–2,750. One million spread ...
    """
    if row := rows_by_id(package, "claims").get(claim_id):
        return _check(package, row)
    hint = "list them with: python -m lib.cli claims"
    raise DataError("claims", 0, claim_id, "claim_id", claim_id, "is no claim", hint)


def check_figure(package: Package, figure: Figure, origin: Origin, border_id: str) -> Check:
    """A reader's own figure for the distance from a place to a border.

    Points that claims on the same pair name as hypotheses are measured to, too.

    Raises
    ------
    DataError
        Where the border is unknown, or its line is not complete for this place.

    Examples
    --------
    >>> from lib.analysis.claims.figures import typed_figure
    >>> from lib.analysis.distances import origin_of
    >>> from lib.catalog import load_package
    >>> package = load_package()
    >>> depot = origin_of(package, "depot-tikhoretsk")
    >>> check_figure(package, typed_figure("about 290 km"), depot, "ukraine").verdict
    'not_reproduced'
    """
    group = border_row(package, border_id)["group"]
    named = dict.fromkeys(
        point
        for row in rows_by_id(package, "claims").values()
        if (row["method"], row["from_place"], row["reference_id"]) == ("border", origin.id, group)
        for point in ids(row["hypothesis_ids"])
    )
    found = [*from_place(package, origin, border_id), *guessed(package, origin, named)]
    return _judged(Check("", figure, "cannot_be_checked", "", ()), figure, found)


def _check(package: Package, row: Row) -> Check:
    figure, note = claim_figure(row), str(row["check_note"])
    unchecked = Check(
        str(row["claim_id"]), figure, "cannot_be_checked", note, (), ids(row["reference_id"])
    )
    try:
        why_not = _why_never(row, figure)
        if figure is None:
            return replace(unchecked, reason=note or why_not)
        if why_not:
            readings = read_beside(figure, guesses(package, row))
            return replace(
                unchecked, reason=never_reason(note or why_not, readings), readings=readings
            )
        found, later = measures(package, row, figure), later_counts(package, row)
        return _judged(unchecked, figure, found, later)
    except DataError as error:
        return replace(unchecked, reason=f"{error.value} {error.problem}; {error.hint}.")


def _why_never(row: Row, figure: Figure | None) -> str:
    """Why a claim cannot be checked; empty where it can be."""
    if row["checkable"] == "geodesic" and row["quantity"] in _NEVER:
        return _NEVER[str(row["quantity"])]
    if figure is None:
        return "It prints no number."
    if row["checkable"] == "no" or row["method"] == "none":
        return "The record holds nothing to measure or count it against."
    blank = [column for column in NEEDED[str(row["method"])] if not row[column]]
    return f"The row names no {' and no '.join(blank)}." if blank else ""


def _judged(
    unchecked: Check, figure: Figure, found: Sequence[Measure], later: Sequence[Measure] = ()
) -> Check:
    """The verdict by the measures; ``later`` are counts that overtook the claim's."""
    readings, note = read_beside(figure, found), unchecked.reason
    if all(reading.measure.hypothesis for reading in readings):
        return replace(unchecked, reason=note or "What is named beside it holds no number.")
    after = read_beside(figure, later)
    verdict: Verdict = "not_reproduced"
    if any(reading.reproduces and not reading.measure.hypothesis for reading in readings):
        overtaken = [reading.measure for reading in after if not reading.reproduces]
        verdict = "outdated" if overtaken else "reproduced"
        reason = reproduced_reason(figure, readings) + overtaken_reason(overtaken)
    else:
        reason = not_reproduced_reason(figure, readings)
    return replace(
        unchecked,
        verdict=verdict,
        reason=f"{reason} {note}".strip(),
        readings=(*readings, *after),
        beside=(),
    )
