"""The outline of a country leaves out the islands in its inland waters and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import shapely
from pyproj import Geod

from lib.geodesy import Border, outline

LAYER = Path(__file__).parents[2] / "data" / "layers" / "border-ukraine.geojson"
DEPOT, TOWN = (40.042361, 45.888417), (40.11874, 45.85307)
KYIV = (30.523, 50.450)


@pytest.fixture(scope="module")
def published():
    features = json.loads(LAYER.read_text())["features"]
    return shapely.geometry.shape(features[0]["geometry"])


@pytest.fixture(scope="module")
def kept(published):
    return outline(published)


def test_ukraine_loses_islands_in_its_reservoirs_only(published, kept):
    mainland = max(published.geoms, key=lambda part: shapely.Polygon(part.exterior).area)
    shell = shapely.Polygon(mainland.exterior)
    left = [part for part in published.geoms if part.wkb not in {x.wkb for x in kept.geoms}]
    assert left
    assert all(shapely.contains_xy(shell, *np.array(part.exterior.coords).T).all() for part in left)
    # Whole rings, vertex for vertex: nothing is cut or mended.
    assert len(kept.geoms) + len(left) == len(published.geoms)
    assert mainland.wkb in {part.wkb for part in kept.geoms}


def test_from_outside_nothing_changes(published, kept):
    rng = np.random.default_rng(5)
    lon, lat = rng.uniform(15, 60, 20_000), rng.uniform(40, 60, 20_000)
    before, after = Border(published), Border(kept)
    inside = after.contains(lon, lat)
    np.testing.assert_array_equal(before.contains(lon, lat), inside)
    lon, lat = np.append(lon, (DEPOT[0], TOWN[0])), np.append(lat, (DEPOT[1], TOWN[1]))
    inside = np.append(inside, (False, False))
    grown = after.distance(lon, lat).distance_m - before.distance(lon, lat).distance_m
    # The same formulas start from other pieces: rounding differs by about a nanometre.
    assert np.abs(grown[~inside]).max() < 1e-8
    assert grown[inside].min() > -1e-8
    assert grown[inside].max() > 1_000


def test_kyiv_is_measured_to_the_border_and_not_to_an_islet(kept):
    """No vertex of the mainland's ring is nearer, and the point found lies towards Belarus."""
    found = Border(kept).distance(*KYIV)
    xy = shapely.get_coordinates(max(kept.geoms, key=lambda part: part.area).exterior)
    to_vertices = Geod(ellps="WGS84").inv(*np.broadcast_arrays(*KYIV, *xy.T))[2]
    assert -1e-6 < to_vertices.min() - found.distance_m < 2_000
    assert found.nearest_lat > 51


def test_a_ring_that_only_touches_or_repeats_another_stays():
    box = shapely.box(0, 0, 4, 4)
    touching = shapely.Polygon([(4, 1), (5, 1), (5, 2)])
    lapping = shapely.box(3, 3, 6, 6)
    parts = [box, touching, lapping, box]
    assert len(outline(shapely.MultiPolygon(parts)).geoms) == len(parts)


def test_an_island_in_a_lake_on_an_island_goes_too():
    nested = [shapely.box(x, x, 10 - x, 10 - x) for x in range(4)]
    (left,) = outline(shapely.MultiPolygon(nested[::-1])).geoms
    assert left.equals(nested[0])


def test_lines_and_single_polygons_stay():
    for geometry in (shapely.box(0, 0, 1, 1), shapely.MultiLineString([[(0, 0), (1, 1)]])):
        assert outline(geometry) is geometry
