"""A scale bar as long as it says: measured on the ellipsoid between the places at its ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, log10

import shapely
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from lib.cartography.tokens import Theme, colours, rgba
from lib.geodesy import geodesic_inverse
from lib.painting.board import Colour, add, write
from lib.painting.board import unit as unit_of
from lib.painting.frame import Frame
from lib.painting.label_rooms import Room
from lib.painting.typefaces import width_px
from lib.units import LENGTH_UNITS_M, NARROW_SPACE, LengthUnit, format_number

__all__ = ["ScaleBar", "paint_scale", "scale_bar"]

LONGEST_PX = 150.0
STEPS = (5, 2, 1)
ROUNDS = 8
MARGIN_PX, GAP_PX, TICK_PX, TEXT_PX = 14.0, 7.0, 5.0, 11.0
#: A bar whose ends are this much longer or shorter at the frame's top or foot names its latitude.
EVEN = 0.05
NO_LINES = shapely.MultiLineString()


@dataclass(frozen=True)
class ScaleBar:
    """A level bar round the middle of the frame's width."""

    length_m: float
    width_px: float
    text: str


def scale_bar(frame: Frame, unit: LengthUnit) -> ScaleBar:
    """Return the bar that is true at the middle of a frame.

    Its length is 1, 2 or 5 times a power of ten of the unit.

    Examples
    --------
    >>> from lib.painting.frame import mercator_frame
    >>> from lib.viewstate import Camera
    >>> frame = mercator_frame(Camera(lon=131.5, lat=42.6, zoom=7), 800, 280)
    >>> scale_bar(frame, "km").text.replace(NARROW_SPACE, " ")
    '50 km'
    """
    longest = _ground_m(frame, LONGEST_PX) / LENGTH_UNITS_M[unit]
    power = 10.0 ** floor(log10(longest))
    length = next((step for step in STEPS if step * power <= longest), 1) * power
    length_m = length * LENGTH_UNITS_M[unit]
    wide = LONGEST_PX
    for _ in range(ROUNDS):
        wide *= length_m / _ground_m(frame, wide)
    figure = format_number(length, max(0, -floor(log10(length))))
    return ScaleBar(length_m, wide, f"{figure}{NARROW_SPACE}{unit}{_where(frame)}")


def _ground_m(frame: Frame, wide: float) -> float:
    """Length on the ground of a level piece round the middle of the frame, in metres."""
    x, y = frame.width_px / 2, frame.height_px / 2
    start, end = frame.unproject(x - wide / 2, y), frame.unproject(x + wide / 2, y)
    return float(geodesic_inverse(*start, *end).distance_m)


def _where(frame: Frame) -> str:
    """The latitude at which a bar holds, where others are seen to differ."""
    x = frame.width_px / 2
    top, middle, foot = (
        frame.px_per_m(*frame.unproject(x, share * frame.height_px)) for share in (0, 0.5, 1)
    )
    if max(top, foot) / middle < 1 + EVEN:
        return ""
    lat = frame.unproject(x, frame.height_px / 2)[1]
    return f" at {abs(lat):.0f}°{NARROW_SPACE}{'S' if lat < 0 else 'N'}"


def paint_scale(
    axes: Axes,
    frame: Frame,
    theme: Theme,
    unit: LengthUnit,
    avoid: Sequence[Room] = (),
    lines: shapely.MultiLineString = NO_LINES,
) -> Room:
    """Draw the bar at the frame's lower left, or right where that covers less.

    Parameters
    ----------
    avoid
        Rooms of texts and marks that stand already.
    lines
        Lines in pixels that are better left free.

    Returns
    -------
    Room
        What the bar takes.
    """
    bar = scale_bar(frame, unit)
    wide = bar.width_px + GAP_PX + width_px(bar.text, TEXT_PX, "500")
    foot = frame.height_px - MARGIN_PX
    rooms = [
        Room(left, foot - 2 * TEXT_PX, wide, 2 * TEXT_PX + 3)
        for left in (MARGIN_PX, frame.width_px - MARGIN_PX - wide)
    ]
    room = min(
        rooms, key=lambda room: (sum(room.meets(each) for each in avoid), room.covers(lines))
    )
    ink, halo = colours(theme)["text1"], rgba(theme, "halo")
    end = room.x + bar.width_px
    xs, ys = (room.x, room.x, end, end), (foot - TICK_PX, foot, foot, foot - TICK_PX)
    strokes: tuple[tuple[Colour | str, float], ...] = ((unit_of(halo), 4.0), (ink, 1.2))
    for colour, width in strokes:
        add(axes, Line2D(xs, ys, color=colour, linewidth=width, solid_joinstyle="miter"))
    write(axes, bar.text, end + GAP_PX, foot, TEXT_PX, ink, "500", halo=halo)
    return room
