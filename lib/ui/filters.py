"""Presets for the window, and the filters."""

from __future__ import annotations

from datetime import date

import streamlit as st

from lib.analysis.extent import record_extent
from lib.analysis.wording import CARGO
from lib.catalog import Package
from lib.temporal import MODES, format_window
from lib.ui import session
from lib.ui.fold import kept_open
from lib.viewstate import CARGOES, CONFIDENCES, DEFAULT, ViewState, Window

__all__ = ["filters", "presets"]

MODE_WORDS = {
    "possibly": "Possibly in window",
    "certainly": "Certainly",
    "on_day": "On the day",
}
#: The ways a window is often set, by name; the last one is all of the record.
PRESETS = {
    "Aug – Oct 2023": (date(2023, 8, 1), date(2023, 11, 1)),
    "Oct – Dec 2023": (date(2023, 10, 1), date(2024, 1, 1)),
    "Since then": (date(2024, 1, 1), None),
    "All": (None, None),
}


def presets(package: Package, view: ViewState) -> None:
    """Windows that are often wanted, as one row of buttons."""
    first, end = record_extent(package)
    windows = {
        name: Window(start or first, after or end) for name, (start, after) in PRESETS.items()
    }
    current = next((name for name, window in windows.items() if window == view.window), None)
    session.hold("preset", current)

    def choose() -> None:
        name = st.session_state["preset"]
        if name is not None:
            session.change(window=windows[name], cumulative=False)

    st.pills(
        f"Days shown: {format_window(view.window.start, view.window.end)}, UTC",
        list(windows),
        key="preset",
        on_change=choose,
        wrap=True,
        label_visibility="collapsed",
    )


def _filter_label(view: ViewState) -> str:
    changed = sum(
        getattr(view, field) != getattr(DEFAULT, field)
        for field in ("cargo", "confidence", "ships", "places", "known_on", "mode", "cumulative")
    )
    return f"Filters ({changed})" if changed else "Filters"


def filters(package: Package, view: ViewState) -> None:
    """The filters behind one button, which says how many differ from the first view.

    They are made while a reader has them open: eight controls that a moved window need not send.
    """
    with (panel := st.popover(_filter_label(view), width="stretch", **kept_open("filters"))):
        if panel.open:
            _filters(package, view)


def _filters(package: Package, view: ViewState) -> None:
    """One control per filter; each says in its label what it narrows."""
    _control_state(view)
    st.pills(
        "Cargo of voyages",
        CARGOES,
        selection_mode="multi",
        format_func=lambda code: CARGO[code],
        key="cargo",
        on_change=session.changed_by("cargo", lambda v: {"cargo": frozenset(v)}),
    )
    st.pills(
        "Confidence",
        CONFIDENCES,
        selection_mode="multi",
        format_func=lambda code: code.replace("_", " "),
        key="confidence",
        on_change=session.changed_by("confidence", lambda v: {"confidence": frozenset(v)}),
    )
    vessels, places = package.tables["vessels"], package.tables["places"]
    ships = dict(zip(vessels["vessel_id"], vessels["name"], strict=True))
    names = dict(zip(places["place_id"], places["name"], strict=True))
    st.multiselect(
        "Ships",
        list(ships),
        format_func=lambda i: ships.get(i, i),
        key="ships",
        placeholder="all ships",
        on_change=session.changed_by("ships", lambda v: {"ships": tuple(v)}),
    )
    st.multiselect(
        "Places",
        list(names),
        format_func=lambda i: names.get(i, i),
        key="places",
        placeholder="all places",
        on_change=session.changed_by("places", lambda v: {"places": tuple(v)}),
    )
    st.segmented_control(
        "An uncertain date meets the window",
        MODES,
        format_func=lambda code: MODE_WORDS[code],
        key="mode",
        on_change=session.changed_by("mode", lambda v: {"mode": v or DEFAULT.mode}),
    )
    st.toggle(
        "Everything up to the window's end",
        key="cumulative",
        on_change=session.changed_by("cumulative", lambda v: {"cumulative": v}),
    )
    st.date_input(
        "As known on (blank: today)",
        key="known_on",
        min_value=date(2022, 1, 1),
        format="YYYY-MM-DD",
        on_change=session.changed_by("known_on", lambda v: {"known_on": v}),
    )
    st.button("Clear filters", on_click=_clear)


def _control_state(view: ViewState) -> None:
    """Give each control what the view holds, so that an address or the time map moves it."""
    session.hold("cargo", [c for c in CARGOES if c in view.cargo])
    session.hold("confidence", [c for c in CONFIDENCES if c in view.confidence])
    session.hold("ships", list(view.ships))
    session.hold("places", list(view.places))
    session.hold("mode", view.mode)
    session.hold("cumulative", view.cumulative)
    session.hold("known_on", view.known_on)


def _clear() -> None:
    fields = ("cargo", "confidence", "ships", "places", "known_on", "mode", "cumulative")
    session.change(**{field: getattr(DEFAULT, field) for field in fields})
