"""Layer files: order, rounding, winding, refusals."""

from __future__ import annotations

import json

import pytest
from shapely import Point, Polygon

from tools.layers.features import Feature, layer_text


def test_features_are_sorted_and_rounded_without_trailing_zeros():
    text = layer_text(
        "towns", [Feature("b", Point(40, 45.1234567)), Feature("a", Point(0.5, 1))], 4
    )
    first, second = json.loads(text)["features"]
    assert first == {
        "type": "Feature",
        "properties": {"id": "a"},
        "geometry": {"type": "Point", "coordinates": [0.5, 1]},
    }
    assert second["geometry"]["coordinates"] == [40, 45.1235]
    assert len(text.splitlines()) == 4


def test_outer_rings_are_wound_counter_clockwise():
    clockwise = Polygon([(0, 0), (0, 1), (1, 1), (1, 0)])
    (feature,) = json.loads(layer_text("x", [Feature("a", clockwise)], 1))["features"]
    assert Polygon(feature["geometry"]["coordinates"][0]).exterior.is_ccw


def test_repeated_ids_are_refused():
    with pytest.raises(ValueError, match="repeat"):
        layer_text("x", [Feature("a", Point(0, 0)), Feature("a", Point(1, 1))], 1)
