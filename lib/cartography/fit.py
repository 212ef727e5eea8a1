"""The camera that shows given points within a frame."""

from __future__ import annotations

from collections.abc import Sequence
from math import log2

from lib.cartography.placement import lonlat_of_pixels, world_pixels
from lib.viewstate import Camera

__all__ = ["WHOLE_LINE", "fit_camera"]

#: West, south, east, north of the whole line: the main map's home, which the first camera means.
WHOLE_LINE = (26.0, 38.0, 140.0, 60.0)
#: Closer than this a border line shows less than it is known for.
MAX_FIT_ZOOM = 11.0


def fit_camera(
    lons: Sequence[float], lats: Sequence[float], width_px: float, height_px: float
) -> Camera:
    """Return the camera in which points just fill a frame of this size.

    Parameters
    ----------
    lons, lats
        Degrees, EPSG:4326; longitudes may run on beyond 180 where points cross it.

    Examples
    --------
    >>> fit_camera([38.17, 40.04], [47.07, 45.89], 340, 400).zoom
    7.0
    """
    pixels = [world_pixels(lon, lat) for lon, lat in zip(lons, lats, strict=True)]
    xs, ys = [x for x, _ in pixels], [y for _, y in pixels]
    # A single point spans nothing; a thousandth of a pixel of the world is some 80 m.
    wide, high = max(max(xs) - min(xs), 1e-3), max(max(ys) - min(ys), 1e-3)
    zoom = min(log2(min(width_px / wide, height_px / high)), MAX_FIT_ZOOM)
    x, y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    lon, lat = lonlat_of_pixels(x, y)
    return Camera(lon, lat, max(zoom, 0.0))
