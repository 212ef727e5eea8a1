"""The map of one distance: place, nearest point, the geodesic between them, border and rings."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from math import dist
from typing import Any

import numpy as np
import pydeck as pdk
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from lib.analysis.distances import Origin, PlaceDistance, border_row
from lib.cartography.deck_layers import DASHED, dashes, icon_layer, path_layer
from lib.cartography.distance_labels import Words, base_label_layers, distance_notes
from lib.cartography.fit import fit_camera
from lib.cartography.local_basemap import local_basemap_layers
from lib.cartography.notes import Frame, note_layers
from lib.cartography.placement import TILE_PX, world_pixels
from lib.cartography.scene import CompactDeck
from lib.cartography.symbology import icon_name
from lib.cartography.tokens import Theme, rgba
from lib.catalog import Package
from lib.geodesy import geodesic_line, ring
from lib.viewstate import DEFAULT, Camera, ViewState

__all__ = ["BORDER_PX", "DistanceScene", "DrawnDeck", "build_distance_deck"]

#: Vertices of the geodesic are at most a hundredth of its length apart, and this in metres.
SHORTEST_SEGMENT_M = 500.0
#: Fine dots of a ring, in units of the line's width.
RING_DOTS = (1.5, 2.0)
BORDER_PX = 2.4
#: How much of the map the measured line takes, so that its surroundings are seen, and rings.
LINE_SHARE, RING_SHARE = (0.62, 0.38), 0.8
#: A companion nearer to the place than this in pixels would lie under its mark.
APART_PX = 6.0


@dataclass(frozen=True)
class DistanceScene:
    """What the map shows.

    ``size_px`` is the width and height of the map for which it is fitted.
    """

    measured: PlaceDistance
    companion: Origin | None
    """The town of a depot, or the depot of a town: a second, smaller mark."""
    rings_m: tuple[int, ...]
    words: Words
    size_px: tuple[int, int]


class DrawnDeck(CompactDeck):
    """A deck that is written once: the page sends it again at each of its runs."""

    @cached_property
    def _json(self) -> str:
        return super().to_json()

    def to_json(self) -> str:
        """Return the deck as deck.gl's JSON."""
        return self._json


def build_distance_deck(package: Package, scene: DistanceScene, theme: Theme) -> DrawnDeck:
    """Return the map of a distance, fitted to its line and rings; without any outside request."""
    state = _state(scene)
    if scene.companion is not None and not _apart(scene, scene.companion, state.camera.zoom):
        scene = replace(scene, companion=None)
    border = _border_paths(package, scene.measured.border_id, state.camera.zoom)
    read_closely = shapely.MultiLineString([*border, *_paths(_arc_line(scene))])
    notes = distance_notes(
        package,
        scene.measured,
        scene.companion,
        scene.rings_m,
        scene.words,
        read_closely,
        Frame(state.camera, scene.size_px),
    )
    layers = [
        *(x for x in local_basemap_layers(package, state, theme) if x.id != "border"),
        _border(border, theme),
        *_rings(scene, theme),
        _uncertainty(scene, theme),
        *_arc(scene, theme),
        *base_label_layers(package, state, theme, notes),
        *_marks(scene, theme),
        *note_layers(notes, theme),
    ]
    camera = state.camera
    return DrawnDeck(
        layers=[layer for layer in layers if layer.data],
        initial_view_state=pdk.ViewState(
            longitude=camera.lon, latitude=camera.lat, zoom=camera.zoom
        ),
        map_provider=None,
        tooltip={"text": "{tip}"},
    )


def _state(scene: DistanceScene) -> ViewState:
    """The view that holds the rings in the frame, and the line in its middle."""
    origin, (width, height) = scene.measured.origin, scene.size_px
    line = _around(origin, _arc_line(scene))
    fitted = [_fit(line, width * LINE_SHARE[0], height * LINE_SHARE[1])]
    if scene.rings_m:
        ring_line = _around(origin, _disc(origin, max(scene.rings_m)))
        points = np.concatenate((line, ring_line))
        fitted.append(_fit(points, width * RING_SHARE, height * RING_SHARE))
    camera = min(fitted, key=lambda each: each.zoom)
    return replace(DEFAULT, camera=camera, border=scene.measured.border_id, selected=())


def _apart(scene: DistanceScene, companion: Origin, zoom: float) -> bool:
    """Whether the companion's mark can be told from the place's."""
    origin = scene.measured.origin
    here, there = (world_pixels(each.lon, each.lat) for each in (origin, companion))
    return dist(here, there) * 2**zoom > APART_PX


def _fit(points: NDArray[np.float64], width_px: float, height_px: float) -> Camera:
    return fit_camera(points[:, 0].tolist(), points[:, 1].tolist(), width_px, height_px)


def _around(origin: Origin, geometry: BaseGeometry) -> NDArray[np.float64]:
    """Vertices with longitudes that run on across 180 degrees, the short way from a place."""
    points = shapely.get_coordinates(geometry)
    points[:, 0] = origin.lon + (points[:, 0] - origin.lon + 180) % 360 - 180
    return points


def _disc(origin: Origin, radius_m: float) -> BaseGeometry:
    return ring(origin.lon, origin.lat, radius_m)


def _arc_line(scene: DistanceScene) -> BaseGeometry:
    origin, reading = scene.measured.origin, scene.measured.reading
    return geodesic_line(
        origin.lon,
        origin.lat,
        reading.nearest_lon,
        reading.nearest_lat,
        max(SHORTEST_SEGMENT_M, reading.distance_m / 100),
    )


def _paths(geometry: BaseGeometry) -> list[list[list[float]]]:
    """Coordinates of each line of a geometry; of areas, of each outer ring."""
    lines = [
        part.exterior if part.geom_type == "Polygon" else part
        for part in shapely.get_parts(geometry)
    ]
    return [shapely.get_coordinates(line).round(5).tolist() for line in lines]


def _border_paths(package: Package, border_id: str, zoom: float) -> list[list[list[float]]]:
    """The measured border whole, to a quarter of a pixel of the fitted map."""
    quarter_pixel = 360 / (TILE_PX * 2**zoom) / 4
    lines = package.layers[str(border_row(package, border_id)["layer"])].geometry.to_numpy()
    parts = shapely.simplify(shapely.get_parts(lines), quarter_pixel)
    return [path for part in parts for path in _paths(part)]


def _border(paths: list[list[list[float]]], theme: Theme) -> pdk.Layer:
    """The measured border, heavier than any other line of the map."""
    rows = [{"path": path, "color": rgba(theme, "borderHi")} for path in paths]
    return path_layer("measured-border", rows, BORDER_PX)


def _rings(scene: DistanceScene, theme: Theme) -> list[pdk.Layer]:
    discs = [_disc(scene.measured.origin, radius) for radius in sorted(scene.rings_m)]
    fills = [{"polygon": path} for disc in discs for path in _paths(disc)]
    edges = [
        {"path": [*path, path[0]], "color": rgba(theme, "measure")}
        for disc in discs
        for path in _paths(disc)
    ]
    return [
        pdk.Layer(
            "SolidPolygonLayer",
            fills,
            id="ring-fill",
            get_polygon="polygon",
            get_fill_color=rgba(theme, "measure", 0.04),
        ),
        path_layer("ring", edges, 1.4, **dashes(RING_DOTS)),
    ]


def _uncertainty(scene: DistanceScene, theme: Theme) -> pdk.Layer:
    """The disc that holds the place, to scale."""
    origin = scene.measured.origin
    radius = origin.position_uncertainty_m
    paths = _paths(_disc(origin, radius)) if radius else []
    colour = rgba(theme, origin.layer or "measure", 0.8)
    rows = [{"path": path, "color": colour, "tip": scene.words.uncertainty} for path in paths]
    return path_layer("place-uncertainty", rows, 1.2, pickable=True, **dashes(DASHED))


def _arc(scene: DistanceScene, theme: Theme) -> list[pdk.Layer]:
    paths = _paths(_arc_line(scene))
    halo = [{"path": path, "color": rgba(theme, "halo", 0.85)} for path in paths]
    line = [
        {"path": path, "color": rgba(theme, "measure"), "tip": scene.words.figure} for path in paths
    ]
    return [
        path_layer("arc-halo", halo, 5.0),
        path_layer("arc", line, 2.0, pickable=True, cap_rounded=True),
    ]


def _marks(scene: DistanceScene, theme: Theme) -> list[pdk.Layer]:
    origin, reading = scene.measured.origin, scene.measured.reading
    here = [origin.lon, origin.lat]
    circles: list[dict[str, Any]] = [
        _circle([reading.nearest_lon, reading.nearest_lat], 5.5, scene.words.nearest)
    ]
    if scene.companion is not None:
        beside = [scene.companion.lon, scene.companion.lat]
        circles.append(_circle(beside, 3.5, scene.words.companion))
    icons = []
    if origin.layer:
        mark = {"layer": origin.layer, "icon": icon_name(origin.layer), "position": here}
        style = {"color": rgba(theme, origin.layer), "offset": [0, 0], "angle": 0}
        icons.append(mark | style | {"tip": scene.words.place})
    else:
        circles.append(_circle(here, 4.5, scene.words.place))
    return [
        pdk.Layer(
            "ScatterplotLayer",
            circles,
            id="distance-ends",
            get_position="position",
            get_radius="radius",
            radius_units="'pixels'",
            get_fill_color=rgba(theme, "measureBg"),
            get_line_color=rgba(theme, "measure"),
            stroked=True,
            get_line_width=2,
            line_width_units="'pixels'",
            pickable=True,
        ),
        icon_layer("distance-place", icons, theme),
    ]


def _circle(position: list[float], radius: float, tip: str) -> dict[str, Any]:
    return {"position": position, "radius": radius, "tip": tip}
