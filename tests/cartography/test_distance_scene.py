from __future__ import annotations

import json

import numpy as np
import pytest
import shapely
from pyproj import Geod

from lib.analysis.distances import companion_of, origin_of, place_distance, typed_origin
from lib.cartography.distance_labels import Words
from lib.cartography.distance_scene import DistanceScene, build_distance_deck
from lib.cartography.notes import Frame, Note
from lib.cartography.placement import world_pixels
from lib.cartography.scene import layers_of
from lib.cartography.viewed_distance import viewed_scene
from lib.catalog import Package
from lib.painting.frame import mercator_frame
from lib.painting.labels import fitted_rooms
from lib.viewstate import DEFAULT, Camera, from_query

GEOD = Geod(ellps="WGS84")
SIZE = (980, 690)
WORDS = Words("Place", "Town, 202.1 km", "47.0707 N, 38.1655 E", "195.0 km", "within", ())


def drawn(package: Package, place: str, border: str = "ukraine", rings: tuple[int, ...] = ()):
    origin = typed_origin(-74.0, 40.7) if place == "new-york" else origin_of(package, place)
    words = (
        Words(*vars(WORDS).values())
        if not rings
        else Words("Place", "Town", "here", "figure", "within", tuple(f"{r} m" for r in rings))
    )
    measured = place_distance(package, origin, border)
    scene = DistanceScene(measured, companion_of(package, origin), rings, words, SIZE)
    deck = build_distance_deck(package, scene, "light")
    return measured, deck


def rows(deck, layer_id: str) -> list[dict]:
    return next((layer.data for layer in deck.layers if layer.id == layer_id), [])


def on_screen(deck, points) -> np.ndarray:
    view = deck.initial_view_state
    centre = np.array(world_pixels(view.longitude, view.latitude))
    pixels = np.array([world_pixels(*point) for point in points])
    return (pixels - centre) * 2**view.zoom + np.array(SIZE) / 2


def test_the_arc_is_the_geodesic(package: Package) -> None:
    measured, deck = drawn(package, "najin")
    lons, lats = np.array(rows(deck, "arc")[0]["path"]).T
    assert GEOD.line_length(lons, lats) == pytest.approx(measured.reading.distance_m, rel=1e-6)
    # It bulges towards the pole, far north of both its ends.
    assert lats.max() > 56


def test_rings_lie_at_their_radius_and_on_the_map(package: Package) -> None:
    measured, deck = drawn(package, "depot-tikhoretsk", rings=(200_000, 100_000))
    origin = measured.origin
    radii = set()
    for row in rows(deck, "ring"):
        lons, lats = np.array(row["path"]).T
        here = np.full(len(lons), origin.lon), np.full(len(lons), origin.lat)
        lengths = GEOD.inv(*here, lons, lats)[2]
        radii.add(round(float(lengths.mean())))
        assert np.ptp(lengths) < 5
        pixels = on_screen(deck, row["path"])
        assert ((pixels > 0) & (pixels < SIZE)).all()
    assert radii == {100_000, 200_000}


@pytest.mark.parametrize(
    ("place", "border"), [("depot-tikhoretsk", "ukraine"), ("najin", "dprk-russia")]
)
def test_a_border_is_drawn_within_a_pixel_of_where_it_is_measured(
    package: Package, place: str, border: str
) -> None:
    measured, deck = drawn(package, place, border)
    paths = shapely.MultiLineString([row["path"] for row in rows(deck, "measured-border")])
    nearest = shapely.Point(measured.reading.nearest_lon, measured.reading.nearest_lat)
    pixel = 360 / (512 * 2**deck.initial_view_state.zoom)
    assert paths.distance(nearest) < pixel


def test_a_town_under_the_mark_of_its_port_is_left_out(package: Package) -> None:
    assert len(rows(drawn(package, "najin")[1], "distance-ends")) == 1
    assert len(rows(drawn(package, "depot-tikhoretsk")[1], "distance-ends")) == 2


def test_the_base_map_ends_where_its_data_end(package: Package) -> None:
    _, deck = drawn(package, "new-york")
    sea = np.array(rows(deck, "sea")[0]["polygon"])
    assert sea.min(axis=0).tolist() == package.layers["land-coarse"].total_bounds[:2].tolist()
    assert rows(deck, "arc")


def test_the_json_is_compact_and_the_same_each_time(package: Package) -> None:
    _, deck = drawn(package, "depot-tikhoretsk")
    text = deck.to_json()
    assert deck.to_json() is text
    assert len(text) < 1_000_000
    assert json.loads(text)["initialViewState"]["zoom"] > 5
    assert "http" not in text


def test_a_note_that_stands_out_is_moved_in() -> None:
    frame = Frame(Camera(lon=40, lat=46, zoom=6), (358, 430))
    west, _, east, _ = frame.bounds
    for lon, anchor in ((west, "end"), (east, "start"), (west, "middle")):
        note = Note("195.0 km ± 2.1 km", lon, 46.0, (0, 0), anchor)
        assert frame.overhang(note)
        assert frame.overhang(frame.holding(note)) == pytest.approx(0, abs=1e-6)
    inside = Note("195.0 km", 40.0, 46.0, (0, 0), "middle")
    assert frame.holding(inside) == inside


@pytest.mark.parametrize("size", [SIZE, (358, 430)])
@pytest.mark.parametrize("place", ["najin", "vostochny", "depot-tikhoretsk", "town-dunay"])
def test_the_figure_hides_no_other_note(
    package: Package, place: str, size: tuple[int, int]
) -> None:
    origin = origin_of(package, place)
    measured = place_distance(package, origin, "ukraine")
    deck = build_distance_deck(package, viewed_scene(DEFAULT, measured, None, size), "light")
    start = deck.initial_view_state
    camera = Camera(start.longitude, start.latitude, start.zoom)
    notes = [layer for layer in layers_of(deck) if layer["id"].startswith("note-")]
    figure, *others = fitted_rooms(notes[::-1], mercator_frame(camera, *size))
    assert len(others) >= 3
    assert not any(figure.meets(other) for other in others)


def test_the_labels_of_a_place_and_its_companion_part(package: Package) -> None:
    for place in ("depot-tikhoretsk", "town-tikhoretsk"):
        origin = origin_of(package, place)
        companion = companion_of(package, origin)
        assert companion
        measured, beside = (place_distance(package, end, "ukraine") for end in (origin, companion))
        deck = build_distance_deck(package, viewed_scene(DEFAULT, measured, beside, SIZE), "light")
        above, below = (companion, origin) if companion.lat > origin.lat else (origin, companion)
        rise = {
            tuple(row["position"]): row["offset"][1]
            for layer_id in ("note-700", "note-500")
            for row in rows(deck, layer_id)
        }
        assert rise[above.lon, above.lat] < 0 < rise[below.lon, below.lat]


def test_rings_of_nearly_one_length_are_named_apart(package: Package) -> None:
    measured = place_distance(package, origin_of(package, "depot-tikhoretsk"), "ukraine")
    view, _ = from_query("v=1&measure=ring_40.0424_45.8884_200000~ring_40.0424_45.8884_199559")
    deck = build_distance_deck(package, viewed_scene(view, measured, None, SIZE), "light")
    named = {row["text"]: row for row in rows(deck, "note-700") if "from here" in row["text"]}
    assert {text.replace("\u202f", " ") for text in named} == {
        "200 km from here",
        "199.6 km from here",
    }
    one, other = on_screen(deck, [row["position"] for row in named.values()])
    assert np.abs(one - other).max() > 60


def test_a_long_name_stands_on_the_side_that_the_line_does_not_take(package: Package) -> None:
    measured = place_distance(package, origin_of(package, "range-vladimirovka"), "ukraine-de-facto")
    deck = build_distance_deck(package, viewed_scene(DEFAULT, measured, None, (770, 400)), "light")
    name = next(row for row in rows(deck, "note-700") if row["text"].startswith("Vladimirovka"))
    (_, above), _ = on_screen(deck, [rows(deck, "arc")[0]["path"][-1], name["position"]])
    (_, mark) = on_screen(deck, [name["position"]])[0]
    assert above < mark, "the line leads up"
    assert name["anchor"] == "middle"
    assert name["offset"][1] > 0
