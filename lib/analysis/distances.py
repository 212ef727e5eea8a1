"""The distance of a place to a border: one reading per border source, one uncertainty."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from lib.analysis.row_index import rows_by, rows_by_id
from lib.catalog import Package
from lib.errors import DataError
from lib.geodesy import Border, outline
from lib.geodesy.naive import NaiveReading, naive_readings
from lib.geodesy.uncertainty import DistanceReading, distance_with_uncertainty

__all__ = [
    "BorderReading",
    "Origin",
    "PlaceDistance",
    "border_row",
    "companion_of",
    "origin_at",
    "origin_of",
    "place_distance",
    "shortcut_readings",
    "typed_origin",
]

#: Tables that hold points to measure from.
_POINT_TABLES = ("places", "reference_points")


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
    layer: str = ""
    """Class of a place (port, depot, ...); empty for reference points and typed coordinates."""


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
        If the package has no such place; the message lists ids that are alike.

    Examples
    --------
    >>> from lib.catalog import load_package
    >>> origin_of(load_package(), "depot-tikhoretsk").position_uncertainty_m
    1500.0
    """
    for table in _POINT_TABLES:
        if row := rows_by_id(package, table).get(place_id):
            return _origin(place_id, row)
    known = [i for table in _POINT_TABLES for i in rows_by_id(package, table)]
    problem = "is no place of the record"
    raise DataError("places", 0, place_id, "place", place_id, problem, _like(place_id, known))


def _origin(place_id: str, row: Mapping[str, Any]) -> Origin:
    radius = row["position_uncertainty_m"]
    return Origin(
        place_id,
        str(row["name"]),
        float(row["lon"]),
        float(row["lat"]),
        None if pd.isna(radius) else float(radius),
        str(row.get("class", "")),
    )


def typed_origin(lon: float, lat: float) -> Origin:
    """A point from typed coordinates: nothing is known of its uncertainty, so none is given."""
    return Origin("", "typed point", lon, lat, None)


def origin_at(package: Package, lon: float, lat: float) -> Origin:
    """Return the place whose position links write like this one, or the bare point.

    Parameters
    ----------
    lon, lat
        Degrees, EPSG:4326, with the four decimals that a link carries.

    Examples
    --------
    >>> from lib.catalog import load_package
    >>> origin_at(load_package(), 40.0424, 45.8884).id
    'depot-tikhoretsk'
    >>> origin_at(load_package(), 40.0, 45.0).id
    ''
    """
    places = package.tables["places"]
    here = places[(places["lon"].round(4) == lon) & (places["lat"].round(4) == lat)]
    if here.empty:
        return typed_origin(lon, lat)
    place_id = str(here["place_id"].iloc[0])
    return replace(origin_of(package, place_id), lon=lon, lat=lat)


def companion_of(package: Package, origin: Origin) -> Origin | None:
    """The town of a depot or port, or the place that a town stands beside; None without one.

    >>> from lib.catalog import load_package
    >>> package = load_package()
    >>> companion_of(package, origin_of(package, "depot-tikhoretsk")).id
    'town-tikhoretsk'
    """
    if not origin.id:
        return None
    if beside := rows_by(package, "reference_points", "near_place").get(origin.id):
        return origin_of(package, str(beside[0]["reference_id"]))
    town = rows_by_id(package, "reference_points").get(origin.id)
    return origin_of(package, str(town["near_place"])) if town and town["near_place"] else None


def border_row(package: Package, border_id: str) -> Mapping[str, Any]:
    """The row of ``borders`` with this id.

    Raises
    ------
    DataError
        If the package has no such border; the message lists those it has.
    """
    rows = rows_by_id(package, "borders")
    if border_id not in rows:
        hint = f"known borders: {', '.join(rows)}"
        raise DataError("borders", 0, border_id, "border", border_id, "is no border", hint)
    return rows[border_id]


def place_distance(package: Package, origin: Origin, border_id: str) -> PlaceDistance:
    """Distance of a point to a border by every source of that border.

    Raises
    ------
    DataError
        If the border is unknown, or the point lies where the border's clipped line would not
        hold its true nearest point.

    Examples
    --------
    >>> from lib.catalog import load_package
    >>> package = load_package()
    >>> found = place_distance(package, origin_of(package, "depot-tikhoretsk"), "ukraine")
    >>> round(found.reading.distance_m / 1000, 2), len(found.readings)
    (195.04, 5)
    """
    measured = border_row(package, border_id)
    _require_valid(measured, origin)
    alike = rows_by(package, "borders", "group")[str(measured["group"])]
    others = (row for row in alike if row["border_id"] != border_id and _is_valid(row, origin))
    rows = [measured, *others]
    readings = tuple(_reading(package, row, measured, origin) for row in rows)
    spread = [
        _border(package, reading.border_id)
        for reading in readings
        if reading.in_spread and reading.border_id != border_id
    ]
    reading = distance_with_uncertainty(
        _border(package, border_id),
        spread,
        origin.lon,
        origin.lat,
        origin.position_uncertainty_m,
        float(measured["generalisation_m"]),
    )
    return PlaceDistance(origin, border_id, str(measured["name"]), reading, readings)


def shortcut_readings(package: Package, origin: Origin, border_id: str) -> tuple[NaiveReading, ...]:
    """What the usual wrong methods read from a point to a border.

    Raises
    ------
    DataError
        As `place_distance`.
    """
    _require_valid(border_row(package, border_id), origin)
    return naive_readings(_geometry(package, border_id), origin.lon, origin.lat)


@lru_cache(maxsize=16)
def _geometry(package: Package, border_id: str) -> BaseGeometry:
    """A border as one geometry, vertex for vertex, without islands in its inland waters."""
    layer = package.layers[border_row(package, border_id)["layer"]]
    parts = list(shapely.get_parts(layer.geometry.to_numpy()))
    is_area = parts[0].geom_type == "Polygon"
    return outline(shapely.MultiPolygon(parts)) if is_area else shapely.MultiLineString(parts)


@lru_cache(maxsize=16)
def _border(package: Package, border_id: str) -> Border:
    return Border(_geometry(package, border_id))


def _reading(
    package: Package, row: Mapping[str, Any], measured: Mapping[str, Any], origin: Origin
) -> BorderReading:
    nearest = _border(package, str(row["border_id"])).distance(origin.lon, origin.lat)
    return BorderReading(
        str(row["border_id"]),
        str(row["name"]),
        f"{row['package']} {row['version']}",
        str(row["definition"]),
        str(row["covers"]),
        str(row["crimea_in"]),
        str(row["vintage"]),
        nearest.distance_m,
        nearest.nearest_lon,
        nearest.nearest_lat,
        nearest.azimuth_deg,
        all(row[field] == measured[field] for field in ("definition", "covers")),
    )


def _is_valid(row: Mapping[str, Any], origin: Origin) -> bool:
    """Whether the row's line holds the nearest point of this origin."""
    box = [float(degrees) for degrees in str(row["valid_bbox"]).split(";") if degrees]
    if not box:
        return True
    west, south, east, north = box
    return west <= origin.lon <= east and south <= origin.lat <= north


def _require_valid(row: Mapping[str, Any], origin: Origin) -> None:
    if not _is_valid(row, origin):
        west, south, east, north = str(row["valid_bbox"]).split(";")
        problem = "lies where this border's line is not complete"
        hint = f"choose a place within {west}-{east} E, {south}-{north} N, or another border"
        value = f"{origin.lon}, {origin.lat}"
        raise DataError("borders", 0, str(row["border_id"]), "valid_bbox", value, problem, hint)


def _like(wanted: str, known: list[str]) -> str:
    stem = wanted.split("-")[-1][:4].lower()
    alike = [i for i in known if stem and stem in i.lower()] or known
    return f"ids are, for example: {', '.join(alike[:6])}"
