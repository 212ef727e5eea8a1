"""The only caches of the dashboard, each with a bound."""

from __future__ import annotations

import gc
from typing import Any

import streamlit as st

from lib.analysis.claims import Check, check_claims
from lib.analysis.claims.in_print import Pair, pair_target, printed_figures
from lib.analysis.distances import (
    Origin,
    PlaceDistance,
    companion_of,
    place_distance,
    shortcut_readings,
)
from lib.cartography import Theme, colours
from lib.cartography.distance_labels import Words
from lib.cartography.distance_scene import DistanceScene, DrawnDeck, build_distance_deck
from lib.catalog import Package, load_package
from lib.errors import DataError
from lib.geodesy.naive import NaiveReading
from lib.shortlinks import LinkStore
from lib.ui.claim_plot import claim_plot
from lib.ui.distance_plot import border_plot
from lib.ui.settings import data_dir, links_url
from lib.units import LengthUnit

__all__ = [
    "border_plot_spec",
    "claim_checks",
    "claim_plot_spec",
    "companion_distance",
    "distance",
    "distance_deck",
    "links",
    "package",
    "shortcuts",
]


@st.cache_resource(max_entries=1, show_spinner=False)
def package() -> Package:
    """The data package, read and checked once for all sessions."""
    loaded = load_package(data_dir())
    # Streamlit collects all generations after every run; what was loaded never dies, so it is
    # moved out of the collector's sight (measured: the median rerun falls to a quarter).
    gc.collect()
    gc.freeze()
    return loaded


@st.cache_resource(max_entries=1, show_spinner=False)
def links() -> LinkStore:
    """The short links, opened once for all sessions."""
    return LinkStore(links_url())


@st.cache_resource(max_entries=1_000, show_spinner=False)
def distance(origin: Origin, border_id: str) -> PlaceDistance:
    """A place's distance to a border by every source of it.

    Raises
    ------
    DataError
        Where the border's line is not complete for this place.
    """
    return place_distance(package(), origin, border_id)


def companion_distance(origin: Origin, border_id: str) -> PlaceDistance | None:
    """The distance of a depot's town, or of a town's depot; None where there is none."""
    companion = companion_of(package(), origin)
    try:
        return distance(companion, border_id) if companion else None
    except DataError:
        return None


@st.cache_resource(max_entries=1_000, show_spinner=False)
def shortcuts(origin: Origin, border_id: str) -> tuple[NaiveReading, ...]:
    """What the usual wrong methods read for the same pair."""
    return shortcut_readings(package(), origin, border_id)


@st.cache_resource(max_entries=32, show_spinner=False)
def distance_deck(
    origin: Origin,
    border_id: str,
    companion: Origin | None,
    rings_m: tuple[int, ...],
    words: Words,
    size_px: tuple[int, int],
    theme: Theme,
) -> DrawnDeck:
    """The map of a distance; its JSON, half a megabyte, is written once."""
    measured = distance(origin, border_id)
    scene = DistanceScene(measured, companion, rings_m, words, size_px)
    return build_distance_deck(package(), scene, theme)


@st.cache_resource(max_entries=200, show_spinner=False)
def border_plot_spec(
    origin: Origin, border_id: str, unit: LengthUnit, theme: Theme
) -> dict[str, Any]:
    """The plot of every border source as Vega-Lite, which takes Altair a tenth of a second."""
    plot = border_plot(
        package(),
        distance(origin, border_id),
        companion_distance(origin, border_id),
        unit,
        dict(colours(theme)),
    )
    spec: dict[str, Any] = plot.to_dict()
    return spec


@st.cache_resource(max_entries=1, show_spinner="Measuring what claims may have meant")
def claim_checks() -> tuple[Check, ...]:
    """Every claim with its verdict: some seconds of measuring, once for all sessions."""
    return check_claims(package())


@st.cache_resource(max_entries=200, show_spinner=False)
def claim_plot_spec(pair: Pair, unit: LengthUnit, theme: Theme, opened: str) -> dict[str, Any]:
    """The picture of every reading beside the figures in print for one distance."""
    printed = printed_figures(package(), pair)
    target = pair_target(package(), pair)
    spec: dict[str, Any] = claim_plot(printed, target, unit, dict(colours(theme)), opened).to_dict()
    return spec
