"""Why a verdict is what it is, in a reader's words."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import groupby
from typing import Literal

from lib.analysis.claims.model import Figure, Measure, Reading
from lib.analysis.wording import plural
from lib.units import (
    KM_M,
    LENGTH_UNITS_M,
    NARROW_SPACE,
    ImpliedInterval,
    LengthUnit,
    format_distance,
    format_number,
)

__all__ = [
    "band_text",
    "interval_text",
    "never_reason",
    "not_reproduced_reason",
    "overtaken_reason",
    "reproduced_reason",
    "shown_unit",
    "span_text",
    "value_text",
]

#: Hypotheses that a reason names; the table lists all.
MOST_NAMED = 4


def shown_unit(figure: Figure) -> LengthUnit | Literal[""]:
    """The unit in which readings stand beside a figure: metres beside metres, else kilometres."""
    if not figure.unit:
        return ""
    return "m" if figure.unit == "m" else "km"


def interval_text(interval: ImpliedInterval, unit: LengthUnit | Literal[""]) -> str:
    """What a figure can stand for; ``unit`` is empty for what is no length.

    >>> interval_text(ImpliedInterval(198_754.0, 200_363.0, "as printed"), "km")
    '198.8–200.4\u202fkm'
    >>> interval_text(ImpliedInterval(95.0, math.inf, "as printed"), "")
    '95 or more'
    """
    low = max(interval.low, 0.0) if unit and math.isfinite(interval.low) else interval.low
    return span_text(low, interval.high, unit)


def span_text(low: float, high: float, unit: LengthUnit | Literal[""]) -> str:
    """A range of values, in metres for lengths; an infinite end reads "or more" or "up to".

    >>> span_text(193_860.0, 202_090.0, "km"), span_text(6.0, math.inf, "")
    ('193.9–202.1\u202fkm', '6 or more')
    """
    scale = LENGTH_UNITS_M[unit] if unit else 1.0
    sign = f"{NARROW_SPACE}{unit}" if unit else ""
    size = abs(high if math.isinf(low) else low) / scale
    decimals = 1 if size >= 20 else 2
    ends = [_short(end / scale, decimals) if math.isfinite(end) else "" for end in (low, high)]
    if not ends[1]:
        return f"{ends[0]}{sign} or more"
    if not ends[0]:
        return f"up to {ends[1]}{sign}"
    return f"{ends[0]}{sign}" if ends[0] == ends[1] else f"{ends[0]}–{ends[1]}{sign}"


def _short(value: float, decimals: int) -> str:
    """A number without zeros behind the point."""
    text = format_number(value, decimals)
    return text.rstrip("0").rstrip(".") if "." in text else text


def value_text(measure: Measure, unit: LengthUnit | Literal[""] = "km") -> str:
    """A measured or counted value, a range as its ends.

    >>> value_text(Measure("count", "CSIS", "E005", "voyages", 6.0, False, upper=math.inf))
    '6 or more'
    """
    if measure.is_length:
        unit = unit or "km"
        decimals = 0 if unit == "m" else 1 if measure.value >= 10 * KM_M else 2
        return format_distance(measure.value, unit, decimals)
    if measure.low == -math.inf:
        return f"up to {format_number(measure.value)}"
    if measure.upper is not None:
        return span_text(measure.value, measure.upper, "")
    return _short(measure.value, 2)


def band_text(measure: Measure) -> str:
    """Where the true value can lie; empty where no uncertainty is known."""
    if measure.low is None or measure.high is None or not measure.is_length:
        return ""
    return span_text(measure.low, measure.high, "km")


def reproduced_reason(figure: Figure, readings: Sequence[Reading]) -> str:
    """Which readings give the figure, and as what it was read."""
    right = [r for r in readings if not r.measure.hypothesis]
    found = [r for r in right if r.reproduces]
    unit, printed = shown_unit(figure), figure.intervals[0]
    if found[0].measure.method in ("expression", "count"):
        return f"{_values_words(found, unit)} {_stands_for(figure)}"
    as_printed = [r for r in found if r.read_as == printed.reading]
    if as_printed:
        by = _by_words(as_printed, right, printed)
        return f"As printed ({interval_text(printed, unit)}), by {by}."
    sentences = [f"Not as printed ({interval_text(printed, unit)})."]
    for interval in figure.intervals[1:]:
        by = _by_words([r for r in found if r.read_as == interval.reading], right, interval)
        if by:
            reading = interval.reading[:1].upper() + interval.reading[1:]
            sentences.append(f"{reading} ({interval_text(interval, unit)}), by {by}.")
    return " ".join(sentences)


def not_reproduced_reason(figure: Figure, readings: Sequence[Reading]) -> str:
    """What the readings give instead, whether an uncertainty or a hypothesis meets the figure."""
    right = [r for r in readings if not r.measure.hypothesis]
    unit = shown_unit(figure)
    if right[0].measure.method in ("expression", "count"):
        sentences = [_values_words(right, unit), _stands_for(figure)]
    else:
        values = [r.measure.value for r in right]
        implied = " or ".join(interval_text(each, unit) for each in figure.intervals)
        found = span_text(min(values), max(values), unit)
        sentences = [f"No reading of what it states gives {implied}; they give {found}."]
    near = [r.measure for r in right if r.within_uncertainty]
    if near:
        names = dict.fromkeys(measure.from_name or measure.name for measure in near)
        what = "the uncertainty of" if near[0].is_length else "the range of"
        sentences.append(f"It lies within {what} {' and '.join(names)}.")
    guesses = [r for r in readings if r.measure.hypothesis and r.reproduces and r.measure.is_main]
    if guesses:
        named = "; ".join(_guess_words(r.measure) for r in guesses[:MOST_NAMED])
        more = len(guesses) - MOST_NAMED
        rest = f"; and {plural(more, 'more')}" if more > 0 else ""
        sentences.append(f"As a hypothesis only: {named}{rest}. Nobody documents it as the cause.")
    return " ".join(sentences)


def _stands_for(figure: Figure) -> str:
    return f"The figure stands for {interval_text(figure.intervals[0], shown_unit(figure))}."


def overtaken_reason(later: Sequence[Measure]) -> str:
    """Which counts overtook a figure that was right when it was first said; empty for none."""
    if not later:
        return ""
    counts = "; ".join(_count_words(measure) for measure in later)
    return f" Overtaken: {counts}."


def never_reason(why: str, readings: Sequence[Reading]) -> str:
    """Why a claim is not checked, and what it was measured to as a hypothesis only."""
    if not readings:
        return why
    first = readings[0].measure
    named = "; ".join(
        f"{r.measure.reference_name} {value_text(r.measure)}"
        for r in readings
        if r.measure.from_id == first.from_id
    )
    return f"{why} From {first.from_name}: {named}."


def _guess_words(measure: Measure) -> str:
    if measure.method == "geodesic":
        what = measure.reference_name
    else:
        what = measure.name.partition(",")[0].partition(" (")[0]
    return f"{what}, from {measure.from_name} ({value_text(measure)})"


def _by_words(found: Sequence[Reading], right: Sequence[Reading], interval: ImpliedInterval) -> str:
    """The points from which readings reproduce the figure, with values and how many sources."""
    words = []
    for _, group in groupby(found, key=lambda r: (r.measure.from_id, r.measure.method)):
        readings = list(group)
        one = readings[0].measure
        values = [r.measure.value for r in readings]
        size = span_text(min(values), max(values), "km")
        of = [r for r in right if r.measure.from_id == one.from_id]
        sources = f", {len(readings)} of {len(of)} border sources" if len(of) > 1 else ""
        edge = ", on the edge" if _on_the_edge(readings, interval) else ""
        name = one.from_name if one.method == "geodesic" and one.from_name else one.name
        words.append(f"{name} ({size}{sources if one.method == 'geodesic' else ''}{edge})")
    return " and ".join(words)


def _on_the_edge(readings: Sequence[Reading], interval: ImpliedInterval) -> bool:
    """Whether the uncertainty of every reading reaches beyond the interval."""
    bands = [(r.measure.low, r.measure.high) for r in readings]
    return all(
        low is not None and high is not None and (low < interval.low or high > interval.high)
        for low, high in bands
    )


def _values_words(readings: Sequence[Reading], unit: LengthUnit | Literal[""]) -> str:
    return " ".join(
        f"{r.measure.reference_name} = {span_text(r.measure.value, r.measure.value, unit)}."
        if r.measure.method == "expression"
        else f"{_count_words(r.measure)}."
        for r in readings
    )


def _count_words(measure: Measure) -> str:
    remark = f"; {measure.remark}" if measure.remark else ""
    what = f"{measure.reference_name} ({measure.reference}{remark})"
    return f"{measure.name}: {value_text(measure)}, {what}"
