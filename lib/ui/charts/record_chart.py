"""A chart whose marks open their record's card."""

from __future__ import annotations

from typing import Any

import streamlit as st

from lib.ui import session
from lib.ui.charts.style import PICK

__all__ = ["record_chart"]


def record_chart(spec: dict[str, Any], key: str) -> None:
    """Show a chart made by `lib.ui.charts.style.layered`; a click selects the mark's record."""
    event = st.vega_lite_chart(spec, key=f"chart_{key}", on_select="rerun", selection_mode=[PICK])
    picked = event.selection.get(PICK, []) if event else []
    chosen = str(picked[0].get("id", "")) if picked else ""
    remembered = f"_picked_chart_{key}"
    # The selection stays in the chart: only a new one opens a record.
    if chosen and st.session_state.get(remembered) != chosen:
        st.session_state[remembered] = chosen
        session.change(selected=(chosen,))
        st.rerun()
    if not chosen:
        st.session_state.pop(remembered, None)
