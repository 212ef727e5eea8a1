"""The records that a view shows: one row each, whatever table they come from.

Map, table, legend and headline are all made from these rows, so that they cannot disagree. The
frames are shared between everything that asks for the same view: do not change them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import pandas as pd

from lib.cartography.record_filters import Filters, filtered, filters_of
from lib.catalog import Package
from lib.temporal import Mode, share_in_window, shown_mask
from lib.viewstate import ViewState, Window

__all__ = [
    "effective_window",
    "in_window",
    "placed",
    "placed_counts",
    "shown_records",
    "undated_records",
    "unplaced_records",
]

#: The first day that a cumulative view counts from.
BEGINNING = date(1900, 1, 1)

_Mask = npt.NDArray[np.bool_]


def effective_window(state: ViewState) -> Window:
    """Return the days that a view counts: its window, or all up to the window's end.

    Examples
    --------
    >>> from lib.viewstate import DEFAULT
    >>> effective_window(DEFAULT).start
    datetime.date(2023, 8, 1)
    """
    return Window(BEGINNING, state.window.end) if state.cumulative else state.window


def shown_records(package: Package, state: ViewState) -> pd.DataFrame:
    """Return the records that the map draws, one row each, in the order of the legend.

    Returns
    -------
    pandas.DataFrame
        The columns of `map_records` and ``share``: how much of the record's possible span lies
        in the window, 0-1. Only layers that are on; nothing that is undated or has no place.

    Examples
    --------
    >>> from lib.catalog import load_package
    >>> from lib.viewstate import DEFAULT
    >>> shown = shown_records(load_package(), DEFAULT)
    >>> shown.loc[shown["id"] == "V004", "title"].item()
    'Angara, Najin to Dunai'
    """
    window = effective_window(state)
    return _shown(package, filters_of(state), window, state.mode, state.layers)


@lru_cache(maxsize=32)
def _shown(
    package: Package, filters: Filters, window: Window, mode: Mode, layers: frozenset[str]
) -> pd.DataFrame:
    rows, cut = _rows(package, filters), _cut(package, filters, window, mode)
    is_on = np.fromiter((layer in layers for layer in rows.layers), bool, len(rows.layers))
    return _taken(rows, cut, rows.is_placed & is_on)


def placed(records: pd.DataFrame) -> pd.DataFrame:
    """Return the records that have a place on the map; a rail segment is one."""
    return records[_is_placed(records)]


def _is_placed(records: pd.DataFrame) -> pd.Series:
    return records["lon"].notna() | (records["layer"] == "rail")


@dataclass(frozen=True, slots=True, eq=False)
class _Rows:
    """Filtered records, with what every window asks of them: pandas is slow to say it again."""

    frame: pd.DataFrame
    layers: tuple[str, ...]
    is_placed: _Mask


@dataclass(frozen=True, slots=True, eq=False)
class _Cut:
    """What a window holds of filtered records, row by row."""

    is_shown: _Mask
    share: npt.NDArray[np.float64]


@lru_cache(maxsize=32)
def _rows(package: Package, filters: Filters) -> _Rows:
    records = filtered(package, filters)
    return _Rows(records, tuple(records["layer"]), _is_placed(records).to_numpy(dtype=bool))


@lru_cache(maxsize=32)
def _cut(package: Package, filters: Filters, window: Window, mode: Mode) -> _Cut:
    records = filtered(package, filters)
    return _Cut(
        shown_mask(records, window.start, window.end, mode),
        share_in_window(records, window.start, window.end),
    )


def _taken(rows: _Rows, cut: _Cut, wanted: _Mask) -> pd.DataFrame:
    """The wanted rows that a window shows, with their share of it."""
    places = np.flatnonzero(cut.is_shown & wanted)
    return rows.frame.take(places).assign(share=cut.share[places])


def in_window(records: pd.DataFrame, state: ViewState) -> pd.DataFrame:
    """Return the records that a view's window and mode show, with their ``share`` of it, 0-1."""
    window = effective_window(state)
    shown = records[shown_mask(records, window.start, window.end, state.mode)]
    return shown.assign(share=share_in_window(shown, window.start, window.end))


def placed_counts(
    package: Package, state: ViewState
) -> tuple[Mapping[str, int], Mapping[str, int]]:
    """Return how many records with a place there are by layer, on or off.

    Returns
    -------
    tuple
        In the window; and at any time, undated ones too.
    """
    filters = filters_of(state)
    rows = _rows(package, filters)
    cut = _cut(package, filters, effective_window(state), state.mode)
    return _counts(rows, cut.is_shown & rows.is_placed), _counts(rows, rows.is_placed)


def _counts(rows: _Rows, mask: _Mask) -> Mapping[str, int]:
    return Counter(rows.layers[place] for place in np.flatnonzero(mask))


def undated_records(package: Package, state: ViewState) -> pd.DataFrame:
    """Return the records that a view's filters let through and that have no date at all."""
    return _undated(package, filters_of(state))


@lru_cache(maxsize=32)
def _undated(package: Package, filters: Filters) -> pd.DataFrame:
    records = filtered(package, filters)
    return records[records["earliest_start_day"].isna()]


def unplaced_records(package: Package, state: ViewState) -> pd.DataFrame:
    """Return the records in a view's window that have no place on the map."""
    filters, window = filters_of(state), effective_window(state)
    rows = _rows(package, filters)
    return _taken(rows, _cut(package, filters, window, state.mode), ~rows.is_placed)
