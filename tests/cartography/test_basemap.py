"""The base map: the sea reaches as far as the survey of the land, and no farther."""

from __future__ import annotations

from pathlib import Path

from lib.cartography import build_deck
from lib.cartography.scene import layers_of
from lib.catalog import Package, load_package, rehash
from lib.schema import LAYERS
from lib.viewstate import DEFAULT
from tests.catalog.small_package import write_small_package


def test_the_sea_ends_where_the_survey_does(package: Package) -> None:
    (sea,) = [x for x in layers_of(build_deck(package, DEFAULT, "light")) if x["id"] == "sea"]
    (row,) = sea["data"]
    west, south, east, north = package.layers["land-coarse"].total_bounds
    assert row["polygon"] == [[west, south], [east, south], [east, north], [west, north]]


def test_a_package_without_land_has_a_map_without_sea(tmp_path: Path) -> None:
    root = write_small_package(tmp_path / "data")
    path = root / LAYERS["land-coarse"].path
    lines = path.read_text("utf-8").split("\n")
    features = [line for line in lines if line.startswith('{"type"')]
    path.write_text("\n".join(line for line in lines if line not in features), "utf-8")
    rehash(root)
    layers = layers_of(build_deck(load_package(root), DEFAULT, "light"))
    assert "sea" not in {layer["id"] for layer in layers}
