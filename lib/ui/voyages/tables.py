"""The tables under the charts of the Voyages page: the same rows in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from lib.analysis.coverage import CoverageDays
from lib.analysis.coverage_statements import CoverageStatement, days_within
from lib.analysis.estimate_series import Conversion, Estimate
from lib.analysis.quay import QuayPile
from lib.analysis.ship_grid import CallLink, GridRow
from lib.analysis.site_timeline import SiteSighting
from lib.temporal import format_edtf
from lib.ui.sheet import Table
from lib.ui.voyages.factor_chart import factor_words
from lib.ui.voyages.grid import DIRECTIONS

__all__ = [
    "conversion_table",
    "coverage_table",
    "estimate_table",
    "grid_table",
    "quay_table",
    "site_table",
]

#: A record's id -> the address of the page with its card open.
AddressOf = Callable[[str], str]


def grid_table(rows: Sequence[GridRow], links: Sequence[CallLink], address_of: AddressOf) -> Table:
    """Every mark of the grid, with what may be the same call."""
    same: dict[str, list[str]] = {}
    for link in links:
        for one, other in (
            (link.first_id, link.second_id),
            (link.second_id, link.first_id),
        ):
            same.setdefault(one, []).append(f"{other} ({link.kind})")
    marks = [(row, mark) for row in rows for mark in row.marks]
    return Table(
        ("Id", "Ship", "Date", "Reported as", "Direction", "Transponder", "Perhaps with"),
        tuple(
            (
                mark.dated.id,
                row.ship if row.named else f"unnamed, {row.ship}",
                mark.dated.when,
                mark.places,
                DIRECTIONS[mark.direction],
                "reported off" if mark.dark else "not reported",
                "; ".join(same.get(mark.dated.id, ())),
            )
            for row, mark in marks
        ),
        links=tuple(address_of(mark.dated.id) for _, mark in marks),
    )


def coverage_table(
    statements: Sequence[CoverageStatement], days_at: Callable[[str], CoverageDays]
) -> Table:
    """Each observer's totals beside the days of which this record dates an image.

    Parameters
    ----------
    days_at
        The days with a dated image of a place.
    """

    def cell(count: int | None) -> str:
        return "not given" if count is None else f"{count:,}"

    rows = []
    for s in statements:
        ship, empty = days_within(days_at(s.place_id), s.dated.first_day, s.dated.end_day)
        counts = (s.days_imaged, s.days_ship_seen, s.days_no_ship_seen, s.days_cloudy, s.calls)
        rows.append(
            (s.observer, s.place, s.dated.when, *map(cell, counts), f"{ship} / {empty}", s.note)
        )
    return Table(
        (
            "Observer",
            "Place",
            "Span",
            "Days imaged",
            "with a ship",
            "without",
            "Cloudy",
            "Calls counted",
            "Dated here: ship / none",
            "Remarks",
        ),
        tuple(rows),
        right=(3, 4, 5, 6, 7, 8),
    )


def quay_table(piles: Sequence[QuayPile], names: Mapping[str, str], address_of: AddressOf) -> Table:
    """Every sighting of containers on the quay."""
    return Table(
        ("Id", "Date", "Where", "Containers", "Remarks"),
        tuple(
            (p.dated.id, p.dated.when, names.get(p.place_id, p.place_id), p.words, p.note)
            for p in piles
        ),
        links=tuple(address_of(p.dated.id) for p in piles),
    )


def estimate_table(estimates: Sequence[Estimate], address_of: AddressOf) -> Table:
    """Every figure with its start its method and what its source adds."""
    return Table(
        ("Id", "Given by", "On", "Figure", "Counts from", "to", "Method", "Remarks"),
        tuple(
            (
                e.dated.id,
                e.estimator,
                e.dated.when,
                e.words,
                format_edtf(e.span_from) if e.span_from else "not stated",
                format_edtf(e.span_to) if e.span_to else "not stated",
                e.method,
                e.note,
            )
            for e in estimates
        ),
        right=(3,),
        links=tuple(address_of(e.dated.id) for e in estimates),
    )


def conversion_table(conversions: Sequence[Conversion], address_of: AddressOf) -> Table:
    """Each pair of figures with the factor that they imply."""
    return Table(
        ("Id", "Given by", "On", "Shells", "Containers", "Shells a container", "Remarks"),
        tuple(
            (
                c.shells.dated.id,
                c.shells.estimator,
                c.shells.dated.when,
                c.shells.words,
                f"{c.containers.words} ({c.containers.dated.id})",
                factor_words(c),
                c.shells.note,
            )
            for c in conversions
        ),
        right=(3, 4, 5),
        links=tuple(address_of(c.shells.dated.id) for c in conversions),
    )


def site_table(
    sightings: Sequence[SiteSighting], names: Mapping[str, str], address_of: AddressOf
) -> Table:
    """Every sighting at depots or at the crossing."""
    return Table(
        ("Id", "Date", "Where", "Seen", "Remarks"),
        tuple(
            (s.dated.id, s.dated.when, names.get(s.place_id, s.place_id), s.words, s.note)
            for s in sightings
        ),
        links=tuple(address_of(s.dated.id) for s in sightings),
    )
