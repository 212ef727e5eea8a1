"""The records that a view shows: one row each, whatever table they come from.

Map, table, legend and headline are all made from these rows, so that they cannot disagree.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any, cast

import numpy as np
import pandas as pd

from lib.analysis.titles import place_names, record_title
from lib.catalog import Package
from lib.schema import TABLES
from lib.temporal import (
    TABLE_DATES,
    format_edtf,
    knowledge_on,
    share_in_window,
    shown_mask,
    with_day_bounds,
)
from lib.viewstate import ViewState, Window

__all__ = [
    "STANDING_LAYERS",
    "as_rows",
    "effective_window",
    "filtered_records",
    "in_window",
    "map_records",
    "placed",
    "shown_records",
    "undated_records",
    "unplaced_records",
    "with_share",
]

#: Layers that no window narrows: the corridor was there all the time.
STANDING_LAYERS = frozenset({"rail", "station"})
#: The first day that a cumulative view counts from.
BEGINNING = date(1900, 1, 1)
#: Columns of the frames that this module returns, besides the day bounds.
COLUMNS = (
    "id",
    "layer",
    "table",
    "title",
    "when",
    "anchor",
    "lon",
    "lat",
    "radius_m",
    "hollow",
    "places",
    "vessels",
    "cargo",
    "confidence",
    "known_from",
    "source_ids",
)


def as_rows(records: pd.DataFrame) -> list[dict[str, Any]]:
    """Return a frame's rows, each as a mapping from column to value."""
    return cast(list[dict[str, Any]], records.to_dict("records"))


def effective_window(state: ViewState) -> Window:
    """Return the days that a view counts: its window, or all up to the window's end.

    Examples
    --------
    >>> from lib.viewstate import DEFAULT
    >>> effective_window(DEFAULT).start
    datetime.date(2023, 8, 1)
    """
    return Window(BEGINNING, state.window.end) if state.cumulative else state.window


@lru_cache(maxsize=2)
def map_records(package: Package) -> pd.DataFrame:
    """Return every record that the map knows, with its place and its day bounds.

    A record that another one stands for (``same_as``) is left out: one thing, one mark. The
    frame is shared; do not change it.

    Returns
    -------
    pandas.DataFrame
        Columns `COLUMNS` and those of `lib.temporal.with_day_bounds`. ``lon`` and ``lat`` are
        degrees, EPSG:4326, missing where the record has no place; ``anchor`` is the id under
        which everything at one position is gathered; ``radius_m`` the position's uncertainty.
    """
    positions = _positions(package)
    names = place_names(package.tables["places"], package.tables["reference_points"])
    tables = ("places", "stations", "rail_segments", "voyages", "observations", "events", "claims")
    frames = [_table_records(package, table, positions, names) for table in tables]
    return pd.concat(frames, ignore_index=True)


def _positions(package: Package) -> dict[str, dict[str, Any]]:
    """Places and reference points by id: position, radius, whether they stand in, anchor.

    The anchor of a place is the first place at the same position: the piers of Najin, of which
    none was located, are gathered under their port.
    """
    places = package.tables["places"]
    found: dict[str, dict[str, Any]] = {}
    anchors: dict[tuple[float, float], str] = {}
    stands_for = {row["place_id"]: row["same_as"] for row in as_rows(places)}
    for row in as_rows(places):
        anchor = anchors.setdefault((row["lon"], row["lat"]), row["place_id"])
        found[row["place_id"]] = {
            "anchor": anchor,
            "lon": float(row["lon"]),
            "lat": float(row["lat"]),
            "radius_m": float(row["position_uncertainty_m"]),
            "hollow": bool(row["stands_in_for_unlocated_site"]),
        }
    for row in as_rows(package.tables["reference_points"]):
        found[row["reference_id"]] = {
            "anchor": row["reference_id"],
            "lon": float(row["lon"]),
            "lat": float(row["lat"]),
            "radius_m": float(row["position_uncertainty_m"]),
            "hollow": False,
        }
    for place_id, other in stands_for.items():
        if other:
            found[place_id] = found[other]
    return found


def _table_records(
    package: Package,
    table: str,
    positions: Mapping[str, Mapping[str, Any]],
    names: Mapping[str, str],
) -> pd.DataFrame:
    frame = package.tables[table]
    if "same_as" in frame.columns:
        frame = frame[frame["same_as"] == ""]
    frame = with_day_bounds(frame.reset_index(drop=True), table)
    rows = as_rows(frame)
    described = [_describe(table, row, positions, names) for row in rows]
    days = frame[[*DAY_COLUMNS]]
    return pd.concat([pd.DataFrame(described, columns=list(COLUMNS)), days], axis=1)


DAY_COLUMNS = (
    "earliest_start_day",
    "latest_start_day",
    "earliest_end_day",
    "latest_end_day",
    "on_day",
    "record_kind",
)
LAYER_OF_TABLE = {
    "stations": "station",
    "rail_segments": "rail",
    "voyages": "voyage",
    "observations": "observation",
    "events": "event",
    "claims": "claim",
}


def _describe(
    table: str,
    row: Mapping[str, Any],
    positions: Mapping[str, Mapping[str, Any]],
    names: Mapping[str, str],
) -> dict[str, Any]:
    record_id = str(row[TABLES[table].key])
    places = _places_of(table, row)
    where = positions.get(places[0]) if places else None
    if table == "stations":
        where = {"anchor": row["station_id"], "lon": row["lon"], "lat": row["lat"]}
    title = record_title(table, row, names)
    if table == "rail_segments":
        title = f"Rail segment {row['from']} to {row['to']}".replace("_", " ")
    return {
        "id": record_id,
        "layer": row["class"] if table == "places" else LAYER_OF_TABLE[table],
        "table": table,
        "title": title,
        "when": _when(table, row),
        **{"anchor": "", "lon": np.nan, "lat": np.nan, "radius_m": 0.0, "hollow": False},
        **(where or {}),
        "places": tuple(places),
        "vessels": _split(row.get("vessel_ids", "")),
        "cargo": row.get("cargo", ""),
        "confidence": str(row.get("confidence", "")).replace(" ", "_"),
        "known_from": row.get("known_from", ""),
        "source_ids": row["source_id"] if table == "claims" else row.get("source_ids", ""),
    }


def _split(text: str) -> tuple[str, ...]:
    return tuple(part for part in str(text).split(";") if part)


def _places_of(table: str, row: Mapping[str, Any]) -> tuple[str, ...]:
    """Ids of the places that a record names, the one where it is drawn first."""
    if table == "voyages":
        ends = (_split(row["from_place"]), _split(row["to_place"]))
        # An end that is one of several places is no place to draw a mark at.
        return tuple(p for end in sorted(ends, key=lambda e: len(e) != 1) for p in end)
    if table == "claims":
        return tuple(dict.fromkeys(filter(None, (row["from_place"], row["subject"]))))
    return _split(row.get("place_id", ""))


def _when(table: str, row: Mapping[str, Any]) -> str:
    """The dates of a record in words."""
    rule = TABLE_DATES[table]
    dates = [
        format_edtf(str(row[c]), str(row.get(f"{c}_sense", row.get("date_sense", ""))))
        for c in rule.columns
        if row.get(c)
    ]
    if rule.kind == "event":
        return " to ".join(dict.fromkeys(dates)) or "undated"
    since = f"since {format_edtf(str(row['valid_from']))}" if row.get("valid_from") else ""
    until = f"until {format_edtf(str(row['valid_to']))}" if row.get("valid_to") else ""
    return " ".join(filter(None, (since, until))) or "throughout"


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
    standing = records["layer"].isin(STANDING_LAYERS)
    return standing | records["id"].isin(wanted) | _meets(records["places"], wanted)


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
    'Angara, Najin (Rajin) port to Dunai naval pier'
    """
    records = in_window(placed(filtered_records(package, state)), state)
    return records[records["layer"].isin(state.layers)]


def placed(records: pd.DataFrame) -> pd.DataFrame:
    """Return the records that have a place on the map; a rail segment is one."""
    return records[records["lon"].notna() | (records["layer"] == "rail")]


def with_share(records: pd.DataFrame, state: ViewState) -> pd.DataFrame:
    """Return the records with ``share``: how much of each lies in a view's window, 0-1."""
    window = effective_window(state)
    standing = records["layer"].isin(STANDING_LAYERS)
    share = share_in_window(records, window.start, window.end)
    return records.assign(share=np.where(standing, 1.0, share))


def in_window(records: pd.DataFrame, state: ViewState) -> pd.DataFrame:
    """Return the records that a view's window and mode show, with their share of the window."""
    window = effective_window(state)
    shown = shown_mask(records, window.start, window.end, state.mode)
    return with_share(records, state)[shown | records["layer"].isin(STANDING_LAYERS)]


def undated_records(package: Package, state: ViewState) -> pd.DataFrame:
    """Return the records that a view's filters let through and that have no date at all."""
    records = filtered_records(package, state)
    return records[records["earliest_start_day"].isna()]


def unplaced_records(package: Package, state: ViewState) -> pd.DataFrame:
    """Return the records in a view's window that have no place on the map."""
    records = filtered_records(package, state)
    return in_window(records[~records.index.isin(placed(records).index)], state)
