"""Every reading beside the values that each printed figure can stand for, as one picture."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import altair as alt
import pandas as pd

from lib.analysis.claims.in_print import PrintedFigure
from lib.analysis.claims.model import Measure, Reading
from lib.analysis.claims.reasons import interval_text
from lib.ui.claim_words import short_method
from lib.units import LENGTH_UNITS_M, LengthUnit, format_number

__all__ = ["claim_plot"]

#: Height of a row, and of the axis above the first one.
ROW_PX, HEAD_PX = 36, 44
#: Room beside the outermost marks for their figures, as a share of what all values span.
ROOM = 0.14
#: Wrong methods within this share of the right length stand in the table only.
NEAR = 0.01
FONT = "IBM Plex Sans"


@dataclass(frozen=True)
class _Row:
    """A line of the picture: its name and its readings, the first of each point the main one."""

    name: str
    readings: tuple[Reading, ...]


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
    rows = _rows(printed[0].readings, target)
    bars, marks = _bars(printed, unit, opened), _marks(rows, unit)
    axis = _Axis(unit, _domain(marks["value"], bars))
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
            axis=alt.Axis(
                orient="top",
                tickCount=6,
                labelExpr=f"format(datum.value, ',~r') + ' {self.unit}'",
                grid=False,
                domain=False,
                ticks=False,
                labelOverlap=True,
            ),
        )


def _rows(readings: Sequence[Reading], target: str) -> list[_Row]:
    """Stated geodesics first, then points that nobody states, then methods that are far off."""
    stated = [r.measure for r in readings if not r.measure.hypothesis]
    found: dict[str, list[Reading]] = {}
    for reading in sorted(readings, key=_rank):
        measure = reading.measure
        if not measure.hypothesis or (measure.is_main and not _is_near(measure, stated)):
            found.setdefault(_row_name(measure, target), []).append(reading)
    return [_Row(_counted(name, each), tuple(each)) for name, each in found.items()]


def _is_near(measure: Measure, stated: Sequence[Measure]) -> bool:
    """Whether a wrong method gives nearly what the right one does from the same point."""
    return measure.method != "geodesic" and any(
        abs(measure.value - right.value) < NEAR * right.value
        for right in stated
        if right.is_main and right.from_id == measure.from_id
    )


def _rank(reading: Reading) -> tuple[bool, bool]:
    measure = reading.measure
    return measure.hypothesis, measure.method != "geodesic"


def _row_name(measure: Measure, target: str) -> str:
    if measure.method != "geodesic" or not measure.from_id:
        return short_method(measure.name)
    if measure.hypothesis:
        return f"To {measure.reference_name}, a hypothesis"
    return f"Geodesic to {target}"


def _counted(name: str, readings: Sequence[Reading]) -> str:
    sources = {r.measure.reference for r in readings}
    return f"{name}, {len(sources)} border sources" if len(sources) > 1 else name


def _bars(printed: Sequence[PrintedFigure], unit: LengthUnit, opened: str) -> pd.DataFrame:
    scale = LENGTH_UNITS_M[unit]
    return pd.DataFrame(
        {
            "row": f"printed {each.figure.text}",
            "text": f"{each.figure.text}: {_reads(each)}",
            "from": interval.low / scale,
            "to": interval.high / scale,
            "as_printed": interval.reading == "as printed",
            "opened": opened in each.claim_ids,
        }
        for each in printed
        for interval in each.figure.intervals
    )


def _reads(printed: PrintedFigure) -> str:
    return ", or ".join(
        interval_text(each, "km") + ("" if each.reading == "as printed" else f" {each.reading}")
        for each in printed.figure.intervals
    )


def _marks(rows: Iterable[_Row], unit: LengthUnit) -> pd.DataFrame:
    scale = LENGTH_UNITS_M[unit]
    values = []
    for row in rows:
        mains = {r.measure.from_id: r.measure.value for r in row.readings if r.measure.is_main}
        for reading in row.readings:
            measure = reading.measure
            value = measure.value / scale
            left = len(mains) > 1 and measure.value == min(mains.values())
            values.append(
                {
                    "row": row.name,
                    "value": value,
                    "kind": _kind(measure),
                    "hollow": measure.hypothesis,
                    "side": "left" if left else "right",
                    "figure": format_number(value, 1) if measure.is_main else "",
                    "who": measure.from_name or measure.name,
                }
            )
    return pd.DataFrame(values)


def _kind(measure: Measure) -> str:
    """Another border source, the town, or the place itself."""
    if not measure.is_main:
        return "tick"
    return "circle" if measure.from_name.startswith("the town of") else "square"


def _domain(values: pd.Series[float], bars: pd.DataFrame) -> list[float]:
    ends = [*values, *(e for c in ("from", "to") for e in bars[c] if math.isfinite(e))]
    room = ROOM * max(max(ends) - min(ends), 0.02 * max(ends), 0.5)
    return [max(min(ends) - room, 0.0), max(ends) + room]


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
            .encode(text="figure:N")
        )
    return layers


def _description(bars: pd.DataFrame, marks: pd.DataFrame, unit: LengthUnit) -> str:
    """The picture in words, for those who do not see it."""
    printed = ". ".join(dict.fromkeys(bars["text"]))
    main = marks[marks["figure"] != ""]
    read = "; ".join(f"{m.row}, {m.who}: {m.figure} {unit}" for m in main.itertuples())
    return f"Printed figures: {printed}. Readings: {read}."
