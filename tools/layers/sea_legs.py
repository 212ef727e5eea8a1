"""The shortest ways over water between ports of the record: what a reported leg spans at least.

No source says how a ship sailed. The line drawn here keeps off the land and is the shortest that
does; a ship's own way is longer. It turns only at corners of the land, so it is found among
those: from each end and corner the straight ways that cross no land lead to the next (a
visibility graph, searched from the nearest on).
"""

from __future__ import annotations

import csv
import heapq
from pathlib import Path

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import Geod, Proj
from shapely import LineString
from shapely.geometry.base import BaseGeometry

from tools.layers import geo_maps
from tools.layers.features import Feature

__all__ = ["DECIMALS", "sea_legs", "shortest_way"]

DECIMALS = 6
#: Places at both ends of each leg, as `voyages` reports them.
LEGS = (("najin", "dunai"), ("najin", "vostochny"))
#: The water between them: lon_min, lat_min, lon_max, lat_max.
WINDOW = (129.5, 41.4, 134.0, 43.6)
PLACES = Path(__file__).resolve().parents[2] / "data" / "tables" / "places.csv"

_GEOD = Geod(ellps="WGS84")
#: On this projection's plane straight lines are the shortest ways (to centimetres over 300 km).
_PLANE = Proj(proj="gnom", lon_0=131.5, lat_0=42.5, ellps="WGS84")
#: Land is drawn in by this much, in metres, so that a way may run along it and touch corners.
_TOUCH_M = 1.0

_Points = NDArray[np.float64]


def sea_legs() -> list[Feature]:
    """Each leg as a line in EPSG:4326, from the port's position to the other's."""
    land = _land()
    places = _positions()
    return [
        Feature(
            f"{start}--{end}",
            _shortest(land, places[start], places[end]),
            {"from_place": start, "to_place": end},
        )
        for start, end in LEGS
    ]


def _positions() -> dict[str, tuple[float, float]]:
    with PLACES.open(encoding="utf-8", newline="") as handle:
        return {
            row["place_id"]: (float(row["lon"]), float(row["lat"]))
            for row in csv.DictReader(handle)
        }


def _land() -> BaseGeometry:
    """The ground in the window, on the plane, in metres."""
    window = shapely.box(*WINDOW)
    parts = [
        part
        for country in ("PRK", "RUS", "CHN")
        for part in shapely.make_valid(geo_maps.outline(country)).geoms
        if part.intersects(window)
    ]
    ground = shapely.union_all(shapely.intersection(parts, window))
    return shapely.transform(ground, lambda lonlat: np.column_stack(_PLANE(*lonlat.T)))


def _shortest(
    land: BaseGeometry, start: tuple[float, float], end: tuple[float, float]
) -> LineString:
    ends = np.column_stack(_PLANE(*np.array([start, end]).T))
    way = shortest_way(_opened_at(land, ends), ends)
    lonlat = np.column_stack(_PLANE(*way.T, inverse=True))
    lonlat[0], lonlat[-1] = start, end
    return LineString(lonlat)


def shortest_way(obstacle: BaseGeometry, ends: _Points) -> _Points:
    """Vertices of the shortest way on a plane between two points outside an obstacle, in metres.

    >>> square = shapely.box(10, -40, 90, 40)
    >>> shortest_way(square, np.array([(0.0, 0.0), (100.0, 30.0)])).round().tolist()
    [[0.0, 0.0], [11.0, 39.0], [89.0, 39.0], [100.0, 30.0]]
    """
    drawn_in = obstacle.buffer(-_TOUCH_M, join_style="mitre")
    nodes = np.concatenate((ends, np.unique(_corners(drawn_in), axis=0)))
    return nodes[_search(nodes, drawn_in)]


def _opened_at(land: BaseGeometry, ends: _Points) -> BaseGeometry:
    """The land, with a cut to the water where a port's position lies on land."""
    water = shapely.box(*land.buffer(1_000).bounds).difference(land)
    cuts = [
        shapely.shortest_line(shapely.Point(end), water).buffer(10)
        for end in ends
        if land.contains(shapely.Point(end))
    ]
    return land.difference(shapely.union_all(cuts)) if cuts else land


def _corners(obstacle: BaseGeometry) -> _Points:
    """Vertices round which a shortest way can turn: where the land is convex."""
    found = []
    for part in shapely.get_parts(shapely.orient_polygons(obstacle)):
        for ring in (part.exterior, *part.interiors):
            vertices = shapely.get_coordinates(ring)[:-1]
            before, after = np.roll(vertices, 1, axis=0), np.roll(vertices, -1, axis=0)
            inward, outward = vertices - before, after - vertices
            turn = inward[:, 0] * outward[:, 1] - inward[:, 1] * outward[:, 0]
            found.append(vertices[turn > 0])
    return np.concatenate(found)


def _search(nodes: _Points, obstacle: BaseGeometry) -> list[int]:
    """Indices of the shortest way from node 0 to node 1 (A*, the straight way as estimate)."""
    inside = shapely.buffer(obstacle, -_TOUCH_M / 2)
    shapely.prepare(inside)
    left = np.linalg.norm(nodes - nodes[1], axis=1)
    length = np.full(len(nodes), np.inf)
    came_from = np.full(len(nodes), -1)
    done = np.zeros(len(nodes), dtype=bool)
    length[0] = 0.0
    queue = [(left[0], 0)]
    while queue:
        _, here = heapq.heappop(queue)
        if here == 1:
            break
        if done[here]:
            continue
        done[here] = True
        through = length[here] + np.linalg.norm(nodes - nodes[here], axis=1)
        better = np.flatnonzero(~done & (through < length))
        ways = shapely.linestrings(
            np.stack((np.broadcast_to(nodes[here], (len(better), 2)), nodes[better]), axis=1)
        )
        for node in better[~shapely.intersects(inside, ways)]:
            length[node], came_from[node] = through[node], here
            heapq.heappush(queue, (through[node] + left[node], int(node)))
    way = [1]
    while way[-1] != 0:
        way.append(int(came_from[way[-1]]))
    return way[::-1]
