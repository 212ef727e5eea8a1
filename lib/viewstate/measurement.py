"""What a reader measured on the map: rulers, areas, points to a border, rings."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Literal, get_args

__all__ = ["COORDINATE_DECIMALS", "Measurement", "MeasurementKind", "Point", "canonical_point"]

#: (lon, lat) in degrees, EPSG:4326.
Point = tuple[float, float]
MeasurementKind = Literal["ruler", "area", "border", "ring"]

#: Decimals that a link carries; 0.0001 degrees is 11 m, far below any position of the record.
COORDINATE_DECIMALS = 4
#: Half the Earth's circumference in metres: no two points are farther apart.
MAX_RADIUS_M = 20_004_000
MIN_POINTS: dict[str, int] = {"ruler": 2, "area": 3, "border": 1, "ring": 1}
BORDER_ID = re.compile(r"[a-z][a-z0-9-]{0,63}", re.ASCII)


def canonical_point(lon: float, lat: float) -> Point:
    """Return a point as links carry it: longitude in [-180, 180), four decimals.

    Parameters
    ----------
    lon, lat
        Degrees, EPSG:4326. A longitude beyond the antimeridian, as a map that was dragged
        round the world reports it, is brought back.

    Raises
    ------
    ValueError
        If a coordinate is not finite, or the latitude is beyond a pole.

    Examples
    --------
    >>> canonical_point(40.0423611, 45.8884167)  # Tikhoretsk
    (40.0424, 45.8884)
    >>> canonical_point(190, 60)
    (-170.0, 60.0)
    """
    if not (math.isfinite(lon) and math.isfinite(lat)):
        raise ValueError("has a coordinate that is no number")
    if abs(lat) > 90:
        raise ValueError("has a latitude beyond 90 degrees")
    wrapped = lon if -180 <= lon < 180 else (lon + 180) % 360 - 180
    rounded = round(wrapped, COORDINATE_DECIMALS) + 0.0  # + 0.0 turns -0.0 into 0.0
    if rounded >= 180:
        rounded -= 360
    return rounded, round(float(lat), COORDINATE_DECIMALS) + 0.0


@dataclass(frozen=True, slots=True)
class Measurement:
    """One measurement: what was clicked, never its result.

    The figure is computed anew from the points whenever the state is shown, so that a link
    cannot carry a wrong one.

    Raises
    ------
    ValueError
        If the kind is unknown, or the points, border or radius do not suit it.

    Examples
    --------
    >>> Measurement("border", ((40.0423611, 45.8884167),), border="ukraine").points
    ((40.0424, 45.8884),)
    """

    kind: MeasurementKind
    """ruler (length of the legs), area (closed by itself), border (to the nearest point of a
    border), ring (all points at one distance)."""
    points: tuple[Point, ...]
    """(lon, lat) in degrees: two or more of a ruler, three or more of an area, else one."""
    border: str = ""
    """Id of the border that is measured to; only for ``border``."""
    radius_m: int = 0
    """Radius in whole metres; only for ``ring``."""

    def __post_init__(self) -> None:
        if self.kind not in get_args(MeasurementKind):
            raise ValueError("is no kind of measurement")
        points = tuple(canonical_point(lon, lat) for lon, lat in self.points)
        object.__setattr__(self, "points", points)
        fewest = MIN_POINTS[self.kind]
        if len(points) < fewest or (fewest == 1 and len(points) > 1):
            raise ValueError(f"has {len(points)} points, which is no {self.kind}")
        if (self.kind == "border") != bool(self.border):
            raise ValueError("needs a border for a distance to a border, and only then")
        if self.border and not BORDER_ID.fullmatch(self.border):
            raise ValueError("names a border by something that is no id")
        if (self.kind == "ring") != (self.radius_m != 0):
            raise ValueError("needs a radius for a ring, and only then")
        if not 0 <= self.radius_m <= MAX_RADIUS_M:
            raise ValueError("has a radius below 1 m or beyond half the Earth")
