"""A distance with its uncertainty: how far the place, the line and its sources leave it open.

Three things keep a distance to a border from being one number: the place is known to lie in a
disc, the line is generalised, and border sources of one definition differ. The interval
[low, high] holds the distance for every position in the disc, every such source and a line
displaced by its generalisation; the uncertainty is half its width, and its parts add up to it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lib.geodesy.border import Border
from lib.geodesy.wgs84 import wgs84

__all__ = [
    "DistanceInterval",
    "DistanceReading",
    "UncertaintyParts",
    "distance_interval",
    "distance_with_uncertainty",
]

_Array = NDArray[np.float64]

#: Where walking straight away falls short of d + radius by at most this share of the radius,
#: d + radius stands: an upper bound, and the search of the disc would change no shown digit.
_CLOSE = 0.01
#: Trial points that a search of a disc begins with: directions, and rings out to the rim.
_DIRECTIONS, _RINGS = 24, 3
#: Directions of the steps that follow from the best trial, how many, and how they shrink: from a
#: third of the radius to half a percent of it.
_STEP_DIRECTIONS, _STEPS, _SHRINK = 8, 8, 0.6
#: Discs searched at once, which bounds the memory.
_DISCS_AT_ONCE = 2_000
#: Points that stand for a disc where its spread is computed (a sunflower of equal areas).
_DISC_POINTS = 512


@dataclass(frozen=True)
class UncertaintyParts:
    """What each cause adds to the uncertainty of a distance, in metres; they add up to it."""

    position_m: float
    generalisation_m: float
    sources_m: float


@dataclass(frozen=True)
class DistanceReading:
    """A distance from a place to a border, with what is known about its uncertainty.

    ``low_m``, ``high_m``, ``uncertainty_m``, ``standard_deviation_m`` and ``parts`` are ``None``
    where the place has no position uncertainty: nothing is made up for it. ``inside`` is
    ``None`` where the border is lines.
    """

    distance_m: float
    nearest_lon: float
    nearest_lat: float
    azimuth_deg: float
    inside: bool | None
    low_m: float | None
    high_m: float | None
    uncertainty_m: float | None
    standard_deviation_m: float | None
    parts: UncertaintyParts | None


@dataclass(frozen=True)
class DistanceInterval:
    """Intervals of distances, one for each point, in metres; NaN where a radius is NaN."""

    low_m: _Array
    high_m: _Array
    position_m: _Array
    generalisation_m: _Array
    sources_m: _Array

    @property
    def uncertainty_m(self) -> _Array:
        """Half the width of each interval, in metres."""
        return (self.high_m - self.low_m) / 2


def distance_interval(
    border: Border,
    other_borders: Sequence[Border],
    lon: _Array,
    lat: _Array,
    position_uncertainty_m: _Array,
    generalisation_m: float,
) -> DistanceInterval:
    """Smallest and largest distances to a border that positions and sources leave possible.

    Parameters
    ----------
    border : the primary source of the border
    other_borders : other sources of the same definition and coverage
    lon, lat : (n,) degrees, EPSG:4326
    position_uncertainty_m : (n,) radius of the disc that holds the true point; NaN: not known
    generalisation_m : how far the primary line lies off the true one

    Returns
    -------
    DistanceInterval
        (n,) arrays; NaN where the radius is NaN.

    Examples
    --------
    >>> import numpy as np, shapely
    >>> coast = Border(shapely.LineString([(38.1655, 47.0707), (38.2, 47.2)]))
    >>> depot = np.array([40.042361]), np.array([45.888417])
    >>> interval = distance_interval(coast, [], *depot, np.array([1500.0]), 13.0)
    >>> interval.low_m.round(-1), interval.high_m.round(-1)
    (array([193530.]), array([196550.]))
    """
    lon, lat, radius = (np.asarray(a, dtype=np.float64) for a in (lon, lat, position_uncertainty_m))
    known = np.isfinite(radius)
    low, high = np.full(lon.shape, math.nan), np.full(lon.shape, math.nan)
    position = np.full(lon.shape, math.nan)
    if known.any():
        here = lon[known], lat[known], radius[known]
        bounds = [_disc_bounds(each, *here) for each in (border, *other_borders)]
        position[known] = (bounds[0][1] - bounds[0][0]) / 2
        low[known] = np.min([b[0] for b in bounds], axis=0)
        high[known] = np.max([b[1] for b in bounds], axis=0)
    sources = (high - low) / 2 - position
    # A distance is not negative: a line nearer than its generalisation may touch the place.
    widened_low = np.maximum(0.0, low - generalisation_m)
    generalisation = (generalisation_m + low - widened_low) / 2
    return DistanceInterval(widened_low, high + generalisation_m, position, generalisation, sources)


def distance_with_uncertainty(
    border_primary: Border,
    other_borders: Sequence[Border],
    lon: float,
    lat: float,
    position_uncertainty_m: float | None,
    generalisation_m: float,
) -> DistanceReading:
    """Distance of a place to a border, its interval, standard deviation and parts.

    Parameters
    ----------
    border_primary : the source that gives the distance
    other_borders : other sources of the same definition and coverage; of another definition
        none, as those are readings of their own
    lon, lat : degrees, EPSG:4326
    position_uncertainty_m : radius of the disc that holds the true point; ``None``: not known
    generalisation_m : how far the primary line lies off the true one

    Returns
    -------
    DistanceReading

    Notes
    -----
    The standard deviation takes the place as spread evenly over its disc, and the other two
    causes as spread evenly over their half widths; variances add up. Far from the border, where
    it looks straight, the first is radius / 2.

    Examples
    --------
    >>> import shapely
    >>> coast = Border(shapely.LineString([(38.1655, 47.0707), (38.2, 47.2)]))
    >>> reading = distance_with_uncertainty(coast, [], 40.042361, 45.888417, 1500, 13)
    >>> round(reading.distance_m), round(reading.uncertainty_m), reading.parts.generalisation_m
    (195040, 1513, 13.0)
    """
    nearest = border_primary.distance(lon, lat)
    inside = bool(border_primary.contains(lon, lat)) if border_primary.is_area else None
    point = (nearest.distance_m, nearest.nearest_lon, nearest.nearest_lat, nearest.azimuth_deg)
    if position_uncertainty_m is None:
        return DistanceReading(*point, inside, None, None, None, None, None)
    interval = distance_interval(
        border_primary,
        other_borders,
        np.array([lon]),
        np.array([lat]),
        np.array([position_uncertainty_m]),
        generalisation_m,
    )
    parts = UncertaintyParts(
        position_m=float(interval.position_m[0]),
        generalisation_m=float(interval.generalisation_m[0]),
        sources_m=float(interval.sources_m[0]),
    )
    deviation = math.hypot(
        _disc_deviation(border_primary, lon, lat, position_uncertainty_m),
        parts.generalisation_m / math.sqrt(3),
        parts.sources_m / math.sqrt(3),
    )
    return DistanceReading(
        *point,
        inside,
        float(interval.low_m[0]),
        float(interval.high_m[0]),
        float(interval.uncertainty_m[0]),
        deviation,
        parts,
    )


def _disc_bounds(border: Border, lon: _Array, lat: _Array, radius: _Array) -> tuple[_Array, _Array]:
    """Smallest and largest distance from a border over discs round points.

    The distance to a set changes by at most the way that is walked, so over a disc it stays in
    [d - radius, d + radius]. The lower end is reached by walking straight to the nearest point
    (or is 0, at the border). The upper end is reached by walking straight away, as long as no
    other part of the border comes nearer; where one does by much, the disc is searched.
    """
    nearest = border.distance(lon, lat)
    low = np.maximum(0.0, nearest.distance_m - radius)
    away = _walk(lon, lat, nearest.azimuth_deg + 180.0, radius)
    high = np.asarray(border.distance(*away).distance_m)
    highest = nearest.distance_m + radius
    search = np.flatnonzero(high < highest - _CLOSE * radius)
    high = np.where(high < highest - _CLOSE * radius, np.maximum(high, nearest.distance_m), highest)
    for first in range(0, len(search), _DISCS_AT_ONCE):
        rows = search[first : first + _DISCS_AT_ONCE]
        found = _largest_in_discs(border, lon[rows], lat[rows], radius[rows])
        high[rows] = np.maximum(high[rows], found)
    return low, high


def _largest_in_discs(border: Border, lon: _Array, lat: _Array, radius: _Array) -> _Array:
    """Largest distance over each disc: trial points all over it, then steps from the best one."""
    best = np.zeros((len(lon), 2))
    largest = np.full(len(lon), -math.inf)
    rings = [_circle(_DIRECTIONS) * (ring + 1) / _RINGS for ring in range(_RINGS)]
    patterns = [np.concatenate(rings)]
    patterns += [_circle(_STEP_DIRECTIONS) / _RINGS * _SHRINK**step for step in range(_STEPS)]
    for pattern in patterns:
        trial = best[:, None, :] + pattern[None]
        # A step over the rim is drawn back onto it.
        trial /= np.maximum(1.0, np.linalg.norm(trial, axis=-1, keepdims=True))
        distance = _distance_at_offsets(border, lon, lat, radius, trial)
        rows = np.arange(len(lon)), distance.argmax(axis=1)
        better = distance[rows] > largest
        best[better] = trial[rows][better]
        largest = np.maximum(largest, distance[rows])
    return largest


def _circle(count: int) -> _Array:
    """Points (east, north) on the unit circle."""
    angle = np.arange(count) * 2 * math.pi / count
    return np.stack((np.sin(angle), np.cos(angle)), -1)


def _disc_deviation(border: Border, lon: float, lat: float, radius: float) -> float:
    """Standard deviation of the distance for a point spread evenly over a disc, in metres."""
    order = np.arange(_DISC_POINTS) + 0.5
    fraction = np.sqrt(order / _DISC_POINTS)
    angle = order * math.pi * (3 - math.sqrt(5))
    offsets = np.stack((fraction * np.sin(angle), fraction * np.cos(angle)), -1)[None]
    distance = _distance_at_offsets(
        border, np.array([lon]), np.array([lat]), np.array([radius]), offsets
    )
    return float(distance.std())


def _distance_at_offsets(
    border: Border, lon: _Array, lat: _Array, radius: _Array, offsets: _Array
) -> _Array:
    """Distances at (n, k, 2) offsets east and north of n points, in units of their radii."""
    east, north = offsets[..., 0], offsets[..., 1]
    shape = east.shape
    azimuth = np.degrees(np.arctan2(east, north))
    there = _walk(
        np.broadcast_to(lon[:, None], shape).ravel(),
        np.broadcast_to(lat[:, None], shape).ravel(),
        azimuth.ravel(),
        (np.hypot(east, north) * radius[:, None]).ravel(),
    )
    return np.asarray(border.distance(*there).distance_m).reshape(shape)


def _walk(lon: _Array, lat: _Array, azimuth_deg: _Array, length_m: _Array) -> tuple[_Array, _Array]:
    end_lon, end_lat, _ = wgs84().fwd(lon, lat, azimuth_deg, length_m)
    return np.asarray(end_lon), np.asarray(end_lat)
