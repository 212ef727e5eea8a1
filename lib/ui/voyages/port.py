"""The sections of the Voyages page on the port: ships by days, imagery, the quay."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from lib.analysis.coverage import NAJIN, CoverageDays, coverage_days
from lib.analysis.coverage_statements import coverage_statements, statement_sentences
from lib.analysis.quay import quay_piles, quay_rows
from lib.analysis.records import names_of_places
from lib.analysis.ship_grid import GridRow, call_links
from lib.ui.charts.section import PageView, Shown, chart_section, ids_of
from lib.ui.voyages.charts import coverage_chart, pile_chart, quay_chart
from lib.ui.voyages.grid import grid_chart
from lib.ui.voyages.rows import ShownRows
from lib.ui.voyages.tables import coverage_table, grid_table, quay_table
from lib.ui.voyages.words import GRID_KEY

__all__ = ["calls_section", "coverage_section", "quay_section"]


def calls_section(
    page: PageView,
    rows: tuple[GridRow, ...],
    calls: ShownRows,
) -> bool:
    """Ships by days; whether the open card is here."""
    ids = ids_of(mark.dated for row in rows for mark in row.marks)
    links = call_links(page.package, ids)
    coverage = coverage_days(page.package, NAJIN)
    return chart_section(
        page,
        "calls",
        "Reported calls and legs, ship by ship",
        GRID_KEY,
        lambda tone: (grid_chart(rows, links, coverage, page.days, tone, page.view.selected),),
        Shown(
            grid_table(rows, links, page.address_of),
            "voyages",
            ids,
            calls.left_out("call or leg", "calls or legs"),
        ),
        wide=True,
    )


def coverage_section(page: PageView, statements: ShownRows) -> bool:
    """How often anybody looked; whether the open card is here."""

    @cache
    def days_at(place_id: str) -> CoverageDays:
        return coverage_days(page.package, NAJIN if place_id in NAJIN else (place_id,))

    said = coverage_statements(statements.frame, names_of_places(page.package))
    sentences = (statement_sentences(s, days_at(s.place_id)) for s in said)
    return chart_section(
        page,
        "coverage",
        "Who looked, and how often",
        "Each line is one observer’s total over a span. It names no day, so it is drawn on none.",
        lambda tone: (coverage_chart(said, days_at(NAJIN[0]), page.days, tone),),
        Shown(
            coverage_table(said, days_at),
            "coverage_statements",
            ids_of(s.dated for s in said),
            statements.left_out("statement"),
        ),
        lead=" ".join(filter(None, sentences)),
    )


def quay_section(page: PageView, observations: ShownRows) -> bool:
    """Containers on the quay of Najin; whether the open card is here."""
    seen = observations.narrowed(quay_rows)
    piles = quay_piles(seen.frame)

    def charts(tone: Mapping[str, str]) -> tuple[dict[str, Any], ...]:
        counted = any(pile.count is not None for pile in piles)
        uncounted = any(pile.count is None for pile in piles)
        wanted = ((quay_chart, counted), (pile_chart, uncounted))
        return tuple(
            chart(piles, page.days, tone, page.view.selected) for chart, is_in in wanted if is_in
        )

    return chart_section(
        page,
        "quay",
        "Containers counted on the quay of Najin",
        "Filled: the whole port. Open: one pier. Between two counts nothing is known, so no line "
        "joins them. A pile is what lay there that day, not what was shipped.",
        charts,
        Shown(
            quay_table(piles, names_of_places(page.package), page.address_of),
            "observations",
            ids_of(pile.dated for pile in piles),
            seen.left_out("pile"),
        ),
        wide=True,
    )
