"""Distances, directions, lengths, areas and rings on the WGS84 ellipsoid."""

from __future__ import annotations

from lib.geodesy.border import Border, BorderDistance
from lib.geodesy.geodesic import (
    GeodesicEnd,
    GeodesicInverse,
    geodesic_area,
    geodesic_direct,
    geodesic_inverse,
    geodesic_length,
    geodesic_line,
    ring,
)
from lib.geodesy.outline import outline
from lib.geodesy.rings import RangeRing, range_rings
from lib.geodesy.routes import LengthRange, Route, joined_route, leg_length_range
from lib.geodesy.separation import (
    NearestFeature,
    Separation,
    distance_between,
    nearest_feature,
)

__all__ = [
    "Border",
    "BorderDistance",
    "GeodesicEnd",
    "GeodesicInverse",
    "LengthRange",
    "NearestFeature",
    "RangeRing",
    "Route",
    "Separation",
    "distance_between",
    "geodesic_area",
    "geodesic_direct",
    "geodesic_inverse",
    "geodesic_length",
    "geodesic_line",
    "joined_route",
    "leg_length_range",
    "nearest_feature",
    "outline",
    "range_rings",
    "ring",
]
