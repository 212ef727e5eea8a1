"""The painter draws every layer of the Deck, and every mark where the projection says."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from lib.analysis.distances import origin_of, place_distance
from lib.cartography import build_deck
from lib.cartography.distance_scene import DistanceScene, build_distance_deck
from lib.cartography.distance_texts import scene_words
from lib.cartography.placement import world_pixels
from lib.cartography.scene import layers_of
from lib.cartography.time_map import measured_figures
from lib.cartography.tokens import rgba
from lib.catalog import Package
from lib.painting.board import Board, board, image_of, map_axes, settings
from lib.painting.frame import Frame, as_seen, mercator_frame
from lib.painting.label_rooms import Room
from lib.painting.marks import MIDDLE_PX, mark_rooms
from lib.painting.scene import UnpaintedLayerError, paint_scene
from lib.painting.typefaces import width_px
from lib.viewstate import Camera, ViewState, from_query
from tests.cartography.test_scene import VIEWS

SIZE = (800, 280)
TIKHORETSK = (40.0424, 45.8884)
#: Towns' dots come with their names.
TOGETHER = {"town": ("town", "label-town")}

Layers = list[dict[str, Any]]


def painted(layers: Layers, frame: Frame, view: ViewState, package: Package) -> Board:
    with settings():
        on = board(*SIZE, "#ffffff")
        figures = measured_figures(package, view.measurements, view.units)
        paint_scene(map_axes(on, 0, 0, *SIZE), layers, frame, "light", view.units, figures)
        image_of(on)
    return on


def artists(layers: Layers, frame: Frame, package: Package) -> int:
    """How many things are on the map, besides what is on an empty one."""
    (view, _), empty = from_query("v=1"), []
    counts = [
        sum(len(axes.get_children()) for axes in painted(each, frame, view, package).figure.axes)
        for each in (layers, empty)
    ]
    return counts[0] - counts[1]


def points(row: dict[str, Any]) -> list[Any]:
    if "position" in row:
        return [row["position"]]
    shape = row.get("path") or row["polygon"]
    return shape[0] if isinstance(shape[0][0], list) else shape


def is_in_frame(row: dict[str, Any], camera: Camera) -> bool:
    """Reckoned from the page's own projection, with room for a label inside the edge."""
    centre = world_pixels(camera.lon, camera.lat)
    for point in points(row):
        dx, dy = (
            (a - b) * 2**camera.zoom for a, b in zip(world_pixels(*point), centre, strict=True)
        )
        if abs(dx) < SIZE[0] / 2 - 160 and abs(dy) < SIZE[1] / 2 - 40:
            return True
    return False


def scene_of(package: Package, query: str) -> tuple[Layers, Frame, Camera]:
    view = from_query(query)[0]
    frame = mercator_frame(as_seen(view.camera, *SIZE), *SIZE)
    lon, lat = frame.unproject(SIZE[0] / 2, SIZE[1] / 2)
    camera = Camera(lon, lat, frame.zoom)
    return layers_of(build_deck(package, replace(view, camera=camera), "light")), frame, camera


def distance_scene(package: Package) -> tuple[Layers, Frame, Camera]:
    measured = place_distance(package, origin_of(package, "depot-tikhoretsk"), "ukraine")
    rings = (100_000, 200_000)
    words = scene_words(measured, None, rings, ("km", "mi"))
    deck = build_distance_deck(package, DistanceScene(measured, None, rings, words, SIZE), "light")
    start = deck.initial_view_state
    camera = Camera(start.longitude, start.latitude, start.zoom)
    return layers_of(deck), mercator_frame(camera, *SIZE), camera


@pytest.mark.parametrize(
    "name", [*(pytest.param(name, marks=pytest.mark.slow) for name in VIEWS), "distance"]
)
def test_every_layer_of_a_view_is_painted(package: Package, name: str) -> None:
    layers, frame, camera = (
        distance_scene(package) if name == "distance" else scene_of(package, VIEWS[name])
    )
    seen = 0
    for layer in layers:
        rows = [row for row in layer["data"] if row.get("minz", 0) <= frame.zoom]
        names = TOGETHER.get(layer["id"], (layer["id"],))
        if any(row.get("text", "mark") and is_in_frame(row, camera) for row in rows):
            alone = [each for each in layers if each["id"] in names]
            assert artists(alone, frame, package) > 0, layer["id"]
            seen += 1
    assert seen >= 8


def test_a_layer_of_another_kind_is_an_error(package: Package) -> None:
    layers, frame, _ = scene_of(package, "v=1")
    strange = {**layers[0], "@@type": "HeatmapLayer"}
    with pytest.raises(UnpaintedLayerError, match="HeatmapLayer"):
        artists([strange], frame, package)


@pytest.mark.parametrize("zoom", [4.0, 6.5, 9.0])
def test_a_mark_lies_where_web_mercator_says(package: Package, zoom: float) -> None:
    lon, lat = TIKHORETSK[0] + 40 / 2**zoom, TIKHORETSK[1] - 10 / 2**zoom
    view, _ = from_query("v=1&layers=depot")
    view = replace(view, camera=Camera(lon, lat, zoom))
    frame = mercator_frame(view.camera, *SIZE)
    on = painted(layers_of(build_deck(package, view, "light")), frame, view, package)
    here, there = world_pixels(view.camera.lon, view.camera.lat), world_pixels(*TIKHORETSK)
    x = SIZE[0] / 2 + (there[0] - here[0]) * 2**zoom
    y = SIZE[1] / 2 + (there[1] - here[1]) * 2**zoom
    around = image_of(on)[round(y) - 9 : round(y) + 10, round(x) - 9 : round(x) + 10, :3]
    rows, columns = np.nonzero((around.astype(int) == rgba("light", "depot")[:3]).all(axis=2))
    middle = columns.mean() - 9 + round(x) + 0.5, rows.mean() - 9 + round(y) + 0.5
    assert middle == pytest.approx((x, y), abs=0.75)


def test_a_measurement_has_its_line_and_figure(package: Package) -> None:
    query = "v=1&camera=131.6~42.6~6"
    layers, frame, _ = scene_of(package, query)
    plain, ruled = (
        image_of(painted(layers, frame, from_query(query + more)[0], package)).astype(int)
        for more in ("", "&measure=ruler_130.3_42.2333_132.35_42.88")
    )
    x, y = frame.point(131.3262, 42.5606)  # the middle of the geodesic
    assert (
        ruled[round(y) - 2 : round(y) + 3, round(x) - 2 : round(x) + 3]
        != plain[round(y) - 2 : round(y) + 3, round(x) - 2 : round(x) + 3]
    ).any()
    box = (slice(round(y) - 9, round(y) + 9), slice(round(x) + 10, round(x) + 60))
    paper = rgba("light", "measureBg")[:3]
    assert ((ruled[box][..., :3] == paper).all(axis=2)).mean() > 0.3


def test_the_camera_is_moved_back_onto_the_base_map() -> None:
    for camera in (Camera(-100, -40, 1), Camera(179, 84, 3), Camera(84, 53, 0)):
        west, south, east, north = mercator_frame(camera, *SIZE).bounds
        assert -10.001 <= west < east <= 180.001
        assert 14.999 <= south < north <= 85.001


def test_marks_take_their_room_where_they_lie_in_the_frame(package: Package) -> None:
    layers, frame, _ = scene_of(package, "v=1&camera=40.1~45.9~8&layers=depot~port")
    x, y = frame.point(*TIKHORETSK)
    (room,) = mark_rooms(layers, frame)
    assert room.x < x < room.x + room.width
    assert room.y < y < room.y + room.height


def test_a_native_name_gives_way_to_a_mark(package: Package) -> None:
    written = []
    for layers in ("depot", "depot~event"):
        query = f"v=1&camera=41.5~46.8~5&layers={layers}&mode=on_day"
        scene, frame, _ = scene_of(package, query)
        on = painted(scene, frame, from_query(query)[0], package)
        written.append({text.get_text() for axes in on.figure.axes for text in axes.texts})
    assert {"Tikhoretsk", "Тихорецк"} <= written[0]
    assert "Tikhoretsk" in written[1]
    assert "Тихорецк" not in written[1], "an event's mark stands there"


def test_the_name_of_a_selected_voyage_hides_no_arrow(package: Package) -> None:
    query = "v=1&window=2023-08-01~2023-11-01&camera=131.6~42.6~7&selected=V004"
    scene, frame, _ = scene_of(package, query)
    on = painted(scene, frame, from_query(query)[0], package)
    texts = [text for axes in on.figure.axes for text in axes.texts]
    x, y = next(text.get_position() for text in texts if text.get_text() == "V004 Angara")
    name = Room(x, y - 10, width_px("V004 Angara", 12, "700"), 12)
    assert not any(name.meets(mark) for mark in mark_rooms(scene, frame, MIDDLE_PX))
