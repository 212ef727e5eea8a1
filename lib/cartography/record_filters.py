"""The records that a view's filters let through, at any time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

import pandas as pd

from lib.cartography.record_frame import map_records
from lib.catalog import Package
from lib.temporal import knowledge_on
from lib.viewstate import ViewState

__all__ = ["FILTER_FIELDS", "SCENERY", "Filters", "filtered", "filtered_records", "filters_of"]

#: Layers that are drawn but report nothing of the traffic; a filter by places leaves them.
SCENERY = frozenset({"rail", "station"})
#: The fields of a view that filter.
FILTER_FIELDS = ("cargo", "confidence", "known_on", "ships", "places")
#: Their values.
Filters = tuple[frozenset[str], frozenset[str], date | None, tuple[str, ...], tuple[str, ...]]


def filtered_records(package: Package, state: ViewState) -> pd.DataFrame:
    """Return the records that a view's filters let through, at any time and on any layer.

    Filters are cargo, confidence, ships, places and "as known on"; a record that a filter does
    not speak of (a port has no cargo) passes it, except ships, which leave only what names them.
    """
    return filtered(package, filters_of(state))


def filters_of(state: ViewState) -> Filters:
    """Return the part of a view that filters."""
    return state.cargo, state.confidence, state.known_on, state.ships, state.places


@lru_cache(maxsize=32)
def filtered(package: Package, filters: Filters) -> pd.DataFrame:
    """Return the records that filters let through: the same frame for all who ask."""
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
