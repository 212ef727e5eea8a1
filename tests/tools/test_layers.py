"""The committed layers: what is measured on, what is drawn, and where each comes from."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
import shapely
from pyproj import Geod
from shapely.geometry import shape

ROOT = Path(__file__).resolve().parents[2]
LAYERS = ROOT / "data" / "layers"
NAMES = sorted(path.stem for path in LAYERS.glob("*.geojson"))
BASE_MAP = [name for name in NAMES if not name.startswith(("border-", "rail_", "sea_"))]
COARSE = [name for name in NAMES if name.endswith("-coarse")]
WGS84 = Geod(ellps="WGS84")
KERCH_STRAIT = shapely.box(36.4, 44.9, 36.85, 45.5)


def features(name: str) -> list[dict]:
    return json.loads((LAYERS / f"{name}.geojson").read_text(encoding="utf-8"))["features"]


def geometries(name: str) -> list[shapely.Geometry]:
    return [shape(feature["geometry"]) for feature in features(name)]


def rows(table: str) -> list[dict[str, str]]:
    with (ROOT / "data" / "tables" / f"{table}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def size(names: list[str]) -> int:
    return sum((LAYERS / f"{name}.geojson").stat().st_size for name in names)


@pytest.mark.parametrize("name", NAMES)
def test_a_layer_has_a_feature_a_line_sorted_by_id(name):
    text = (LAYERS / f"{name}.geojson").read_text(encoding="utf-8")
    ids = [feature["properties"]["id"] for feature in features(name)]
    assert ids == sorted(set(ids))
    assert text.count("\n") == len(ids) + 2


@pytest.mark.parametrize("name", BASE_MAP)
def test_drawn_geometry_is_valid_and_not_empty(name):
    for geometry in geometries(name):
        assert geometry.is_valid
        assert not geometry.is_empty


def test_the_base_map_is_small():
    assert size(COARSE) <= 400_000
    assert size(BASE_MAP) <= 3_000_000


def test_ukraines_outline_is_whole():
    (outline,) = geometries("border-ukraine")
    assert len(outline.geoms) == 162
    assert sum(len(part.interiors) for part in outline.geoms) == 0
    assert sum(len(part.exterior.coords) - 1 for part in outline.geoms) == 10_254
    assert any(part.covers(shapely.Point(34.1, 44.95)) for part in outline.geoms)


@pytest.mark.parametrize(
    ("name", "simferopol_inside"),
    [
        ("border-ukraine-visionscarto-50m", True),
        ("border-ukraine-plotly-50m", True),
        ("border-ukraine-de-facto", False),
    ],
)
def test_the_definition_says_where_crimea_is(name, simferopol_inside):
    (outline,) = geometries(name)
    inside = any(part.covers(shapely.Point(34.1, 44.95)) for part in outline.geoms)
    assert inside is simferopol_inside


@pytest.mark.parametrize(
    ("name", "vertex", "metres"),
    [
        ("border-ukraine", (38.1655, 47.0707), 195_039.6),
        ("border-ukraine-land-border", (38.2298, 47.1193), 195_124.9),
    ],
)
def test_the_vertex_nearest_to_the_depot(name, vertex, metres):
    points = shapely.get_coordinates(geometries(name))
    depot = [[40.042361, 45.888417]] * len(points)
    _, _, distances = WGS84.inv(*zip(*depot, strict=True), points[:, 0], points[:, 1])
    nearest = distances.argmin()
    assert tuple(points[nearest]) == vertex
    assert distances[nearest] == pytest.approx(metres, abs=0.1)


def test_the_land_border_has_no_coast():
    (line,) = geometries("border-ukraine-land-border")
    assert {line.coords[0], line.coords[-1]} == {(38.2298, 47.1193), (29.6901, 45.2014)}
    assert not line.intersects(shapely.box(30.5, 44.0, 37.5, 46.9))


def test_the_border_along_the_tumen():
    (line,) = geometries("border-dprk-russia")
    assert WGS84.geometry_length(line) == pytest.approx(17_302, abs=1)


@pytest.mark.parametrize("grade", ["coarse", "fine"])
def test_no_boundary_is_drawn_in_crimea_or_kerch_strait(grade):
    lines = shapely.union_all(geometries(f"countries-{grade}"))
    (crimea,) = geometries("crimea")
    assert not lines.intersects(crimea.buffer(0.05))
    assert not lines.intersects(KERCH_STRAIT)


@pytest.mark.slow
@pytest.mark.parametrize("grade", ["coarse", "fine"])
def test_boundaries_end_where_the_drawn_land_does(grade):
    land = shapely.union_all(geometries(f"land-{grade}"))
    lines = shapely.union_all(geometries(f"countries-{grade}"))
    assert lines.difference(land.buffer(0.002)).is_empty


@pytest.mark.slow
def test_crimea_is_drawn_on_land_and_hatched():
    (crimea,) = geometries("crimea")
    land = shapely.union_all(geometries("land-fine"))
    assert crimea.difference(land.buffer(0.001)).is_empty
    assert WGS84.geometry_area_perimeter(crimea)[0] / 1e6 == pytest.approx(25_700, rel=0.03)
    (hatch,) = geometries("crimea_hatch")
    assert hatch.difference(crimea.buffer(0.001)).is_empty


def test_countries_tell_where_an_inland_place_lies():
    countries = {
        feature["properties"]["iso3"]: shape(feature["geometry"])
        for feature in features("countries")
    }
    places = {
        "UKR": (34.1, 44.95),
        "RUS": (40.04, 45.89),
        "PRK": (125.75, 39.02),
        "CHN": (129.50, 42.89),
    }
    for iso3, (lon, lat) in places.items():
        found = [code for code, area in countries.items() if area.covers(shapely.Point(lon, lat))]
        assert found == [iso3]


def test_names_are_spelt_as_today():
    names = {feature["properties"]["name"] for feature in features("place_names")}
    assert {"Kyiv", "Odesa", "Kropyvnytskyi", "Sea of Japan / East Sea", "Sea of Azov"} <= names


def test_every_layer_says_where_it_comes_from():
    stated = {row["layer_id"]: row for row in rows("layers")}
    assert sorted(stated) == NAMES
    with (ROOT / "tools" / "packages.csv").open(encoding="utf-8", newline="") as handle:
        pinned = {row["package"]: row for row in csv.DictReader(handle)}
    for row in stated.values():
        assert row["title"] and row["licence"] and row["attribution"]
        for package in filter(None, row["package"].split(";")):
            assert pinned[package]["version"] in row["version"].split(";")
            assert pinned[package]["sha256"] in row["package_sha256"].split(";")


def test_each_border_has_its_layer_and_each_group_one_primary():
    borders = rows("borders")
    for row in borders:
        assert row["layer"] in NAMES
    for group in {row["group"] for row in borders}:
        primaries = [
            row for row in borders if row["group"] == group and row["is_primary"] == "true"
        ]
        assert len(primaries) == 1
