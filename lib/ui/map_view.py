"""The map: the time map where it was built, else Streamlit's own chart with a slider."""

from __future__ import annotations

from lib.catalog import Package
from lib.ui.filters import record_extent
from lib.ui.map_chart import show_chart
from lib.viewstate import ViewState

__all__ = ["map_view"]


def map_view(package: Package, view: ViewState) -> None:
    """Show the map of a view."""
    show_chart(package, view, *record_extent(package))
