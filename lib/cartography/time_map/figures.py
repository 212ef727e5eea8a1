"""Figures of the reader's measurements, from the geodesic engine."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import shapely
from shapely.geometry.base import BaseGeometry

from lib.analysis.distances import origin_at, place_distance
from lib.cartography.time_map.view_json import Measured
from lib.catalog import Package
from lib.errors import DataError
from lib.geodesy import geodesic_area, geodesic_inverse, geodesic_length, geodesic_line, ring
from lib.units import (
    LENGTH_UNITS_M,
    NARROW_SPACE,
    LengthUnit,
    format_distance,
    format_measured,
    format_number,
)
from lib.viewstate.measurement import Measurement, Point

__all__ = ["measured_figures"]

METHOD = "Geodesic on WGS84"
LineString = tuple[tuple[float, float], ...]


def measured_figures(
    package: Package, measurements: Iterable[Measurement], unit: LengthUnit
) -> tuple[Measured, ...]:
    """Return the figure of each measurement, or the reason why there is none.

    Examples
    --------
    >>> from lib.catalog import load_package
    >>> ruler = Measurement("ruler", ((130.3, 42.2333), (132.35, 42.88)))  # Najin to Dunai
    >>> measured_figures(load_package(), [ruler], "km")[0].figure.replace(NARROW_SPACE, " ")
    '183.0 km'
    """
    return tuple(_figure(package, measurement, unit) for measurement in measurements)


def _figure(package: Package, measurement: Measurement, unit: LengthUnit) -> Measured:
    try:
        if measurement.kind == "border":
            return _to_border(package, measurement, unit)
        if measurement.kind == "ring":
            return _ring(measurement, unit)
        if measurement.kind == "area":
            return _area(measurement, unit)
        return _ruler(measurement, unit)
    except DataError as error:
        return Measured(measurement, "not measured", (f"{error.problem}; {error.hint}",))


def _ruler(measurement: Measurement, unit: LengthUnit) -> Measured:
    points = measurement.points
    lons, lats = zip(*points, strict=True)
    legs = [_leg_m(a, b) for a, b in pairwise(points)]
    total = geodesic_length(lons, lats)
    details = [METHOD]
    if len(legs) > 1:
        details.insert(0, "Legs: " + " + ".join(format_distance(leg, unit) for leg in legs))
    return Measured(measurement, format_distance(total, unit), tuple(details), _legs(points))


def _leg_m(start: Point, end: Point) -> float:
    return float(geodesic_inverse(*start, *end).distance_m)


def _legs(points: Iterable[Point]) -> tuple[LineString, ...]:
    return tuple(line for a, b in pairwise(points) for line in _lines(geodesic_line(*a, *b)))


def _lines(geometry: BaseGeometry) -> tuple[LineString, ...]:
    """Lines of a geometry; of an area, its rings."""
    outline = geometry.boundary if "Polygon" in geometry.geom_type else geometry
    return tuple(
        tuple((round(lon, 5), round(lat, 5)) for lon, lat in shapely.get_coordinates(part).tolist())
        for part in shapely.get_parts(outline)
    )


def _area(measurement: Measurement, unit: LengthUnit) -> Measured:
    points = measurement.points
    area_m2 = geodesic_area(shapely.Polygon(points))
    side_m = LENGTH_UNITS_M[unit]
    figure = f"{format_number(area_m2 / side_m**2)}{NARROW_SPACE}{unit}²"
    outline = (*points, points[0])
    lons, lats = zip(*outline, strict=True)
    perimeter = format_distance(geodesic_length(lons, lats), unit)
    return Measured(measurement, figure, (f"Perimeter {perimeter}", METHOD), _legs(outline))


def _ring(measurement: Measurement, unit: LengthUnit) -> Measured:
    (lon, lat), radius_m = measurement.points[0], measurement.radius_m
    figure = format_distance(radius_m, unit, 0)
    details = ("All points at this distance: a generic length", METHOD)
    return Measured(measurement, figure, details, _lines(ring(lon, lat, radius_m)))


def _to_border(package: Package, measurement: Measurement, unit: LengthUnit) -> Measured:
    origin = origin_at(package, *measurement.points[0])
    found = place_distance(package, origin, measurement.border)
    reading = found.reading
    if reading.uncertainty_m:
        figure = format_measured(reading.distance_m, reading.uncertainty_m, unit)
    else:
        figure = format_distance(reading.distance_m, unit)
    nearest = (reading.nearest_lon, reading.nearest_lat)
    where = "inside, " if reading.inside else ""
    details = (
        f"From {origin.name}" if origin.id else f"From {origin.lat:.4f}, {origin.lon:.4f}",
        f"To {found.border_name}: {where}towards {reading.azimuth_deg:.1f}°",
        f"{METHOD}; {found.readings[0].border_source}",
    )
    lines = _lines(geodesic_line(origin.lon, origin.lat, *nearest))
    return Measured(measurement, figure, details, lines, nearest)
