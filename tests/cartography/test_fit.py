from __future__ import annotations

import pytest

from lib.cartography.fit import MAX_FIT_ZOOM, fit_camera
from lib.cartography.placement import world_pixels


def extent(lons: list[float], lats: list[float], zoom: float) -> tuple[float, float]:
    pixels = [world_pixels(lon, lat) for lon, lat in zip(lons, lats, strict=True)]
    spans = [max(axis) - min(axis) for axis in zip(*pixels, strict=True)]
    return spans[0] * 2**zoom, spans[1] * 2**zoom


@pytest.mark.parametrize(
    ("lons", "lats"),
    [([38.17, 40.04], [47.07, 45.89]), ([40.0, 130.3], [46.0, 42.2]), ([179.0, 182.0], [60, 61])],
)
def test_points_fill_the_frame_and_no_more(lons: list[float], lats: list[float]) -> None:
    camera = fit_camera(lons, lats, 600, 400)
    wide, high = extent(lons, lats, camera.zoom)
    assert max(wide / 600, high / 400) == pytest.approx(1, abs=0.01)


def test_the_camera_looks_at_the_middle_of_the_map_not_of_the_degrees() -> None:
    camera = fit_camera([0, 0], [0, 80], 100, 400)
    y = world_pixels(0, camera.lat)[1]
    assert y == pytest.approx((world_pixels(0, 0)[1] + world_pixels(0, 80)[1]) / 2, abs=1e-3)


def test_a_single_point_does_not_zoom_without_end() -> None:
    assert fit_camera([40.0], [45.0], 600, 400).zoom == MAX_FIT_ZOOM
