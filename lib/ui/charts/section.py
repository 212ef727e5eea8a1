"""A chart with its title, how to read it, its rows as a table, and their full columns as a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from lib.analysis.dated import Dated
from lib.catalog import Package
from lib.export.chart_credits import data_credit, source_credit
from lib.export.chart_figure import ChartFigure, ink
from lib.export.csv_file import csv_bytes
from lib.export.feature_table import Column, FeatureTable
from lib.export.package_tables import package_rows
from lib.temporal import format_window
from lib.ui import session
from lib.ui.charts.download import chart_download
from lib.ui.charts.record_chart import record_chart
from lib.ui.charts.style import Days
from lib.ui.frame import grey, plain
from lib.ui.records.column import record_column
from lib.ui.sheet import Table, sheet
from lib.viewstate import ViewState

__all__ = ["Charts", "PageView", "Shown", "chart_section", "ids_of", "record_card"]

#: Makes the plots of a section, as Vega-Lite, from colour tokens: role -> ``#rrggbb``.
Charts = Callable[[Mapping[str, str]], tuple[dict[str, Any], ...]]


@dataclass(frozen=True)
class PageView:
    """What every section of a page is made from."""

    package: Package
    view: ViewState
    days: Days
    """The days that its charts cover."""
    tone: Mapping[str, str]
    """Colour tokens, role -> ``#rrggbb``."""
    path: str
    """The page's part of the address."""

    def address_of(self, record_id: str) -> str:
        """The address of the page with a record's card open."""
        return session.address_of(replace(self.view, selected=(record_id,)), self.path)


@dataclass(frozen=True)
class Shown:
    """What a section shows: its rows as readers see them, and what they are in the package."""

    table: Table
    record_table: str
    """Name of the package's table that holds them."""
    ids: tuple[str, ...]
    left_out: str = ""
    """Which rows are not shown, in words."""


def ids_of(dates: Iterable[Dated]) -> tuple[str, ...]:
    """Ids of dated records."""
    return tuple(each.id for each in dates)


def chart_section(
    page: PageView,
    key: str,
    title: str,
    note: str,
    charts: Charts,
    shown: Shown,
    *,
    lead: str = "",
    wide: bool = False,
    card: bool = True,
) -> bool:
    """Show a section; where nothing is in the window, it says so in place of the charts.

    Parameters
    ----------
    key
        The section's anchor, and the beginning of its widgets' keys.
    note
        How to read the chart, as Markdown.
    charts
        Makes them by `lib.ui.charts.style.layered`.
    lead
        A sentence above the charts that must not be missed.
    wide
        The section has the page's whole width: a card stands beside its charts, else under them.
    card
        The card of the open record, where it is one of the rows, stands in this section.

    Returns
    -------
    bool
        Whether the card of the open record stands here.
    """
    st.subheader(title, anchor=key)
    if not shown.ids:
        grey(plain(f"Nothing in this window. {shown.left_out}".strip()))
        return False
    opened = card and any(i in shown.ids for i in page.view.selected[:1])
    main, side = st.columns([5, 2], gap="medium") if opened and wide else (st.container(),) * 2
    with main:
        if lead:
            st.markdown(plain(lead))
        for i, spec in enumerate(charts(page.tone)):
            record_chart(spec, f"{key}_{i}")
        grey(note)
        if shown.left_out:
            grey(plain(shown.left_out))
        chart_download(key, lambda: _figure(page, title, note, charts, shown, lead))
        _table(page, key, title, shown)
    if opened:
        with side:
            record_card(page)
    return opened


def record_card(page: PageView) -> None:
    """The card of the open record, and the way to the map that shows it."""
    record_column(page.package, page.view)
    st.markdown(f"[Show it on the map]({session.address_of(page.view)})")


def _table(page: PageView, key: str, title: str, shown: Shown) -> None:
    with st.expander(f"As a table: {len(shown.table.rows)} rows"):
        sheet((shown.table,), dict(page.tone), key=f"table_{key}", label=f"{title}, as a table")
        st.download_button(
            "Download these rows as CSV",
            data=lambda: _csv(page.package, shown),
            file_name=f"{key}.csv",
            mime="text/csv",
            key=f"download_{key}",
            on_click="ignore",
        )


def _csv(package: Package, shown: Shown) -> bytes:
    """The full rows behind a section, with every column of their table."""
    columns = (
        Column("record_table", "text", "Name of the table."),
        Column("id", "text", "Id of the record."),
    )
    rows = tuple((shown.record_table, record_id) for record_id in shown.ids)
    (full,) = package_rows(package, FeatureTable("shown", "Shown rows", columns, rows))
    return csv_bytes(full)


def _figure(
    page: PageView, title: str, note: str, charts: Charts, shown: Shown, lead: str
) -> ChartFigure:
    """A section for print."""
    days = f"{format_window(page.days.start, page.days.end)}, UTC. {shown.left_out}".strip()
    sources = source_credit(page.package, ((shown.record_table, i) for i in shown.ids))
    return ChartFigure(
        charts(ink()),
        title,
        (days, lead),
        note,
        (sources, data_credit(page.package)),
    )
