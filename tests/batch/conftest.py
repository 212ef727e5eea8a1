"""A small border, as polygon and as line."""

from __future__ import annotations

import pytest

from lib.batch import BorderSpec, read_border_file
from tests.batch.rows import write_geojson

SQUARE = [[30.0, 45.0], [36.0, 45.0], [36.0, 49.0], [30.0, 49.0], [30.0, 45.0]]


@pytest.fixture
def square(tmp_path) -> BorderSpec:
    polygon = {"type": "Polygon", "coordinates": [SQUARE]}
    return read_border_file(write_geojson(tmp_path / "square.geojson", [polygon]))


@pytest.fixture
def line(tmp_path) -> BorderSpec:
    edge = {"type": "LineString", "coordinates": SQUARE[:2]}
    return read_border_file(write_geojson(tmp_path / "line.geojson", [edge]))
