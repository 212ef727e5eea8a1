"""Every label that the map could print: record places, stations, towns, countries, waters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lib.cartography.label_boxes import Label
from lib.cartography.label_texts import PLACE_LABELS, PlaceLabel, Side, map_name
from lib.cartography.rail import LANDMARK_STATIONS, station_name, station_zoom
from lib.cartography.record_frame import as_rows, map_records
from lib.catalog import Package

__all__ = ["label_candidates"]

#: Size in pixels by rank of a record place.
SIZES: Mapping[int, float] = {1: 14, 2: 12.5, 3: 11.5}
#: The routes whose lengths stand on the map, and what tells them apart.
CORRIDORS: Mapping[str, str] = {
    "vostochny_tikhoretsk_via_tyumen": "Tyumen",
    "vostochny_tikhoretsk_via_petropavlovsk_kz": "Petropavlovsk",
}
CORRIDOR_LABEL_AT = (97.0, 59.4)
#: On a phone's view of the whole line there is no room for three lines of text.
CORRIDOR_FROM_ZOOM = 2.0


CRIMEA_AT = (34.25, 45.42)
#: Why the peninsula is hatched, in words, on every map that has room for them.
CRIMEA = (
    Label("note", "", "Crimea", "", *CRIMEA_AT, 11.5, 2.6, None, 3.4),
    Label(
        "under",
        "",
        "Ukraine’s by the recognised\nborder, held by Russia",
        "",
        *CRIMEA_AT,
        11,
        2.7,
        "below",
        4.4,
        is_set=True,
    ),
)


@dataclass(frozen=True, slots=True)
class _BaseStyle:
    """How one kind of the base map's names is printed."""

    name: str
    rank: float
    size: float
    side: Side | None
    from_zooms: tuple[float, ...]
    """Zooms from which the first, second, ... grade is of use."""
    is_spaced: bool = False


BASE_STYLES: Mapping[str, _BaseStyle] = {
    "country": _BaseStyle("country", 3, 12, None, (0.0, 2.5, 3.4), is_spaced=True),
    "sea": _BaseStyle("water", 3.5, 12.5, None, (1.5, 2.5, 4.2)),
    "town": _BaseStyle("town", 5, 11, "right", (2.0, 3.2, 4.2, 5.4, 6.6)),
}


def label_candidates(package: Package) -> list[Label]:
    """Return the labels on their preferred side, from the zoom at which they first make sense."""
    return [
        *_record_labels(package),
        *_corridor_label(package),
        *CRIMEA,
        *_station_labels(package),
        *_base_labels(package),
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
                is_set=row["id"] in PLACE_LABELS,
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
                LANDMARK_STATIONS.get(name, "above"),
                zoom + (1.0 if rank > 4 else 0),
                is_set=name in LANDMARK_STATIONS,
            )
        )
    return labels


def _base_labels(package: Package) -> list[Label]:
    """Countries, waters and towns of the base map, the greater ones first."""
    if "place_names" not in package.layers:
        return []
    frame = package.layers["place_names"]
    named = {station_name(name) for name in package.tables["stations"]["name"]}
    named |= {label.text for label in PLACE_LABELS.values()}
    points = frame.drop(columns="geometry").assign(lon=frame.geometry.x, lat=frame.geometry.y)
    return [
        _base_label(row)
        for row in as_rows(points)
        if row["kind"] != "town" or row["name"] not in named
    ]


def _base_label(row: Mapping[str, Any]) -> Label:
    style = BASE_STYLES[row["kind"]]
    grade = int(row["rank"])
    return Label(
        style.name,
        "",
        _spaced(row["name"]) if style.is_spaced else row["name"],
        "",
        row["lon"],
        row["lat"],
        style.size if grade < 3 else 11,
        style.rank + grade / 10,
        style.side,
        style.from_zooms[min(grade, len(style.from_zooms)) - 1],
    )


def _corridor_label(package: Package) -> list[Label]:
    """What the rail corridor is, in words; it goes with its first segment."""
    lengths = package.tables["rail_routes"].set_index("route_id")["length_ne_km"]
    segments = package.tables["rail_segments"]
    if segments.empty or not set(CORRIDORS).issubset(lengths.index):
        return []
    ways = " · ".join(f"{lengths[i]:,.0f} km via {way}" for i, way in CORRIDORS.items())
    text = f"{ways}\nNo source says which line the cargo took"
    lon, lat = CORRIDOR_LABEL_AT
    anchor = str(segments["seg_id"].iloc[0])
    return [
        Label(
            "note",
            anchor,
            "Indicative rail corridor",
            text,
            lon,
            lat,
            12,
            2.5,
            None,
            CORRIDOR_FROM_ZOOM,
        )
    ]


def _spaced(text: str) -> str:
    """Spaced capitals, as countries are printed.

    >>> _spaced("North Korea")
    'N O R T H   K O R E A'
    """
    return "   ".join(" ".join(word) for word in text.upper().split())
