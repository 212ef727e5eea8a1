"""Every record that the map knows as one frame: where it is drawn, when it was, who says so."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, cast

import numpy as np
import pandas as pd

from lib.analysis.titles import place_names, record_title
from lib.catalog import Package
from lib.schema import TABLES
from lib.temporal import TABLE_DATES, format_edtf, with_day_bounds

__all__ = ["COLUMNS", "as_rows", "map_records"]

#: Tables whose rows are drawn, in the order of the frame.
DRAWN_TABLES = (
    "places",
    "stations",
    "rail_segments",
    "voyages",
    "observations",
    "events",
    "claims",
)
#: Columns of the frame, besides the day bounds.
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


def as_rows(records: pd.DataFrame) -> list[dict[str, Any]]:
    """Return a frame's rows, each as a mapping from column to value."""
    return cast(list[dict[str, Any]], records.to_dict("records"))


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
    frames = [_table_records(package, table, positions, names) for table in DRAWN_TABLES]
    records = pd.concat(frames, ignore_index=True)
    # Plain strings in one block (a copy joins them): a window is cut out in a third of the time.
    texts = [name for name, kind in records.dtypes.items() if kind == "str"]
    return records.astype(dict.fromkeys(texts, "object")).copy()


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
