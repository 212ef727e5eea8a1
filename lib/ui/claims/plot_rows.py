"""What the picture of a distance shows: bars for figures in print, marks for readings."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from lib.analysis.claims.in_print import PrintedFigure
from lib.analysis.claims.model import Measure, Reading
from lib.analysis.claims.reasons import interval_text
from lib.ui.claims.words import short_method
from lib.units import LENGTH_UNITS_M, LengthUnit, format_number

__all__ = ["bars", "domain", "marks", "rows"]

#: Room beside the outermost marks for their figures, as a share of what all values span.
ROOM = 0.14
#: Wrong methods within this share of the right length stand in the table only.
NEAR = 0.01


@dataclass(frozen=True)
class PlotRow:
    """A line of the picture: its name and its readings, the first of each point the main one."""

    name: str
    readings: tuple[Reading, ...]


def rows(readings: Sequence[Reading], target: str) -> list[PlotRow]:
    """Stated geodesics first, then points that nobody states, then methods that are far off."""
    stated = [r.measure for r in readings if not r.measure.hypothesis]
    found: dict[str, list[Reading]] = {}
    for reading in sorted(readings, key=_rank):
        measure = reading.measure
        if not measure.hypothesis or (measure.is_main and not _is_near(measure, stated)):
            found.setdefault(_row_name(measure, target), []).append(reading)
    return [PlotRow(_counted(name, each), tuple(each)) for name, each in found.items()]


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


def bars(printed: Sequence[PrintedFigure], unit: LengthUnit, opened: str) -> pd.DataFrame:
    """One bar for each way to read each figure, in a unit of length."""
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


def marks(rows: Iterable[PlotRow], unit: LengthUnit) -> pd.DataFrame:
    """One mark a reading, in a unit of length; figures stand beside main ones only."""
    scale = LENGTH_UNITS_M[unit]
    values = []
    for row in rows:
        mains = {r.measure.from_id: r.measure.value for r in row.readings if r.measure.is_main}
        for reading in row.readings:
            measure = reading.measure
            value = measure.value / scale
            left = len(mains) > 1 and measure.value == min(mains.values())
            beside = [r.measure.value for r in row.readings if r.measure.from_id == measure.from_id]
            values.append(
                {
                    "row": row.name,
                    "value": value,
                    "kind": _kind(measure),
                    "hollow": measure.hypothesis,
                    "side": "left" if left else "right",
                    "figure": format_number(value, 1) if measure.is_main else "",
                    # Clear of the ticks of the other sources.
                    "figure_at": (min(beside) if left else max(beside)) / scale,
                    "who": measure.from_name or measure.name,
                }
            )
    return pd.DataFrame(values)


def _kind(measure: Measure) -> str:
    """Another border source, the town, or the place itself."""
    if not measure.is_main:
        return "tick"
    return "circle" if measure.from_name.startswith("the town of") else "square"


def domain(values: pd.Series[float], bars: pd.DataFrame) -> list[float]:
    """Ends of the axis: all readings and finite ends of bars, with room beside."""
    ends = [*values, *(e for c in ("from", "to") for e in bars[c] if math.isfinite(e))]
    room = ROOM * max(max(ends) - min(ends), 0.02 * max(ends), 0.5)
    return [max(min(ends) - room, 0.0), max(ends) + room]
