"""Lengths, directions, areas, lines and simple rings."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from pyproj import Geod

from lib.errors import DataError
from lib.geodesy import (
    geodesic_area,
    geodesic_direct,
    geodesic_inverse,
    geodesic_length,
    geodesic_line,
    ring,
)

GEOD = Geod(ellps="WGS84")


def test_direct_undoes_inverse():
    rng = np.random.default_rng(5)
    lon1, lon2 = rng.uniform(-180, 180, (2, 500))
    lat1, lat2 = rng.uniform(-90, 90, (2, 500))
    line = geodesic_inverse(lon1, lat1, lon2, lat2)
    end = geodesic_direct(lon1, lat1, line.start_azimuth_deg, line.distance_m)
    assert GEOD.inv(end.lon, end.lat, lon2, lat2)[2] == pytest.approx(0, abs=1e-6)
    apart = (end.azimuth_deg - line.end_azimuth_deg + 180) % 360 - 180
    assert np.abs(apart).max() < 1e-6


def test_scalars_and_arrays_mix():
    assert type(geodesic_inverse(0, 0, 1, 1).distance_m) is float
    found = geodesic_inverse(0, 0, np.array([1, 2]), np.array([1, 2]))
    assert found.distance_m.shape == (2,)


def test_length_is_the_sum_of_its_legs_and_zero_for_a_point():
    lons, lats = [130.30, 130.60, 130.64], [42.24, 42.42, 42.43]
    legs = geodesic_inverse(lons[:-1], lats[:-1], lons[1:], lats[1:]).distance_m
    assert geodesic_length(lons, lats) == pytest.approx(sum(legs), abs=1e-6)
    assert geodesic_length([130], [42]) == 0


def test_area_does_not_depend_on_the_way_round_and_leaves_holes_out():
    square = shapely.box(39.5, 45.5, 40.5, 46.5)
    hole = shapely.box(39.9, 45.9, 40.1, 46.1)
    assert geodesic_area(square.reverse()) == geodesic_area(square)
    holed = shapely.difference(square, hole)
    assert geodesic_area(holed) == pytest.approx(geodesic_area(square) - geodesic_area(hole))
    both = shapely.MultiPolygon([square, shapely.box(50, 45, 51, 46)])
    assert geodesic_area(both) > geodesic_area(square)
    with pytest.raises(DataError):
        geodesic_area(shapely.LineString([(0, 0), (1, 1)]))


def test_a_line_keeps_its_length_and_is_cut_at_the_antimeridian():
    ends = (133.07, 42.74, -122.42, 37.77)
    line = geodesic_line(*ends, max_segment_m=20_000)
    parts = [shapely.get_coordinates(part) for part in line.geoms]
    assert len(parts) == 2
    assert parts[0][-1][0] == 180
    assert parts[1][0][0] == -180
    assert parts[0][-1][1] == parts[1][0][1]
    longest = max(GEOD.line_lengths(*part.T).max() for part in parts)
    assert longest <= 20_000 + 1e-6
    total = sum(geodesic_length(*part.T) for part in parts)
    assert total == pytest.approx(geodesic_inverse(*ends).distance_m, abs=1e-5)


def test_a_short_line_is_one_line():
    line = geodesic_line(40, 45, 41, 46)
    assert line.geom_type == "LineString"
    assert line.coords[0] == (40, 45)
    assert line.coords[-1] == (41, 46)
    with pytest.raises(DataError):
        geodesic_line(40, 45, 41, 46, max_segment_m=0)


@pytest.mark.parametrize(
    ("centre", "radius"),
    [((40.04, 45.89), 200e3), ((179.9, 10), 200e3), ((0, 89), 500e3), ((-179.9, -89.5), 1e6)],
)
def test_rings_are_valid_and_every_vertex_is_at_the_radius(centre, radius):
    disc = ring(*centre, radius)
    assert disc.is_valid
    west, south, east, north = disc.bounds
    assert west >= -180 and east <= 180 and south >= -90 and north <= 90
    xy = shapely.get_coordinates(disc)
    away = GEOD.inv(*np.broadcast_arrays(*centre, *xy.T))[2]
    seam = (np.abs(xy[:, 0]) == 180) | (np.abs(xy[:, 1]) == 90)
    assert away[~seam] == pytest.approx(radius, abs=1e-6)
    # A vertex on the seam itself is one of the 360 too.
    assert len(np.unique(xy[~seam], axis=0)) >= 358
    share = geodesic_area(disc) / (np.pi * radius**2)
    assert 0.95 < share < 1.001


def test_a_ring_needs_a_radius():
    with pytest.raises(DataError):
        ring(0, 0, -1)
