"""Parts of the Claims page: figures in print for one distance, and the readings of one claim."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from lib.analysis.claims import Check
from lib.analysis.claims.in_print import Pair, pair_in_words, pair_target, printed_figures
from lib.analysis.row_index import Row
from lib.catalog import Package
from lib.export.chart_credits import border_credit, data_credit, source_credit
from lib.export.chart_figure import ChartFigure, ink
from lib.ui import caches, session
from lib.ui.charts.download import chart_download
from lib.ui.claims.download import download_readings
from lib.ui.claims.plot import claim_plot
from lib.ui.claims.printed import alike_blocks, printed_blocks
from lib.ui.claims.tables import reading_blocks
from lib.ui.claims.words import PICTURE_KEY, border_heads, pair_headline
from lib.ui.frame import grey, plain
from lib.ui.sheet import sheet
from lib.ui.theme import current_colours, theme
from lib.viewstate import ViewState

__all__ = ["alike_section", "distance_figure", "distance_section", "readings_section"]


def distance_section(package: Package, view: ViewState, pair: Pair) -> None:
    """Every figure in print for one distance in one table, and in one picture with its readings."""
    printed = printed_figures(package, pair)
    if not printed:
        return
    where = pair_in_words(package, pair)
    st.subheader(f"In print {where}", anchor=False)
    blocks = printed_blocks(printed, _address(view), view.units)
    sheet(blocks, current_colours(), key="printed", label=f"Figures in print {where}")
    if not printed[0].readings:
        return
    st.vega_lite_chart(caches.claim_plot_spec(pair, view.units, theme(), view.claim))
    grey(plain(PICTURE_KEY))
    chart_download("figures-in-print", lambda: distance_figure(package, view, pair))


def distance_figure(package: Package, view: ViewState, pair: Pair) -> ChartFigure:
    """Return the picture of one distance for print."""
    printed = printed_figures(package, pair)
    target = pair_target(package, pair)
    plot = claim_plot(printed, target, view.units, ink(), view.claim)
    claims = (("claims", claim_id) for each in printed for claim_id in each.claim_ids)
    references = (reading.measure.reference for reading in printed[0].readings)
    borders = set(package.tables["borders"]["border_id"])
    return ChartFigure(
        (plot.to_dict(),),
        f"Figures in print {pair_in_words(package, pair)}",
        (f"{pair_headline(printed)}.",),
        PICTURE_KEY,
        (
            source_credit(package, claims),
            border_credit(package, (each for each in references if each in borders)),
            data_credit(package),
        ),
    )


def readings_section(package: Package, view: ViewState, check: Check) -> None:
    """The table of every reading of one claim, and its download."""
    blocks = reading_blocks(check, border_heads(package), view.units)
    if not blocks:
        return
    sheet(blocks, current_colours(), key="readings", label=f"Readings of {check.claim_id}")
    download_readings((check,), "Download these readings as CSV", f"readings-{check.claim_id}")


def alike_section(package: Package, view: ViewState, row: Row) -> None:
    """Other claims on the same thing, each as a link to its card."""
    blocks = alike_blocks(package, row, caches.claim_checks(), _address(view))
    if blocks:
        sheet(blocks, current_colours(), key="alike", label="Other claims on the same")


def _address(view: ViewState) -> Callable[[str], str]:
    return lambda claim_id: session.address_of(replace(view, claim=claim_id), "claims")
