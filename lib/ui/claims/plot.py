"""Every reading beside the values that each printed figure can stand for, as one picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import altair as alt
import pandas as pd

from lib.analysis.claims.in_print import PrintedFigure
from lib.ui.charts.style import length_axis
from lib.ui.claims import plot_rows
from lib.units import LengthUnit

__all__ = ["claim_plot"]

#: Height of a row, and of the axis above the first one.
ROW_PX, HEAD_PX = 36, 44
FONT = "IBM Plex Sans"


def claim_plot(
    printed: Sequence[PrintedFigure],
    target: str,
    unit: LengthUnit,
    tone: Mapping[str, str],
    opened: str = "",
) -> alt.LayerChart:
    """Return the picture: bars for what figures stand for, marks for readings.

    Parameters
    ----------
    printed
        Figures in print for one pair of ends, with their readings.
    target
        What is measured to, in a sentence.
    tone
        Colour tokens, role -> ``#rrggbb``.
    opened
        Id of the claim that is open: its figure's bar is the strongest.
    """
    rows = plot_rows.rows(printed[0].readings, target)
    bars, marks = plot_rows.bars(printed, unit, opened), plot_rows.marks(rows, unit)
    axis = _Axis(unit, plot_rows.domain(marks["value"], bars))
    for end in ("from", "to"):
        bars[end] = bars[end].clip(*axis.domain)
    names = pd.DataFrame(
        [
            *bars[["row", "text"]].drop_duplicates("row").to_dict("records"),
            *({"row": row.name, "text": row.name} for row in rows),
        ]
    )
    y = alt.Y("row:N", sort=list(names["row"]), axis=None, scale=alt.Scale(paddingOuter=0.1))
    lines = alt.Chart(names).encode(y=y, x=alt.value(0))
    chart: alt.LayerChart = (
        alt.layer(
            lines.mark_rule(color=tone["rule"]).encode(x2=alt.value("width")),
            *_printed_bars(bars, axis, y, tone),
            lines.mark_text(
                align="left", dy=-13, font=FONT, fontSize=11, color=tone["text2"], limit=420
            ).encode(text="text:N"),
            *_points(marks, axis, y, tone),
        )
        .properties(
            height=HEAD_PX + ROW_PX * len(names),
            width="container",
            background="transparent",
            padding={"left": 0, "right": 0, "top": 4, "bottom": 4},
            description=_description(bars, marks, unit),
        )
        .configure_view(stroke=None)
        .configure_axis(
            gridColor=tone["rule"], labelColor=tone["text3"], labelFont=FONT, labelFontSize=11
        )
    )
    return chart


@dataclass(frozen=True)
class _Axis:
    """The axis of lengths above the picture."""

    unit: LengthUnit
    domain: list[float]

    def x(self, field: str) -> alt.X:
        return alt.X(
            f"{field}:Q",
            title=None,
            scale=alt.Scale(domain=self.domain, nice=False, zero=False),
            axis=alt.Axis(**length_axis(self.unit, 6, grid=False)),
        )


def _printed_bars(
    bars: pd.DataFrame, axis: _Axis, y: alt.Y, tone: Mapping[str, str]
) -> list[alt.Chart]:
    """A bar a figure, open where it is read as converted; a pale band down through all rows."""
    base = alt.Chart(bars).encode(x=axis.x("from"), x2="to:Q")
    printed, converted = "datum.as_printed", "!datum.as_printed"
    in_row = base.encode(y=y)
    return [
        base.transform_filter(printed).mark_rect(color=tone["claim"], opacity=0.12),
        in_row.transform_filter(printed)
        .mark_bar(height=9, color=tone["claim"])
        .encode(opacity=alt.condition("datum.opened", alt.value(1), alt.value(0.6))),
        in_row.transform_filter(converted).mark_bar(
            height=9, filled=False, stroke=tone["claim"], strokeDash=[3, 2]
        ),
    ]


def _points(marks: pd.DataFrame, axis: _Axis, y: alt.Y, tone: Mapping[str, str]) -> list[alt.Chart]:
    """Squares for the place, circles for its town, hollow where hypothetical; ticks beside."""
    base = alt.Chart(marks).encode(y=y, x=axis.x("value"))
    layers = [
        base.transform_filter("datum.kind == 'tick'").mark_tick(
            color=tone["text2"], thickness=1.5, size=15
        )
    ]
    for kind, colour in (("square", tone["depot"]), ("circle", tone["text1"])):
        for hollow in (False, True):
            chosen = f"datum.kind == '{kind}' && datum.hollow == {str(hollow).lower()}"
            layers.append(
                base.transform_filter(chosen).mark_point(
                    shape=kind,
                    size=70,
                    filled=False,
                    fill=tone["page"] if hollow else colour,
                    stroke=colour,
                    opacity=1,
                )
            )
    for side, shift in (("left", -8), ("right", 8)):
        layers.append(
            base.transform_filter(f"datum.side == '{side}'")
            .mark_text(
                align="right" if side == "left" else "left",
                dx=shift,
                dy=1,
                font=FONT,
                fontSize=11,
                color=tone["text1"],
            )
            .encode(x=axis.x("figure_at"), text="figure:N")
        )
    return layers


def _description(bars: pd.DataFrame, marks: pd.DataFrame, unit: LengthUnit) -> str:
    """The picture in words, for those who do not see it."""
    printed = ". ".join(dict.fromkeys(bars["text"]))
    main = marks[marks["figure"] != ""]
    read = "; ".join(f"{m.row}, {m.who}: {m.figure} {unit}" for m in main.itertuples())
    return f"Printed figures: {printed}. Readings: {read}."
