"""The distance of a place to a border: one reading per border source, one uncertainty."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from lib.catalog import Package
from lib.errors import DataError
from lib.geodesy import Border
from lib.geodesy.uncertainty import DistanceReading, distance_with_uncertainty

__all__ = [
    "BorderReading",
    "Origin",
    "PlaceDistance",
    "border_geometry",
    "border_row",
    "origin_of",
    "place_distance",
    "typed_origin",
]


@dataclass(frozen=True)
class Origin:
    """A point to measure from."""

    id: str
    """Id of the place or reference point; empty for typed coordinates."""
    name: str
    lon: float
    """Degrees, EPSG:4326."""
    lat: float
    """Degrees, EPSG:4326."""
    position_uncertainty_m: float | None
    """Radius of the disc that holds the true point; None where it is not known."""


@dataclass(frozen=True)
class BorderReading:
    """What one border source gives."""

    border_id: str
    name: str
    border_source: str
    """Package and version that the line comes from."""
    definition: str
    covers: str
    crimea_in: str
    vintage: str
    distance_m: float
    nearest_lon: float
    nearest_lat: float
    azimuth_deg: float
    in_spread: bool
    """Whether it shares the measured border's definition and coverage, and so its uncertainty."""


@dataclass(frozen=True)
class PlaceDistance:
    """A measured distance with everything that must stand beside it."""

    origin: Origin
    border_id: str
    border_name: str
    reading: DistanceReading
    readings: tuple[BorderReading, ...]
    """Every source of the same border, the measured one first."""


def origin_of(package: Package, place_id: str) -> Origin:
    """The place or reference point with this id.

    Raises
    ------
    DataError
        If the package has no such place; the message lists ids that begin alike.
    """
    for table, key in (("places", "place_id"), ("reference_points", "reference_id")):
        frame = package.tables[table]
        rows = frame.loc[frame[key] == place_id]
        if not rows.empty:
            row = rows.iloc[0]
            radius = row["position_uncertainty_m"]
            return Origin(
                place_id,
                str(row["name"]),
                float(row["lon"]),
                float(row["lat"]),
                None if pd.isna(radius) else float(radius),
            )
    known = [*package.tables["places"]["place_id"], *package.tables["reference_points"]["reference_id"]]
    raise DataError(
        "places", 0, place_id, "place", place_id, "is no place of the record", _like(place_id, known)
    )


def typed_origin(lon: float, lat: float) -> Origin:
    """A point from typed coordinates: nothing is known of its uncertainty, so none is given."""
    return Origin("", "typed point", lon, lat, None)


def border_row(package: Package, border_id: str) -> Mapping[str, str]:
    """The row of ``borders`` with this id.

    Raises
    ------
    DataError
        If the package has no such border; the message lists those it has.
    """
    frame = package.tables["borders"]
    rows = frame.loc[frame["border_id"] == border_id]
    if rows.empty:
        hint = f"known borders: {', '.join(frame['border_id'])}"
        raise DataError("borders", 0, border_id, "border", border_id, "is no border", hint)
    row: Mapping[str, str] = rows.iloc[0].to_dict()
    return row


@lru_cache(maxsize=16)
def border_geometry(package: Package, border_id: str) -> Border:
    """The border with this id, ready to be measured to."""
    layer = package.layers[border_row(package, border_id)["layer"]]
    return Border(layer.geometry.union_all() if len(layer) > 1 else layer.geometry.iloc[0])


def place_distance(package: Package, origin: Origin, border_id: str) -> PlaceDistance:
    """Distance of a point to a border by every source of that border.

    Raises
    ------
    DataError
        If the border is unknown, or the point lies where the border's clipped line would not
        hold its true nearest point.
    """
    measured = border_row(package, border_id)
    _require_valid(measured, origin)
    frame = package.tables["borders"]
    group = frame.loc[frame["group"] == measured["group"]]
    rows = [measured, *(r for r in group.to_dict("records") if r["border_id"] != border_id)]
    readings = tuple(
        _reading(package, row, measured, origin) for row in rows if _is_valid(row, origin)
    )
    spread = [
        border_geometry(package, r.border_id)
        for r in readings
        if r.in_spread and r.border_id != border_id
    ]
    reading = distance_with_uncertainty(
        border_geometry(package, border_id),
        spread,
        origin.lon,
        origin.lat,
        origin.position_uncertainty_m,
        float(measured["generalisation_m"]),
    )
    return PlaceDistance(origin, border_id, measured["name"], reading, readings)


def _reading(
    package: Package, row: Mapping[str, str], measured: Mapping[str, str], origin: Origin
) -> BorderReading:
    nearest = border_geometry(package, row["border_id"]).distance(origin.lon, origin.lat)
    same = all(row[field] == measured[field] for field in ("definition", "covers"))
    return BorderReading(
        row["border_id"],
        row["name"],
        f"{row['package']} {row['version']}",
        row["definition"],
        row["covers"],
        row["crimea_in"],
        str(row["vintage"]),
        float(nearest.distance_m),
        float(nearest.nearest_lon),
        float(nearest.nearest_lat),
        float(nearest.azimuth_deg),
        same,
    )


def _is_valid(row: Mapping[str, str], origin: Origin) -> bool:
    box = [float(v) for v in str(row["valid_bbox"]).split(";") if v]
    if not box:
        return True
    west, south, east, north = box
    return west <= origin.lon <= east and south <= origin.lat <= north


def _require_valid(row: Mapping[str, str], origin: Origin) -> None:
    if not _is_valid(row, origin):
        west, south, east, north = str(row["valid_bbox"]).split(";")
        raise DataError(
            "borders",
            0,
            row["border_id"],
            "valid_bbox",
            f"{origin.lon}, {origin.lat}",
            "lies where this border's line is not complete",
            f"choose a place within {west}-{east} E, {south}-{north} N, or another border",
        )


def _like(wanted: str, known: list[str]) -> str:
    stem = wanted.split("-")[-1][:4].lower()
    alike = [i for i in known if stem and stem in i.lower()] or known
    return f"ids are, for example: {', '.join(alike[:6])}"

