"""How many events fall in each bin of time, each weighed by its share in the bin."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt
import pandas as pd

from lib.temporal.edtf_dates import day_number, to_date

__all__ = ["events_extent", "histogram", "week_edges"]


def histogram(frame: pd.DataFrame, edges: Sequence[date]) -> npt.NDArray[np.float64]:
    """Weight of the events in each bin.

    An event's weight of 1 is spread evenly over the days of its possible span, so bins that
    cover all events add up to their count. States and undated records weigh nothing.

    Parameters
    ----------
    frame
        As :func:`lib.temporal.bounds.with_day_bounds` returns it.
    edges
        Days at which bins begin and end, rising: n + 1 edges make n half-open bins.

    Raises
    ------
    ValueError
        Where there are fewer than two edges or they do not rise.

    Examples
    --------
    An event within 8-13 September 2023, four of its six days in the first week:

    >>> from lib.temporal.bounds import with_day_bounds
    >>> calls = with_day_bounds(
    ...     pd.DataFrame({"obs_id": ["a"], "date": ["2023-09-08/2023-09-13"]}), "observations")
    >>> histogram(calls, [date(2023, 9, 5), date(2023, 9, 12), date(2023, 9, 19)]).round(3)
    array([0.667, 0.333])
    """
    edge_days = np.array([day_number(edge) for edge in edges], dtype=np.int64)
    if len(edge_days) < 2 or (np.diff(edge_days) <= 0).any():
        raise ValueError("a histogram needs two or more edges, each later than the one before")
    first, after = edge_days[0], edge_days[-1]
    start, end = _event_days(frame)
    density = 1.0 / (end - start)
    # Each event raises the daily density where it begins and lowers it where it ends.
    days = int(after - first)
    begins = np.clip(start, first, after) - first
    ends = np.clip(end, first, after) - first
    change = np.bincount(begins, density, days + 1) - np.bincount(ends, density, days + 1)
    up_to_day = np.concatenate([[0.0], np.cumsum(np.cumsum(change)[:-1])])
    weights: npt.NDArray[np.float64] = np.diff(up_to_day[edge_days - first])
    # What cancels to nothing leaves rounding behind; a bin cannot weigh less than nothing.
    return np.where(weights < 1e-9, 0.0, weights)


def week_edges(first: date, after: date) -> list[date]:
    """Mondays that bound the weeks from ``first`` up to the day before ``after``.

    >>> [str(edge) for edge in week_edges(date(2023, 10, 12), date(2023, 10, 17))]
    ['2023-10-09', '2023-10-16', '2023-10-23']
    """
    monday = first - timedelta(days=first.weekday())
    weeks = -((monday - after).days // 7)
    return [monday + timedelta(weeks=week) for week in range(max(weeks, 1) + 1)]


def events_extent(frame: pd.DataFrame) -> tuple[date, date] | None:
    """First possible day of all events and the day after their last; None where none is dated."""
    start, end = _event_days(frame)
    return (to_date(start.min()), to_date(end.max())) if len(start) else None


def _event_days(frame: pd.DataFrame) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    dated = frame[(frame["record_kind"] == "event") & frame["earliest_start_day"].notna()]
    return (
        dated["earliest_start_day"].to_numpy(dtype=np.int64),
        dated["latest_end_day"].to_numpy(dtype=np.int64),
    )
