"""Points and edges at which measuring goes wrong first, made anew from a seed."""

from __future__ import annotations

import numpy as np
import shapely
from pyproj import Geod

GEOD = Geod(ellps="WGS84")
KINDS = (
    "uniform",
    "near the border",
    "on the border",
    "inside",
    "10,000 km away",
    "antipodal",
    "poles",
    "antimeridian",
)


def uniform(rng, count):
    return rng.uniform(-180, 180, count), np.degrees(np.arcsin(rng.uniform(-1, 1, count)))


def on_border(geometry, rng, count):
    """Points of the geodesic edges; one in five is a vertex."""
    lines = list(shapely.get_parts(geometry))
    if geometry.geom_type in ("Polygon", "MultiPolygon"):
        lines = [polygon.exterior for polygon in lines]
    ends = np.concatenate(
        [np.hstack((xy[:-1], xy[1:])) for xy in map(shapely.get_coordinates, lines)]
    )
    edge = ends[rng.integers(len(ends), size=count)]
    azimuth, _, length = GEOD.inv(*edge.T)
    share = np.where(rng.random(count) < 0.2, 0.0, rng.random(count))
    lon, lat, _ = GEOD.fwd(edge[:, 0], edge[:, 1], azimuth, length * share)
    return lon, lat


def moved(lon, lat, rng, distance):
    lon, lat, _ = GEOD.fwd(lon, lat, rng.uniform(0, 360, lon.size), distance)
    return lon, lat


def points(kind, geometry, rng, count):
    """Points of one kind, as (lon, lat) arrays in degrees."""
    if kind == "uniform":
        return uniform(rng, count)
    if kind == "poles":
        lat = rng.choice([90.0, 89.9999999, 89.99], count) * rng.choice([-1, 1], count)
        return rng.uniform(-180, 180, count), lat
    if kind == "antimeridian":
        lon = rng.choice([180.0, -180.0, 179.9999999, -179.99, 540.0], count)
        return lon, np.degrees(np.arcsin(rng.uniform(-1, 1, count)))
    lon, lat = on_border(geometry, rng, count)
    if kind == "near the border":
        return moved(lon, lat, rng, 10 ** rng.uniform(-3, 3, count))
    if kind == "on the border":
        return lon, lat
    if kind == "inside":
        return moved(lon, lat, rng, rng.uniform(0, 3e5, count))
    if kind == "10,000 km away":
        return moved(lon, lat, rng, rng.uniform(9.9e6, 10.1e6, count))
    return moved(lon + 180, -lat, rng, rng.uniform(0, 5e5, count))


def long_edge(rng):
    """A line of one to three edges of 100 to 20,003 km, of a kind drawn by chance."""
    lon, lat = (float(value[0]) for value in uniform(rng, 1))
    kind = rng.choice(["any", "meridional", "polar", "equatorial", "near-antipodal", "zero"])
    azimuth, length = rng.uniform(0, 360), 10 ** rng.uniform(5, np.log10(1.9e7))
    if kind == "meridional":
        azimuth = float(rng.choice([0, 180]))
    elif kind == "polar":
        azimuth = 0.0
        length = GEOD.inv(lon, lat, lon, 90)[2] + rng.uniform(0, 3e6)
    elif kind == "equatorial":
        lat, azimuth = 0.0, float(rng.choice([90, 270]))
    elif kind == "near-antipodal":
        end = moved(np.array([lon + 180]), np.array([-lat]), rng, 10 ** rng.uniform(-1, 5))
        return shapely.LineString([(lon, lat), (float(end[0][0]), float(end[1][0]))])
    end_lon, end_lat, _ = GEOD.fwd(lon, lat, azimuth, length)
    line = [(lon, lat), (end_lon, end_lat)]
    if kind == "zero":
        line.insert(1, line[0])
    if rng.random() < 0.3:
        line.append(tuple(float(value[0]) for value in uniform(rng, 1)))
    return shapely.LineString(line)
