"""The nearest of several features, and the distance between two borders."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from pyproj import Geod

from lib.geodesy import Border, distance_between, nearest_feature

GEOD = Geod(ellps="WGS84")


@pytest.mark.slow
def test_nearest_feature_agrees_with_each_border_alone():
    rng = np.random.default_rng(4)
    features = [shapely.LineString(rng.uniform((-180, -80), (180, 80), (3, 2))) for _ in range(12)]
    lon, lat = rng.uniform(-180, 180, 200), rng.uniform(-90, 90, 200)
    found = nearest_feature(features, lon, lat)
    alone = np.array([Border(feature).distance(lon, lat).distance_m for feature in features])
    assert (found.index == alone.argmin(axis=0)).all()
    np.testing.assert_allclose(found.distance.distance_m, alone.min(axis=0), rtol=0, atol=1e-6)


def test_features_of_several_parts_count_as_one():
    parts = shapely.MultiLineString([[(0, 0), (1, 0)], [(50, 0), (51, 0)]])
    other = shapely.LineString([(25, 0), (26, 0)])
    assert list(nearest_feature([parts, other], [50.5, 25.5, 0.5], [1, 1, 1]).index) == [0, 1, 0]


def test_distance_between_is_the_least_over_dense_points():
    rng = np.random.default_rng(6)
    for _ in range(20):
        start = rng.uniform((-180, -70), (180, 70))
        a = shapely.LineString(start + rng.uniform(-3, 3, (4, 2)))
        b = shapely.LineString(start + np.array([12, 0]) + rng.uniform(-3, 3, (4, 2)))
        found = distance_between(a, b)
        dense = shapely.get_coordinates(shapely.segmentize(a, 0.01))
        assert found.distance_m <= Border(b).distance(*dense.T).distance_m.min() + 1e-6
        ends = GEOD.inv(found.lon_a, found.lat_a, found.lon_b, found.lat_b)[2]
        assert ends == pytest.approx(found.distance_m, abs=1e-5)
        assert Border(a).distance(found.lon_a, found.lat_a).distance_m < 1e-6
        assert distance_between(b, a).distance_m == pytest.approx(found.distance_m, abs=1e-6)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ([(0, 0), (10, 10)], [(0, 10), (10, 0)]),
        ([(179, 60), (-179, 62)], [(179, 62), (-179, 60)]),
        ([(0, 85), (180, 85)], [(90, 85), (-90, 85)]),
        ([(30, 50), (30.001, 50.001)], [(30, 50.001), (30.001, 50)]),
    ],
)
def test_crossing_lines_are_no_distance_apart(a, b):
    found = distance_between(shapely.LineString(a), shapely.LineString(b))
    assert found.distance_m == 0
    for line in (a, b):
        on_line = Border(shapely.LineString(line)).distance(found.lon_a, found.lat_a)
        assert on_line.distance_m < 0.5


def test_a_gap_of_a_millimetre_is_no_crossing():
    lon, lat, _ = GEOD.fwd(30.0005, 50.0, 0, 1e-3)
    found = distance_between(
        shapely.LineString([(30, 50), (30.001, 50)]),
        shapely.LineString([(lon, lat), (lon, lat + 0.001)]),
    )
    assert found.distance_m == pytest.approx(1e-3, abs=3e-4)
