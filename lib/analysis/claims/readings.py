"""How measures stand to a figure: by their central value, by their uncertainty, or not at all."""

from __future__ import annotations

import math
from collections.abc import Sequence

from lib.analysis.claims.model import Figure, Measure, Reading
from lib.units import ImpliedInterval

__all__ = ["read_beside"]


def read_beside(figure: Figure, measures: Sequence[Measure]) -> tuple[Reading, ...]:
    """How each measure stands to a figure.

    Examples
    --------
    >>> from lib.analysis.claims.figures import typed_figure
    >>> town = Measure("geodesic", "Geodesic", "ukraine", "Ukraine", 202_060.0, True)
    >>> reading, = read_beside(typed_figure("124 miles"), [town])
    >>> reading.reproduces, reading.read_as
    (True, 'as 200 km converted')
    """
    return tuple(_reading(figure, measure) for measure in measures)


def _reading(figure: Figure, measure: Measure) -> Reading:
    for interval in figure.intervals:
        if _holds(figure, interval, measure):
            return Reading(measure, True, False, interval.reading)
    for interval in figure.intervals:
        if _meets(interval, measure):
            return Reading(measure, False, True, interval.reading)
    return Reading(measure, False, False, "")


def _holds(figure: Figure, interval: ImpliedInterval, measure: Measure) -> bool:
    """Of two ranges the ends are compared; "6 or more" counts as 6."""
    upper = measure.upper
    if upper is None or upper == math.inf:
        return interval.holds(measure.value)
    if figure.end_intervals:
        first, last = figure.end_intervals
        return first.holds(measure.value) and last.holds(upper)
    return interval.holds(measure.value) and interval.holds(upper)


def _meets(interval: ImpliedInterval, measure: Measure) -> bool:
    if measure.low is not None and measure.high is not None:
        return interval.meets(measure.low, measure.high)
    return measure.upper is not None and interval.meets(measure.value, measure.upper)
