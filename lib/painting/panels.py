"""The maps of a picture: one that fills its room, or two of one place at two times."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from matplotlib.axes import Axes

from lib.cartography.tokens import Theme, colours
from lib.painting.board import Board, map_axes, write
from lib.painting.label_rooms import Room
from lib.painting.typefaces import width_px

__all__ = ["TITLE_ROW", "Panel", "beside", "paint_panels", "stacked"]

#: Height of a row of titles, and the room between two maps.
TITLE_ROW, GAP = 24.0, 6.0
TITLE, BASELINE, NOTE_GAP = 13.0, 8.0, 10.0


@dataclass(frozen=True)
class Panel:
    """A map: its room in the area for maps, in pixels from its upper left, and what paints it."""

    room: Room
    paint: Callable[[Axes], None]
    """Fills an area of the room's size."""
    title: str = ""
    """Over the map, in the row that `beside` and `stacked` leave."""
    note: str = ""
    """Behind the title, smaller."""


def beside(width: float, height: float) -> tuple[Room, Room]:
    """Return the rooms of two maps of a height beside each other, each under its title.

    >>> [(room.x, room.y, room.width, room.height) for room in beside(800, 260)]
    [(0, 24.0, 397.0, 260), (403.0, 24.0, 397.0, 260)]
    """
    half = (width - GAP) / 2
    return Room(0, TITLE_ROW, half, height), Room(half + GAP, TITLE_ROW, half, height)


def stacked(width: float, height: float) -> tuple[Room, Room]:
    """Return the rooms of two maps of a height above each other, each under its title.

    >>> [(room.x, room.y, room.width, room.height) for room in stacked(770, 300)]
    [(0, 24.0, 770, 300), (0, 360.0, 770, 300)]
    """
    lower = TITLE_ROW + height + 2 * GAP + TITLE_ROW
    return Room(0, TITLE_ROW, width, height), Room(0, lower, width, height)


def paint_panels(
    on: Board, left: float, top: float, panels: Iterable[Panel], theme: Theme, margin: float = 0.0
) -> None:
    """Paint the maps of a picture whose area for them begins at a point.

    Parameters
    ----------
    margin
        No title stands farther left.
    """
    ink = colours(theme)
    for panel in panels:
        room = panel.room
        panel.paint(map_axes(on, left + room.x, top + room.y, room.width, room.height))
        x, y = max(left + room.x, margin), top + room.y - BASELINE
        write(on.page, panel.title, x, y, TITLE, ink["text1"], "700")
        after = x + width_px(panel.title, TITLE, "700") + NOTE_GAP
        write(on.page, panel.note, after, y, TITLE - 1, ink["text2"])
