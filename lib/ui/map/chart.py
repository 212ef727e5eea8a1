"""The map as Streamlit draws it: where the time map's browser part is missing."""

from __future__ import annotations

from datetime import date, timedelta

import altair as alt
import pandas as pd
import streamlit as st

from lib.analysis.records import RecordNotFoundError, find_record
from lib.cartography import build_deck, filtered_records, text_alternative
from lib.catalog import Package
from lib.temporal import format_window, histogram, week_edges
from lib.ui import session
from lib.ui.theme import current_colours, theme
from lib.viewstate import ViewState, Window

__all__ = ["show_chart"]

HEIGHT_PX = 520


def show_chart(package: Package, state: ViewState, first: date, end: date) -> None:
    """Map, histogram and time slider of a view.

    Parameters
    ----------
    package, state
        What is shown.
    first, end
        The record's first day and the first day after it: the slider's ends.
    """
    deck = build_deck(package, state, theme())
    event = st.pydeck_chart(
        deck,
        height=HEIGHT_PX,
        key="chart",
        on_select="rerun",
        selection_mode="single-object",
        alt=text_alternative(package, state),
    )
    _select(package, state, event.selection.objects if event else {})
    st.altair_chart(_histogram(package, state, week_edges(first, end)), height=90)
    _slider(state, first, end)


def _select(
    package: Package, state: ViewState, objects: dict[str, list[dict[str, object]]]
) -> None:
    """Open the record that was picked; what a client sends is checked against the record."""
    picked = [str(row.get("id", "")) for rows in objects.values() for row in rows]
    if not picked or picked[0] == next(iter(state.selected), ""):
        return
    try:
        find_record(package, picked[0])
    except RecordNotFoundError:
        return
    session.change(selected=(picked[0],))
    st.rerun()


def _slider(state: ViewState, first: date, end: date) -> None:
    last = end - timedelta(days=1)
    shown = (max(state.window.start, first), min(state.window.end - timedelta(days=1), last))
    st.session_state["window"] = shown
    st.slider(
        f"Days shown: {format_window(state.window.start, state.window.end)}, UTC",
        min_value=first,
        max_value=last,
        format="D MMM YYYY",
        key="window",
        on_change=session.changed_by("window", _to_window),
    )


def _to_window(days: tuple[date, date]) -> dict[str, Window]:
    return {"window": Window(days[0], days[1] + timedelta(days=1))}


def _histogram(package: Package, state: ViewState, edges: list[date]) -> alt.Chart:
    """Records a week, wider dates spread by share; what lies outside the window is paler."""
    tone = current_colours()
    weeks = pd.DataFrame(
        {
            "week": pd.to_datetime(edges[:-1]),
            "records": histogram(filtered_records(package, state), edges),
            "inside": [state.window.start <= week < state.window.end for week in edges[:-1]],
        }
    )
    chart: alt.Chart = (
        alt.Chart(weeks)
        .mark_bar(color=tone["bar"])
        .encode(
            x=alt.X("week:T", title=None),
            y=alt.Y("records:Q", title=None, axis=alt.Axis(tickCount=3)),
            opacity=alt.condition("datum.inside", alt.value(1.0), alt.value(0.4)),
        )
        .properties(description="Records a week over the whole record")
    )
    return chart
