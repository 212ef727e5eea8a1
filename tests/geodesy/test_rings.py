"""Range rings keep their radius, at their vertices and as drawn, wherever they lie."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import shapely
from pyproj import Geod
from shapely.geometry import shape

from lib.errors import DataError
from lib.geodesy.border import Border
from lib.geodesy.rings import range_rings
from tests.geodesy.oracle import Oracle

LAYERS = Path(__file__).parents[2] / "data" / "layers"
GEOD = Geod(ellps="WGS84")
VERTEX_M, EDGE_M = 1e-3, 1.0


def read_layer(name):
    features = json.loads((LAYERS / f"{name}.geojson").read_text("utf-8"))["features"]
    return shape(features[0]["geometry"])


@pytest.fixture(scope="module")
def ukraine():
    return read_layer("border-ukraine")


def to_points(*points):
    """Distance to the nearest of some points."""

    def distance(lon, lat):
        each = [
            GEOD.inv(lon, lat, np.full(lon.size, float(x)), np.full(lon.size, float(y)))[2]
            for x, y in points
        ]
        return np.min(each, axis=0)

    return distance


def to_border(geometry):
    border = Border(geometry)
    return lambda lon, lat: border.distance(lon, lat).distance_m


def drawn_edges(lines):
    """Starts and ends of edges, without those along the antimeridian and the poles."""
    starts, ends = [], []
    for line in lines:
        vertices = shapely.get_coordinates(line)
        start, end = vertices[:-1], vertices[1:]
        seam = (np.abs(start[:, 0]) == 180) & (start[:, 0] == end[:, 0])
        pole = (np.abs(start[:, 1]) == 90) & (start[:, 1] == end[:, 1])
        starts.append(start[~(seam | pole)])
        ends.append(end[~(seam | pole)])
    return np.concatenate(starts), np.concatenate(ends)


def assert_keeps_radius(ring, distance, samples=21):
    assert ring.area.is_valid
    assert ring.line.is_valid
    assert not ring.line.is_empty
    outlines = [part.exterior for part in ring.area.geoms]
    outlines += [hole for part in ring.area.geoms for hole in part.interiors]
    for lines in (ring.line.geoms, outlines):
        start, end = drawn_edges(lines)
        for vertices in (start, end):
            assert np.abs(distance(*vertices.T) - ring.radius_m).max() < VERTEX_M
        share = np.linspace(0, 1, samples)[None, :, None]
        between = (start[:, None] + (end - start)[:, None] * share).reshape(-1, 2)
        assert np.abs(distance(*between.T) - ring.radius_m).max() < EDGE_M
    west, south, east, north = ring.area.bounds
    assert -180 <= west <= east <= 180
    assert -90 <= south <= north <= 90


@pytest.mark.slow
@pytest.mark.parametrize("radius", [50_000, 200_000, 500_000, 1_000_000])
def test_round_ukraine(ukraine, radius):
    (ring,) = range_rings(ukraine, [radius])
    assert_keeps_radius(ring, to_border(ukraine), samples=11)
    assert shapely.contains(ring.area, shapely.convex_hull(ukraine).centroid)


@pytest.mark.slow
def test_round_ukraine_against_the_oracle(ukraine):
    (ring,) = range_rings(ukraine, [200_000])
    vertices = shapely.get_coordinates(ring.line)
    chosen = np.random.default_rng(5).choice(len(vertices), 25, replace=False)
    lon, lat = vertices[chosen].T
    assert Oracle(ukraine).distances(lon, lat) == pytest.approx(200_000, abs=VERTEX_M)


@pytest.mark.slow
def test_several_radii_in_one_pass_are_nested():
    coarse = read_layer("border-ukraine-visionscarto-50m")
    radii = [500_000, 100_000, 200_000]
    rings = range_rings(coarse, radii)
    assert [ring.radius_m for ring in rings] == radii
    wide, near, middle = (ring.area for ring in rings)
    assert wide.contains(middle)
    assert middle.contains(near)
    assert near.contains(coarse)
    (alone,) = range_rings(coarse, [200_000])
    # Two polygons within 1 m of the same ring, some 5,000 km long.
    assert alone.area.symmetric_difference(middle).area < 2 * 5_000 * 1e-3 / 111**2


@pytest.mark.parametrize(
    "radius",
    [50_000, *(pytest.param(m, marks=pytest.mark.slow) for m in (200_000, 500_000, 1_000_000))],
)
@pytest.mark.parametrize(
    "point",
    [(30, 89), (179.9, 60), (179.9, 0), (-180, 10), (0, 90), (0, -90), (40.04, 45.89), (12, -89.9)],
)
def test_round_points(point, radius):
    (ring,) = range_rings(shapely.Point(point), [radius])
    assert_keeps_radius(ring, to_points(point))


def test_point_ring_is_the_geodesic_circle():
    (ring,) = range_rings(shapely.Point(40.04, 45.89), [200_000])
    azimuths = np.arange(360.0)
    lon, lat, _ = GEOD.fwd(
        np.full(360, 40.04), np.full(360, 45.89), azimuths, np.full(360, 200_000.0)
    )
    # A degree is at most 111.7 km: no point of the circle is farther off than a metre.
    off = shapely.distance(shapely.points(lon, lat), ring.line)
    assert off.max() * 111_700 < EDGE_M


def test_pole_inside_the_ring_is_inside_the_area():
    (ring,) = range_rings(shapely.Point(30, 89), [200_000])
    assert ring.area.bounds[0] == -180
    assert ring.area.bounds[2] == 180
    assert ring.area.bounds[3] == 90
    for lon in (-180, -90, 0, 90, 180):
        assert ring.area.covers(shapely.Point(lon, 90))
    # The line is the ring alone, without the edges that close the area.
    assert shapely.get_coordinates(ring.line)[:, 1].max() < 90


def test_antimeridian_cuts_the_area_in_two():
    (ring,) = range_rings(shapely.Point(179.9, 60), [200_000])
    assert len(ring.area.geoms) == 2
    assert len(ring.line.geoms) == 2


@pytest.mark.slow
def test_discs_that_just_overlap_merge_with_cusps():
    pair = [(30.0, 50.0), GEOD.fwd(30, 50, 70, 199_990.0)[:2]]
    (ring,) = range_rings(shapely.MultiPoint(pair), [100_000])
    assert len(ring.area.geoms) == 1
    assert_keeps_radius(ring, to_points(*pair), samples=41)


@pytest.mark.slow
def test_discs_that_just_miss_each_other_stay_two():
    pair = [(30.0, 50.0), GEOD.fwd(30, 50, 70, 200_020.0)[:2]]
    (ring,) = range_rings(shapely.MultiPoint(pair), [100_000])
    assert len(ring.area.geoms) == 2
    assert_keeps_radius(ring, to_points(*pair), samples=41)


@pytest.mark.slow
def test_small_gap_between_three_discs_is_kept():
    # Corners of a triangle whose circumcentre is 20 m beyond the radius.
    corners = [GEOD.fwd(30, 50, azimuth, 100_020.0)[:2] for azimuth in (0, 120, 240)]
    (ring,) = range_rings(shapely.MultiPoint(corners), [100_000])
    assert len(ring.area.geoms) == 1
    assert len(ring.area.geoms[0].interiors) == 1
    assert not ring.area.covers(shapely.Point(30, 50))
    assert_keeps_radius(ring, to_points(*corners), samples=41)


def test_line_over_the_antimeridian():
    line = shapely.LineString([(175, 64), (-175, 66)])
    (ring,) = range_rings(line, [150_000])
    assert_keeps_radius(ring, to_border(line))
    assert len(ring.area.geoms) == 2


@pytest.mark.slow
def test_bay_gives_a_sharp_cusp():
    bay = shapely.LineString([(30, 48), (33, 50), (36, 48)])
    (ring,) = range_rings(bay, [100_000])
    assert_keeps_radius(ring, to_border(bay), samples=41)


@pytest.mark.slow
def test_inside_and_outside_of_a_polygon():
    square = shapely.box(30, 45, 36, 49)
    (outer,) = range_rings(square, [50_000])
    (inner,) = range_rings(square, [50_000], inside=True)
    for ring in (outer, inner):
        assert_keeps_radius(ring, to_border(square))
    assert square.contains(inner.line)
    assert square.disjoint(outer.line)
    assert outer.area.contains(square)
    assert square.contains(inner.area)
    assert inner.area.covers(shapely.Point(33, 47))


def test_inside_ring_deeper_than_the_polygon_is_empty():
    (ring,) = range_rings(shapely.box(30, 45, 31, 46), [100_000], inside=True)
    assert ring.line.is_empty
    assert ring.area.is_empty


@pytest.mark.slow
def test_islands_merge():
    islands = shapely.MultiPolygon(
        [shapely.box(30, 45, 30.5, 45.5), shapely.box(32, 45, 32.5, 45.5)]
    )
    near, far = range_rings(islands, [50_000, 70_000])
    assert (len(near.area.geoms), len(far.area.geoms)) == (2, 1)
    assert_keeps_radius(far, to_border(islands), samples=41)


@pytest.mark.slow
def test_ring_round_a_ring_has_an_inner_edge():
    angles = np.linspace(0, 2 * np.pi, 73)
    circle = shapely.LineString(np.column_stack((30 + 6 * np.cos(angles), 48 + 4 * np.sin(angles))))
    (ring,) = range_rings(circle, [100_000])
    assert len(ring.area.geoms[0].interiors) == 1
    assert_keeps_radius(ring, to_border(circle))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(8))
def test_random_lines(seed):
    rng = np.random.default_rng(seed)
    middle = rng.uniform(-180, 180), np.degrees(np.arcsin(rng.uniform(-1, 1)))
    azimuth, length = rng.uniform(0, 360, 6), rng.uniform(0, 400_000, 6)
    lon, lat, _ = GEOD.fwd(np.full(6, middle[0]), np.full(6, middle[1]), azimuth, length)
    line = shapely.LineString(np.column_stack((lon, lat)))
    radius = rng.uniform(20_000, 300_000)
    (ring,) = range_rings(line, [radius])
    assert_keeps_radius(ring, to_border(line))


@pytest.mark.parametrize("radius", [0, -5, 9.9, float("nan"), float("inf"), 2e7])
def test_bad_radius(radius):
    with pytest.raises(DataError, match="radii_m"):
        range_rings(shapely.Point(30, 50), [radius])


@pytest.mark.parametrize(
    "geometry",
    [
        shapely.Point(),
        shapely.Polygon(),
        shapely.Point(30, 91),
        shapely.GeometryCollection([shapely.Point(1, 1), shapely.LineString([(0, 0), (1, 1)])]),
    ],
)
def test_bad_geometry(geometry):
    with pytest.raises(DataError):
        range_rings(geometry, [1000])


def test_inside_of_a_line_is_refused():
    with pytest.raises(DataError, match="inside"):
        range_rings(shapely.LineString([(30, 50), (31, 50)]), [1000], inside=True)


def test_no_radius_no_ring():
    assert range_rings(shapely.Point(30, 50), []) == ()
