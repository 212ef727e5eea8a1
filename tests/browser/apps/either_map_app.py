"""One view drawn by Streamlit's own chart or by the time map, in the same size, without text.

``?draw=component``, else the chart, with the view's own keys; ``without=leg`` drops a layer.
"""

from __future__ import annotations

from types import MappingProxyType

import pydeck as pdk
import streamlit as st

from lib.cartography import build_deck, filtered_records
from lib.cartography.scene import Slicing
from lib.cartography.time_map import Extent, MapScene, scene_state
from lib.catalog import Package, load_package
from lib.ui.time_map import time_map
from lib.viewstate import ViewState, Window, from_params
from lib.viewstate.state import FIRST_DAY, LAST_DAY

#: The component's own height on a desktop.
SIZE_PX = MappingProxyType({"width": 900, "height": 548})


@st.cache_resource
def package() -> Package:
    """The record."""
    return load_package()


def deck_of(view: ViewState, slicing: Slicing, without: str) -> pdk.Deck:
    """The view's Deck but for its text, which the two draw in their own ways."""
    deck = build_deck(package(), view, "light", slicing)
    deck.layers = [
        layer for layer in deck.layers if layer.type != "TextLayer" and layer.id != without
    ]
    return deck


def chart(view: ViewState, without: str) -> None:
    """The fallback: Python slices."""
    st.pydeck_chart(deck_of(view, "python", without), height=SIZE_PX["height"])


def component(view: ViewState, without: str) -> None:
    """The time map: the page slices."""
    whole = Extent("whole", "Whole", "Whole", "", (26, 34, 142, 66), inset=False)
    scene = MapScene(
        deck_json=deck_of(scene_state(view), "page", without).to_json(),
        theme="light",
        records=filtered_records(package(), view),
        extents=(whole,),
        days=Window(FIRST_DAY, LAST_DAY),
        histogram_layers=("voyage",),
    )
    time_map(scene, view, key="map", bar=False)


st.set_page_config(page_title="Either map", layout="wide")
params = st.query_params.to_dict()
shown = from_params({key: params[key] for key in params if key not in ("draw", "without")})[0]
with st.container(width=SIZE_PX["width"]):
    draw = component if params.get("draw") == "component" else chart
    draw(shown, params.get("without", ""))
