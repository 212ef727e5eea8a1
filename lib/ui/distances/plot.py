"""The same pair by every border source, as dots on one line a source."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt
import pandas as pd

from lib.analysis.distance_words import DEFINITIONS
from lib.analysis.distances import BorderReading, Origin, PlaceDistance
from lib.catalog import Package
from lib.ui.charts.style import FONT, length_axis, title_style
from lib.units import LENGTH_UNITS_M, LengthUnit, format_number

__all__ = ["border_plot", "plot_key"]

#: Height of a row, and of title and axis above the first one.
ROW_PX, HEAD_PX = 38, 76
#: Room beside the outermost marks for their figures, as a share of what the figures span.
ROOM = 0.25


def border_plot(
    package: Package,
    measured: PlaceDistance,
    beside: PlaceDistance | None,
    unit: LengthUnit,
    tone: dict[str, str],
) -> alt.LayerChart:
    """Return the plot: a filled square for a place of the record, an open circle for a town.

    Parameters
    ----------
    beside
        The companion's distances to the same border; None without one.
    tone
        Colour tokens, role -> ``#rrggbb``.
    """
    distances = [measured, *([beside] if beside else [])]
    rows = _rows(package, distances, unit)
    order = list(dict.fromkeys(rows["row"]))
    base = alt.Chart(rows).encode(
        y=alt.Y("row:N", sort=order, axis=None, scale=alt.Scale(paddingOuter=0.2)),
        x=_scale(rows["value"].min(), rows["value"].max(), unit),
    )
    names = base.transform_filter("datum.who == 0").mark_text(
        align="left", dy=-13, font=FONT, fontSize=11, color=tone["text2"], limit=300
    )
    # Figures stand outside, so that those of two near places do not meet.
    nearer = beside is None or measured.reading.distance_m <= beside.reading.distance_m
    layers = [
        base.mark_rule(color=tone["rule"]).encode(x=alt.value(0), x2=alt.value("width")),
        names.encode(x=alt.value(0), text="row:N"),
    ]
    for who, distance in enumerate(distances):
        left = beside is not None and (who == 0) == nearer
        layers += _marks(base.transform_filter(f"datum.who == {who}"), tone, distance.origin, left)
    chart: alt.LayerChart = (
        alt.layer(*layers)
        .properties(
            height=HEAD_PX + ROW_PX * len(order),
            width="container",
            background="transparent",
            description=_description(rows, unit),
            title=_title(measured, beside, tone),
        )
        .configure_view(stroke=None)
        .configure_axis(
            gridColor=tone["rule"], labelColor=tone["text3"], labelFont=FONT, labelFontSize=11
        )
    )
    return chart


def _scale(low: float, high: float, unit: LengthUnit) -> alt.X:
    room = ROOM * max(high - low, 0.5)
    return alt.X(
        "value:Q",
        title=None,
        scale=alt.Scale(domain=[low - room, high + room], nice=False, zero=False),
        axis=alt.Axis(**length_axis(unit, 4, grid=True)),
    )


def _title(
    measured: PlaceDistance, beside: PlaceDistance | None, tone: dict[str, str]
) -> alt.TitleParams:
    return alt.TitleParams(
        "The same pair by every border source",
        subtitle=plot_key(measured, beside),
        **title_style(tone),
    )


def plot_key(measured: PlaceDistance, beside: PlaceDistance | None) -> str:
    """What the marks stand for."""
    key = f"■ {measured.origin.layer}" if measured.origin.layer else "○ place"
    if beside is not None:
        key += f"   {'■' if beside.origin.layer else '○'} {beside.origin.layer or 'town'}"
    return key


def _marks(chosen: alt.Chart, tone: dict[str, str], origin: Origin, left: bool) -> list[alt.Chart]:
    """A mark and its figure: a square in its colour for a place, an open circle for a town."""
    colour = tone[origin.layer] if origin.layer else tone["text1"]
    return [
        chosen.mark_point(
            shape="square" if origin.layer else "circle",
            size=70,
            filled=False,
            fill=colour if origin.layer else tone["page"],
            stroke=colour,
            opacity=1,
        ),
        chosen.mark_text(
            align="right" if left else "left",
            dx=-8 if left else 8,
            dy=1,
            font=FONT,
            fontSize=11,
            color=tone["text1"],
        ).encode(text="figure:N"),
    ]


def _rows(package: Package, distances: Sequence[PlaceDistance], unit: LengthUnit) -> pd.DataFrame:
    sources = package.tables["borders"].set_index("border_id")["source"].to_dict()
    return pd.DataFrame(
        {
            "row": _row_name(str(sources[reading.border_id]), reading),
            "who": who,
            "value": reading.distance_m / LENGTH_UNITS_M[unit],
            "figure": format_number(reading.distance_m / LENGTH_UNITS_M[unit], 1),
            "place": distance.origin.name,
        }
        for who, distance in enumerate(distances)
        for reading in distance.readings
    )


def _row_name(source: str, reading: BorderReading) -> str:
    """A source in a narrow column, with what sets it apart from the measured line."""
    name = source.replace(" million", "m").replace("United Nations geodata", "UN")
    if reading.in_spread:
        return name
    apart = "land border" if reading.covers == "land_border" else DEFINITIONS[reading.definition]
    return f"{name}, {apart}"


def _description(rows: pd.DataFrame, unit: LengthUnit) -> str:
    figures = (f"{r.place} by {r.row}: {r.figure} {unit}" for r in rows.itertuples())
    return "; ".join(figures)
