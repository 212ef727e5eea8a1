"""Boundary lines between countries, as recognised: no line at Perekop, none in Kerch strait."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import groupby, pairwise

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

#: How far apart (degrees) two countries' own lines of one border may run.
BESIDE_DEG = 0.1

Pair = tuple[str, str]
Edge = tuple[geo_maps.Point, geo_maps.Point]


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
    """The line between each two neighbours, by the pair of countries in alphabetical order."""
    owners = _owners()
    lines: dict[Pair, list[LineString]] = defaultdict(list)
    for iso3, parts in geo_maps.source_polygons(geo_maps.WITH_WATERS).items():
        for part in parts:
            for other, edges in _stretches(part[0], iso3, owners):
                if other > iso3:
                    lines[iso3, other].append(LineString([edges[0][0], *(to for _, to in edges)]))
    return {pair: geo_maps.joined(pieces) for pair, pieces in lines.items()}


def _owners() -> dict[frozenset[geo_maps.Point], set[str]]:
    owners: dict[frozenset[geo_maps.Point], set[str]] = defaultdict(set)
    for iso3, parts in geo_maps.source_polygons(geo_maps.WITH_WATERS).items():
        for part in parts:
            for edge in pairwise(part[0]):
                owners[frozenset(edge)].add(iso3)
    return owners


def _stretches(
    ring: geo_maps.Ring, iso3: str, owners: dict[frozenset[geo_maps.Point], set[str]]
) -> Iterator[tuple[str, list[Edge]]]:
    """The ring's stretches along one neighbour each, with that neighbour.

    In places the survey holds a line of each country's own, side by side. A stretch that no
    neighbour shares but that lies between two stretches of the same neighbour, never far from
    that neighbour's outline, is drawn too; one that leaves it, as where claims overlap, is not.
    """
    runs = [
        (other, list(edges))
        for other, edges in groupby(pairwise(ring), lambda edge: _neighbour(edge, iso3, owners))
    ]
    for (before, _), (other, edges), (after, _) in zip(
        [*runs[-1:], *runs[:-1]], runs, [*runs[1:], *runs[:1]], strict=True
    ):
        if other:
            yield other, edges
        elif before and before == after and _beside(edges, before):
            yield before, edges


def _neighbour(edge: Edge, iso3: str, owners: dict[frozenset[geo_maps.Point], set[str]]) -> str:
    return min(owners[frozenset(edge)] - {iso3}, default="")


def _beside(edges: list[Edge], neighbour: str) -> bool:
    points = shapely.points([to for _, to in edges])
    return bool(shapely.dwithin(_outline(neighbour), points, BESIDE_DEG).all())


@cache
def _outline(iso3: str) -> BaseGeometry:
    lines = shapely.multilinestrings(
        [LineString(ring) for ring in geo_maps.exterior_rings(iso3, geo_maps.WITH_WATERS)]
    )
    shapely.prepare(lines)
    return lines
