"""The map as Streamlit draws it: where the time map's browser part is missing."""

from __future__ import annotations

from datetime import date, timedelta

import altair as alt
import pandas as pd
import streamlit as st

from lib.cartography import build_deck, text_alternative
from lib.catalog import Package
from lib.temporal import format_window, week_histogram
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
    _slider(state, first, end)
    st.altair_chart(_histogram(package, state), height=90)


def _select(package: Package, state: ViewState, objects: dict[str, list[dict[str, object]]]) -> None:
    """Open the record that was picked; what a client sends is checked against the record."""
    picked = [str(row.get("id", "")) for rows in objects.values() for row in rows]
    known = [i for i in picked if package.has_record(i)]
    if known and tuple(known[:1]) != state.selected[:1]:
        session.change(selected=(known[0],))
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


def _histogram(package: Package, state: ViewState) -> alt.Chart:
    tone = current_colours()
    weeks: pd.DataFrame = week_histogram(package, state)
    inside = weeks["week"].between(pd.Timestamp(state.window.start), pd.Timestamp(state.window.end))
    return (
        alt.Chart(weeks.assign(inside=inside))
        .mark_bar(color=tone["bar"])
        .encode(
            x=alt.X("week:T", title=None),
            y=alt.Y("records:Q", title="records a week", axis=alt.Axis(tickCount=3)),
            opacity=alt.condition("datum.inside", alt.value(1.0), alt.value(0.4)),
        )
    )
