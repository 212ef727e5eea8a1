"""The table that equals the map, and what the map cannot show."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from lib.analysis.wording import CLASSES, plural
from lib.cartography import shown_records, text_alternative, undated_records, unplaced_records
from lib.catalog import Package
from lib.ui import session
from lib.ui.frame import grey, plain
from lib.viewstate import ViewState

__all__ = ["record_tables"]

HEIGHT_PX = 380
#: Layers of scenery: drawn, but no records of the supply line's traffic.
SCENERY = ("rail", "station")


def record_tables(package: Package, view: ViewState) -> None:
    """The shown records as a table, then those without a place or a date."""
    shown = shown_records(package, view)
    st.subheader(plural(len(shown), "record") + " on the map", anchor="records")
    grey(plain(text_alternative(package, view)))
    _table(shown.sort_values("layer", key=lambda c: c.isin(SCENERY), kind="stable"), "shown")
    for title, frame, key in (
        ("in the window without a place on the map", unplaced_records(package, view), "unplaced"),
        ("without a date: in no window, never dropped", undated_records(package, view), "undated"),
    ):
        if len(frame):
            with st.expander(f"{plural(len(frame), 'record')} {title}"):
                _table(frame, key)


def _table(frame: pd.DataFrame, key: str) -> None:
    rows = pd.DataFrame(
        {
            "Id": frame["id"],
            "Class": frame["layer"].map(CLASSES),
            "Date": frame["when"],
            "Record": frame["title"],
            "Confidence": frame["confidence"].str.replace("_", " "),
            "Sources": frame["source_ids"].map(lambda ids: len([i for i in ids.split(";") if i])),
        }
    )
    event = st.dataframe(
        rows,
        hide_index=True,
        height=min(HEIGHT_PX, 36 + 35 * len(rows)),
        key=f"table_{key}",
        on_select="rerun",
        selection_mode="single-row",
    )
    picked = [i for i in event.selection.rows if 0 <= i < len(frame)]
    chosen = str(frame.iloc[picked[0]]["id"]) if picked else ""
    remembered = f"_picked_{key}"
    # A selection stays in the table: only a new one opens a record.
    if chosen and st.session_state.get(remembered) != chosen:
        st.session_state[remembered] = chosen
        session.change(selected=(chosen,))
        st.rerun()
