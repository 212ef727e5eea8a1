"""The same pair by every border source, as dots on one line a source."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt
import pandas as pd

from lib.analysis.distance_words import DEFINITIONS
from lib.analysis.distances import BorderReading, PlaceDistance
from lib.catalog import Package
from lib.units import LENGTH_UNITS_M, LengthUnit, format_number

__all__ = ["border_plot"]

ROW_PX = 44
#: Room beside the outermost figures, as shares of what the figures span.
ROOM_LEFT, ROOM_RIGHT = 0.08, 0.22
FONT = "IBM Plex Sans"


def border_plot(
    package: Package,
    measured: PlaceDistance,
    beside: PlaceDistance | None,
    unit: LengthUnit,
    tone: dict[str, str],
) -> alt.LayerChart:
    """Return the plot: a filled square for the place, an open circle for its companion.

    Parameters
    ----------
    beside
        The companion's distances to the same border; None without one.
    tone
        Colour tokens, role -> ``#rrggbb``.
    """
    rows = _rows(package, [measured, *([beside] if beside else [])], unit)
    order = list(dict.fromkeys(rows["row"]))
    low, high = rows["value"].min(), rows["value"].max()
    span = max(high - low, 0.5)
    base = alt.Chart(rows).encode(
        y=alt.Y("row:N", sort=order, axis=None, scale=alt.Scale(paddingOuter=0.2)),
        x=alt.X(
            "value:Q",
            title=None,
            scale=alt.Scale(
                domain=[low - ROOM_LEFT * span, high + ROOM_RIGHT * span], nice=False, zero=False
            ),
            axis=alt.Axis(
                orient="top",
                tickCount=4,
                format=",.0f",
                labelExpr=f"datum.label + ' {unit}'",
                grid=True,
                domain=False,
                ticks=False,
            ),
        ),
    )
    layers = [
        base.mark_rule(color=tone["rule"]).encode(x=alt.value(0), x2=alt.value("width")),
        base.transform_filter("datum.first")
        .mark_text(
            align="left", dy=-13, dx=0, font=FONT, fontSize=11, color=tone["text2"], limit=300
        )
        .encode(x=alt.value(0), text="row:N"),
        *_marks(base, tone, tone.get(measured.origin.layer, tone["measure"])),
    ]
    chart: alt.LayerChart = (
        alt.layer(*layers)
        .properties(
            height=ROW_PX * len(order),
            width="container",
            background="transparent",
            description=_description(rows, unit),
            title=alt.TitleParams(
                "The same pair by every border source",
                subtitle=_key(measured, beside),
                anchor="start",
                font=FONT,
                fontSize=13,
                fontWeight=600,
                color=tone["text1"],
                subtitleFont=FONT,
                subtitleFontSize=12,
                subtitleColor=tone["text2"],
                offset=10,
            ),
        )
        .configure_view(stroke=None)
        .configure_axis(
            gridColor=tone["rule"], labelColor=tone["text3"], labelFont=FONT, labelFontSize=11
        )
    )
    return chart


def _key(measured: PlaceDistance, beside: PlaceDistance | None) -> str:
    place = measured.origin.layer or "place"
    return f"■ {place}" + (f"   ○ {beside.origin.layer or 'town'}" if beside else "")


def _marks(base: alt.Chart, tone: dict[str, str], colour: str) -> list[alt.Chart]:
    """A mark and its figure for each of the two places."""
    marks = []
    for who, shape, fill, stroke in (
        (0, "square", colour, colour),
        (1, "circle", tone["page"], tone["text1"]),
    ):
        chosen = base.transform_filter(f"datum.who == {who}")
        marks += [
            chosen.mark_point(
                shape=shape, size=70, filled=False, fill=fill, stroke=stroke, opacity=1
            ),
            chosen.mark_text(
                align="left", dx=8, dy=1, font=FONT, fontSize=11, color=tone["text1"]
            ).encode(text="figure:N"),
        ]
    return marks


def _rows(package: Package, distances: Sequence[PlaceDistance], unit: LengthUnit) -> pd.DataFrame:
    sources = package.tables["borders"].set_index("border_id")["source"].to_dict()
    return pd.DataFrame(
        {
            "row": _row_name(str(sources[reading.border_id]), reading),
            "who": who,
            "first": who == 0,
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
