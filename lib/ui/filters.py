"""The bar above the map: presets, search, filters."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import streamlit as st

from lib.analysis.search import Hit, search
from lib.analysis.wording import CARGO, CLASSES, plural
from lib.catalog import Package
from lib.temporal import MODES, events_extent, format_window, with_day_bounds
from lib.ui import session
from lib.ui.frame import plain
from lib.viewstate import CARGOES, CONFIDENCES, DEFAULT, ViewState, Window

__all__ = ["filter_bar", "record_extent"]

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
TABLES_IN_TIME = ("voyages", "observations", "events")


def record_extent(package: Package) -> tuple[date, date]:
    """First day of the dated record and the first day after it."""
    extents = [
        extent
        for table in TABLES_IN_TIME
        if (extent := events_extent(with_day_bounds(package.tables[table], table)))
    ]
    return min(first for first, _ in extents), max(end for _, end in extents)


def filter_bar(package: Package, view: ViewState) -> None:
    """Presets for the window, the search, and the filters."""
    presets, finding, filtering = st.columns([3, 2.2, 1.1], vertical_alignment="bottom")
    with presets:
        _presets(package, view)
    with finding:
        st.text_input(
            "Find a record or place by any of its names",
            value=view.search,
            key="search",
            placeholder="Find by any name: Rajin, Тихорецк, Angara, V004 …",
            label_visibility="collapsed",
            on_change=session.changed_by("search", lambda text: {"search": text}),
        )
    with filtering, st.popover(_filter_label(view), width="stretch"):
        _filters(package, view)
    if view.search:
        _hits(search(package, view.search), view)


def _presets(package: Package, view: ViewState) -> None:
    first, end = record_extent(package)
    windows = {
        name: Window(start or first, after or end) for name, (start, after) in PRESETS.items()
    }
    current = next((name for name, window in windows.items() if window == view.window), None)
    st.session_state["preset"] = current

    def choose() -> None:
        name = st.session_state["preset"]
        if name is not None:
            session.change(window=windows[name], cumulative=False)

    st.segmented_control(
        f"Days shown: {format_window(view.window.start, view.window.end)}, UTC",
        list(windows),
        key="preset",
        on_change=choose,
        label_visibility="collapsed",
    )


def _filter_label(view: ViewState) -> str:
    changed = sum(
        getattr(view, field) != getattr(DEFAULT, field)
        for field in ("cargo", "confidence", "ships", "places", "known_on", "mode", "cumulative")
    )
    return f"Filters ({changed})" if changed else "Filters"


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
    st.session_state.update(
        cargo=[c for c in CARGOES if c in view.cargo],
        confidence=[c for c in CONFIDENCES if c in view.confidence],
        ships=list(view.ships),
        places=list(view.places),
        mode=view.mode,
        cumulative=view.cumulative,
        known_on=view.known_on,
    )


def _clear() -> None:
    fields = ("cargo", "confidence", "ships", "places", "known_on", "mode", "cumulative")
    session.change(**{field: getattr(DEFAULT, field) for field in fields})


def _hits(hits: list[Hit], view: ViewState) -> None:
    """What the search found: each a button that opens the record."""
    if not hits:
        st.info("Nothing in the record carries all of these words. Try fewer or shorter ones.")
        return
    with st.container(horizontal=True, gap="small"):
        st.caption(f"{plural(len(hits), 'match', 'matches')}:")
        for hit in hits[:12]:
            also = f" ({plain(hit.matched)})" if hit.matched else ""
            st.button(
                f"{CLASSES[hit.layer]}: {plain(hit.title)}{also}",
                key=f"hit_{hit.id}",
                type="tertiary",
                on_click=session.change,
                kwargs={"selected": replace(view, selected=(hit.id,)).selected},
            )
