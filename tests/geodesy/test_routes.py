"""Lengths, chainages and inferred legs of routes."""

from __future__ import annotations

import csv
import json
import math
from pathlib import Path

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import Geod

from lib.errors import DataError
from lib.geodesy.routes import LengthRange, Route, joined_route, leg_length_range

GEOD = Geod(ellps="WGS84")
DATA = Path(__file__).parents[2] / "data"
#: Across Eurasia and the antimeridian, with a doubled vertex.
LONS = [37.6, 60.0, 104.3, 104.3, 131.9, 177.5, -165.4]
LATS = [55.7, 56.8, 52.3, 52.3, 43.1, 64.7, 64.5]


@pytest.fixture(scope="module")
def route() -> Route:
    return Route(LONS, LATS)


def test_length_is_the_sum_of_geodesics(route):
    expected = sum(
        GEOD.inv(LONS[i], LATS[i], LONS[i + 1], LATS[i + 1])[2] for i in range(len(LONS) - 1)
    )
    assert route.length_m == pytest.approx(expected, abs=1e-6)


@settings(max_examples=60)
@given(share=st.floats(0, 1))
def test_chainage_and_position_are_inverse(route, share):
    chainage = share * route.length_m
    place = route.position(chainage)
    foot = route.chainage(place.lon, place.lat)
    assert foot.offset_m == pytest.approx(0, abs=1e-6)
    assert foot.chainage_m == pytest.approx(chainage, abs=1e-5)


def test_ends(route):
    start, end = route.position(0), route.position(route.length_m)
    assert (start.lon, start.lat) == pytest.approx((LONS[0], LATS[0]), abs=1e-12)
    assert (end.lon, end.lat) == pytest.approx((LONS[-1], LATS[-1]), abs=1e-9)


@pytest.mark.parametrize("side", [-90, 90])
def test_foot_of_a_place_beside_the_route(route, side):
    there = route.position(5_000_000)
    lon, lat, _ = GEOD.fwd(there.lon, there.lat, there.azimuth_deg + side, 40_000)
    foot = route.chainage(lon, lat)
    assert foot.chainage_m == pytest.approx(5_000_000, abs=0.01)
    assert foot.offset_m == pytest.approx(40_000, abs=1e-4)


def test_first_passage_of_a_route_that_crosses_itself():
    loop = Route([0, 2, 2, 1, 1], [0, 0, 1, 1, -1])
    expected = GEOD.inv(0, 0, 1, 0)[2]
    assert loop.chainage(1, 0).chainage_m == pytest.approx(expected, abs=1e-5)


def test_places_beyond_the_end_belong_to_the_end(route):
    azimuth = route.position(route.length_m).azimuth_deg
    lon, lat, _ = GEOD.fwd(LONS[-1], LATS[-1], azimuth, 30_000)
    foot = route.chainage(lon, lat)
    assert foot.chainage_m == pytest.approx(route.length_m, abs=1e-6)
    assert foot.offset_m == pytest.approx(30_000, abs=1e-6)


@pytest.mark.parametrize("chainage", [-1.0, 1e9, math.nan])
def test_chainage_off_the_route_is_refused(route, chainage):
    with pytest.raises(DataError, match="chainage_m"):
        route.position(chainage)


@pytest.mark.parametrize(
    ("lons", "lats"), [([30], [50]), ([], []), ([30, math.nan], [50, 51]), ([30, 31], [50, 91])]
)
def test_no_route(lons, lats):
    with pytest.raises(DataError):
        Route(lons, lats)


def test_lengths_of_the_rail_segments_as_curated():
    with (DATA / "tables" / "rail_segments.csv").open(encoding="utf-8", newline="") as file:
        curated = {row["seg_id"]: row["length_simplified_km"] for row in csv.DictReader(file)}
    layer = json.loads((DATA / "layers" / "rail_segments.geojson").read_text(encoding="utf-8"))
    lines = {f["properties"]["id"]: f["geometry"]["coordinates"] for f in layer["features"]}
    assert len(lines) > 30
    for name, vertices in lines.items():
        length_km = Route(*np.array(vertices).T).length_m / 1000
        assert length_km == pytest.approx(float(curated[name]), abs=0.06), name


def test_lines_are_turned_to_follow_each_other():
    whole = Route(LONS, LATS)
    vertices = np.column_stack((LONS, LATS))
    parts = [vertices[:3], vertices[2:5], vertices[4:]]
    for turned in range(8):
        lines = [
            shapely.LineString(part[::-1] if turned >> k & 1 else part)
            for k, part in enumerate(parts)
        ]
        route = joined_route(lines)
        assert route.length_m == pytest.approx(whole.length_m, abs=1e-6)
        assert route.position(0).lon == pytest.approx(LONS[0], abs=1e-9)


def test_gap_between_lines_is_bridged():
    lines = [shapely.LineString([(30, 50), (31, 50)]), shapely.LineString([(33, 50), (32, 50)])]
    assert joined_route(lines).length_m == pytest.approx(Route([30, 31, 32, 33], [50] * 4).length_m)


def test_no_lines_no_route():
    with pytest.raises(DataError, match="is no route"):
        joined_route([])


def test_inferred_leg_is_a_range():
    leg = leg_length_range(130.30, 42.24, 132.33, 42.89, network_m=195_000)
    assert leg.low_m == pytest.approx(GEOD.inv(130.30, 42.24, 132.33, 42.89)[2])
    assert leg.high_m == 195_000
    assert leg_length_range(130.30, 42.24, 132.33, 42.89).high_m == math.inf
    assert leg + LengthRange(1_000, 1_000) == LengthRange(leg.low_m + 1_000, 196_000)


def test_network_shorter_than_the_geodesic_is_refused():
    with pytest.raises(DataError, match="shorter than the geodesic"):
        leg_length_range(130.30, 42.24, 132.33, 42.89, network_m=100_000)
