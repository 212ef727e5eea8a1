"""The component in Streamlit: where its files are, how it is mounted, what it answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest

from lib.cartography.time_map import (
    MapScene,
    Measured,
    address_json,
    measured_json,
    scene_bytes,
    view_json,
)
from lib.ui.time_map.agreement import Agreement, agree
from lib.viewstate import ViewState

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

__all__ = [
    "Sight",
    "TimeMapResult",
    "available",
    "latest_view",
    "still_map",
    "time_bar",
    "time_map",
]

PACKAGE = Path(__file__).parent
BUILD = "build"
BUNDLE = "time_map-*.js"
NAME = "najin-to-tikhoretsk.time_map"


@dataclass(frozen=True, slots=True)
class TimeMapResult:
    """What the reader has made of the view."""

    view: ViewState
    changed: bool
    """Whether the map, not the page, has changed the view in this run."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What a still map keeps in sight, whatever its width."""

    bounds: tuple[float, float, float, float]
    """West, south, east, north in degrees, EPSG:4326."""
    height_px: int


@cache
def available() -> bool:
    """Whether the browser part has been built; without it the page has Streamlit's own chart."""
    return any((PACKAGE / BUILD).glob(BUNDLE))


def latest_view(view: ViewState, *, key: str) -> ViewState:
    """Return the page's view with what the reader has done on the map since the last run.

    To be called before anything that speaks of the view, the headline for one; any number of
    times in a run.
    """
    return _agreed(view, key).view


def time_map(
    scene: MapScene,
    view: ViewState,
    *,
    key: str,
    measured: Sequence[Measured] = (),
    title: str = "",
    summary: str = "",
    bar: bool = True,
) -> TimeMapResult:
    """Show the map.

    Parameters
    ----------
    scene
        What it draws; the same object or an equal one costs next to nothing.
    view
        The page's view. Camera, window, mode, selection and measurements are the map's to
        change; it writes them to the address itself, without a rerun.
    key
        Name of the map in this session; a map's `time_bar` has the same.
    measured
        Figures of the view's measurements.
    title
        Headline of the saved picture.
    summary
        The view in words, read aloud.
    bar
        Whether the time bar stands under the map; if not, `time_bar` puts it elsewhere.
    """
    agreement = _agreed(view, key)
    mount = _mount_json(key, agreement, measured, view.units)
    mount |= {"part": "map", "title": title, "summary": summary, "bar": bar}
    _mount(key, scene, mount)
    st.session_state[_memo(key)] = agreement
    return TimeMapResult(agreement.view, agreement.view != view)


def time_bar(view: ViewState, *, key: str) -> None:
    """Show the time bar of the map ``key``, where the map itself was told to have none."""
    agreement: Agreement = st.session_state.get(_memo(key)) or _agreed(view, key)
    mount = _mount_json(key, agreement, (), view.units)
    mount |= {"part": "bar", "title": "", "summary": "", "bar": True}
    _renderer()(key=f"{key}-bar", data=mount)


def still_map(
    scene: MapScene,
    view: ViewState,
    sight: Sight,
    *,
    key: str,
    measured: Sequence[Measured] = (),
    summary: str = "",
) -> None:
    """Show a map that illustrates: the reader looks around in it, page and address stay.

    Parameters
    ----------
    scene, view
        What it draws, and of what time; the view's camera counts for nothing.
    sight
        Where it looks. Another one is flown to.
    key
        Name of the map in this session.
    measured
        Figures of the view's measurements.
    summary
        What the map shows, read aloud.
    """
    told = (view_json(view), sight)
    last, command = st.session_state.get(_memo(key), (told, 0))
    command += told != last
    st.session_state[_memo(key)] = (told, command)
    mount = _mount_json(key, Agreement(view, command), measured, view.units)
    mount |= {"part": "map", "title": "", "summary": summary, "bar": False, "address": None}
    mount |= {"still": {"bounds": list(sight.bounds), "height_px": sight.height_px}}
    _mount(key, scene, mount)


def _mount(key: str, scene: MapScene, mount: dict[str, Any]) -> None:
    with st.container(gap=None):
        _renderer()(key=f"{key}-scene", data=scene_bytes(scene, key))
        _renderer()(key=key, data=mount, on_report_change=_nothing)


def _mount_json(
    key: str, agreement: Agreement, measured: Sequence[Measured], units: str
) -> dict[str, Any]:
    return {
        "map": key,
        # The view of the last command: while the reader moves the map, the same bytes.
        "view": view_json(agreement.commanded or agreement.view),
        "command": agreement.command,
        "measured": [measured_json(result) for result in measured],
        "units": units,
        "address": address_json(),
        "still": None,
    }


def _agreed(view: ViewState, key: str) -> Agreement:
    state = st.session_state.get(key)
    report = state.get("report") if state else None
    return agree(st.session_state.get(_memo(key)), view, report)


def _memo(key: str) -> str:
    return f"{key}-agreement"


def _nothing() -> None:
    """Streamlit reports only states that have a callback; the page reads the report itself."""


def _renderer() -> ComponentRenderer:
    """The component's mounting command, registered with the runtime that is running.

    Streamlit finds files of components in installed distributions only; this one lives in the
    project, so its folder is named to the runtime here.
    """
    manager = get_bidi_component_manager()
    if manager.get_component_asset_root(NAME) is None:
        project, component = NAME.split(".")
        config = ComponentConfig(component, asset_dir=BUILD)
        manager.register_from_manifest(ComponentManifest(project, "0.1.0", [config]), PACKAGE)
    return _component()


@lru_cache(maxsize=1)
def _component() -> ComponentRenderer:
    return st.components.v2.component(NAME, js=BUNDLE)
