"""Decoding of quantised TopoJSON."""

from __future__ import annotations

import pytest

from tools.layers.topojson import decode

#: Two squares side by side on a grid of half degrees; arc 1 is the side they share.
TOPOLOGY = {
    "transform": {"scale": [0.5, 0.5], "translate": [10, 40]},
    "arcs": [
        [[2, 0], [-2, 0], [0, 2], [2, 0]],
        [[2, 2], [0, -2]],
        [[2, 0], [2, 0], [0, 2], [-2, 0]],
    ],
}


def test_rings_join_their_arcs_and_walk_negative_ones_backwards():
    west = decode(TOPOLOGY, {"type": "Polygon", "arcs": [[0, 1]]})
    east = decode(TOPOLOGY, {"type": "Polygon", "arcs": [[2, 1]]})
    assert list(west.geoms[0].exterior.coords) == [(11, 40), (10, 40), (10, 41), (11, 41), (11, 40)]
    assert west.area == east.area == 1
    assert west.intersection(east).length == 1


def test_a_negative_arc_is_walked_backwards():
    (line,) = decode(TOPOLOGY, {"type": "LineString", "arcs": [~1]}).geoms
    assert list(line.coords) == [(11, 40), (11, 41)]


def test_a_collapsed_ring_is_left_out():
    flat = {"transform": TOPOLOGY["transform"], "arcs": [[[0, 0], [0, 0]], *TOPOLOGY["arcs"][1:]]}
    shape = decode(flat, {"type": "MultiPolygon", "arcs": [[[0]], [[2, 1]]]})
    assert len(shape.geoms) == 1


def test_other_geometry_is_refused():
    with pytest.raises(ValueError, match="Point"):
        decode(TOPOLOGY, {"type": "Point", "arcs": []})
