"""Frames for print: their projections, their scale bars, north."""

from __future__ import annotations

import pytest
import shapely
from matplotlib.lines import Line2D
from pyproj import Geod, Proj

from lib.painting.board import board, map_axes, settings
from lib.painting.frame import Frame, as_seen, mercator_frame
from lib.painting.projections import figure_frame
from lib.painting.scale import paint_scale, scale_bar
from lib.viewstate import DEFAULT, Camera

GEOD = Geod(ellps="WGS84")
SIZE = (770.0, 400.0)
FRAMES = {
    "sea leg": figure_frame(131.5, 42.6, 600, *SIZE)[0],
    "depots": figure_frame(41.5, 46.8, 2_000, *SIZE)[0],
    "whole line": figure_frame(84, 55, 9_500, *SIZE)[0],
    "arctic": figure_frame(100, 75, 4_000, *SIZE)[0],
    "page": mercator_frame(Camera(84, 53, 2.3), *SIZE),
}


@pytest.mark.parametrize("unit", ["km", "mi", "nmi"])
@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES.keys())
def test_a_scale_bar_is_as_long_as_it_says(frame: Frame, unit: str) -> None:
    with settings():
        axes = map_axes(board(*SIZE, "#ffffff"), 0, 0, *SIZE)
        paint_scale(axes, frame, "light", unit)
    drawn = next(child for child in axes.get_children() if isinstance(child, Line2D))
    xs = drawn.get_xdata()
    half = (max(xs) - min(xs)) / 2
    ends = [frame.unproject(SIZE[0] / 2 + side * half, SIZE[1] / 2) for side in (-1, 1)]
    bar = scale_bar(frame, unit)
    assert GEOD.inv(*ends[0], *ends[1])[2] == pytest.approx(bar.length_m, rel=1e-4)
    metres = {"km": 1000, "mi": 1609.344, "nmi": 1852}[unit]
    assert float(bar.text.split("\u202f")[0].replace(",", "")) * metres == pytest.approx(
        bar.length_m
    )
    assert 40 < bar.width_px <= 150.001


@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES.keys())
def test_a_pixel_and_its_place_belong_together(frame: Frame) -> None:
    for x, y in ((10, 10), (385, 200), (760, 390)):
        assert frame.point(*frame.unproject(x, y)) == pytest.approx((x, y), abs=1e-3)


def test_a_cone_lays_places_where_proj_does() -> None:
    frame, projection = figure_frame(84, 55, 9_500, *SIZE)
    assert projection.name.startswith("Lambert conformal conic, standard parallels")
    proj = Proj(projection.crs)
    x0, y0 = proj(84, 55)
    for lon, lat in ((40.0424, 45.8884), (130.3, 42.2333), (104.3, 52.3)):
        x, y = proj(lon, lat)
        expected = (SIZE[0] / 2 + (x - x0) / 9_500, SIZE[1] / 2 - (y - y0) / 9_500)
        assert frame.point(lon, lat) == pytest.approx(expected, abs=0.01)


def test_north_leans_away_from_the_central_meridian() -> None:
    frame = FRAMES["whole line"]
    assert frame.north_deg(84, 50) == pytest.approx(0, abs=0.1)
    assert frame.north_deg(40, 46) > 20
    assert frame.north_deg(130, 42) < -20
    assert FRAMES["page"].north_deg(130, 42) == pytest.approx(0, abs=1e-6)


@pytest.mark.parametrize("name", FRAMES)
def test_a_circle_on_the_ground_has_its_size(name: str) -> None:
    frame = FRAMES[name]
    lon, lat = frame.unproject(300, 150)
    ends = [GEOD.fwd(lon, lat, azimuth, 5_000)[:2] for azimuth in (0, 180)]
    (x1, y1), (x2, y2) = (frame.point(*end) for end in ends)
    across = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
    assert frame.px_per_m(lon, lat) * 10_000 == pytest.approx(across, rel=0.01)


def test_a_scale_bar_leaves_the_measured_border_free() -> None:
    frame = FRAMES["sea leg"]
    with settings():
        area = map_axes(board(*SIZE, "#ffffff"), 0, 0, *SIZE)
        left = paint_scale(area, frame, "light", "km")
        under = shapely.MultiLineString([[(left.x, left.y + 5), (left.x + 40, left.y + 5)]])
        right = paint_scale(area, frame, "light", "km", lines=under)
    assert left.x < SIZE[0] / 2 < right.x


@pytest.mark.parametrize("width", [397.0, 770.0, 800.0])
def test_the_whole_line_leaves_room_for_the_name_of_its_western_end(width: float) -> None:
    frame = mercator_frame(as_seen(DEFAULT.camera, width, 260.0), width, 260.0)
    west, _ = frame.point(40.0424, 45.8884)
    east, _ = frame.point(135.1, 48.5)  # Khabarovsk
    assert west > 85
    assert 0.7 * width < east < width - 10
