"""The table of two compared windows: what is reported in one, in the other, in both."""

from __future__ import annotations

import streamlit as st

from lib.cartography.comparison import compared_headline, compared_records, compared_views
from lib.cartography.headline import days_in_words
from lib.cartography.map_parts import record_rows
from lib.catalog import Package
from lib.ui.frame import grey, plain
from lib.ui.records.table import record_table
from lib.viewstate import ViewState

__all__ = ["compare_table"]


def compare_table(package: Package, view: ViewState) -> None:
    """Show which reports only one of a view's two windows holds, and which both do."""
    if view.compare is None:
        return
    found = compared_records(package, view)
    first, second = map(days_in_words, compared_views(view))
    st.subheader("Two windows compared", anchor="compared")
    grey(
        plain(
            f"{compared_headline(package, view).sentence}. A date too wide for one window counts "
            "in each that it touches. Places and the rail line are left out: they stand in both."
        )
    )
    names = {"first": f"{first} only", "second": f"{second} only", "both": "both"}
    rows = record_rows(
        package, found["id"], {"Reported in": [names[part] for part in found["windows"]]}
    )
    if rows:
        record_table(rows, "compared")
