"""The table that equals the map, and what the map cannot show."""

from __future__ import annotations

import streamlit as st

from lib.analysis.wording import plural
from lib.cartography.map_parts import MapParts, RecordRows
from lib.ui import session
from lib.ui.fold import kept_open
from lib.ui.frame import grey, plain

__all__ = ["record_table", "record_tables"]

HEIGHT_PX = 380


def record_tables(parts: MapParts) -> None:
    """The shown records as a table, then those without a place or a date."""
    st.subheader(plural(len(parts.shown), "record") + " on the map", anchor="records")
    grey(plain(parts.summary))
    record_table(parts.shown, "shown")
    _folded(parts.unplaced, "in the window without a place on the map", "unplaced")
    _folded(parts.undated, "without a date: in no window, never dropped", "undated")


def _folded(rows: RecordRows, what: str, key: str) -> None:
    """A table that is only made, and sent, while it is open."""
    if not rows:
        return
    label = f"{plural(len(rows), 'record')} {what}"
    with (fold := st.expander(label, **kept_open(key))):
        if fold.open:
            record_table(rows, key)


def record_table(rows: RecordRows, key: str) -> None:
    """Show records as a table of which a picked row opens its card."""
    event = st.dataframe(
        rows.table,
        hide_index=True,
        height=min(HEIGHT_PX, 36 + 35 * len(rows)),
        key=f"table_{key}",
        on_select="rerun",
        selection_mode="single-row",
    )
    picked = [i for i in event.selection.rows if 0 <= i < len(rows)]
    chosen = rows.ids[picked[0]] if picked else ""
    remembered = f"_picked_{key}"
    # A selection stays in the table: only a new one opens a record.
    if chosen and st.session_state.get(remembered) != chosen:
        st.session_state[remembered] = chosen
        session.change(selected=(chosen,))
        st.rerun()
