"""Every label that the map could print: record places, stations, towns, countries, waters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lib.cartography.label_boxes import Label
from lib.cartography.label_texts import COUNTRIES, PLACE_LABELS, WATERS, Fixed, PlaceLabel, map_name
from lib.cartography.rail import LANDMARK_STATIONS, station_name, station_zoom
from lib.cartography.records import as_rows, map_records
from lib.catalog import Package

__all__ = ["label_candidates"]

#: Size in pixels by rank of a record place.
SIZES: Mapping[int, float] = {1: 14, 2: 12.5, 3: 11.5}


def label_candidates(package: Package) -> list[Label]:
    """Return the labels on their preferred side, from the zoom at which they first make sense."""
    return [
        *_record_labels(package),
        *_fixed("country", COUNTRIES),
        *_fixed("water", WATERS),
        *_station_labels(package),
        *_town_labels(package),
    ]


def _record_labels(package: Package) -> list[Label]:
    records = map_records(package)
    places = records[(records["table"] == "places") & (records["anchor"] == records["id"])]
    native = package.tables["places"].set_index("place_id")["name_local"]
    labels = []
    for row in as_rows(places):
        chosen = PLACE_LABELS.get(row["id"], PlaceLabel(map_name(row["title"]), 3, "right"))
        if not chosen.text:
            continue
        local = (
            str(native[row["id"]])
            .replace(" / ", ";")
            .split(";")[0]
            .split(",")[0]
            .split(" (")[0]
            .strip()
        )
        labels.append(
            Label(
                "place",
                row["id"],
                chosen.text,
                local,
                row["lon"],
                row["lat"],
                SIZES[chosen.rank],
                chosen.rank,
                chosen.side,
                chosen.from_zoom,
            )
        )
    return labels


def _station_labels(package: Package) -> list[Label]:
    records = map_records(package)
    junctions = package.tables["stations"].set_index("stop_id")["junction"]
    stations = records[records["layer"] == "station"].drop_duplicates("anchor")
    labels = []
    for row in as_rows(stations):
        name = station_name(row["title"])
        rank = 4 if name in LANDMARK_STATIONS else 6 if junctions[row["id"]] else 7
        zoom = station_zoom(row["title"], bool(junctions[row["id"]]))
        labels.append(
            Label(
                "station",
                row["id"],
                name,
                "",
                row["lon"],
                row["lat"],
                11,
                rank,
                "above",
                zoom + (1.0 if rank > 4 else 0),
            )
        )
    return labels


def _town_labels(package: Package) -> list[Label]:
    """Towns for orientation; the larger, the earlier."""
    if "place_names" not in package.layers:
        return []
    frame = package.layers["place_names"]
    named = {station_name(t) for t in package.tables["stations"]["name"]}
    named |= {label.text for label in PLACE_LABELS.values()}
    labels = []
    towns = frame.drop(columns="geometry").assign(lon=frame.geometry.x, lat=frame.geometry.y)
    for row in as_rows(towns):
        if row["name"] not in named:
            labels.append(
                Label(
                    "town",
                    "",
                    row["name"],
                    "",
                    row["lon"],
                    row["lat"],
                    11,
                    5,
                    "right",
                    float(row.get("min_zoom", 3.0)),
                )
            )
    return labels


def _fixed(style: str, names: Sequence[Fixed]) -> list[Label]:
    rank = 3 if style == "country" else 4
    return [
        Label(
            style,
            "",
            _spaced(n.text) if style == "country" else n.text,
            "",
            n.lon,
            n.lat,
            n.size,
            rank,
            None,
            n.from_zoom,
        )
        for n in names
    ]


def _spaced(text: str) -> str:
    """Spaced capitals, as countries are printed.

    >>> _spaced("North Korea")
    'N O R T H   K O R E A'
    """
    return "   ".join(" ".join(word) for word in text.upper().split())
