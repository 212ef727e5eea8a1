"""The search: a record or place by any of its names."""

from __future__ import annotations

import streamlit as st

from lib.analysis.search import Hit, search
from lib.analysis.wording import CLASSES, plural
from lib.catalog import Package
from lib.ui import session
from lib.ui.frame import grey, plain
from lib.viewstate import ViewState

__all__ = ["finder"]

#: Matches that are listed; more are counted.
LISTED = 8


def finder(package: Package, view: ViewState) -> None:
    """The search field, and what it found."""
    session.hold("search", view.search)
    st.text_input(
        "Find a record or place by any of its names",
        key="search",
        placeholder="Find: Rajin, Тихорецк …",
        on_change=session.changed_by("search", lambda text: {"search": text}),
        label_visibility="collapsed",
    )
    if view.search:
        _hits(search(package, view.search))


def _hits(hits: list[Hit]) -> None:
    """Each match as a button that opens the record."""
    if not hits:
        st.info("Nothing in the record carries all of these words. Try fewer or shorter ones.")
        return
    with st.container(gap="xxsmall"):
        grey(plural(len(hits), "match", "matches"))
        for hit in hits[:LISTED]:
            also = f" ({plain(hit.matched)})" if hit.matched else ""
            st.button(
                f"{CLASSES[hit.layer]}: {plain(hit.title)}{also}",
                key=f"hit_{hit.id}",
                type="tertiary",
                on_click=session.change,
                kwargs={"selected": (hit.id,)},
            )
        if len(hits) > LISTED:
            grey(f"and {len(hits) - LISTED} more: add a word")
