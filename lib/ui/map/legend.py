"""The legend: switches for the layers, with what each shows in the window."""

from __future__ import annotations

import streamlit as st

from lib.cartography import LegendEntry, LegendGroup
from lib.cartography.legend import HOW_SURE, STROKES
from lib.ui import session
from lib.ui.frame import grey
from lib.ui.theme import theme
from lib.viewstate import ViewState

__all__ = ["legend_column"]


def legend_column(groups: tuple[LegendGroup, ...], view: ViewState) -> None:
    """Layers by family as switches, then the key to lines and marks."""
    for group in groups:
        with st.container(gap="xxsmall"):
            grey(group.title)
            for entry in group.entries:
                _switch(entry, view)
    strokes = "  ".join(f"**{stroke}** {meaning}" for stroke, meaning in STROKES)
    lines = ("How sure", strokes, *HOW_SURE)
    st.markdown("  \n".join(f":gray[:small[{line}]]" for line in lines))


def _switch(entry: LegendEntry, view: ViewState) -> None:
    key = f"layer_{entry.layer}"
    session.hold(key, entry.layer in view.layers)
    of = "" if entry.count == entry.total else f"/{entry.total}"
    count = f"{entry.count}{of}"
    mark = f"![](app/static/marks/{entry.layer}-{theme()}.png)"
    st.toggle(
        f"{mark} {entry.label} :gray[:small[{count}]]",
        key=key,
        on_change=_switched,
        args=(entry.layer,),
    )


def _switched(layer: str) -> None:
    on = st.session_state[f"layer_{layer}"]
    layers = session.view().layers
    session.change(layers=layers | {layer} if on else layers - {layer})
