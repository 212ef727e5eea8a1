from __future__ import annotations

import numpy as np
import pytest
import shapely
from pyproj import Geod

from lib.catalog import Package
from tools.layers.sea_legs import LEGS, shortest_way

GEOD = Geod(ellps="WGS84")


@pytest.fixture(scope="module")
def legs(package: Package):
    return package.layers["sea_legs"].set_index("id").geometry


@pytest.mark.parametrize(
    ("leg", "straight_km", "by_sea_km"),
    [("najin--dunai", 183.0, 194.6), ("najin--vostochny", 235.9, 243.1)],
)
def test_lengths(legs, leg: str, straight_km: float, by_sea_km: float) -> None:
    lons, lats = shapely.get_coordinates(legs[leg]).T
    assert GEOD.line_length(lons, lats) / 1000 == pytest.approx(by_sea_km, abs=0.05)
    straight = GEOD.inv(lons[0], lats[0], lons[-1], lats[-1])[2]
    assert straight / 1000 == pytest.approx(straight_km, abs=0.05)


def test_legs_end_at_the_places_of_the_record(package: Package, legs) -> None:
    places = package.tables["places"].set_index("place_id")
    for start, end in LEGS:
        ends = shapely.get_coordinates(legs[f"{start}--{end}"])[[0, -1]]
        expected = places.loc[[start, end], ["lon", "lat"]].to_numpy()
        assert ends == pytest.approx(expected, abs=1e-6)


def test_legs_keep_off_the_land_of_another_layer(package: Package, legs) -> None:
    """Russia's coast, as it is measured to; ways may touch its corners and end in a port."""
    coast = package.layers["border-russia"].geometry.union_all()
    ports = shapely.MultiPoint([shapely.get_coordinates(leg)[-1] for leg in legs])
    for leg in legs:
        crossed = shapely.intersection(leg, coast).difference(ports.buffer(0.03))
        vertices = shapely.MultiPoint(shapely.get_coordinates(leg))
        assert crossed.difference(vertices.buffer(1e-4)).is_empty


def test_the_shortest_way_passes_between_two_obstacles() -> None:
    gate = shapely.union_all([shapely.box(40, -500, 60, -5), shapely.box(40, 5, 60, 500)])
    way = shortest_way(gate, np.array([(0.0, 100.0), (100.0, 100.0)]))
    length = np.linalg.norm(np.diff(way, axis=0), axis=1).sum()
    # Round the upper obstacle's lower corners, which are drawn in by a metre.
    corners = np.array([(0, 100), (41, 6), (59, 6), (100, 100)], dtype=float)
    assert length == pytest.approx(np.linalg.norm(np.diff(corners, axis=0), axis=1).sum())


def test_a_free_straight_way_stays_straight() -> None:
    ends = np.array([(0.0, 0.0), (100.0, 0.0)])
    assert shortest_way(shapely.box(10, 20, 90, 40), ends).tolist() == ends.tolist()
