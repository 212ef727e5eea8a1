"""Boundary lines between countries, as recognised: no line at Perekop, none in Kerch strait."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from itertools import pairwise

import shapely
from shapely import LineString
from shapely.geometry.base import BaseGeometry

from tools.layers import geo_maps, mercator
from tools.layers.detail import Detail
from tools.layers.features import Feature
from tools.layers.ground import land_area

__all__ = ["boundary_lines"]

#: Pieces of boundary shorter than this (degrees) are crumbs of an inlet, not worth a line.
MIN_PIECE_DEG = 0.02

Pair = tuple[str, str]


def boundary_lines(detail: Detail) -> list[Feature]:
    """A feature for each pair of neighbours, such as ``PRK-RUS``, ending where the land does.

    The lines come from outlines that reach out to sea, so that those along rivers run in the
    middle of the stream; what lies off the drawn land is cut away.
    """
    land = land_area(detail)
    shapely.prepare(land)
    features = []
    for (one, other), line in sorted(_shared_lines().items()):
        drawn = _generalised(line, detail)
        if not drawn.intersects(land):
            continue
        on_land = shapely.line_merge(drawn.intersection(land))
        pieces = [part for part in shapely.get_parts(on_land) if part.length > MIN_PIECE_DEG]
        if pieces:
            features.append(Feature(f"{one}-{other}", shapely.multilinestrings(pieces)))
    return features


def _generalised(line: BaseGeometry, detail: Detail) -> BaseGeometry:
    return mercator.to_degrees(mercator.to_mercator(line).simplify(detail.tolerance_m))


@cache
def _shared_lines() -> dict[Pair, BaseGeometry]:
    """The lines that two outlines have in common, by the pair of countries in order."""
    owner: dict[frozenset[geo_maps.Point], list[str]] = defaultdict(list)
    for iso3, parts in geo_maps.source_polygons(geo_maps.WITH_WATERS).items():
        for part in parts:
            for edge in pairwise(part[0]):
                owner[frozenset(edge)].append(iso3)
    shared: dict[Pair, list[LineString]] = defaultdict(list)
    for edge, countries in owner.items():
        pair = tuple(sorted(set(countries)))
        if len(pair) == 2 and len(edge) == 2:
            shared[pair].append(LineString(sorted(edge)))
    return {pair: geo_maps.joined(edges) for pair, edges in shared.items()}
