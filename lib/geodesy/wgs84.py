"""PROJ's geodesics on WGS84, loaded when first asked for.

Importing pyproj takes as long as everything else in this package together; a page that only
shows distances stored before never needs it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyproj import Geod

__all__ = ["wgs84"]


@cache
def wgs84() -> Geod:
    """Return PROJ's geodesic calculator for the WGS84 ellipsoid.

    >>> round(wgs84().inv(0, 0, 90, 0)[2])
    10018754
    """
    from pyproj import Geod

    return Geod(ellps="WGS84")
