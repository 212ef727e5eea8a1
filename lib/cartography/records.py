"""The records that a view shows: one row each, whatever table they come from.

Map, table, legend and headline are all made from these rows, so that they cannot disagree.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pandas as pd

from lib.cartography.record_frame import map_records
from lib.catalog import Package
from lib.temporal import knowledge_on, share_in_window, shown_mask
from lib.viewstate import ViewState, Window

__all__ = [
    "effective_window",
    "filtered_records",
    "in_window",
    "placed",
    "shown_records",
    "undated_records",
    "unplaced_records",
]

#: Scenery that a filter by places leaves where it is.
SCENERY = frozenset({"rail", "station"})
#: The first day that a cumulative view counts from.
BEGINNING = date(1900, 1, 1)


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
    records = map_records(package)
    keep = _in_or_blank(records["cargo"], state.cargo)
    keep &= _in_or_blank(records["confidence"], state.confidence)
    if state.known_on is not None:
        keep &= knowledge_on(records["known_from"], state.known_on) != "not_yet"
    if state.ships:
        named = _meets(records["vessels"], state.ships)
        keep &= named | (records["record_kind"] == "state")
    if state.places:
        keep &= _at_places(records, state.places)
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
    records = in_window(placed(filtered_records(package, state)), state)
    return records[records["layer"].isin(state.layers)]


def placed(records: pd.DataFrame) -> pd.DataFrame:
    """Return the records that have a place on the map; a rail segment is one."""
    return records[records["lon"].notna() | (records["layer"] == "rail")]


def in_window(records: pd.DataFrame, state: ViewState) -> pd.DataFrame:
    """Return the records that a view's window and mode show, with their ``share`` of it, 0-1."""
    window = effective_window(state)
    share = share_in_window(records, window.start, window.end)
    shown = shown_mask(records, window.start, window.end, state.mode)
    return records.assign(share=share)[shown]


def undated_records(package: Package, state: ViewState) -> pd.DataFrame:
    """Return the records that a view's filters let through and that have no date at all."""
    records = filtered_records(package, state)
    return records[records["earliest_start_day"].isna()]


def unplaced_records(package: Package, state: ViewState) -> pd.DataFrame:
    """Return the records in a view's window that have no place on the map."""
    records = filtered_records(package, state)
    return in_window(records[~records.index.isin(placed(records).index)], state)
