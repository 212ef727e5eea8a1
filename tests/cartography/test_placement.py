"""Labels keep clear of each other and of marks at every zoom."""

from __future__ import annotations

import itertools
import random

import pytest

from lib.cartography.label_boxes import label_box
from lib.cartography.layout import layout
from lib.cartography.placement import MAX_ZOOM, Box, first_free_zooms, world_pixels
from lib.catalog import Package


def overlap(one: Box, other: Box, zoom: float) -> bool:
    (x1, y1), (x2, y2) = world_pixels(one.lon, one.lat), world_pixels(other.lon, other.lat)
    dx, dy = (x2 - x1) * 2**zoom, (y2 - y1) * 2**zoom
    return (
        one.left < dx + other.right
        and dx + other.left < one.right
        and one.top < dy + other.bottom
        and dy + other.top < one.bottom
    )


@pytest.mark.parametrize("zoom", [2.3, 3.0, 4.7, 6.6, 8.0, 10.2, 12.0])
def test_no_label_of_the_map_overlaps_another(package: Package, zoom: float) -> None:
    labels = [label for label in layout(package).labels if label.from_zoom <= zoom]
    boxes = [(label.text, label_box(label)) for label in labels]
    for (name, one), (other_name, other) in itertools.combinations(boxes, 2):
        assert not overlap(one, other, zoom), (name, other_name)


def test_the_places_that_readers_came_for_are_always_named(package: Package) -> None:
    from_zoom = {label.id: label.from_zoom for label in layout(package).labels}
    assert from_zoom["najin"] <= 2.3
    assert from_zoom["depot-tikhoretsk"] <= 2.3
    assert from_zoom["dunai"] <= 6.6
    assert from_zoom["vostochny"] <= 6.6


def test_no_label_stands_without_its_mark(package: Package) -> None:
    laid = layout(package)
    from_zoom = {anchor: zoom for (layer, anchor), zoom in reversed(laid.marks.items())}
    for label in laid.labels:
        if label.id in from_zoom:
            assert label.from_zoom >= from_zoom[label.id]


def test_random_boxes_never_overlap_once_placed() -> None:
    rng = random.Random(11)  # noqa: S311
    for _ in range(20):
        boxes = [
            Box(rng.uniform(100, 140), rng.uniform(35, 60), -rng.uniform(5, 60), -8, 40, 8)
            for _ in range(25)
        ]
        found = first_free_zooms([[box] for box in boxes], [])
        for zoom in (2.0, 4.5, 7.25, MAX_ZOOM):
            drawn = [b for b, f in zip(boxes, found, strict=True) if f and f[1] <= zoom]
            pairs = itertools.combinations(drawn, 2)
            assert not any(overlap(one, other, zoom) for one, other in pairs)


def test_two_labels_on_one_point_leave_room_for_one() -> None:
    box = Box(40.0, 45.9, -20, -7, 20, 7)
    assert first_free_zooms([[box], [box]], []) == [(0, 0.0), None]


def test_the_side_with_room_is_taken() -> None:
    mark = Box(40.0, 45.9, 5, -8, 60, 8)
    right = Box(40.0, 45.9, 10, -7, 50, 7)
    left = Box(40.0, 45.9, -50, -7, -10, 7)
    assert first_free_zooms([[right, left]], [mark]) == [(1, 0.0)]
