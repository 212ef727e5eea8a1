"""The one Deck that chart, time map, snapshots and previews draw."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any, Literal

import pydeck as pdk
from pydeck.bindings.json_tools import default_serialize

from lib.cartography.basemap import Grade, basemap_layers, grade_at
from lib.cartography.labels import label_layers
from lib.cartography.places import place_layers
from lib.cartography.rail import rail_layers
from lib.cartography.record_filters import filtered_records
from lib.cartography.records import placed, shown_records
from lib.cartography.reports import report_layers
from lib.cartography.tokens import Theme
from lib.cartography.voyages import voyage_layers
from lib.catalog import Package
from lib.viewstate import ViewState

__all__ = ["Slicing", "build_deck", "layers_of"]

#: Who slices by time: Python (only rows of the window) or the page (all rows).
Slicing = Literal["python", "page"]


class CompactDeck(pdk.Deck):  # type: ignore[misc]  # pydeck has no types
    """A Deck whose JSON has no indentation: a third of the bytes on their way to the page."""

    def to_json(self) -> str:
        """Return the Deck as deck.gl's JSON."""
        return json.dumps(
            self,
            default=default_serialize,
            ensure_ascii=False,
            separators=(",", ":"),
            allow_nan=False,
        )


def build_deck(
    package: Package, state: ViewState, theme: Theme, slicing: Slicing = "python"
) -> pdk.Deck:
    """Return the map of a view.

    Parameters
    ----------
    package
        The data package.
    state
        The view: filters, layers, window, selection, camera.
    theme
        ``light`` or ``dark``.
    slicing
        ``python``: rows of the window alone, each as opaque as its share of the window, and
        the base map in the grade of the camera's zoom; for `st.pydeck_chart`, pictures and
        tables. ``page``: all rows that the filters let through, undated ones apart, and both
        grades; the page moves time and zoom.

    Returns
    -------
    pydeck.Deck
        Without any outside request. Layers with rows that carry ``es, ls, ee, le, kind, day``
        are sliced by time; rows with ``members`` count those of them that are shown; layers
        with ``filterRange`` are filtered by zoom; ids that end in ``-coarse`` or ``-fine`` are
        for zooms below and from `FINE_FROM_ZOOM`.
    """
    grades: tuple[Grade, ...]
    if slicing == "python":
        records = shown_records(package, state)
        grades = (grade_at(state.camera.zoom),)
    else:
        # What the page does itself, time and selection, leaves no trace in the rows.
        state = replace(state, selected=())
        records = placed(filtered_records(package, state)).assign(share=1.0)
        records = records[records["layer"].isin(state.layers)]
        records = records[records["earliest_start_day"].notna()]
        grades = ("coarse", "fine")
    layers = [
        *basemap_layers(package, state, theme, grades),
        *rail_layers(package, records, state, theme),
        *voyage_layers(package, records, state, theme),
        *place_layers(package, records, state, theme),
        *report_layers(package, records, state, theme),
        *label_layers(package, records, state, theme),
    ]
    camera = state.camera
    return CompactDeck(
        layers=[layer for layer in layers if layer.data],
        initial_view_state=pdk.ViewState(
            longitude=camera.lon,
            latitude=camera.lat,
            zoom=camera.zoom,
            pitch=camera.pitch,
            bearing=camera.bearing,
        ),
        map_provider=None,
        tooltip={"text": "{tip}"},
    )


def layers_of(deck: pdk.Deck) -> list[dict[str, Any]]:
    """Return a Deck's layers as its JSON has them, ``data`` being the rows themselves.

    For those who draw on the server: half a megabyte is neither written nor read.

    Examples
    --------
    >>> from lib.catalog import load_package
    >>> from lib.viewstate import DEFAULT
    >>> layers_of(build_deck(load_package(), DEFAULT, "light"))[0]["getPolygon"]
    '@@=polygon'
    """
    return [default_serialize(layer) for layer in deck.layers]
