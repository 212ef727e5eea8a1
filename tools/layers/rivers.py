"""Rivers of the base map."""

from __future__ import annotations

import shapely

from tools.layers import atlases, mercator
from tools.layers.detail import Detail
from tools.layers.features import Feature
from tools.layers.ground import land_area

__all__ = ["rivers"]

#: Pieces shorter than this (degrees) are crumbs at a winding shore, not worth a line.
MIN_PIECE_DEG = 0.02


def rivers(detail: Detail) -> list[Feature]:
    """Rivers as the atlas groups them, cut where the drawn land ends."""
    land = land_area(detail)
    shapely.prepare(land)
    drawn = []
    for number, shape in enumerate(atlases.PLOTLY.shapes("rivers"), start=1):
        simple = mercator.to_mercator(shape).simplify(detail.tolerance_m)
        if simple.length < detail.min_river_m:
            continue
        line = mercator.to_degrees(simple)
        on_land = shapely.get_parts(line.intersection(land))
        pieces = [part for part in on_land if part.length > MIN_PIECE_DEG]
        if pieces:
            drawn.append(Feature(f"river-{number:03d}", shapely.multilinestrings(pieces)))
    return drawn
