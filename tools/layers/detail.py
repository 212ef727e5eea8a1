"""How much of the ground the base map shows at each of its two ranges of zoom."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["COARSE", "FINE", "Detail"]


@dataclass(frozen=True)
class Detail:
    """One grade of the base map; metres are Mercator metres.

    ``window`` is lon_min, lat_min, lon_max, lat_max in degrees, wider than the map's frame so
    that no cut edge is seen. ``tolerance_m`` is about a pixel at the closest zoom of the grade.
    Water narrower than twice ``closing_m`` is land on this map, and land and lakes smaller than
    the two areas, and rivers shorter than ``min_river_m``, are left out.
    """

    name: str
    window: tuple[float, float, float, float]
    tolerance_m: float
    closing_m: float
    min_land_m2: float
    min_lake_m2: float
    min_river_m: float
    decimals: int


COARSE = Detail("coarse", (0, 16, 180, 77), 7_200, 2_500, 2e9, 6e9, 6e5, 3)
FINE = Detail("fine", (18, 28, 152, 67), 500, 700, 3e6, 4e8, 1e5, 4)
