"""The wrong methods err by what they are known to err by."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest
import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from lib.geodesy.naive import (
    NAIVE_METHODS,
    degrees_distance,
    naive_readings,
    nearest_in_degrees_distance,
    sphere_edges_distance,
    sphere_vertices_distance,
    utm_distance,
    vertices_distance,
    web_mercator_distance,
)

LAYER = Path(__file__).parents[2] / "data" / "layers" / "border-ukraine.geojson"
DEPOT = (40.042361, 45.888417)
TOWN = (40.11874, 45.85307)
#: Distances of the recognised outline on the ellipsoid, in kilometres.
TRUE_DEPOT_KM, TRUE_TOWN_KM = 195.040, 202.058


@pytest.fixture(scope="module")
def ukraine() -> BaseGeometry:
    features = json.loads(LAYER.read_text(encoding="utf-8"))["features"]
    return shape(features[0]["geometry"])


@pytest.mark.parametrize(
    ("measure", "place", "kilometres"),
    [
        (web_mercator_distance, DEPOT, 283.2),
        (web_mercator_distance, TOWN, 293.3),
        (degrees_distance, DEPOT, TRUE_DEPOT_KM + 22.86),
        (nearest_in_degrees_distance, DEPOT, TRUE_DEPOT_KM + 21.8),
        (sphere_vertices_distance, DEPOT, TRUE_DEPOT_KM - 0.26),
        (vertices_distance, DEPOT, TRUE_DEPOT_KM),
        (utm_distance, DEPOT, TRUE_DEPOT_KM + 0.46),
    ],
)
def test_known_errors_at_tikhoretsk(measure, place, kilometres, ukraine):
    assert measure(ukraine, *place) / 1000 == pytest.approx(kilometres, abs=0.05)


def test_readings_come_with_a_reason_and_a_label(ukraine):
    readings = naive_readings(ukraine, *DEPOT)
    assert [r.method for r in readings] == [m.id for m in NAIVE_METHODS]
    assert len({r.method for r in readings}) == len(readings)
    for reading in readings:
        assert reading.is_wrong
        assert reading.why_wrong.startswith("Wrong: ")
        assert "\n" not in reading.why_wrong
        assert math.isfinite(reading.distance_m)


def test_utm_zone_is_the_one_that_geopandas_picks(ukraine):
    geopandas = pytest.importorskip("geopandas")
    series = geopandas.GeoSeries([ukraine], crs=4326)
    crs = series.estimate_utm_crs()
    lines = geopandas.GeoSeries([ukraine.boundary], crs=4326).to_crs(crs)
    point = geopandas.GeoSeries([shapely.Point(DEPOT)], crs=4326).to_crs(crs)
    assert utm_distance(ukraine, *DEPOT) == pytest.approx(lines.distance(point)[0], abs=0.01)


def test_sphere_looks_at_edges_where_asked():
    edge = shapely.LineString([(30, 50), (40, 50)])
    to_edge = sphere_edges_distance(edge, 35, 48)
    # The great circle between the ends bulges north of the parallel.
    assert to_edge > 222_390
    assert to_edge < sphere_vertices_distance(edge, 35, 48) / 1.5


@pytest.mark.parametrize("lon", [30.0, 40.0, 20.0, 50.0])
def test_sphere_edges_equals_vertices_at_and_beyond_the_ends(lon):
    edge = shapely.LineString([(30, 0), (40, 0)])
    expected = sphere_vertices_distance(edge, lon, 1)
    assert sphere_edges_distance(edge, lon, 1) == pytest.approx(expected, abs=1e-3)


def test_zero_length_edge_is_a_point():
    dot = shapely.LineString([(30, 0), (30, 0)])
    assert sphere_edges_distance(dot, 31, 0) == pytest.approx(math.radians(1) * 6_371_008.8)


def test_lakes_are_not_border():
    shell = [(0, 0), (10, 0), (10, 10), (0, 10)]
    lake = [(4, 4), (6, 4), (6, 6), (4, 6)]
    with_lake = shapely.Polygon(shell, [lake])
    without = shapely.Polygon(shell)
    for reading, expected in zip(
        naive_readings(with_lake, 5, 5), naive_readings(without, 5, 5), strict=True
    ):
        assert reading.distance_m == pytest.approx(expected.distance_m)


def test_web_mercator_has_no_pole():
    edge = shapely.LineString([(30, 80), (40, 80)])
    assert web_mercator_distance(edge, 35, 90) == math.inf
