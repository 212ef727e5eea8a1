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
from lib.catalog import Package, load_package, version_dir
from lib.errors import DataError
from lib.geodesy.naive import NaiveReading
from lib.shortlinks import LinkStore
from lib.ui.claims.plot import claim_plot
from lib.ui.distances.plot import border_plot
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
    "newest",
    "package",
    "package_of",
    "shortcuts",
    "show_version",
]


_VERSION_KEY = "_data_version"
#: Versions of the data that are held at once, the newest among them.
MOST_VERSIONS = 3


def newest() -> Package:
    """The newest data package, read and checked once for all sessions."""
    return _package("")


def package() -> Package:
    """The data package that this session shows: the newest, or the one that its link names."""
    return _package(_shown_version())


def package_of(version: str) -> Package:
    """The data package of a version; where it is empty, or not kept: the newest."""
    return _package("" if version == newest().version else _kept(version))


def show_version(version: str) -> None:
    """Show a frozen version in this session from now on; empty, or not kept: the newest."""
    st.session_state[_VERSION_KEY] = _kept(version)


def _kept(version: str) -> str:
    return version if version and version_dir(data_dir(), version) else ""


def _shown_version() -> str:
    return str(st.session_state.get(_VERSION_KEY, ""))


@st.cache_resource(max_entries=MOST_VERSIONS, show_spinner=False)
def _package(version: str) -> Package:
    loaded = load_package((version and version_dir(data_dir(), version)) or data_dir())
    # Streamlit collects all generations after every run; what was loaded never dies, so it is
    # moved out of the collector's sight (measured: the median rerun falls to a quarter).
    gc.collect()
    gc.freeze()
    return loaded


@st.cache_resource(max_entries=1, show_spinner=False)
def links() -> LinkStore:
    """The short links, opened once for all sessions."""
    return LinkStore(links_url())


def distance(origin: Origin, border_id: str) -> PlaceDistance:
    """A place's distance to a border by every source of it.

    Raises
    ------
    DataError
        Where the border's line is not complete for this place.
    """
    return _distance(_shown_version(), origin, border_id)


@st.cache_resource(max_entries=1_000, show_spinner=False)
def _distance(version: str, origin: Origin, border_id: str) -> PlaceDistance:
    return place_distance(_package(version), origin, border_id)


def companion_distance(origin: Origin, border_id: str) -> PlaceDistance | None:
    """The distance of a depot's town, or of a town's depot; None where there is none."""
    companion = companion_of(package(), origin)
    try:
        return distance(companion, border_id) if companion else None
    except DataError:
        return None


def shortcuts(origin: Origin, border_id: str) -> tuple[NaiveReading, ...]:
    """What the usual wrong methods read for the same pair."""
    return _shortcuts(_shown_version(), origin, border_id)


@st.cache_resource(max_entries=1_000, show_spinner=False)
def _shortcuts(version: str, origin: Origin, border_id: str) -> tuple[NaiveReading, ...]:
    return shortcut_readings(_package(version), origin, border_id)


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
    version = _shown_version()
    return _distance_deck(version, origin, border_id, companion, rings_m, words, size_px, theme)


@st.cache_resource(max_entries=32, show_spinner=False)
def _distance_deck(
    version: str,
    origin: Origin,
    border_id: str,
    companion: Origin | None,
    rings_m: tuple[int, ...],
    words: Words,
    size_px: tuple[int, int],
    theme: Theme,
) -> DrawnDeck:
    measured = _distance(version, origin, border_id)
    scene = DistanceScene(measured, companion, rings_m, words, size_px)
    return build_distance_deck(_package(version), scene, theme)


def border_plot_spec(
    origin: Origin, border_id: str, unit: LengthUnit, theme: Theme
) -> dict[str, Any]:
    """The plot of every border source as Vega-Lite, which takes Altair a tenth of a second."""
    return _border_plot_spec(_shown_version(), origin, border_id, unit, theme)


@st.cache_resource(max_entries=200, show_spinner=False)
def _border_plot_spec(
    version: str, origin: Origin, border_id: str, unit: LengthUnit, theme: Theme
) -> dict[str, Any]:
    plot = border_plot(
        _package(version),
        distance(origin, border_id),
        companion_distance(origin, border_id),
        unit,
        dict(colours(theme)),
    )
    spec: dict[str, Any] = plot.to_dict()
    return spec


def claim_checks() -> tuple[Check, ...]:
    """Every claim with its verdict: some seconds of measuring, once for all sessions."""
    return _claim_checks(_shown_version())


@st.cache_resource(max_entries=MOST_VERSIONS, show_spinner="Measuring what claims may have meant")
def _claim_checks(version: str) -> tuple[Check, ...]:
    return check_claims(_package(version))


def claim_plot_spec(pair: Pair, unit: LengthUnit, theme: Theme, opened: str) -> dict[str, Any]:
    """The picture of every reading beside the figures in print for one distance."""
    return _claim_plot_spec(_shown_version(), pair, unit, theme, opened)


@st.cache_resource(max_entries=200, show_spinner=False)
def _claim_plot_spec(
    version: str, pair: Pair, unit: LengthUnit, theme: Theme, opened: str
) -> dict[str, Any]:
    printed = printed_figures(_package(version), pair)
    target = pair_target(_package(version), pair)
    spec: dict[str, Any] = claim_plot(printed, target, unit, dict(colours(theme)), opened).to_dict()
    return spec
