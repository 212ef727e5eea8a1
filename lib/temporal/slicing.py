"""What a window of time shows: the three modes, and how much of each record it holds.

A window is [start, end) in calendar days. The same rules run in the browser; both are held to
``tests/golden/slicing_cases.json``.

For windows that meet at b, with P, C and D the ids shown in the modes ``possibly``,
``certainly`` and ``on_day``: P(a, c) is the union of P(a, b) and P(b, c); C lies inside P; of
events, C(a, b) and C(b, c) share nothing and lie inside C(a, c); D(a, b) and D(b, c) part
D(a, c) exactly.
"""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple, get_args

import numpy as np
import numpy.typing as npt
import pandas as pd

from lib.temporal.bounds import BOUND_COLUMNS
from lib.temporal.edtf_dates import day_number
from lib.temporal.spans import OPEN_END, OPEN_START

__all__ = ["MODES", "Mode", "share_in_window", "shown_mask", "slice_window", "undated"]

Mode = Literal["possibly", "certainly", "on_day"]
MODES: tuple[Mode, ...] = get_args(Mode)

_Days = npt.NDArray[np.int64]
_Mask = npt.NDArray[np.bool_]


def slice_window(frame: pd.DataFrame, start: date, end: date, mode: Mode) -> pd.DataFrame:
    """Rows that a window shows, in the order of the frame. Undated rows are in no window.

    Parameters
    ----------
    frame
        As :func:`lib.temporal.bounds.with_day_bounds` returns it.
    start, end
        First day of the window and the day after its last.
    mode
        ``possibly``: the record can have been in the window. ``certainly``: the whole of an
        event's possible span lies in it; a state surely held on one of its days. ``on_day``:
        events known to the plain day, by that day; states have no day and stand as possibly.

    Raises
    ------
    ValueError
        Where the window is empty or the mode unknown.

    Examples
    --------
    Of two calls at Najin, one on about 12 and one on 23 October 2023, the middle of the month
    certainly holds neither:

    >>> from lib.temporal.bounds import with_day_bounds
    >>> calls = with_day_bounds(
    ...     pd.DataFrame({"obs_id": ["a", "b"], "date": ["2023-10-12~", "2023-10-23"]}),
    ...     "observations")
    >>> for mode in MODES:
    ...     list(slice_window(calls, date(2023, 10, 10), date(2023, 10, 24), mode)["obs_id"])
    ['a', 'b']
    ['b']
    ['b']
    """
    return frame[shown_mask(frame, start, end, mode)]


def shown_mask(frame: pd.DataFrame, start: date, end: date, mode: Mode) -> _Mask:
    """One truth value a row: whether :func:`slice_window` keeps it. Same parameters."""
    if mode not in MODES:
        raise ValueError(f"{mode!r} is no slicing mode; one of {', '.join(MODES)}")
    first, after = _window_days(start, end)
    bounds = _bounds(frame)
    possibly = (bounds.earliest_start < after) & (bounds.latest_end > first)
    if mode == "possibly":
        return possibly
    is_state = (frame["record_kind"] == "state").to_numpy(dtype=bool)
    if mode == "on_day":
        on_day = _days(frame, "on_day", missing=OPEN_END)
        return np.where(is_state, possibly, (on_day >= first) & (on_day < after))
    event_inside = (bounds.earliest_start >= first) & (bounds.latest_end <= after)
    state_surely = (
        (bounds.latest_start < bounds.earliest_end)
        & (bounds.latest_start < after)
        & (bounds.earliest_end > first)
    )
    return possibly & np.where(is_state, state_surely, event_inside)


def share_in_window(frame: pd.DataFrame, start: date, end: date) -> npt.NDArray[np.float64]:
    """How surely each record was in the window: 0 where it cannot have been, 1 where it was.

    A record that is one day somewhere in its possible span counts by the share of that span
    which the window covers. A record that surely held from ``latest_start_day`` to
    ``earliest_end_day`` counts by the share of its possible starts before the window's end,
    times the share of its possible ends after the window's start; known to the day, that is 1.

    Examples
    --------
    One third of 8-13 September 2023 lies in a window that ends on the 9th:

    >>> from lib.temporal.bounds import with_day_bounds
    >>> calls = with_day_bounds(
    ...     pd.DataFrame({"obs_id": ["a"], "date": ["2023-09-08/2023-09-13"]}), "observations")
    >>> share_in_window(calls, date(2023, 9, 1), date(2023, 9, 10)).round(3)
    array([0.333])
    """
    first, after = _window_days(start, end)
    bounds = _bounds(frame)
    covered = np.minimum(bounds.latest_end, after) - np.maximum(bounds.earliest_start, first)
    share_of_span = covered / (bounds.latest_end - bounds.earliest_start)
    starts = bounds.latest_start - bounds.earliest_start + 1
    ends = bounds.latest_end - bounds.earliest_end + 1
    begun = np.minimum(after - bounds.earliest_start, starts) / starts
    not_over = np.minimum(bounds.latest_end - first, ends) / ends
    has_core = bounds.latest_start < bounds.earliest_end
    share = np.where(has_core, begun * not_over, share_of_span)
    return np.where(covered > 0, share, 0.0)


def undated(frame: pd.DataFrame) -> pd.DataFrame:
    """Rows without any date: listed once, apart, in no window.

    >>> from lib.temporal.bounds import with_day_bounds
    >>> voyages = pd.DataFrame({"voyage_id": ["V1"], "departed": [""], "arrived": [""]})
    >>> len(undated(with_day_bounds(voyages, "voyages")))
    1
    """
    return frame[frame["earliest_start_day"].isna()]


class _Bounds(NamedTuple):
    earliest_start: _Days
    latest_start: _Days
    earliest_end: _Days
    latest_end: _Days


def _bounds(frame: pd.DataFrame) -> _Bounds:
    """Bounds as integers; an undated record gets a span that ends before any window begins."""
    never = (OPEN_START - 2, OPEN_START - 2, OPEN_START - 1, OPEN_START - 1)
    return _Bounds(*(_days(frame, c, n) for c, n in zip(BOUND_COLUMNS, never, strict=True)))


def _days(frame: pd.DataFrame, column: str, missing: int) -> _Days:
    return frame[column].to_numpy(dtype=np.int64, na_value=missing)


def _window_days(start: date, end: date) -> tuple[int, int]:
    first, after = day_number(start), day_number(end)
    if after <= first:
        raise ValueError(f"the window {start} to {end} is empty; its end must be after its start")
    return first, after
