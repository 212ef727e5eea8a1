from __future__ import annotations

import json

import numpy as np
import pytest
from pyproj import Geod
from shapely.geometry import shape
from typer.testing import CliRunner

from lib.cli import app

GEOD = Geod(ellps="WGS84")
DEPOT = (40.042361, 45.888417)


def run(*args: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["rings", *args])
    return result.exit_code, result.stdout, result.stderr


def test_rings_round_a_place_are_geojson() -> None:
    code, out, _ = run("--around", "depot-tikhoretsk", "--radius-km", "200", "--radius-km", "50")
    assert code == 0
    features = json.loads(out)["features"]
    assert [each["properties"]["radius_m"] for each in features] == [200_000, 50_000]
    vertices = np.array(features[0]["geometry"]["coordinates"][0][0])
    here = np.broadcast_to(DEPOT, vertices.shape)
    lengths = GEOD.inv(here[:, 0], here[:, 1], vertices[:, 0], vertices[:, 1])[2]
    assert np.abs(lengths - 200_000).max() < 1e-3


def test_lines_and_inside(tmp_path) -> None:
    square = {
        "type": "Polygon",
        "coordinates": [[[30, 45], [36, 45], [36, 49], [30, 49], [30, 45]]],
    }
    file, out = tmp_path / "square.geojson", tmp_path / "rings.geojson"
    feature = {"type": "Feature", "properties": {}, "geometry": square}
    file.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    options = ("--radius-km", "50", "--inside", "--lines", "--out", str(out))
    assert run("--around", str(file), *options)[0] == 0
    (ring,) = json.loads(out.read_text())["features"]
    assert ring["geometry"]["type"] == "MultiLineString"
    assert shape(square).contains(shape(ring["geometry"]))


@pytest.mark.parametrize(
    "args",
    [
        ("--around", "atlantis", "--radius-km", "200"),
        ("--around", "missing.geojson", "--radius-km", "200"),
        ("--around", "depot-tikhoretsk", "--radius-km", "-1"),
        ("--around", "depot-tikhoretsk", "--radius-km", "200", "--inside"),
    ],
)
def test_what_cannot_be_drawn_is_one_line_and_exit_1(args: tuple[str, ...]) -> None:
    code, out, err = run(*args)
    assert (code, out) == (1, "")
    assert len(err.strip().splitlines()) == 1
