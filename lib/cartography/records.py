"""The records that a view shows: one row each, whatever table they come from.

Map, table, legend and headline are all made from these rows, so that they cannot disagree. The
frames are shared between everything that asks for the same view: do not change them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

import pandas as pd

from lib.cartography.record_frame import map_records
from lib.catalog import Package
from lib.temporal import Mode, knowledge_on, share_in_window, shown_mask
from lib.viewstate import ViewState, Window

__all__ = [
    "effective_window",
    "filtered_records",
    "in_window",
    "placed",
    "placed_counts",
    "shown_records",
    "undated_records",
    "unplaced_records",
]

#: Scenery that a filter by places leaves where it is.
SCENERY = frozenset({"rail", "station"})
#: The first day that a cumulative view counts from.
BEGINNING = date(1900, 1, 1)

#: The part of a view that filters: cargo, confidence, "as known on", ships, places.
_Filters = tuple[frozenset[str], frozenset[str], date | None, tuple[str, ...], tuple[str, ...]]


def effective_window(state: ViewState) -> Window:
    """Return the days that a view counts: its window, or all up to the window's end.

    Examples
    --------
    >>> from lib.viewstate import DEFAULT
    >>> effective_window(DEFAULT).start
    datetime.date(2023, 8, 1)
    """
    return Window(BEGINNING, state.window.end) if state.cumulative else state.window


def filtered_records(package: Package, state: ViewState) -> pd.DataFrame:
    """Return the records that a view's filters let through, at any time and on any layer.

    Filters are cargo, confidence, ships, places and "as known on"; a record that a filter does
    not speak of (a port has no cargo) passes it, except ships, which leave only what names them.
    """
    return _filtered(package, _filters(state))


def _filters(state: ViewState) -> _Filters:
    return state.cargo, state.confidence, state.known_on, state.ships, state.places


@lru_cache(maxsize=32)
def _filtered(package: Package, filters: _Filters) -> pd.DataFrame:
    cargo, confidence, known_on, ships, places = filters
    records = map_records(package)
    keep = _in_or_blank(records["cargo"], cargo)
    keep &= _in_or_blank(records["confidence"], confidence)
    if known_on is not None:
        keep &= knowledge_on(records["known_from"], known_on) != "not_yet"
    if ships:
        named = _meets(records["vessels"], ships)
        keep &= named | (records["record_kind"] == "state")
    if places:
        keep &= _at_places(records, places)
    return records[keep]


def _in_or_blank(column: pd.Series, allowed: Iterable[str]) -> pd.Series:
    return column.isin([*allowed, ""])


def _meets(column: pd.Series, wanted: Iterable[str]) -> pd.Series:
    wanted = frozenset(wanted)
    return column.map(lambda ids: not wanted.isdisjoint(ids)).astype(bool)


def _at_places(records: pd.DataFrame, places: Iterable[str]) -> pd.Series:
    """Whether a record names one of the places or another at the same position."""
    by_id = records[records["table"] == "places"].set_index("id")["anchor"]
    anchors = {by_id.get(place, place) for place in places}
    wanted = [*places, *by_id.index[by_id.isin(anchors)]]
    scenery = records["layer"].isin(SCENERY)
    return scenery | records["id"].isin(wanted) | _meets(records["places"], wanted)


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
    return _shown(package, _filters(state), window, state.mode, state.layers)


@lru_cache(maxsize=32)
def _shown(
    package: Package, filters: _Filters, window: Window, mode: Mode, layers: frozenset[str]
) -> pd.DataFrame:
    records = _sliced(package, filters, window, mode)
    return records[_is_placed(records) & records["layer"].isin(layers)]


def placed(records: pd.DataFrame) -> pd.DataFrame:
    """Return the records that have a place on the map; a rail segment is one."""
    return records[_is_placed(records)]


def _is_placed(records: pd.DataFrame) -> pd.Series:
    return records["lon"].notna() | (records["layer"] == "rail")


@lru_cache(maxsize=32)
def _sliced(package: Package, filters: _Filters, window: Window, mode: Mode) -> pd.DataFrame:
    return _cut(_filtered(package, filters), window, mode)


def in_window(records: pd.DataFrame, state: ViewState) -> pd.DataFrame:
    """Return the records that a view's window and mode show, with their ``share`` of it, 0-1."""
    return _cut(records, effective_window(state), state.mode)


def _cut(records: pd.DataFrame, window: Window, mode: Mode) -> pd.DataFrame:
    shown = records[shown_mask(records, window.start, window.end, mode)]
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
    filters = _filters(state)
    shown = _sliced(package, filters, effective_window(state), state.mode)
    return _counts(shown), _counts(_filtered(package, filters))


def _counts(records: pd.DataFrame) -> Mapping[str, int]:
    return Counter(records["layer"][_is_placed(records)])


def undated_records(package: Package, state: ViewState) -> pd.DataFrame:
    """Return the records that a view's filters let through and that have no date at all."""
    return _undated(package, _filters(state))


@lru_cache(maxsize=32)
def _undated(package: Package, filters: _Filters) -> pd.DataFrame:
    records = _filtered(package, filters)
    return records[records["earliest_start_day"].isna()]


def unplaced_records(package: Package, state: ViewState) -> pd.DataFrame:
    """Return the records in a view's window that have no place on the map."""
    records = _sliced(package, _filters(state), effective_window(state), state.mode)
    return records[~_is_placed(records)]
