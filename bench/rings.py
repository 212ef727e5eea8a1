"""Range rings: how long they take and how well they keep their radius, as drawn."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import shapely
from pyproj import Geod
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from lib.geodesy import Border
from lib.geodesy.rings import RangeRing, range_rings

LAYER = Path(__file__).parents[1] / "data" / "layers" / "border-ukraine.geojson"
RADII_KM = (50, 200, 500, 1000)
#: Points of each drawn edge that are measured.
SAMPLES = 33
VERTEX_M, EDGE_M = 1e-3, 1.0
Distance = Callable[[np.ndarray, np.ndarray], np.ndarray]


def main() -> None:
    """Print a row for each ring, and end with an error where a promise is not kept."""
    print(f"{'ring':<22}{'km':>6}{'s':>8}{'vertices':>10}{'vertex m':>11}{'edge m':>9}  valid")
    kept = True
    for name, geometry, distance in sources():
        for radius_km in RADII_KM:
            started = time.perf_counter()
            (ring,) = range_rings(geometry, [radius_km * 1000])
            seconds = time.perf_counter() - started
            vertex, edge, vertices = errors(ring, distance)
            print(
                f"{name:<22}{radius_km:>6}{seconds:>8.2f}{vertices:>10,}{vertex:>11.1e}{edge:>9.2f}"
                f"  {ring.area.is_valid}"
            )
            kept &= ring.area.is_valid and vertex < VERTEX_M and edge < EDGE_M
        started = time.perf_counter()
        range_rings(geometry, [radius_km * 1000 for radius_km in RADII_KM])
        print(f"{name:<22}{'all':>6}{time.perf_counter() - started:>8.2f}")
    if not kept:
        raise SystemExit("a ring does not keep its radius")


def sources() -> Iterator[tuple[str, BaseGeometry, Distance]]:
    """What rings are drawn round, each with its distance."""
    ukraine = shape(json.loads(LAYER.read_text(encoding="utf-8"))["features"][0]["geometry"])
    border = Border(ukraine)
    border.distance(np.zeros(2), np.zeros(2))
    yield "Ukraine", ukraine, lambda lon, lat: border.distance(lon, lat).distance_m
    geod = Geod(ellps="WGS84")
    for name, lon, lat in (("point at 89 N", 30.0, 89.0), ("point at 179.9 E", 179.9, 60.0)):

        def distance(
            to_lon: np.ndarray, to_lat: np.ndarray, lon: float = lon, lat: float = lat
        ) -> np.ndarray:
            here = np.full(to_lon.size, lon), np.full(to_lon.size, lat)
            return geod.inv(*here, to_lon, to_lat)[2]

        yield name, shapely.Point(lon, lat), distance


def errors(ring: RangeRing, distance: Distance) -> tuple[float, float, int]:
    """Largest errors at vertices and along drawn edges, in metres, and the count of vertices."""
    starts, ends = [], []
    for line in ring.line.geoms:
        vertices = shapely.get_coordinates(line)
        starts.append(vertices[:-1])
        ends.append(vertices[1:])
    start, end = np.concatenate(starts), np.concatenate(ends)
    share = np.linspace(0, 1, SAMPLES)[None, :, None]
    between = (start[:, None] + (end - start)[:, None] * share).reshape(-1, 2)
    off = np.abs(distance(*between.T) - ring.radius_m).reshape(-1, SAMPLES)
    return float(off[:, [0, -1]].max()), float(off.max()), len(start) + len(starts)


if __name__ == "__main__":
    main()
