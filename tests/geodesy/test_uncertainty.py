"""A distance's uncertainty: closed form, sampling and the record's own example agree."""

from __future__ import annotations

import json
import math
from pathlib import Path

import numpy as np
import pytest
import shapely
from pyproj import Geod
from shapely.geometry import shape

from lib.geodesy.border import Border
from lib.geodesy.uncertainty import distance_interval, distance_with_uncertainty

LAYERS = Path(__file__).parents[2] / "data" / "layers"
GEOD = Geod(ellps="WGS84")
DEPOT = (40.042361, 45.888417)
STRAIGHT = shapely.LineString([(30, 40), (30, 50)])


def read_border(name: str) -> Border:
    features = json.loads((LAYERS / f"{name}.geojson").read_text(encoding="utf-8"))["features"]
    return Border(shape(features[0]["geometry"]))


def sample_disc(lon, lat, radius, count, seed):
    """Points spread evenly over a geodesic disc."""
    rng = np.random.default_rng(seed)
    length = radius * np.sqrt(rng.random(count))
    azimuth = rng.uniform(0, 360, count)
    lons, lats, _ = GEOD.fwd(np.full(count, lon), np.full(count, lat), azimuth, length)
    return lons, lats


def test_tikhoretsk_depot_is_195_0_km_within_2_1():
    ukraine = read_border("border-ukraine")
    others = [read_border(f"border-ukraine-{s}-50m") for s in ("visionscarto", "plotly")]
    reading = distance_with_uncertainty(ukraine, others, *DEPOT, 1500, 13)
    assert reading.distance_m == pytest.approx(195_040, abs=50)
    assert reading.uncertainty_m == pytest.approx(2_100, abs=50)
    assert reading.parts.position_m == pytest.approx(1500, abs=1)
    assert reading.parts.generalisation_m == pytest.approx(13)
    assert reading.inside is False


def test_closed_form_and_monte_carlo_agree_before_a_straight_border():
    border = Border(STRAIGHT)
    lon, lat, radius = 32.0, 45.0, 5_000.0
    reading = distance_with_uncertainty(border, [], lon, lat, radius, 0)
    sampled = border.distance(*sample_disc(lon, lat, radius, 20_000, seed=1)).distance_m
    assert reading.low_m == pytest.approx(reading.distance_m - radius, abs=1e-3)
    assert reading.high_m == pytest.approx(reading.distance_m + radius, abs=1e-3)
    assert reading.standard_deviation_m == pytest.approx(radius / 2, rel=2e-3)
    assert sampled.std() == pytest.approx(reading.standard_deviation_m, rel=0.02)
    assert sampled.min() >= reading.low_m
    assert sampled.max() <= reading.high_m


@pytest.mark.parametrize(
    "seed", [0, *(pytest.param(n, marks=pytest.mark.slow) for n in range(1, 6))]
)
def test_monte_carlo_stays_inside_the_interval_of_a_ragged_coast(seed):
    ukraine = read_border("border-ukraine")
    rng = np.random.default_rng(seed)
    lon, lat = rng.uniform(25, 42), rng.uniform(44, 53)
    radius = rng.uniform(200, 40_000)
    reading = distance_with_uncertainty(ukraine, [], lon, lat, radius, 0)
    sampled = ukraine.distance(*sample_disc(lon, lat, radius, 20_000, seed)).distance_m
    assert sampled.min() >= reading.low_m - 1e-3
    assert sampled.max() <= reading.high_m + 0.001 * radius
    # The interval is no wider than the sample shows, but for what a sample misses at its ends.
    assert sampled.min() <= reading.low_m + 0.03 * radius
    assert sampled.max() >= reading.high_m - 0.05 * radius
    assert sampled.std() == pytest.approx(reading.standard_deviation_m, rel=0.05)


def test_between_two_borders_walking_away_from_one_nears_the_other():
    both = shapely.MultiLineString([[(30, 40), (30, 50)], [(31, 40), (31, 50)]])
    border = Border(both)
    reading = distance_with_uncertainty(border, [], 30.5, 45, 10_000, 0)
    assert reading.low_m == pytest.approx(reading.distance_m - 10_000, abs=1e-3)
    # Meridians close in towards the pole, so the widest place of the disc is its southern end.
    _, south, _ = GEOD.fwd(30.5, 45, 180, 10_000)
    assert reading.high_m == pytest.approx(border.distance(30.5, south).distance_m, abs=2)


def test_disc_over_the_border_starts_at_zero():
    reading = distance_with_uncertainty(Border(STRAIGHT), [], 30.01, 45, 3_000, 50)
    assert reading.low_m == 0
    assert reading.high_m == pytest.approx(reading.distance_m + 3_050, abs=0.1)
    parts = reading.parts
    total = parts.position_m + parts.generalisation_m + parts.sources_m
    assert total == pytest.approx(reading.uncertainty_m)


def test_sources_widen_the_interval_by_what_they_differ():
    farther = Border(shapely.LineString([(29.9, 40), (29.9, 50)]))
    alone = distance_with_uncertainty(Border(STRAIGHT), [], 32, 45, 1_000, 20)
    spread = distance_with_uncertainty(Border(STRAIGHT), [farther], 32, 45, 1_000, 20)
    difference = farther.distance(32, 45).distance_m - alone.distance_m
    assert spread.distance_m == alone.distance_m
    assert spread.low_m == pytest.approx(alone.low_m)
    assert spread.high_m == pytest.approx(alone.high_m + difference, abs=1e-3)
    assert spread.parts.sources_m == pytest.approx(difference / 2, abs=1e-3)
    assert spread.uncertainty_m == pytest.approx(1_000 + 20 + difference / 2, abs=1e-3)
    assert spread.standard_deviation_m == pytest.approx(
        math.sqrt(500**2 + 20**2 / 3 + (difference / 2) ** 2 / 3), rel=2e-3
    )


def test_no_position_uncertainty_no_uncertainty():
    reading = distance_with_uncertainty(Border(STRAIGHT), [], 32, 45, None, 20)
    assert reading.distance_m > 0
    assert reading.uncertainty_m is None
    assert reading.low_m is None
    assert reading.parts is None
    assert reading.inside is None


def test_exact_place_keeps_the_generalisation():
    reading = distance_with_uncertainty(Border(STRAIGHT), [], 32, 45, 0, 20)
    assert reading.uncertainty_m == pytest.approx(20, abs=1e-6)


def test_many_places_read_as_each_alone():
    border = Border(STRAIGHT)
    lon, lat = np.array([32.0, 30.001, 33.0]), np.array([45.0, 45.0, 39.0])
    radius = np.array([1_000.0, 2_000.0, math.nan])
    together = distance_interval(border, [], lon, lat, radius, 13)
    for row in range(2):
        alone = distance_with_uncertainty(border, [], lon[row], lat[row], radius[row], 13)
        assert together.uncertainty_m[row] == alone.uncertainty_m
    assert math.isnan(together.uncertainty_m[2])
