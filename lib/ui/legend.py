"""The legend: switches for the layers, with what each shows in the window."""

from __future__ import annotations

import streamlit as st

from lib.cartography import legend
from lib.catalog import Package
from lib.ui import session
from lib.ui.theme import theme
from lib.viewstate import ViewState

__all__ = ["legend_column"]


def legend_column(package: Package, view: ViewState) -> None:
    """Layers by family as switches, then the key to lines and marks."""
    for group in legend(package, view):
        st.caption(group.title.upper())
        for entry in group.entries:
            key = f"layer_{entry.layer}"
            st.session_state[key] = entry.layer in view.layers
            count = f"{entry.count}" if entry.count == entry.total else f"{entry.count} / {entry.total}"
            mark = f"![](app/static/marks/{entry.layer}-{theme()}.png)"
            st.toggle(
                f"{mark} {entry.label} :gray[{count}]",
                key=key,
                on_change=_switch,
                args=(entry.layer,),
            )


def _switch(layer: str) -> None:
    on = st.session_state[f"layer_{layer}"]
    layers = session.view().layers
    session.change(layers=layers | {layer} if on else layers - {layer})
