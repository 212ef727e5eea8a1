"""What the reader measured as rows with full figures, method and version."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pyproj
import shapely
from shapely.geometry.base import BaseGeometry

from lib.analysis.distances import origin_at, place_distance
from lib.catalog import Package
from lib.errors import DataError
from lib.export.feature_table import Column, FeatureTable
from lib.geodesy import geodesic_area, geodesic_inverse, geodesic_length, geodesic_line, ring
from lib.units import LENGTH_UNITS_M, LengthUnit, format_distance, format_measured, format_number
from lib.viewstate import Measurement, Point, ViewState

__all__ = ["measurements_table"]

METHOD = "geodesic on the WGS84 ellipsoid"
_COLUMNS = (
    Column("number", "integer", "Place in the order of measuring, from 1."),
    Column("kind", "text", "ruler, area, border or ring."),
    Column("figure", "text", "The figure as the map shows it."),
    Column("length_m", "number", "Length of a ruler, or distance to a border, in metres."),
    Column("legs_m", "text", "Lengths of a ruler's legs in metres, joined by ;."),
    Column("area_m2", "number", "Area in square metres."),
    Column("perimeter_m", "number", "Perimeter of an area in metres."),
    Column("radius_m", "number", "Radius of a ring in metres."),
    Column("azimuth_deg", "number", "Direction at the start, degrees clockwise from north."),
    Column("uncertainty_m", "number", "Half width of the possible distances, in metres."),
    Column("inside", "flag", "Whether the point lies inside the border."),
    Column("from_place", "text", "Place of the record at the first point."),
    Column("border_id", "text", "Border that was measured to."),
    Column("border_source", "text", "Where the border's line comes from."),
    Column("nearest_lon", "number", "Longitude of the border's nearest point, degrees."),
    Column("nearest_lat", "number", "Latitude of the border's nearest point, degrees."),
    Column("points", "text", "Points that were set: lon lat in degrees, joined by ;."),
    Column("method", "text", "How it was measured."),
    Column("method_version", "text", "Version of the library of geodesics."),
    Column("data_version", "text", "Version of the data package."),
    Column("data_sha256", "text", "SHA-256 of the data package."),
    Column("remark", "text", "How to read it, or why there is no figure."),
)
GENERIC = "all points at this distance: a generic length"


def measurements_table(package: Package, view: ViewState) -> FeatureTable:
    r"""Return the measurements of a view, computed anew from their points.

    Lines are geodesics with enough vertices to be drawn straight from one to the next.

    Examples
    --------
    >>> from dataclasses import replace
    >>> from lib.catalog import load_package
    >>> from lib.viewstate import DEFAULT
    >>> najin_to_dunai = Measurement("ruler", ((130.3, 42.2333), (132.35, 42.88)))
    >>> view = replace(DEFAULT, measurements=(najin_to_dunai,))
    >>> [row["figure"] for row in measurements_table(load_package(), view).dicts()]
    ['183.0\u202fkm']
    """
    rows, geometries = [], []
    for number, measurement in enumerate(view.measurements, start=1):
        values, geometry = _measured(package, measurement, view.units)
        values |= {
            "number": number,
            "kind": measurement.kind,
            "points": ";".join(f"{lon} {lat}" for lon, lat in measurement.points),
            "method": METHOD,
            "method_version": f"PROJ {pyproj.proj_version_str}",
            "data_version": package.version,
            "data_sha256": package.sha256,
        }
        rows.append(tuple(values.get(column.name) for column in _COLUMNS))
        geometries.append(geometry)
    return FeatureTable("measurements", "Measurements", _COLUMNS, tuple(rows), tuple(geometries))


Measured = tuple[dict[str, Any], BaseGeometry]


def _measured(package: Package, measurement: Measurement, unit: LengthUnit) -> Measured:
    measure = {"ruler": _ruler, "area": _area, "ring": _ring}.get(measurement.kind)
    try:
        if measure is None:
            return _to_border(package, measurement, unit)
        return measure(measurement, unit)
    except DataError as error:
        remark = f"not measured: {error.problem}; {error.hint}"
        return {"remark": remark}, shapely.MultiPoint(measurement.points)


def _ruler(measurement: Measurement, unit: LengthUnit) -> Measured:
    points = measurement.points
    lons, lats = zip(*points, strict=True)
    length_m = geodesic_length(lons, lats)
    steps = [geodesic_inverse(*a, *b) for a, b in pairwise(points)]
    values = {
        "figure": format_distance(length_m, unit),
        "length_m": length_m,
        "legs_m": ";".join(str(float(step.distance_m)) for step in steps),
        "azimuth_deg": float(steps[0].start_azimuth_deg),
    }
    return values, _path(points)


def _path(points: Sequence[Point]) -> BaseGeometry:
    """The geodesics between points as one line, in parts where it crosses the antimeridian."""
    return shapely.line_merge(
        shapely.MultiLineString(
            [part for a, b in pairwise(points) for part in shapely.get_parts(geodesic_line(*a, *b))]
        ),
        directed=True,
    )


def _area(measurement: Measurement, unit: LengthUnit) -> Measured:
    points = measurement.points
    outline = (*points, points[0])
    lons, lats = zip(*outline, strict=True)
    area_m2 = geodesic_area(shapely.Polygon(points))
    drawn = _path(outline)
    values = {
        "figure": f"{format_number(area_m2 / LENGTH_UNITS_M[unit] ** 2)} {unit}²",
        "area_m2": area_m2,
        "perimeter_m": geodesic_length(lons, lats),
    }
    is_ring = isinstance(drawn, shapely.LineString) and drawn.is_ring
    return values, shapely.Polygon(shapely.get_coordinates(drawn)) if is_ring else drawn


def _ring(measurement: Measurement, unit: LengthUnit) -> Measured:
    (lon, lat), radius_m = measurement.points[0], measurement.radius_m
    values = {
        "figure": format_distance(radius_m, unit, 0),
        "radius_m": float(radius_m),
        "remark": GENERIC,
    }
    return values, ring(lon, lat, radius_m)


def _to_border(package: Package, measurement: Measurement, unit: LengthUnit) -> Measured:
    origin = origin_at(package, *measurement.points[0])
    found = place_distance(package, origin, measurement.border)
    reading = found.reading
    uncertain = reading.uncertainty_m
    values = {
        "figure": format_measured(reading.distance_m, uncertain, unit)
        if uncertain
        else format_distance(reading.distance_m, unit),
        "length_m": reading.distance_m,
        "azimuth_deg": reading.azimuth_deg,
        "uncertainty_m": uncertain,
        "inside": reading.inside,
        "from_place": origin.id,
        "border_id": measurement.border,
        "border_source": found.readings[0].border_source,
        "nearest_lon": reading.nearest_lon,
        "nearest_lat": reading.nearest_lat,
    }
    return values, _path(((origin.lon, origin.lat), (reading.nearest_lon, reading.nearest_lat)))
