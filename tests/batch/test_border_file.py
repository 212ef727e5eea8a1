"""A border file of a user's own: what is no border is refused by file, feature and field."""

from __future__ import annotations

import json
import warnings

import pytest

from lib.batch import read_border_file
from lib.errors import DataError
from tests.batch.rows import write_geojson

LINE = {"type": "LineString", "coordinates": [[30, 50], [31, 50]]}
AREA = {"type": "Polygon", "coordinates": [[[30, 50], [31, 50], [31, 51], [30, 50]]]}


def line(*coordinates):
    return {"type": "LineString", "coordinates": list(coordinates)}


@pytest.mark.parametrize(
    ("geometries", "feature", "words"),
    [
        ([], 0, "holds no geometry"),
        ([LINE, AREA], 0, "mixes lines and polygons"),
        ([LINE, None], 2, "is no geometry"),
        ([LINE, line()], 2, "does not fit"),
        ([LINE, {"type": "Point", "coordinates": [30, 50]}], 2, "does not fit"),
        ([LINE, line([30, 50], [31, float("nan")])], 2, "not a finite number"),
        ([LINE, line([30, 50], [31, 90.5])], 2, "not longitude and latitude"),
        ([line([3_000_000, 5_000_000], [3_100_000, 5_000_000])], 1, "not longitude and latitude"),
    ],
)
def test_what_is_no_border_is_refused(tmp_path, geometries, feature, words):
    path = write_geojson(tmp_path / "border.geojson", geometries)
    with warnings.catch_warnings(), pytest.raises(DataError, match=words) as refused:
        warnings.simplefilter("error")
        read_border_file(path)
    assert (refused.value.file, refused.value.line) == (str(path), feature)


def test_another_projection_is_refused(tmp_path):
    path = write_geojson(tmp_path / "border.geojson", [LINE])
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3857"}}
    path.write_text(json.dumps({**json.loads(path.read_text()), "crs": crs}))
    with pytest.raises(DataError, match="EPSG:4326") as refused:
        read_border_file(path)
    assert refused.value.field == "crs"
