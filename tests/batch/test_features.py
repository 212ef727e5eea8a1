"""The nearest of several features, for every point of a file."""

from __future__ import annotations

import pytest
import shapely
from pyproj import Geod

from lib.batch import NEAREST_COLUMNS, measure_file, open_features
from lib.errors import DataError
from tests.batch.rows import random_rows, read_csv, write_csv, write_geojson

GEOD = Geod(ellps="WGS84")
WEST = {"type": "LineString", "coordinates": [[25, 40], [25, 60]]}
EAST = {"type": "LineString", "coordinates": [[50, 40], [50, 60]]}


def test_nearest_feature_of_a_file(tmp_path):
    features = open_features(str(write_geojson(tmp_path / "lines.geojson", [WEST, EAST])))
    points, out = write_csv(tmp_path / "points.csv", random_rows(60)), tmp_path / "out.csv"
    report = measure_file(points, features, out, part_rows=25)
    rows = read_csv(out)
    assert report.measured == len(rows) == 60
    assert list(rows[0])[-5:] == list(NEAREST_COLUMNS)
    for row in rows:
        lon, lat = float(row["lon"]), float(row["lat"])
        # Halfway between two meridians the one is as far as the other.
        assert row["feature_id"] == ("1" if lon < 37.5 else "2")
        length = GEOD.inv(lon, lat, float(row["nearest_lon"]), float(row["nearest_lat"]))[2]
        assert float(row["distance_m"]) == pytest.approx(length, abs=1e-6)


@pytest.mark.slow
def test_layer_of_the_package(tmp_path):
    features = open_features("rail_segments")
    points, out = tmp_path / "points.csv", tmp_path / "out.csv"
    lon, lat = shapely.get_coordinates(shapely.from_wkb(features.geometries[0]))[1]
    points.write_text(f"lon,lat\n{lon},{lat}\n")
    measure_file(points, features, out)
    (row,) = read_csv(out)
    assert row["feature_id"] == features.ids[0]
    assert float(row["distance_m"]) == pytest.approx(0, abs=1e-6)


@pytest.mark.parametrize("name", ["atlantis", "missing.geojson", "place_names"])
def test_what_is_no_features(name):
    with pytest.raises(DataError):
        open_features(name)


def test_lines_and_polygons_do_not_mix(tmp_path):
    area = {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}
    with pytest.raises(DataError, match="mixes"):
        open_features(str(write_geojson(tmp_path / "mixed.geojson", [WEST, area])))
