"""Where on a picture a place comes to lie."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import atan2, degrees, hypot, log2, pi

import numpy as np
import numpy.typing as npt

from lib.cartography.fit import WHOLE_LINE, fit_camera
from lib.cartography.placement import TILE_PX, lonlat_of_pixels, world_pixels
from lib.viewstate import DEFAULT, Camera
from lib.viewstate.state import MAX_ZOOM

__all__ = ["BASE_EXTENT", "Coordinates", "Frame", "as_seen", "mercator_frame"]

Coordinates = npt.NDArray[np.float64]
#: What the base map covers: west, south, east, north in degrees.
BASE_EXTENT = (-10.0, 15.0, 180.0, 85.0)
#: Width and height in pixels of the map that readers have before them on a desktop.
READERS_PX = (766, 269)
#: Room round the whole line; at its foot stands the scale bar.
EDGE_PX, FOOT_PX = 8.0, 26.0
#: The line's western end, Tikhoretsk, in degrees; its name stands on the side away from the line.
END_LON, NAME_PX = 40.0, 90.0
#: A step to the north along which scale and north are read, in degrees.
STEP_DEG = 0.01
METRES_PER_DEGREE = 111_200.0


@dataclass(frozen=True)
class Frame:
    """A picture's window on the ground; pixels are CSS pixels, y down from its top left corner."""

    width_px: float
    height_px: float
    zoom: float
    """Web Mercator zoom at which a map has this scale at the frame's centre."""
    bounds: tuple[float, float, float, float]
    """West, south, east, north in degrees, EPSG:4326: nothing outside can be seen."""
    project: Callable[[Coordinates], Coordinates]
    """(lon, lat) in degrees, one a row, to pixels."""
    unproject: Callable[[float, float], tuple[float, float]]
    """A pixel to (lon, lat) in degrees."""
    longest_deg: float = 0.0
    """Lines between vertices farther apart than this are bent by the projection; 0: none is."""

    def point(self, lon: float, lat: float) -> tuple[float, float]:
        """Return where a place lies."""
        x, y = self.project(np.array([[lon, lat]]))[0]
        return float(x), float(y)

    def px_per_m(self, lon: float, lat: float) -> float:
        """Return the scale at a place."""
        dx, dy = self._northward(lon, lat)
        return hypot(dx, dy) / (STEP_DEG * METRES_PER_DEGREE)

    def north_deg(self, lon: float, lat: float) -> float:
        """Return the direction of north at a place, degrees clockwise from the picture's top."""
        dx, dy = self._northward(lon, lat)
        return degrees(atan2(dx, -dy))

    def holds(self, x: float, y: float) -> bool:
        """Return whether a point of the picture lies in the frame."""
        return 0 <= x <= self.width_px and 0 <= y <= self.height_px

    def _northward(self, lon: float, lat: float) -> tuple[float, float]:
        (x1, y1), (x2, y2) = self.project(np.array([[lon, lat], [lon, lat + STEP_DEG]]))
        return float(x2 - x1), float(y2 - y1)


def mercator_frame(camera: Camera, width_px: float, height_px: float) -> Frame:
    """Return the frame of a camera as the page's map has it, flat and with north at the top.

    Where the camera looks beyond the base map the frame is moved back onto it.

    Examples
    --------
    >>> frame = mercator_frame(Camera(lon=130.3, lat=42.2333, zoom=7), 800, 280)
    >>> frame.point(130.3, 42.2333)
    (400.0, 140.0)
    """
    west, south, east, north = BASE_EXTENT
    start, end = world_pixels(west, north), world_pixels(east, south)
    zoom = max(camera.zoom, log2(width_px / (end[0] - start[0])))
    zoom = max(zoom, log2(height_px / (end[1] - start[1])))
    scale = 2.0**zoom
    x, y = world_pixels(camera.lon, camera.lat)
    left = _within(x * scale, width_px, start[0] * scale, end[0] * scale)
    top = _within(y * scale, height_px, start[1] * scale, end[1] * scale)

    def project(lonlat: Coordinates) -> Coordinates:
        x = (lonlat[:, 0] + 180) / 360 * TILE_PX * scale - left
        y = (0.5 - np.arcsinh(np.tan(np.radians(lonlat[:, 1]))) / (2 * pi)) * TILE_PX * scale - top
        return np.column_stack((x, y))

    def unproject(x: float, y: float) -> tuple[float, float]:
        return lonlat_of_pixels((x + left) / scale, (y + top) / scale)

    bounds = (*unproject(0, height_px), *unproject(width_px, 0))
    return Frame(width_px, height_px, zoom, bounds, project, unproject)


def _within(centre: float, size: float, low: float, high: float) -> float:
    """The start of a span of this size round a centre, moved between two bounds."""
    return min(max(centre - size / 2, low), high - size)


def as_seen(camera: Camera, width_px: float, height_px: float) -> Camera:
    """Return the camera with which a picture of this size holds what the reader's map held.

    The first camera of a visit means the whole line, whatever the size, as it does on the page.
    """
    if camera == DEFAULT.camera:
        west, south, east, north = WHOLE_LINE
        share = (END_LON - west) / (east - west)
        left = max(EDGE_PX, (NAME_PX - share * (width_px - EDGE_PX)) / (1 - share))
        room = width_px - left - EDGE_PX, height_px - EDGE_PX - FOOT_PX
        home = fit_camera((west, east), (south, north), *room)
        frame = mercator_frame(home, width_px, height_px)
        x, y = (width_px - left + EDGE_PX) / 2, (height_px + FOOT_PX - EDGE_PX) / 2
        return Camera(*frame.unproject(x, y), home.zoom)
    closer = log2(min(width_px / READERS_PX[0], height_px / READERS_PX[1]))
    return Camera(camera.lon, camera.lat, min(max(camera.zoom + closer, 0.0), MAX_ZOOM))
