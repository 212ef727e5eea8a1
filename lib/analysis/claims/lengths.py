"""Lengths beside a claim: every way to measure what it may have meant."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from types import MappingProxyType

import shapely

from lib.analysis.along_the_line import rail_shortfall
from lib.analysis.claims.figures import cell_number
from lib.analysis.claims.model import Measure, Method
from lib.analysis.distance_words import from_words
from lib.analysis.distances import (
    Origin,
    border_row,
    companion_of,
    origin_of,
    place_distance,
    shortcut_readings,
)
from lib.analysis.row_index import Row, rows_by_id
from lib.catalog import Package
from lib.errors import DataError
from lib.geodesy import geodesic_inverse, geodesic_length
from lib.geodesy.naive import NAIVE_METHODS
from lib.units import KM_M

__all__ = ["border_length", "border_measures", "point_measures", "route_measures", "stated_points"]

_METHODS: MappingProxyType[str, Method] = MappingProxyType(
    {
        "web_mercator": "web_mercator",
        "degrees_111": "degrees",
        "nearest_in_degrees": "degrees",
        "sphere_vertices": "sphere",
        "sphere_edges": "sphere",
        "vertices": "vertices_only",
        "utm": "utm",
    }
)
#: Wrong methods that differ from a right one where the end is a point and not a line.
_TO_A_POINT = ("web_mercator", "degrees_111", "sphere_vertices", "utm")
GEODESIC = "Geodesic on WGS84"


@lru_cache(maxsize=256)
def stated_points(package: Package, origin: Origin) -> tuple[Origin, ...]:
    """The place itself, and its own town or depot where that stands elsewhere.

    >>> from lib.catalog import load_package
    >>> package = load_package()
    >>> [o.id for o in stated_points(package, origin_of(package, "depot-tikhoretsk"))]
    ['depot-tikhoretsk', 'town-tikhoretsk']
    >>> len(stated_points(package, origin_of(package, "depot-toropets-107")))
    1
    """
    companion = companion_of(package, origin)
    if companion is None or (companion.lon, companion.lat) == (origin.lon, origin.lat):
        return (origin,)
    return origin, companion


@lru_cache(maxsize=256)
def border_measures(package: Package, origin: Origin, border_id: str) -> tuple[Measure, ...]:
    """From one point to a border, by every source of it and every method.

    Raises
    ------
    DataError
        Where the border is unknown, or its line is not complete for this point.

    Examples
    --------
    >>> from lib.catalog import load_package
    >>> package = load_package()
    >>> found = border_measures(package, origin_of(package, "town-tikhoretsk"), "ukraine")
    >>> [round(m.value / 1000, 1) for m in found if m.is_main and m.method == "web_mercator"]
    [293.3]
    """
    by_source = place_distance(package, origin, border_id).readings
    start = from_words(package, origin)
    measures: list[Measure] = []
    for source in by_source:
        measured = place_distance(package, origin, source.border_id).reading
        is_main = source.border_id == border_id
        measures.append(
            Measure(
                "geodesic",
                GEODESIC,
                source.border_id,
                source.name,
                measured.distance_m,
                True,
                origin.id,
                start,
                low=measured.low_m,
                high=measured.high_m,
                is_main=is_main,
            )
        )
        measures += (
            Measure(
                _METHODS[wrong.method],
                wrong.name,
                source.border_id,
                source.name,
                wrong.distance_m,
                True,
                origin.id,
                start,
                hypothesis=True,
                is_main=is_main,
                remark=wrong.why_wrong,
            )
            for wrong in shortcut_readings(package, origin, source.border_id)
        )
    return tuple(measures)


@lru_cache(maxsize=1024)
def point_measures(
    package: Package, origin: Origin, reference_id: str, is_stated: bool
) -> tuple[Measure, ...]:
    """From one point to another: the geodesic and, where the claim states it, the wrong methods.

    The band is that of the positions; a town's point states no uncertainty and adds none.

    Raises
    ------
    DataError
        Where the package has no such place or reference point.
    """
    end = origin_of(package, reference_id)
    names = from_words(package, origin), from_words(package, end)
    length = float(geodesic_inverse(origin.lon, origin.lat, end.lon, end.lat).distance_m)
    radii = [r for r in (origin.position_uncertainty_m, end.position_uncertainty_m) if r]
    right = Measure(
        "geodesic",
        GEODESIC,
        end.id,
        names[1],
        length,
        True,
        origin.id,
        names[0],
        low=max(length - sum(radii), 0.0) if radii else None,
        high=length + sum(radii) if radii else None,
        hypothesis=not is_stated,
    )
    if not is_stated:
        return (right,)
    target = shapely.Point(end.lon, end.lat)
    wrong = (
        Measure(
            _METHODS[method.id],
            method.name,
            end.id,
            names[1],
            method.measure(target, origin.lon, origin.lat),
            True,
            origin.id,
            names[0],
            hypothesis=True,
            remark=method.why_wrong,
        )
        for method in NAIVE_METHODS
        if method.id in _TO_A_POINT
    )
    return (right, *wrong)


def route_measures(package: Package, from_id: str, route_id: str) -> tuple[Measure, ...]:
    """Along a rail route or segment: as it is drawn, and the railways' own kilometres.

    A drawn line runs short, so its length reaches up to the official one or, where that is not
    known, by as much as drawn lines run short of official ones in all.

    Raises
    ------
    DataError
        Where the package has no such route or segment.
    """
    row, name = _route_row(package, route_id)
    start = from_words(package, origin_of(package, from_id)) if from_id else ""
    lengths = (cell_number(row[name]) for name in ("length_ne_km", "length_simplified_km"))
    drawn = next(length for length in lengths if length) * KM_M
    official = cell_number(row.get("official_km"))
    longest = official * KM_M if official else drawn * (1 + rail_shortfall(package))

    def along(label: str, length_m: float, high_m: float) -> Measure:
        return Measure(
            "route", label, route_id, name, length_m, True, from_id, start, None, length_m, high_m
        )

    measures = [along("Along the line as it is drawn", drawn, longest)]
    if official:
        measures.append(along("The railways’ own kilometres", longest, longest))
    return tuple(measures)


def _route_row(package: Package, route_id: str) -> tuple[Row, str]:
    for table in ("rail_routes", "rail_segments"):
        if row := rows_by_id(package, table).get(route_id):
            return row, str(row.get("name") or f"{row['from']} to {row['to']}")
    hint = "name a route of rail_routes or a segment of rail_segments"
    raise DataError("claims", 0, route_id, "reference_id", route_id, "is no route", hint)


def border_length(package: Package, border_id: str) -> Measure:
    """Length of a border's line.

    >>> from lib.catalog import load_package
    >>> round(border_length(load_package(), "dprk-russia").value / 1000)
    17

    Raises
    ------
    DataError
        Where the border is unknown.
    """
    row = border_row(package, border_id)
    lines: Iterable[shapely.LineString] = shapely.get_parts(
        package.layers[row["layer"]].geometry.to_numpy()
    )
    length = sum(float(geodesic_length(*shapely.get_coordinates(line).T)) for line in lines)
    return Measure("geodesic", "Length of the line", border_id, str(row["name"]), length, True)
