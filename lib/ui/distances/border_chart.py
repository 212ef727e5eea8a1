"""The chart of every border source on the Distances page, with its download."""

from __future__ import annotations

import streamlit as st

from lib.analysis.distance_words import distance_headline, distance_line
from lib.analysis.distances import PlaceDistance
from lib.catalog import Package
from lib.export.chart_credits import border_credit, data_credit, source_credit
from lib.export.chart_figure import ChartFigure, ink
from lib.ui import caches
from lib.ui.charts.download import chart_download
from lib.ui.distances.plot import border_plot, plot_key
from lib.ui.theme import theme
from lib.units import LengthUnit

__all__ = ["border_chart", "border_figure"]


def border_chart(package: Package, measured: PlaceDistance, unit: LengthUnit) -> None:
    """Show the same pair by every border source, and offer it as a file."""
    origin, border_id = measured.origin, measured.border_id
    beside = caches.companion_distance(origin, border_id)
    st.vega_lite_chart(caches.border_plot_spec(origin, border_id, unit, theme()))
    chart_download("border-sources", lambda: border_figure(package, measured, beside, unit))


def border_figure(
    package: Package, measured: PlaceDistance, beside: PlaceDistance | None, unit: LengthUnit
) -> ChartFigure:
    """Return the chart for print."""
    borders = border_credit(package, (reading.border_id for reading in measured.readings))
    ends = [each.origin for each in (measured, beside) if each and each.origin.id]
    records = (("places" if end.layer else "reference_points", end.id) for end in ends)
    return ChartFigure(
        (border_plot(package, measured, beside, unit, ink()).to_dict(),),
        distance_headline(package, measured, unit),
        (f"By every border source. {distance_line(package, measured)}",),
        plot_key(measured, beside),
        (source_credit(package, records), borders, data_credit(package)),
    )
