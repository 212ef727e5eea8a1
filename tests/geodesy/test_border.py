"""Border.distance and Border.contains against the oracle and against hand-made cases."""

from __future__ import annotations

import json
import math
import sys
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import shapely
from pyproj import Geod

from lib.errors import DataError
from lib.geodesy import Border
from lib.geodesy.coordinates import EQUATORIAL_M, POLAR_M
from lib.geodesy.kernel_loading import Kernels

sys.path.insert(0, str(Path(__file__).parent))
import hard_cases
from oracle import Oracle

GEOD = Geod(ellps="WGS84")
LAYER = Path(__file__).parents[2] / "data" / "layers" / "border-ukraine.geojson"
DEPOT = (40.042361, 45.888417)
TOWN = (40.11874, 45.85307)
MICROMETRE = 1e-6
#: Points before the kernels are loaded, for each way of running.
WAIT = {"compiled": 0, "arrays": math.inf}


@pytest.fixture(scope="module")
def ukraine():
    features = json.loads(LAYER.read_text())["features"]
    return shapely.geometry.shape(features[0]["geometry"])


@pytest.fixture(scope="module")
def ukraine_border(ukraine):
    return Border(ukraine)


@pytest.fixture(scope="module")
def ukraine_oracle(ukraine):
    return Oracle(ukraine)


@pytest.fixture(params=["compiled", pytest.param("arrays", marks=pytest.mark.slow)])
def way(request, monkeypatch):
    """Both ways of running; a border made inside the test takes the one asked for."""
    if request.param == "compiled":
        pytest.importorskip("numba")
    monkeypatch.setattr("lib.geodesy.engine.KERNELS", Kernels(WAIT[request.param]))
    return request.param


def test_tikhoretsk_to_ukraine(ukraine_border):
    depot = ukraine_border.distance(*DEPOT)
    assert depot.distance_m == pytest.approx(195_039.588587, abs=MICROMETRE)
    assert (depot.nearest_lon, depot.nearest_lat) == pytest.approx((38.1655, 47.0707), abs=1e-9)
    assert depot.azimuth_deg == pytest.approx(313.0379, abs=1e-4)
    assert ukraine_border.distance(*TOWN).distance_m == pytest.approx(202_058, abs=0.5)


def test_scalars_give_floats_and_arrays_keep_their_shape(ukraine_border):
    assert type(ukraine_border.distance(*DEPOT).distance_m) is float
    found = ukraine_border.distance(np.full((2, 3), DEPOT[0]), np.full((2, 3), DEPOT[1]))
    assert found.nearest_lat.shape == (2, 3)
    assert found.nearest_lat.dtype == np.float64
    assert ukraine_border.distance([], []).distance_m.shape == (0,)


@pytest.mark.parametrize("kind", hard_cases.KINDS)
def test_hard_points_agree_with_the_oracle(kind, way, ukraine, ukraine_oracle):
    seed = np.random.SeedSequence().entropy % 2**32
    lon, lat = hard_cases.points(kind, ukraine, np.random.default_rng(seed), 12)
    found = Border(ukraine).distance(lon, lat)
    expected = ukraine_oracle.distances(lon, lat)
    np.testing.assert_allclose(
        found.distance_m, expected, rtol=0, atol=MICROMETRE, err_msg=f"{kind}, seed {seed}"
    )
    azimuth, _, length = GEOD.inv(lon, lat, found.nearest_lon, found.nearest_lat)
    np.testing.assert_allclose(length, found.distance_m, rtol=0, atol=2 * MICROMETRE)
    apart = (azimuth - found.azimuth_deg + 180) % 360 - 180
    # Along the edge the distance is flat at its minimum: a foot 10 micrometres off is as near.
    allowed = np.maximum(1e-6, 1e-5 / np.maximum(found.distance_m, 1e-3))
    away = found.distance_m > 1
    assert np.all(np.abs(np.radians(apart[away])) <= allowed[away]), f"{kind}, seed {seed}"


@pytest.mark.slow
def test_long_edges_agree_with_the_oracle(way):
    seed = np.random.SeedSequence().entropy % 2**32
    rng = np.random.default_rng(seed)
    for _ in range(15):
        line = hard_cases.long_edge(rng)
        kind = rng.choice(hard_cases.KINDS)
        lon, lat = hard_cases.points(kind, line, rng, 4)
        np.testing.assert_allclose(
            Border(line).distance(lon, lat).distance_m,
            Oracle(line).distances(lon, lat),
            rtol=0,
            atol=MICROMETRE,
            err_msg=f"{kind}, {line.wkt}, seed {seed}",
        )


@pytest.mark.parametrize(
    ("line", "point", "metres"),
    [
        # A quarter of a meridian, from pole and equator (Karney 2013, table of WGS84 constants).
        ([(0, 0), (10, 0)], (0, 90), 10_001_965.729),
        # The geodesic to a nearly antipodal point leaves the equator and passes a pole.
        ([(0, 0), (180, 0)], (0, 90), 0.0),
        # A degree of the meridian at the equator, along the antimeridian by its other name.
        ([(180, -1), (180, -2)], (-180, 0), 110_574.4),
        # A zero-length border is a point.
        ([(30, 50), (30, 50)], (30, 51), 111_239.0),
    ],
)
def test_known_lengths(way, line, point, metres):
    found = Border(shapely.LineString(line)).distance(*point)
    assert found.distance_m == pytest.approx(metres, abs=30)


def test_zero_length_edges_change_nothing(way):
    plain = Border(shapely.LineString([(30, 50), (31, 50)])).distance(30.5, 51)
    doubled = Border(shapely.LineString([(30, 50), (30, 50), (31, 50), (31, 50)]))
    assert doubled.distance(30.5, 51) == plain


def test_border_is_not_its_polygon(ukraine_border):
    kyiv = ukraine_border.distance(30.523, 50.450)
    assert kyiv.distance_m > 40_000
    assert ukraine_border.contains(30.523, 50.450)


def test_holes_are_no_border_and_are_noted():
    hole = shapely.box(0.4, 0.4, 0.6, 0.6)
    border = Border(shapely.difference(shapely.box(0, 0, 1, 1), hole))
    assert border.distance(0.5, 0.5).distance_m > 50_000
    assert border.contains(0.5, 0.5)
    assert any("inner rings" in note for note in border.notes)


def test_an_invalid_ring_is_used_and_noted():
    bow = shapely.Polygon([(0, 0), (2, 2), (2, 0), (0, 2)])
    border = Border(bow)
    assert list(border.contains([0.2, 1.8, 1.0], [1.0, 1.0, 1.9])) == [True, True, False]
    assert border.distance(1, 1).distance_m < 100
    assert any("cross" in note for note in border.notes)


def test_contains_agrees_with_the_plane_where_edges_are_short(ukraine, ukraine_border):
    rng = np.random.default_rng(11)
    lon, lat = rng.uniform(20, 42, 20_000), rng.uniform(43, 54, 20_000)
    found = ukraine_border.distance(lon, lat).distance_m
    differ = ukraine_border.contains(lon, lat) != shapely.contains_xy(ukraine, lon, lat)
    assert found[differ].max(initial=0) < 50


@pytest.mark.parametrize(
    ("ring", "inside", "outside"),
    [
        ([(179, -1), (-179, -1), (-179, 1), (179, 1)], [(180, 0), (-180, 0)], [(178, 0), (0, 0)]),
        ([(0, 80), (120, 80), (240, 80)], [(0, 90), (50, 89)], [(0, 70), (0, -90)]),
        ([(240, 80), (120, 80), (0, 80)], [(0, 90), (50, 89)], [(0, 70), (0, -90)]),
        ([(0, 90), (10, 80), (60, 80)], [(30, 85)], [(200, 85), (5, -85)]),
        ([(0, -80), (120, -80), (240, -80)], [(0, -90), (50, -89)], [(0, -70), (0, 90)]),
        # An edge over the pole, and two back.
        ([(-90, 80), (90, 80), (180, 75)], [(179, 85), (-170, 80)], [(0, 85), (1, 89), (180, 70)]),
        # As Antarctica is stored: along the antimeridian to the pole and back.
        (
            [(-180, -90), (-180, -80), (-60, -80), (60, -80), (180, -80), (180, -90)],
            [(10, -85), (170, -89)],
            [(10, -50), (0, 90)],
        ),
    ],
)
def test_contains_at_poles_and_the_antimeridian(ring, inside, outside):
    border = Border(shapely.Polygon(ring))
    assert all(border.contains(*point) for point in inside)
    assert not any(border.contains(*point) for point in outside)


def test_contains_beside_every_edge(ukraine, ukraine_border):
    """1 mm to either side of the middle of an edge, one side is in and the other out."""
    polygon = max(ukraine.geoms, key=lambda part: part.area)
    xy = shapely.get_coordinates(polygon.exterior)[::40]
    ring = Border(shapely.Polygon(xy))
    lon, lat, azimuth = [], [], []
    for a, b in pairwise(xy):
        forward, _, length = GEOD.inv(*a, *b)
        x, y, back = GEOD.fwd(*a, forward, length / 2)
        lon.append(x), lat.append(y), azimuth.append(back + 180)
    sides = [
        ring.contains(*GEOD.fwd(lon, lat, np.array(azimuth) + turn, np.full(len(lon), 1e-3))[:2])
        for turn in (90, -90)
    ]
    assert np.all(sides[0] != sides[1])


def test_lines_contain_nothing():
    border = Border(shapely.LineString([(0, 0), (1, 0), (1, 1), (0, 0)]))
    assert not border.contains(0.7, 0.3)
    assert not border.contains([0.7, 0.2], [0.3, 0.1]).any()


@pytest.mark.parametrize(
    ("lon", "lat", "row", "field"),
    [
        ([30, float("nan")], [50, 50], 2, "lon"),
        ([30, 31], [50, float("inf")], 2, "lat"),
        ([30, 31, 32], [50, 50, -90.5], 3, "lat"),
        (["30", "x"], [50, 50], 0, "lon"),
        ([30, 31], [50, 51, 52], 0, "lat"),
    ],
)
def test_bad_points_name_row_and_field(ukraine_border, lon, lat, row, field):
    for measure in (ukraine_border.distance, ukraine_border.contains):
        with pytest.raises(DataError) as refused:
            measure(lon, lat)
        assert (refused.value.line, refused.value.field) == (row, field)


@pytest.mark.parametrize(
    ("geometry", "words"),
    [
        (shapely.LineString(), "empty"),
        (shapely.Point(1, 1), "no border"),
        (
            shapely.GeometryCollection(
                [shapely.box(0, 0, 1, 1), shapely.LineString([(0, 0), (1, 1)])]
            ),
            "no border",
        ),
        (shapely.LineString([(4_000_000, 5_000_000), (4_000_100, 5_000_000)]), "beyond 90"),
        (shapely.LineString([(4_000, 50), (4_001, 50)]), "no degree"),
        (shapely.LineString([(0, 0), (1, float("nan"))]), "finite"),
        (shapely.set_srid(shapely.LineString([(0, 0), (1, 1)]), 3857), "EPSG:4326"),
    ],
)
def test_bad_borders_are_refused(geometry, words):
    with pytest.raises(DataError, match=words):
        Border(geometry)


def test_both_ways_of_running_agree(ukraine, monkeypatch):
    pytest.importorskip("numba")
    rng = np.random.default_rng(3)
    lon, lat = hard_cases.uniform(rng, 3_000)
    found = []
    for points in WAIT.values():
        monkeypatch.setattr("lib.geodesy.engine.KERNELS", Kernels(points))
        found.append(Border(ukraine).distance(lon, lat))
    compiled, arrays = found
    np.testing.assert_allclose(arrays.distance_m, compiled.distance_m, rtol=0, atol=5e-8)
    np.testing.assert_allclose(arrays.nearest_lat, compiled.nearest_lat, rtol=0, atol=1e-8)


def test_axes_are_those_of_wgs84():
    assert GEOD.a == EQUATORIAL_M
    assert pytest.approx(GEOD.b, abs=1e-9) == POLAR_M
