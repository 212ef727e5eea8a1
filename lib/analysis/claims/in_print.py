"""Figures in print for one and the same distance, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lib.analysis.claims.measures import primary_border
from lib.analysis.claims.model import Check, Figure, Reading
from lib.analysis.claims.verdicts import check_claims
from lib.analysis.distance_words import from_words, to_words
from lib.analysis.distances import origin_of
from lib.analysis.row_index import Row, rows_by_id
from lib.catalog import Package
from lib.units import LENGTH_UNITS_M

__all__ = [
    "Pair",
    "PrintedFigure",
    "pair_in_words",
    "pair_of",
    "pair_target",
    "printed_figures",
]

#: Methods whose claims on the same ends speak of the same length.
_COMPARABLE = ("border", "reference_point", "border_length", "route")


@dataclass(frozen=True)
class Pair:
    """The two ends that a length is claimed for, as a claim states them."""

    method: str
    from_place: str
    reference_id: str


@dataclass(frozen=True)
class PrintedFigure:
    """One figure, with every claim that prints it."""

    figure: Figure
    checks: tuple[Check, ...]
    claimants: tuple[str, ...]

    @property
    def claim_ids(self) -> tuple[str, ...]:
        """Ids of the claims that print it."""
        return tuple(check.claim_id for check in self.checks)

    @property
    def readings(self) -> tuple[Reading, ...]:
        """Every reading beside the figure."""
        return self.checks[0].readings


def pair_of(row: Row) -> Pair | None:
    """The ends that a claim's length is stated for; None where it is no measured length."""
    if row["method"] not in _COMPARABLE:
        return None
    return Pair(str(row["method"]), str(row["from_place"]), str(row["reference_id"]))


def printed_figures(package: Package, pair: Pair) -> tuple[PrintedFigure, ...]:
    """Every figure in print for a pair, from the shortest to the longest.

    Examples
    --------
    >>> from lib.catalog import load_package
    >>> depot = Pair("border", "depot-tikhoretsk", "ukraine")
    >>> [printed.figure.text for printed in printed_figures(load_package(), depot)]
    ['124 miles', 'about 200 km', 'about 125 miles', 'about 290 km']
    """
    checks = {check.claim_id: check for check in check_claims(package)}
    grouped: dict[float, list[Row]] = {}
    for claim_id, row in rows_by_id(package, "claims").items():
        figure = checks[claim_id].figure
        if figure is not None and figure.unit and pair_of(row) == pair:
            length_m = float(figure.lower) * LENGTH_UNITS_M[figure.unit]
            grouped.setdefault(length_m, []).append(row)
    return tuple(_printed(grouped[length], checks) for length in sorted(grouped))


def _printed(rows: Sequence[Row], checks: dict[str, Check]) -> PrintedFigure:
    """The claims on one figure, as the most careful of them words it."""
    found = tuple(checks[str(row["claim_id"])] for row in rows)
    figures = [check.figure for check in found if check.figure is not None]
    return PrintedFigure(
        max(figures, key=lambda figure: len(figure.text)),
        found,
        tuple(dict.fromkeys(str(row["claimed_by"]) for row in rows)),
    )


def pair_in_words(package: Package, pair: Pair) -> str:
    """The two ends in words.

    >>> from lib.catalog import load_package
    >>> pair_in_words(load_package(), Pair("border", "depot-tikhoretsk", "ukraine"))
    'from the depot near Tikhoretsk to Ukraine’s border'
    """
    target = pair_target(package, pair)
    if pair.method == "border_length":
        return f"for the length of {target}"
    start = from_words(package, origin_of(package, pair.from_place)) if pair.from_place else ""
    return f"from {start} to {target}" if start else f"to {target}"


def pair_target(package: Package, pair: Pair) -> str:
    """What is measured to, in a sentence."""
    if pair.method in ("border", "border_length"):
        return to_words(package, primary_border(package, pair.reference_id))
    if pair.method == "route":
        return "the other end, by rail"
    if not pair.reference_id:
        return "the front line"
    return from_words(package, origin_of(package, pair.reference_id.partition(";")[0]))
