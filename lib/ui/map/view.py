"""The map: the time map where it was built, else Streamlit's own chart with a slider."""

from __future__ import annotations

from functools import lru_cache

from lib.analysis.extent import record_extent
from lib.cartography.map_parts import MapParts
from lib.cartography.map_scene import map_scene
from lib.cartography.time_map import Measured, measured_figures
from lib.catalog import Package
from lib.ui import session
from lib.ui.map.chart import show_chart
from lib.ui.theme import theme
from lib.ui.time_map import available, latest_view, time_bar, time_map
from lib.units import LengthUnit
from lib.viewstate import Measurement, ViewState

__all__ = ["adopt_map", "map_view", "time_view"]

KEY = "map"


def adopt_map() -> None:
    """Take over what the reader did on the time map since the last run."""
    if available():
        session.adopt(latest_view(session.view(), key=KEY))


def map_view(package: Package, view: ViewState, parts: MapParts) -> None:
    """Show the map of a view."""
    if not available():
        show_chart(package, view, *record_extent(package))
        return
    time_map(
        map_scene(package, view, theme()),
        view,
        key=KEY,
        measured=_figures(package, view.measurements, view.units),
        title=parts.headline.sentence,
        summary=parts.summary,
        bar=False,
    )


def time_view(view: ViewState) -> None:
    """Show the time bar under map and card, where the time map draws it."""
    if available():
        time_bar(view, key=KEY)


@lru_cache(maxsize=256)
def _figures(
    package: Package, measurements: tuple[Measurement, ...], unit: LengthUnit
) -> tuple[Measured, ...]:
    return measured_figures(package, measurements, unit)
